"""From the parts that were compared to what a passage says to a claim. Similarity has no part in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.evidence.asked import Asked, asked_in
from claims.evidence.conflicts import conflicts
from claims.evidence.doubts import doubts, is_bare
from claims.evidence.held import Held
from claims.evidence.match import Match, finding
from claims.evidence.matches import coverage, own_coverage, touched
from claims.evidence.quoting import by_wording, compare_quoted, naming_the_speaker, without_doubts_of_words
from claims.evidence.sides import Sides, Speakers, counted, take_apart
from claims.language.tables import Language
from claims.language.words import spelled
from claims.models import Attribution, Claim, Finding, FindingName, Passage, Precision, Stance
from claims.parts.figures import compare_figures
from claims.parts.matching import Relation
from claims.parts.statement import PartKind
from claims.policy import Policy


def hold_against(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Held | None:
    """What a passage says to a claim, or None where it hardly touches it."""
    asked = asked_in(passage)
    if asked is not None:
        question = passage.model_copy(update={"text": asked.question, "before": ""})
        sides = take_apart(claim, question, today, policy)
        held = _held(sides, policy)
        if held is not None:
            return _answered(held, sides, asked)
    return _held(take_apart(claim, passage, today, policy), policy)


def _answered(held: Held, sides: Sides, asked: Asked) -> Held:
    """What a question says to a claim, as it is answered."""
    if held.stance is Stance.MENTIONS:
        return held
    if asked.affirmed and not _is_limited(asked.answer, sides.told.table):
        return held
    if asked.affirmed or held.stance is Stance.REFUTES or is_bare(sides) or not _asks_no_more(sides):
        unsure = Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=asked.wording)
        return replace(held, stance=Stance.MENTIONS, findings=(*held.findings, unsure), rule="parts_open")
    denied = Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content, evidence=asked.wording)
    findings = (denied, *held.findings)
    return replace(held, stance=Stance.REFUTES, findings=findings, rule=denied.name.value, precision=None)


def _is_limited(answer: str, table: Language) -> bool:
    """Whether an answer goes on with what takes back a part of it: "Yes, but only in Lenham"."""
    limiting = {*table.qualifiers.degrees, *table.qualifiers.exceptions, *table.clauses.contrasting, *table.hedges}
    return bool({*spelled(answer.casefold(), table.code)} & {*limiting, *table.negation.clause})


def _asks_no_more(sides: Sides) -> bool:
    """Whether a question asks for nothing that the claim does not say: who did it elsewhere may have done it here."""
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    light = {*sides.told.table.clauses.light, *sides.told.table.clauses.auxiliaries}
    return all(part in matched or part.verb in light for part in sides.told.parts if not part.attribute)


def _held(sides: Sides, policy: Policy) -> Held | None:
    deciding = counted(sides)
    wordings = compare_quoted(sides)
    said_part = coverage(deciding, policy)
    if max(said_part, coverage(sides.found, policy)) < policy.comparison.mentions_from and not wordings.found:
        return _touching(sides, said_part, policy)
    against = without_doubts_of_words(wordings, sides, conflicts(sides))
    reasons = without_doubts_of_words(wordings, sides, doubts(sides, wordings.speakers))
    held = _by_parts(sides, wordings.speakers, against, naming_the_speaker(wordings, reasons))
    return by_wording(held, wordings, sides, reasons)


def _by_parts(sides: Sides, speakers: Speakers, against: Sequence[Finding], reasons: Sequence[Finding]) -> Held:
    """What the parts decide, where conflicts and doubts are known."""
    policy, deciding = sides.policy, counted(sides)
    said_part = coverage(deciding, policy)
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


def _touching(sides: Sides, said_part: float, policy: Policy) -> Held | None:
    """A passage that has the names and more of a claim, and tells something else of them."""
    named = any(match.claim.kind is PartKind.NAME and not match.claim.adjective for match in sides.own)
    if not named or touched(sides.said, sides.told, policy) < policy.comparison.mentions_from:
        return None
    attribution = None if sides.claim.speaker is None else Attribution.NOT_FOUND
    return Held(Stance.MENTIONS, _covered(sides.found), said_part, "parts_open", attribution, None)


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
