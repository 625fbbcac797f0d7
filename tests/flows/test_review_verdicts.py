"""``review-verdicts`` on a real server: what a newer check and the terminal make of it."""

import asyncio
import gc

import pytest

from claims.adapters.ledger import Ledger
from claims.models import Label
from flows.wiring import ledger
from tests.claims.adapters.ledger.making import QUAY, after, check, quay
from tests.flows.command import claims

pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    # Prefect keeps its connections for the life of an event loop and leaves them to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


def two_checks() -> Ledger:
    book = ledger()
    book.record_check(check(1), after(1))
    book.record_check(check(2, {"length": Label.REFUTED}), after(2))
    return book


def test_of_an_article_the_newest_check_is_reviewed() -> None:
    from flows.review_verdicts import review_verdicts

    with two_checks() as book:
        state = asyncio.run(review_verdicts(check="check-1", return_state=True))
        gc.collect()  # here, where its warnings are expected
        assert (state.name, "check-2" in str(state.message)) == ("Overtaken", True)
        assert book.open_reviews() == ()


def test_a_check_that_is_not_on_record_fails_the_run_with_a_sentence() -> None:
    from flows.review_verdicts import review_verdicts

    state = asyncio.run(review_verdicts(check="nothing", return_state=True))
    gc.collect()
    assert (state.name, "Nothing is on record of 'nothing'." in str(state.message)) == ("Failed", True)


def test_what_is_decided_in_the_terminal_is_shown_by_a_server_that_answers(
    prefect_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client

    monkeypatch.setenv("PREFECT_API_URL", prefect_server)
    with two_checks() as book:
        outcome = claims("review", QUAY, "--decision", "publish", "--reviewer", "Mara Quist")
        gc.collect()
        assert (outcome.exit_code, "No Prefect server" in outcome.output) == (0, False), outcome.output
        assert [review.check for review in book.reviews(quay().key)] == ["check-2"]
    with get_client(sync_client=True) as client:
        shown = [artifact.key for artifact in client.read_artifacts()]
    assert f"report-{quay().key}" in shown
