"""From the parts that were compared to what a passage says to a claim. Similarity has no part in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.evidence.conflicts import conflicts
from claims.evidence.doubts import doubts, is_bare
from claims.evidence.match import Match, finding
from claims.evidence.matches import coverage, own_coverage
from claims.evidence.sides import Sides, Speakers, counted, hear, take_apart
from claims.models import Attribution, Claim, Finding, FindingName, Passage, Precision, Stance
from claims.parts.figures import compare_figures
from claims.parts.matching import Relation
from claims.parts.statement import PartKind
from claims.policy import Policy


@dataclass(frozen=True, slots=True)
class Held:
    """A passage held against a claim."""

    stance: Stance
    findings: tuple[Finding, ...]
    coverage: float
    rule: str
    attribution: Attribution | None
    precision: Precision | None


def hold_against(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Held | None:
    """What a passage says to a claim, or None where it hardly touches it."""
    sides = take_apart(claim, passage, today, policy)
    deciding = counted(sides)
    said_part = coverage(deciding, policy)
    if max(said_part, coverage(sides.found, policy)) < policy.comparison.mentions_from:
        return None
    speakers = hear(sides)
    against = conflicts(sides)
    reasons = doubts(sides, speakers)
    findings = (*_covered(sides.found), *against, *reasons)
    said = _attribution(sides, speakers, against, reasons)
    own = own_coverage(deciding, policy) >= policy.comparison.own_from
    if not against and not reasons and own and said_part >= policy.comparison.supports_from:
        return Held(Stance.SUPPORTS, findings, said_part, "parts_agree", said, _precision(sides, policy))
    forgiven = [match for match in sides.found if match.conflicts or _is_turned_round(match, against)]
    rest = coverage(deciding, policy, forgiven=forgiven)
    if against and not reasons and rest >= policy.comparison.refutes_from and not is_bare(sides):
        return Held(Stance.REFUTES, findings, rest, against[0].name.value, said, None)
    return Held(Stance.MENTIONS, findings, said_part, "parts_open", said, None)


def _covered(found: Sequence[Match]) -> tuple[Finding, ...]:
    names = {Relation.SAME: FindingName.COVERED, Relation.WIDER: FindingName.WIDER_EVIDENCE}
    return tuple(
        finding(names[match.relation], match)
        if match.relation in names
        else finding(FindingName.NOT_COVERED, replace(match, evidence=None))
        for match in found
        if not match.conflicts
    )


def _is_turned_round(match: Match, against: Sequence[Finding]) -> bool:
    return any(finding.claim == match.claim.text for finding in against)


def _precision(sides: Sides, policy: Policy) -> Precision | None:
    """How the claimed figure relates to the one in the passage, where the claim has one."""
    for match in sides.found:
        said, told = match.claim.quantity, match.evidence.quantity if match.evidence is not None else None
        if match.claim.kind is PartKind.FIGURE and said is not None and told is not None:
            return compare_figures(said, told, policy.tolerances).precision
    return None


def _attribution(
    sides: Sides, speakers: Speakers, against: Sequence[Finding], reasons: Sequence[Finding]
) -> Attribution | None:
    """Whether the claim's speaker was found to have said it."""
    if sides.claim.speaker is None:
        return None
    if not speakers.agree:
        return Attribution.NOT_FOUND
    if against:
        return Attribution.ALTERED
    return Attribution.NOT_FOUND if reasons else Attribution.CONFIRMED
