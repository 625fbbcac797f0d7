"""Where in the stored text the words of every finding stand."""

from collections.abc import Iterable

from claims.models import Finding, Passage, Span
from claims.text.align import align


def placed(findings: Iterable[Finding], passage: Passage) -> tuple[Finding, ...]:
    """Findings whose spans count in the stored text: of their parts, else where the same words stand in the passage."""
    return tuple(finding.model_copy(update={"span": _place(finding, passage)}) for finding in findings)


def _place(finding: Finding, passage: Passage) -> Span | None:
    inside = _inside(finding, passage.text)
    return None if inside is None else inside.moved(passage.span.start)


def _inside(finding: Finding, text: str) -> Span | None:
    """Where the words stand in a passage; a span that was counted in another text, a question for example, is none."""
    if finding.evidence is None:
        return None
    if finding.span is not None and finding.span.of(text).split() == finding.evidence.split():
        return finding.span
    if finding.evidence not in text:
        return None
    return align(finding.evidence, text).span if align(finding.evidence, text).closeness == 1 else None
