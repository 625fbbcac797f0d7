"""What came of holding a passage against a claim."""

from dataclasses import dataclass

from claims.models import Alignment, Attribution, Finding, Precision, Stance


@dataclass(frozen=True, slots=True)
class Held:
    """A passage held against a claim."""

    stance: Stance
    findings: tuple[Finding, ...]
    coverage: float
    rule: str
    attribution: Attribution | None
    precision: Precision | None
    alignment: Alignment | None = None
    """Of quoted words, where claim and passage share a language."""
