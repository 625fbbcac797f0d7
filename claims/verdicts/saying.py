"""Whether it was said, apart from whether it is true."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.models import Attribution, Claim, ClaimKind, Evidence, Label, Stance
from claims.verdicts.rules import Ruling


@dataclass(frozen=True, slots=True)
class Said:
    """Whether a speaker was found to have said it, and the evidence that tells."""

    attribution: Attribution
    evidence: Evidence | None
    """None where nobody has the words."""


def attribution_of(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence]) -> Said | None:
    """Whether it was said; None for nobody's words, and where sources disagree on it."""
    if claim.speaker is None:
        return None
    if claim.kind is ClaimKind.QUOTATION and ruling.label is Label.CONFLICTING:
        return None
    for stance, attribution in ((Stance.SUPPORTS, Attribution.CONFIRMED), (Stance.REFUTES, Attribution.ALTERED)):
        found = (item for item in evidence if (item.stance, item.attribution) == (stance, attribution))
        first = min(found, key=lambda item: item.origin.tier, default=None)
        if first is not None:
            return Said(attribution, first)
    return Said(Attribution.NOT_FOUND, None)
