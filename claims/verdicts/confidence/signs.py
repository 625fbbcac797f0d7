"""The readable signs of a ruling and of what it stands on; none of them knows a language."""

from collections.abc import Mapping, Sequence
from math import log
from types import MappingProxyType

from claims.models import CONFLICTS, Attribution, Evidence, Finding, FindingName, Label, Likelihood, Slot, Stance
from claims.verdicts.rules import Ruling

Signs = Mapping[str, float]

_OPEN = frozenset({FindingName.NOT_COVERED, FindingName.WIDER_EVIDENCE, FindingName.NARROWER_EVIDENCE})
_PARTS = _OPEN | {FindingName.COVERED}
_FURTHEST = 0.02
"""Shares nearer to 0 or 1 than this are taken for this: no single sign may outweigh all others."""


def signs_of(ruling: Ruling, best: Evidence) -> Signs:
    """What speaks for and against a ruling that stands on a piece of evidence, by the name that an editor reads.

    Args:
        ruling: The ruling.
        best: The piece whose reading is judged; of two sides that disagree, the one that is asked for.
    """
    signs = {
        **_of_parts(best),
        **_of_ruling(ruling, best),
        "uncovered": 1 - best.coverage,
        "likelihood": _log_odds(best.likelihood, best.stance),
    }
    return MappingProxyType({name: value for name, value in signs.items() if value})


def _of_parts(best: Evidence) -> dict[str, float]:
    """How much of the claim is left open, by the question that a part answers, and how much is said less exactly.

    Who said it is not asked again where that was confirmed, if by another name: "the ministry" for its minister.
    """
    parts = [finding for finding in best.findings if finding.name in _PARTS]
    asked = [slot for slot in Slot if slot is not Slot.WHO or best.attribution is not Attribution.CONFIRMED]
    if not parts:
        return {}
    return {
        "wider": _share(parts, {FindingName.WIDER_EVIDENCE}),
        **{f"open: {slot}": _share([part for part in parts if part.slot is slot], _OPEN) for slot in asked},
    }


def _share(parts: Sequence[Finding], names: frozenset[FindingName] | set[FindingName]) -> float:
    return sum(part.name in names for part in parts) / len(parts) if parts else 0.0


def _of_ruling(ruling: Ruling, best: Evidence) -> dict[str, float]:
    """What was decided, and by which difference."""
    differing = next((finding for finding in best.findings if finding.name in CONFLICTS), None)
    refutes = best.stance is Stance.REFUTES
    return {
        "refutes": float(refutes),
        **({f"by {differing.name}": 1.0} if refutes and differing is not None else {}),
        "sources disagree": float(ruling.label is Label.CONFLICTING),
    }


def _log_odds(likelihood: Likelihood | None, stance: Stance) -> float:
    """How likely the fitted comparison takes the stance of the evidence for; 0, which says nothing, without one."""
    if likelihood is None:
        return 0.0
    share = likelihood.supports if stance is Stance.SUPPORTS else likelihood.refutes
    share = min(1 - _FURTHEST, max(_FURTHEST, share))
    return log(share / (1 - share))
