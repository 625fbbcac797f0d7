"""What becomes of a review: the report, the ClaimReviews and the artifacts made anew, and the event that says so."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from claims.adapters.files import write_claim_reviews, write_report
from claims.adapters.ledger import Check
from claims.models import Decision, Review
from claims.reports import Reviewed, claim_reviews
from flows.artifacts import publish_report
from flows.events import REVIEWED, event, send
from flows.wiring import home, publisher, reports_url


async def publish_review(made: Check, reviews: Sequence[Review], review: Review) -> Path:
    """Make everything anew from what was decided; any number of times. The folder of the report.

    Args:
        made: The check that was reviewed.
        reviews: Of its article, in their order.
        review: The one that was just made.
    """
    report, reviewed = made.report, Reviewed(check=made.id, reviews=tuple(reviews))
    folder = await asyncio.to_thread(_write, made, reviewed, review)
    await publish_report(report, reviewed, reports_url())
    payload = {"check": made.id, "decision": review.decision, "reviewer": review.reviewer}
    about = (report.article.key, report.article.title)
    await send(event(REVIEWED, about, payload, f"{made.id} {review.number}"))
    return folder


def _write(made: Check, reviewed: Reviewed, review: Review) -> Path:
    """The working report with what was decided; where it was published, or was and is no longer, the published one."""
    report = made.report
    working, published = home() / "reports" / report.article.id, home() / "published" / report.article.key
    write_report(report, working, reviewed)
    was_published = any(r.check == made.id and r.decision is Decision.PUBLISH for r in reviewed.reviews)
    if not was_published:
        return working
    write_report(report, published, reviewed)
    approved = review.decision is Decision.PUBLISH
    write_claim_reviews(claim_reviews(report, reviewed, publisher(), reports_url()) if approved else {}, published)
    return published
