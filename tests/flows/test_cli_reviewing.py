"""``claims review`` and ``claims history``: what waits, what is decided in the terminal, and what is on record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.adapters.ledger import Check, Ledger, ReviewRequest
from claims.models import Decision, Label
from claims.reports import Reviewed
from flows.approving import write_reviewed
from flows.wiring import home, ledger
from tests.claims.adapters.ledger.making import QUAY, after, check, quay, review
from tests.flows.command import claims
from tests.flows.sites import nobody

# Prefect keeps its connections for the life of an event loop and leaves them to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

RUN = "11111111-2222-3333-4444-555555555555"


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The ledger of the desk; no server of Prefect answers, whatever server other tests use."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    monkeypatch.setenv("PREFECT_API_URL", f"{nobody()}api")
    with temporary_settings({PREFECT_API_URL: f"{nobody()}api"}), ledger() as found:
        yield found


@pytest.fixture
def made(book: Ledger) -> Check:
    found = check(labels={"length": Label.SUPPORTED, "depth": Label.REFUTED})
    book.record_check(found, after(1))
    return found


@pytest.fixture
def asked(book: Ledger, made: Check) -> ReviewRequest:
    return book.ask_review(ReviewRequest(check=made.id, run=RUN, asked_at=after(2), basis=0, doubtful=2))


def decide(*more: str, about: str = "check-1") -> tuple[int, str]:
    outcome = claims("review", about, "--reviewer", "Mara Quist", *more)
    return outcome.exit_code, outcome.output


@pytest.mark.usefixtures("book")
def test_where_nothing_waits_that_is_said() -> None:
    outcome = claims("review", "--open")
    assert (outcome.exit_code, outcome.output) == (0, "Nothing waits for a review.\n")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("arguments", [("--open",), ()])
def test_what_waits_is_listed_with_the_address_of_its_run(arguments: tuple[str, ...]) -> None:
    outcome = claims("review", *arguments)
    assert outcome.exit_code == 0
    assert "Harbour grows" in outcome.output
    assert f"/v2/runs/flow-run/{RUN}" in outcome.output


@pytest.mark.parametrize("about", ["check-1", QUAY, RUN])
@pytest.mark.usefixtures("asked")
def test_a_review_is_decided_without_a_question(book: Ledger, about: str) -> None:
    code, told = decide("--decision", "publish", "--label", "2 conflicting", "--reason", "Two offices.", about=about)
    assert (code, "1 of 2 decided otherwise" in told) == (0, True)
    [taken] = book.reviews(quay().key)
    assert (taken.reviewer, taken.decision, taken.reason) == ("Mara Quist", "publish", "Two offices.")
    assert [ruling.label for ruling in taken.rulings] == ["supported", "conflicting"]
    assert book.open_reviews() == ()
    assert "Mara Quist" in (_published() / "report.html").read_text(encoding="utf-8")
    assert len(list(_published().glob("*.jsonld"))) == 2


def _published() -> Path:
    return home() / "published" / quay().key


@pytest.mark.usefixtures("made")
def test_what_is_held_is_not_published() -> None:
    assert decide("--decision", "hold")[0] == 0
    assert not _published().exists()


@pytest.mark.usefixtures("made")
def test_what_is_held_after_it_was_published_says_so_and_loses_its_claim_reviews() -> None:
    assert decide("--decision", "publish")[0] == 0
    assert decide("--decision", "hold", "--reason", "The office has called.")[0] == 0
    assert "The office has called." in (_published() / "report.md").read_text(encoding="utf-8")
    assert list(_published().glob("*.jsonld")) == []


def test_an_older_check_that_is_held_leaves_what_a_newer_one_has_published(book: Ledger, made: Check) -> None:
    assert decide("--decision", "publish")[0] == 0
    book.record_check(check(2, {"length": Label.SUPPORTED}), after(2))
    assert decide("--decision", "publish", about="check-2")[0] == 0
    before = {path.name: path.read_bytes() for path in _published().iterdir()}
    held = book.record_review(review(made, 3, Decision.HOLD), quay().key, "an older run")
    write_reviewed(made, Reviewed(check=made.id, reviews=book.reviews(quay().key)), held)
    assert {path.name: path.read_bytes() for path in _published().iterdir()} == before


@pytest.mark.usefixtures("made")
def test_readers_do_not_see_what_was_held_before_it_was_published() -> None:
    assert decide("--decision", "hold", "--reason", "Not before the council has met.")[0] == 0
    assert decide("--decision", "publish")[0] == 0
    texts = [path.read_text(encoding="utf-8") for path in _published().iterdir()]
    assert not any("Not before the council has met." in text for text in texts)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--decision", "publish", "--label", "1 refuted"), "no reason is given"),
        (("--decision", "publish", "--label", "7 refuted", "--reason", "x"), "There is no claim 7"),
        (("--decision", "send-back"), "nobody is told why"),
        (("--decision", "publish", "--reviewer", " "), "no name"),
    ],
)
@pytest.mark.usefixtures("made")
def test_what_cannot_be_taken_is_refused_with_a_sentence(book: Ledger, more: tuple[str, ...], sentence: str) -> None:
    code, told = decide(*more)
    assert (code, sentence in told) == (2, True)
    assert book.reviews(quay().key) == ()


@pytest.mark.usefixtures("made")
def test_the_questions_have_the_proposals_filled_in_and_are_asked_again(book: Ledger) -> None:
    first = ["refuted", "", "", "", "Mara Quist", "publish"]
    second = ["refuted", "", "", "Seen on the quay.", "Mara Quist", "publish"]
    outcome = claims("review", "check-1", stdin="\n".join([*first, *second, ""]))
    assert outcome.exit_code == 0, outcome.output
    assert "Claim 1 is decided otherwise than proposed, and no reason is given." in outcome.output
    [taken] = book.reviews(quay().key)
    assert [ruling.label for ruling in taken.rulings] == ["refuted", "refuted"]


@pytest.mark.usefixtures("made")
def test_of_an_article_the_newest_check_is_reviewed(book: Ledger) -> None:
    book.record_check(check(2, labels={"length": Label.REFUTED}), after(3))
    assert decide("--decision", "publish") == (2, "The article has the newer check check-2: review that one.\n")
    assert decide("--decision", "publish", about=QUAY)[0] == 0
    assert [review.check for review in book.reviews(quay().key)] == ["check-2"]


@pytest.mark.usefixtures("book")
def test_what_is_not_on_record_is_told() -> None:
    for command in (("review", "nothing", "--decision", "hold", "--reviewer", "M"), ("history", "nothing")):
        outcome = claims(*command)
        assert (outcome.exit_code, outcome.output) == (2, "Nothing is on record of 'nothing'.\n")


def test_the_history_of_an_article_leaves_out_what_changed_nothing(book: Ledger, made: Check) -> None:
    book.record_review(review(made, labels={"depth": Label.SUPPORTED}), quay().key, "one")
    told = claims("history", QUAY).output
    assert "supported, proposed refuted “The depth is known.” (Mara Quist): Seen on the quay." in told
    assert "The length is known" not in told
    assert "3 verdicts and rulings that change nothing are left out" in told
    assert "The length is known" in claims("history", QUAY, "--all").output


def test_the_history_of_a_claim_has_every_verdict_with_its_snapshots(book: Ledger, made: Check) -> None:
    book.record_review(review(made, decision=Decision.HOLD), quay().key, "one")
    lines = claims("history", "length").output.splitlines()
    assert ["verdict" in lines[0], "ruling" in lines[1], len(lines)] == [True, True, 2]
    assert "[" in lines[0]


def test_a_ledger_that_cannot_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "mysql://desk:secret@127.0.0.1/claims")
    outcome = claims("history", "length")
    assert outcome.exit_code == 1
    assert "SQLite or in PostgreSQL" in outcome.output
    assert "secret" not in outcome.output
