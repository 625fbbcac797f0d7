"""What becomes of a finished check: put on record, written, shown in the UI, and announced."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.adapters.ledger import Check
from claims.models import Review, approved_labels, numbered
from claims.reports import Reviewed
from claims.reviews import doubts_of
from flows.approving import numbers_of
from flows.artifacts import publish_report
from flows.event_names import CHECKED, NEEDS_REVIEW
from flows.events import event, send
from flows.tasks import write
from flows.wiring import ledger, report_place, reports_url
from flows.world import clock


def this_run() -> str:
    """Id of the flow run that is running; the same one when it is run again after it was killed."""
    return str(flow_run.id)


def id_of(run: str, about: str = "") -> str:
    """Id of the check that a run makes, of the article ``about`` where it makes several."""
    return hashlib.sha256(f"{run} {about}".strip().encode()).hexdigest()[:16]


async def settle(made: Check, folder: Path, *, shown: bool = True) -> None:
    """Put a check on record, write and show its report, and say that it is there; all of it any number of times.

    Args:
        made: The check.
        folder: For the files of its report.
        shown: Whether the UI shows it at once, in place of what it shows of the article.
    """
    await record(made)
    with ledger() as book:
        reviews = await asyncio.to_thread(book.reviews, made.report.article.key)
    reviewed = Reviewed(check=made.id, reviews=reviews) if reviews else None
    await write(made.report, folder, reviewed)
    if shown:
        await publish_report(made.report, reviewed, reports_url())
    await announce(made, reviews)
    get_run_logger().info("%s statements; the report is %s", len(made.report.claims), report_place(folder))


@task(name="record-check", cache_policy=NO_CACHE, persist_result=False)
async def record(made: Check) -> None:
    """The check as rows of the ledger, once."""
    with ledger() as book:
        await asyncio.to_thread(book.record_check, made, clock())


async def announce(made: Check, reviews: Sequence[Review]) -> None:
    """Tell Prefect that an article was checked, which asks somebody for a review where there is a verdict."""
    report = made.report
    doubts = doubts_of(report, approved_labels(reviews), numbers_of(made).reviews)
    about = {
        "check": made.id,
        "title": report.article.title,
        "url": report.article.url or "",
        "claims": len(numbered(report)),
        "doubtful": len(doubts),
    }
    labels = {NEEDS_REVIEW: "true" if numbered(report) else "false"}
    await send(event(CHECKED, (report.article.key, report.article.title), about, made.id, labels))
