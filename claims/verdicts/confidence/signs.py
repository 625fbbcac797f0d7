"""The readable signs of a ruling and of what it stands on; none of them knows a language."""

from collections.abc import Mapping, Sequence
from math import log
from types import MappingProxyType

from claims.models import Claim, ClaimKind, Evidence, Finding, FindingName, Label, Likelihood, Slot, Stance
from claims.verdicts.rules import Ruling

Signs = Mapping[str, float]

_FEW = 3
"""Parts of a claim up to which it says hardly anything that could be told from something else."""
_OPEN = frozenset({FindingName.NOT_COVERED, FindingName.WIDER_EVIDENCE, FindingName.NARROWER_EVIDENCE})
_PARTS = _OPEN | {FindingName.COVERED}
_AGAINST = frozenset(
    {
        FindingName.FIGURE_DIFFERS,
        FindingName.TIME_DIFFERS,
        FindingName.PLACE_DIFFERS,
        FindingName.PERSON_DIFFERS,
        FindingName.KIND_DIFFERS,
        FindingName.DIRECTION_DIFFERS,
        FindingName.NEGATION_DIFFERS,
        FindingName.OPPOSITE,
        FindingName.ROLES_SWAPPED,
    }
)
_HALF = 0.5
_FURTHEST = 0.02
"""Shares nearer to 0 or 1 than this are taken for this: no single sign may outweigh all others."""


def signs_of(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], best: Evidence) -> Signs:
    """What speaks for and against a ruling that stands on a piece of evidence, by the name that an editor reads.

    Args:
        claim: The claim.
        ruling: The ruling.
        evidence: All that passed the gates, for what else is said.
        best: The piece whose reading is judged; of two sides that disagree, the one that is asked for.
    """
    signs = {
        **_of_parts(best.findings),
        **_of_ruling(claim, ruling, best),
        **_of_others(evidence),
        "uncovered": 1 - best.coverage,
        "likelihood": _log_odds(best.likelihood, best.stance),
    }
    return MappingProxyType({name: value for name, value in signs.items() if value})


def _of_parts(findings: Sequence[Finding]) -> dict[str, float]:
    """How much of the claim is left open: in all, by the question that a part answers, and how little there is."""
    parts = [finding for finding in findings if finding.name in _PARTS]
    if not parts:
        return {}
    return {
        "few parts": float(len(parts) <= _FEW),
        "wider": _share(parts, {FindingName.WIDER_EVIDENCE}),
        **{f"open: {slot}": _share([part for part in parts if part.slot is slot], _OPEN) for slot in Slot},
    }


def _share(parts: Sequence[Finding], names: frozenset[FindingName] | set[FindingName]) -> float:
    return sum(part.name in names for part in parts) / len(parts) if parts else 0.0


def _of_ruling(claim: Claim, ruling: Ruling, best: Evidence) -> dict[str, float]:
    """What was decided, by which difference, and whether between two languages."""
    differing = next((finding for finding in best.findings if finding.name in _AGAINST), None)
    refutes = best.stance is Stance.REFUTES
    return {
        "refutes": float(refutes),
        **({f"by {differing.name}": 1.0} if refutes and differing is not None else {}),
        "sources disagree": float(ruling.label is Label.CONFLICTING),
        "quotation": float(claim.kind is ClaimKind.QUOTATION),
        "somebody's words": float(claim.speaker is not None),
        "across languages": float(claim.language != best.origin.language),
    }


def _of_others(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Whether something else came near to saying otherwise."""
    return {"others differ": float(any(item.stance is Stance.MENTIONS and _differs(item) for item in evidence))}


def _differs(item: Evidence) -> bool:
    return item.coverage >= _HALF and any(finding.name in _AGAINST for finding in item.findings)


def _log_odds(likelihood: Likelihood | None, stance: Stance) -> float:
    """How likely the fitted comparison takes the stance of the evidence for; 0, which says nothing, without one."""
    if likelihood is None:
        return 0.0
    share = likelihood.supports if stance is Stance.SUPPORTS else likelihood.refutes
    share = min(1 - _FURTHEST, max(_FURTHEST, share))
    return log(share / (1 - share))
