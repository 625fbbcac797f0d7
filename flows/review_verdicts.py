"""The flow ``review-verdicts``: a person decides on the verdicts of a check, and what was approved is published.

The run waits suspended, without a process, and is run again from its top when somebody has answered. So all that
stands before the waiting may happen any number of times, and each question is told from the others by its number.
"""

import asyncio

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.flow_runs import asuspend_flow_run
from prefect.runtime import flow_run
from prefect.states import Completed
from pydantic import ValidationError

from claims.adapters.ledger import Check, Ledger, ReviewRequest
from claims.errors import EntryRefused, ReviewOvertaken
from claims.models import Decision, Review, approved_labels, numbered
from claims.reports import Reviewed, describe_review
from claims.reviews import ReviewEntry, doubts_of, read_entry
from flows.approving import numbers_of
from flows.publishing import publish_review
from flows.review_form import ReviewForm, entry_of, form_of
from flows.settling import this_run
from flows.superseding import Overtaken, end_older_reviews
from flows.wiring import ledger, report_place, reports_url
from flows.world import clock

_MOST_QUESTIONS = 100
"""Entries that cannot be taken, one after the other."""
_WAITING_SECONDS = 10 * 365 * 24 * 3600
"""Prefect fails a run that waits longer; a review that is left alone is held long before, by keep-house."""
_STATES = {Decision.PUBLISH: "Published", Decision.HOLD: "Held", Decision.SEND_BACK: "Sent back"}


def _name() -> str:
    parameters = flow_run.parameters
    return " ".join(f"review {parameters.get('title') or parameters['check']}".split())[:80]


@flow(name="review-verdicts", flow_run_name=_name, persist_result=False)
async def review_verdicts(check: str, title: str = "") -> State[str]:
    """Have a person look at the verdicts of a check, and publish what was approved.

    Args:
        check: Id of the check, as the event article.checked and `claims history` have it.
        title: Of the article; the name of the run.
    """
    del title
    with ledger() as book:
        made = await asyncio.to_thread(book.check, check)
        try:
            review = await asyncio.to_thread(book.review_by_run, this_run()) or await _reviewed(book, made)
        except Overtaken as overtaken:
            return Completed(name="Overtaken", message=str(overtaken))
        reviews = await asyncio.to_thread(book.reviews, made.report.article.key)
    folder = await publish_review(made, reviews, review)
    overridden = sum(ruling.overrides for ruling in review.rulings)
    told = f"{review.reviewer}: {review.decision}, {overridden} of {len(review.rulings)} decided otherwise"
    get_run_logger().info("%s; the report is %s", told, report_place(folder))
    return Completed(name=_STATES[review.decision], message=told, data=str(folder))


async def _reviewed(book: Ledger, made: Check) -> Review:
    """The first entry that can be taken, on record.

    Whoever enters what cannot be taken is asked again, and told why; an answer to a question that was asked counts,
    even where a newer check was made meanwhile.

    Raises:
        Overtaken: There is a newer check, and nobody was asked about this one yet, or has to be asked again.
        EntryRefused: Too many entries could not be taken.
    """
    key, entry, why = made.report.article.key, None, ""
    for attempt in range(_MOST_QUESTIONS):
        newest = (await asyncio.to_thread(book.newest_of, key)).check
        if newest != made.id and not await asyncio.to_thread(book.has_asked, made.id, this_run(), attempt):
            raise Overtaken(newest)
        await end_older_reviews(book, made)
        before = await asyncio.to_thread(book.reviews, key)
        request = await asyncio.to_thread(book.ask_review, _request(made, attempt, before))
        form = _form(made, before[: request.basis], entry, why)
        try:
            filled = await asuspend_flow_run(wait_for_input=form, timeout=_WAITING_SECONDS, key=f"{made.id}-{attempt}")
            entry = entry_of(filled)
            review = read_entry(entry, made.id, made.report, request.basis + 1, clock())
            return await asyncio.to_thread(book.record_review, review, key, this_run())
        except (EntryRefused, ReviewOvertaken) as refused:
            why = str(refused)
        except ValidationError:
            why = "The form came back incomplete."
    raise EntryRefused(f"{_MOST_QUESTIONS} entries could not be taken; start review-verdicts again for {made.id}.")


def _request(made: Check, attempt: int, before: tuple[Review, ...]) -> ReviewRequest:
    doubts = doubts_of(made.report, approved_labels(before), numbers_of(made).reviews)
    return ReviewRequest(
        check=made.id, run=this_run(), attempt=attempt, asked_at=clock(), basis=len(before), doubtful=len(doubts)
    )


def _form(made: Check, before: tuple[Review, ...], entry: ReviewEntry | None, why: str) -> type[ReviewForm]:
    doubts = doubts_of(made.report, approved_labels(before), numbers_of(made).reviews)
    description = describe_review(
        made.report, doubts, Reviewed(check=made.id, reviews=before), reports_url=reports_url(), refused=why
    )
    return form_of(numbered(made.report), doubts, description, entry)
