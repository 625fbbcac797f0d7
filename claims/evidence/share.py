"""A share that a passage counts: "14 of the 20 schools have 5 %" says how many did not."""

from datetime import date

from claims.language.units import in_base_unit
from claims.models import Claim, Evidence, Finding, FindingName, Passage, Slot, Stance, Working
from claims.parts.figures import compare_value
from claims.parts.matching import Relation, relate
from claims.parts.reading import read_claim, read_passage, read_statement
from claims.parts.shares import ShareClaim, share_claim
from claims.parts.statement import PartKind
from claims.policy import Policy


def hold_share_against(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence | None:
    """What a counted share says to a claimed one with the same threshold, or None where it is about something else."""
    asked = share_claim(read_claim(claim, today))
    told = read_passage(passage)
    counted = share_claim(told) if asked is not None else None
    if asked is None or counted is None or counted.claimed.fraction is None or asked.claimed.fraction is None:
        return None
    if asked.whole is not None or in_base_unit(asked.threshold) != in_base_unit(counted.threshold):
        return None
    known = _share_of_subject_known(asked, passage, policy)
    if known < policy.tables.share_subject_from or any(segment.hedged for segment in told.segments):
        return None
    part, whole = counted.claimed.fraction
    turned = asked.reaches != counted.reaches
    value = (whole - part) / whole if turned else part / whole
    agreement = compare_value(asked.claimed, value, policy.tolerances)
    fraction = asked.claimed.fraction
    return Evidence(
        claim=claim.id,
        origin=passage.origin,
        quote=passage.text,
        span=passage.span,
        stance=Stance.SUPPORTS if agreement.agrees else Stance.REFUTES,
        findings=(
            Finding(
                name=FindingName.COVERED if agreement.agrees else FindingName.FIGURE_DIFFERS,
                claim=asked.claimed.text,
                evidence=counted.claimed.text,
                slot=Slot.HOW_MUCH,
            ),
        ),
        coverage=known,
        rule="share_counted_in_text",
        precision=agreement.precision,
        working=Working(
            expression=f"({whole} - {part}) / {whole}" if turned else f"{part} / {whole}",
            value=value,
            claimed=f"{fraction[0]}/{fraction[1]}",
            cells=(counted.claimed.text,),
        ),
    )


def _share_of_subject_known(asked: ShareClaim, passage: Passage, policy: Policy) -> float:
    """How much of what is measured, and of whom, the passage names; 0 where it lacks a name that is no adjective."""
    origin = passage.origin
    texts = (passage.text, passage.before, origin.title, origin.publisher)
    others = [part for text in texts if text for part in read_statement(text, origin.language, None).parts]
    found = [p for p in asked.subject if any(relate(p, o, policy) in (Relation.SAME, Relation.WIDER) for o in others)]
    names = [part for part in asked.subject if part.kind is PartKind.NAME]
    if any(name not in found for name in names):
        return 0.0
    return len(found) / len(asked.subject) if asked.subject else 0.0
