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


def attribution_of(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], likeness: float) -> Said | None:
    """Whether it was said; None for nobody's words, and where sources disagree on it or are too unsure.

    Args:
        claim: Whose speaker is in question.
        ruling: What was decided on it.
        evidence: What the sources say.
        likeness: From which likeness quoted words and those of a source were compared word by word.
    """
    if claim.speaker is None:
        return None
    if claim.kind is ClaimKind.QUOTATION and (ruling.label is Label.CONFLICTING or ruling.rule == "too_unsure"):
        return None
    for stance, attribution in ((Stance.SUPPORTS, Attribution.CONFIRMED), (Stance.REFUTES, Attribution.ALTERED)):
        told = [item for item in evidence if item.attribution is attribution]
        found = (item for item in told if item.stance is stance or _has_the_words(item, claim, likeness))
        first = min(found, key=lambda item: item.origin.tier, default=None)
        if first is not None:
            return Said(attribution, first)
    return Said(Attribution.NOT_FOUND, None)


def _has_the_words(item: Evidence, claim: Claim, likeness: float) -> bool:
    """Whether evidence that leaves open whether it is true has the words, or most of them, in its speaker's mouth."""
    worded = item.alignment is not None and item.alignment.score >= likeness
    return worded and claim.kind is not ClaimKind.QUOTATION
