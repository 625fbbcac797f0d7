"""One verdict for one claim."""

from collections.abc import Sequence
from datetime import date

from claims.models import Attribution, Claim, ClaimKind, Evidence, Hearing, Label, Stance, Verdict
from claims.policy import Policy
from claims.verdicts.reasons import reason
from claims.verdicts.rules import RULES, Ruling, nothing_found

_DECIMALS = 2


def decide(claim: Claim, evidence: Sequence[Evidence], hearing: Hearing, as_of: date, policy: Policy) -> Verdict:
    """The verdict on a claim.

    Args:
        claim: A claim that can be checked.
        evidence: What eligible sources say to it.
        hearing: Who answered; sources that did not are named where they may have mattered.
        as_of: The day whose knowledge counts.
        policy: Confidence, and how much evidence is shown.
    """
    current = _newest(evidence)
    ruling = _first_match(claim, current, hearing)
    shown = _shown(ruling, current, policy)
    first = ruling.standing_on[0] if ruling.standing_on and ruling.label is not Label.NOT_ENOUGH_EVIDENCE else None
    return Verdict(
        label=ruling.label,
        precision=first.precision if first is not None else None,
        confidence=_confidence(ruling, policy),
        rule=ruling.rule,
        because=reason(claim, ruling, hearing, as_of, policy),
        as_of=as_of,
        attribution=_attribution(claim, ruling, current, policy.comparison.quotation_likeness),
        evidence=shown,
    )


def _first_match(claim: Claim, evidence: Sequence[Evidence], hearing: Hearing) -> Ruling:
    for rule in RULES:
        ruling = rule(claim, evidence)
        if ruling is not None:
            return ruling
    return nothing_found(hearing)


def _newest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence without the figures that their own publisher has worked out anew since."""
    return [item for item in evidence if not any(_supersedes(other, item) for other in evidence)]


def _supersedes(newer: Evidence, older: Evidence) -> bool:
    if newer.working is None or older.working is None or newer.origin.publisher != older.origin.publisher:
        return False
    dates = newer.origin.published_on, older.origin.published_on
    return newer.stance is not older.stance and dates[0] is not None and dates[1] is not None and dates[0] > dates[1]


def _shown(ruling: Ruling, evidence: Sequence[Evidence], policy: Policy) -> tuple[Evidence, ...]:
    """What the verdict stands on first, then what else touches the claim; one passage a source."""
    shown: list[Evidence] = list(ruling.standing_on[: policy.retrieval.shown_per_claim])
    for item in evidence:
        seen = any(other.origin.source == item.origin.source for other in shown)
        if len(shown) < policy.retrieval.shown_per_claim and not seen:
            shown.append(item)
    return tuple(shown)


def _confidence(ruling: Ruling, policy: Policy) -> float:
    numbers = policy.confidence
    if ruling.label is Label.NOT_ENOUGH_EVIDENCE or not ruling.standing_on:
        return numbers.none
    best = ruling.standing_on[0]
    if best.working is not None:
        return numbers.worked_figure
    ceiling = {1: numbers.tier_1, 2: numbers.tier_2, 3: numbers.tier_3}[best.origin.tier]
    confirmed = ruling.label is not Label.CONFLICTING and any(_is_second(item, best) for item in ruling.standing_on)
    more = numbers.second_origin if confirmed else 0.0
    return round(min(1.0, ceiling * best.coverage + more), _DECIMALS)


def _is_second(item: Evidence, first: Evidence) -> bool:
    """Whether evidence comes from another publisher and is no copy of the first, as agency reports often are."""
    publishers = {_plain(item.origin.publisher), _plain(first.origin.publisher)}
    return len(publishers) > 1 and _plain(item.quote) != _plain(first.quote)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _attribution(claim: Claim, ruling: Ruling, evidence: Sequence[Evidence], likeness: float) -> Attribution | None:
    """Whether it was said, apart from whether it is true; None for nobody's words, and where sources disagree on it."""
    if claim.speaker is None:
        return None
    if claim.kind is ClaimKind.QUOTATION and ruling.label is Label.CONFLICTING:
        return None
    found = {item.attribution for item in evidence if _tells_what_was_said(item, claim, likeness)}
    order = (Attribution.CONFIRMED, Attribution.ALTERED)
    return next((attribution for attribution in order if attribution in found), Attribution.NOT_FOUND)


def _tells_what_was_said(item: Evidence, claim: Claim, likeness: float) -> bool:
    """Whether evidence decides, or leaves open only whether it is true: it has the words, or most of them."""
    if item.stance in (Stance.SUPPORTS, Stance.REFUTES):
        said = item.stance is Stance.SUPPORTS
        return item.attribution is (Attribution.CONFIRMED if said else Attribution.ALTERED)
    worded = item.alignment is not None and item.alignment.score >= likeness
    return worded and claim.kind is not ClaimKind.QUOTATION
