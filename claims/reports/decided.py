"""Who decided what and when, in the words of the report."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from claims.models import Review
from claims.reports.reviewed import Reviewed, Standing, Status
from claims.reports.texts import filled

Day = Callable[[date], str]
"""How a day is written."""


@dataclass(frozen=True, slots=True)
class StatusShown:
    """What a report is; everything but the word may hold what a reviewer wrote."""

    status: Status
    word: str
    rest: str
    reason: str
    elsewhere: str
    """That another check of the article is published; empty where none is."""


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """A line of the correction log."""

    day: str
    claim: str
    was: str
    now: str
    reviewer: str
    reason: str


def status_shown(reviewed: Reviewed, texts: Mapping[str, str], day: Day) -> StatusShown:
    """What a report is, and by whom."""
    status, decision = reviewed.status, reviewed.decision
    replaced = str(len(reviewed.replaced))
    rest = texts[f"of_{status}"]
    elsewhere = reviewed.elsewhere
    return StatusShown(
        status=status,
        word=texts[f"status_{status}"] + ("" if decision is not None else ":"),
        rest=by_whom(rest, decision, day, count=replaced) if decision is not None else rest,
        reason=decision.reason.strip() if decision is not None else "",
        elsewhere=by_whom(texts["elsewhere"], elsewhere, day) if elsewhere is not None else "",
    )


def standing_told(standing: Standing, texts: Mapping[str, str], day: Day) -> str:
    """By whom the label of a claim is approved; empty where it is proposed and no more."""
    if standing.review is None:
        return ""
    return by_whom(texts["decided_by" if standing.is_overridden else "approved_by"], standing.review, day)


def published_before(standing: Standing, texts: Mapping[str, str]) -> str:
    """What is published of a claim where something else is proposed; empty for the same, and for nothing."""
    if standing.published is None or standing.published is standing.proposed:
        return ""
    return f"{texts['published_before']}: {texts[standing.published]}"


def correction_log(reviewed: Reviewed, texts: Mapping[str, str], day: Day) -> Iterator[CorrectionShown]:
    """Every published label that was replaced, the oldest first."""
    for item in reviewed.corrections:
        review = item.review
        labels = (texts[item.was], texts[item.now])
        yield CorrectionShown(
            day(review.reviewed_at.date()), item.text, *labels, reviewer=review.reviewer, reason=review.reason
        )


def by_whom(text: str, review: Review, day: Day, **values: str) -> str:
    """A text with the reviewer and the day in their places."""
    when = day(review.reviewed_at.date())
    return filled(text, reviewer=review.reviewer, day=when, **values)
