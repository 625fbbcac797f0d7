"""Why a verdict should be looked at by a person before it is published."""

from collections.abc import Iterator, Mapping

from claims.models import Attribution, Doubt, Label, Report, Rounding, Ruling, Verdict, numbered
from claims.policy.reviews import Reviews

_DECISIVE = (Label.SUPPORTED, Label.REFUTED)


def doubts_of(report: Report, approved: Mapping[str, Ruling], numbers: Reviews) -> dict[str, tuple[Doubt, ...]]:
    """The doubts about every verdict that has any, by the id of its claim, in the order of the report.

    Args:
        report: What is to be reviewed.
        approved: What was last published of the claims of its article.
        numbers: From when on a figure is near, and publishers are few.
    """
    found = {
        checked.claim.id: tuple(_doubts(checked.verdict, approved.get(checked.claim.id), numbers))
        for checked in numbered(report).values()
        if checked.verdict is not None
    }
    return {claim: doubts for claim, doubts in found.items() if doubts}


def _doubts(verdict: Verdict, approved: Ruling | None, numbers: Reviews) -> Iterator[Doubt]:
    if approved is not None and approved.label is not verdict.label:
        yield Doubt.CHANGED
    if verdict.label is Label.CONFLICTING:
        yield Doubt.CONFLICTING
    if Attribution.ALTERED in (verdict.attribution, *(item.attribution for item in verdict.evidence)):
        yield Doubt.ALTERED_QUOTATION
    if verdict.label in _DECISIVE and _is_near(verdict, numbers.near_tolerance):
        yield Doubt.NEAR_TOLERANCE
    if verdict.label in _DECISIVE and verdict.origins <= numbers.few_origins:
        yield Doubt.ONE_ORIGIN


def _is_near(verdict: Verdict, part: float) -> bool:
    """Whether a little more or less in a worked figure would decide otherwise."""
    workings = [item.working for item in verdict.evidence if item.working is not None]
    return any(working.rounding is not None and _ends(working.value, working.rounding, part) for working in workings)


def _ends(value: float, granted: Rounding, part: float) -> bool:
    ends = [end for end in (granted.low, granted.high) if end is not None]
    reach = part * (abs(ends[1] - ends[0]) if len(ends) > 1 else abs(ends[0])) if ends else 0.0
    return any(abs(value - end) <= reach for end in ends)
