"""What becomes of a review: the report, the ClaimReviews and the artifacts made anew, and the event that says so."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from prefect import flow

from claims.adapters.ledger import Check
from claims.models import Decision, Review, is_published
from claims.reports import Reviewed
from flows.approving import write_reviewed
from flows.artifacts import publish_report
from flows.event_names import REVIEWED
from flows.events import event, send
from flows.superseding import end_reviews_of
from flows.wiring import ledger, reports_url


@flow(name="publish-review", flow_run_name="publish {check}", persist_result=False)
async def publish_again(check: str) -> None:
    """Make everything anew from the last review of a check, and end the runs that wait for another one.

    Args:
        check: Id of the check.
    """
    with ledger() as book:
        made = await asyncio.to_thread(book.check, check)
        reviews = await asyncio.to_thread(book.reviews, made.report.article.key)
    review = next(known for known in reversed(reviews) if known.check == check)
    await publish_review(made, reviews, review)
    await end_reviews_of(made, f"{review.reviewer} has decided otherwise than by this run: {review.decision}.")


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
