"""What was decided on a report, in the form in which report.json has it."""

from pydantic import AwareDatetime

from claims.models import Correction, Label, Record
from claims.reports.reviewed import Reviewed, Standing


class PublishedApproval(Record):
    """The label of a claim that a person has approved."""

    label: Label
    """The one that stands."""
    proposed: Label
    """By the program."""
    reviewer: str
    reviewed_at: AwareDatetime
    reason: str
    """Why it was decided otherwise than proposed; of the whole review, and empty where it gives none."""


class PublishedCorrection(Record):
    """A published label of the article that was later replaced."""

    claim: str
    """Id of the claim."""
    text: str
    was: Label
    now: Label
    review: int
    """Number of the review that replaced it."""
    reviewer: str
    reviewed_at: AwareDatetime
    reason: str


def published_approval(standing: Standing) -> PublishedApproval | None:
    """The approved label of a claim; None where it is proposed and no more."""
    if standing.review is None:
        return None
    review = standing.review
    return PublishedApproval(
        label=standing.label,
        proposed=standing.proposed,
        reviewer=review.reviewer,
        reviewed_at=review.reviewed_at,
        reason=review.reason,
    )


def published_corrections(reviewed: Reviewed | None) -> tuple[PublishedCorrection, ...]:
    """The correction log, the oldest first."""
    return tuple(map(_correction, reviewed.corrections)) if reviewed is not None else ()


def _correction(item: Correction) -> PublishedCorrection:
    review = item.review
    return PublishedCorrection(
        claim=item.claim,
        text=item.text,
        was=item.was,
        now=item.now,
        review=review.number,
        reviewer=review.reviewer,
        reviewed_at=review.reviewed_at,
        reason=review.reason,
    )
