"""Answering a review from the terminal: through the run that waits for it, or where none does, straight on record."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx

from claims.adapters.ledger import Check, Ledger, OpenReview
from claims.errors import EntryRefused
from claims.models import Doubt, Review, approved_labels
from claims.reports import Reviewed
from claims.reviews import ReviewEntry, doubts_of, read_entry
from flows.approving import numbers_of, write_reviewed
from flows.wiring import PREFECT_API
from flows.world import clock

_LONGEST_SECONDS, _LOOK_SECONDS = 120, 0.5
"""How long a worker may take to take an answer up."""


@dataclass(frozen=True, slots=True)
class Question:
    """A check that is to be reviewed."""

    made: Check
    before: tuple[Review, ...]
    """The reviews of its article so far."""
    waiting: OpenReview | None
    """None where no run asks for it."""

    @property
    def doubts(self) -> dict[str, tuple[Doubt, ...]]:
        """Why its verdicts should be looked at, by the ids of the claims."""
        return doubts_of(self.made.report, approved_labels(self.before), numbers_of(self.made).reviews)


def question_about(book: Ledger, about: str) -> Question:
    """The check that is meant by the id of a run, of a check or of an article, or by an address.

    Raises:
        NotOnRecord: There is none.
        EntryRefused: The article has a newer one.
    """
    note = book.newest_of(about)
    newest = book.newest_of(note.key)
    if newest.check != note.check:
        raise EntryRefused(f"The article has the newer check {newest.check}: review that one.")
    waiting = next((found for found in book.open_reviews() if found.request.check == note.check), None)
    return Question(book.check(note.check), book.reviews(note.key), waiting)


def answer(book: Ledger, question: Question, entry: ReviewEntry) -> tuple[Review, bool]:
    """The review that an entry comes to, on record and published; and whether the UI shows it.

    Raises:
        EntryRefused: It cannot be taken.
        ReviewOvertaken: Somebody else has reviewed the article meanwhile.
        TimeoutError: The run has the answer, and no worker has taken it up yet.
    """
    made, key = question.made, question.made.report.article.key
    review = read_entry(entry, made.id, made.report, len(question.before) + 1, clock())
    with _default_server():
        if question.waiting is not None and _resumed(question.waiting.request.run, review):
            return _taken(book, key, len(question.before)), True
        review = book.record_review(review, key, f"terminal-{uuid4()}")
        return review, _published(made, book.reviews(key), review)


@contextmanager
def _default_server() -> Iterator[None]:
    """Ask the server that the desk has by default, and never one that Prefect starts for it."""
    from prefect.settings import PREFECT_API_URL, temporary_settings  # noqa: PLC0415 Prefect takes seconds to import

    with temporary_settings({PREFECT_API_URL: PREFECT_API_URL.value() or PREFECT_API}):
        yield


def _published(made: Check, reviews: tuple[Review, ...], review: Review) -> bool:
    """Everything made anew from a review; whether a server was there to show it."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415 Prefect takes seconds to import

    write_reviewed(made, Reviewed(check=made.id, reviews=reviews), review)
    try:
        with get_client(sync_client=True) as client:
            answers = client.api_healthcheck() is None
    except (httpx.HTTPError, RuntimeError):
        return False
    if answers:
        from flows.publishing import publish_again  # noqa: PLC0415 Prefect takes seconds to import

        asyncio.run(publish_again(made.id))
    return answers


def form_filled(review: Review) -> dict[str, str]:
    """What goes into the form of the run that waits, with the label of every claim.

    Of a claim that is not named the form would take its default, which is what an entry that was refused had there.
    """
    labels = "; ".join(f"{place} {ruling.label}" for place, ruling in enumerate(review.rulings, 1))
    return {"others": labels, "reason": review.reason, "reviewer": review.reviewer, "decision": review.decision}


def _resumed(run: str, review: Review) -> bool:
    """Whether a run that waits has the answer now; not where no server is there, or where it waits no more."""
    from prefect.client.orchestration import get_client  # noqa: PLC0415 Prefect takes seconds to import
    from prefect.client.schemas import SetStateStatus  # noqa: PLC0415 the same

    try:
        with get_client(sync_client=True) as client:
            return client.resume_flow_run(UUID(run), form_filled(review)).status is SetStateStatus.ACCEPT
    except httpx.ReadTimeout:  # it may have it: whether it has is seen in the ledger
        return True
    except (httpx.HTTPError, ValueError, RuntimeError):
        return False


def _taken(book: Ledger, key: str, before: int) -> Review:
    """The review that the run has put on record."""
    for _ in range(int(_LONGEST_SECONDS / _LOOK_SECONDS)):
        reviews = book.reviews(key)
        if len(reviews) > before:
            return reviews[before]
        time.sleep(_LOOK_SECONDS)
    raise TimeoutError("The waiting run has the answer, and no worker has taken it up yet: is one running?")
