"""What becomes of a review: the report, the ClaimReviews and the artifacts made anew, and the event that says so."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from claims.adapters.ledger import Check
from claims.models import Decision, Review, is_published
from claims.reports import Reviewed
from flows.approving import write_reviewed
from flows.artifacts import publish_report
from flows.events import REVIEWED, event, send
from flows.wiring import reports_url


async def publish_review(made: Check, reviews: Sequence[Review], review: Review) -> Path:
    """Make everything anew from what was decided; any number of times. The folder of the report.

    Args:
        made: The check that was reviewed.
        reviews: Of its article, in their order.
        review: The one that was just made.
    """
    report, reviewed = made.report, Reviewed(check=made.id, reviews=tuple(reviews))
    folder = await asyncio.to_thread(write_reviewed, made, reviewed, review)
    if review.decision is Decision.PUBLISH or not is_published(reviews, but=made.id):  # what is approved stays shown
        await publish_report(report, reviewed, reports_url())
    payload = {"check": made.id, "decision": review.decision, "reviewer": review.reviewer}
    about = (report.article.key, report.article.title)
    await send(event(REVIEWED, about, payload, f"{made.id} {review.number}"))
    return folder
