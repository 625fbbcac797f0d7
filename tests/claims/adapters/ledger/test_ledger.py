"""The ledger, on SQLite and on PostgreSQL alike: what is on record stays, and can be read again."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Delete, Executable, Update, create_engine, delete, insert, inspect, text, update

from claims.adapters.ledger import Check, Ledger, ReviewRequest
from claims.adapters.ledger.opening import open_engine
from claims.adapters.ledger.records import Entry, EntryKind
from claims.adapters.ledger.schema import begun, checks, evidence, metadata, requests
from claims.errors import LedgerUnusable, NotOnRecord, ReviewOvertaken
from claims.models import Decision, Label
from tests.claims.adapters.ledger.making import QUAY, after, check, quay, review
from tests.claims.making import changed


def told(entries: tuple[Entry, ...], kind: EntryKind) -> list[Entry]:
    return [entry for entry in entries if entry.kind is kind]


# --- checks -----------------------------------------------------------------------------------------------------


def test_a_check_is_read_as_it_was_recorded(ledger: Ledger) -> None:
    made = check()
    assert ledger.record_check(made, after(1))
    assert ledger.check("check-1") == made
    assert ledger.check_by_run("run-1") == "check-1"
    assert ledger.check_by_run("run-2") is None


def test_the_same_check_is_on_record_once(ledger: Ledger) -> None:
    assert ledger.record_check(check(), after(1))
    assert not ledger.record_check(check(), after(2))
    assert len(ledger.checks_of(quay().key)) == 1


def test_what_is_not_there_is_not_on_record(ledger: Ledger) -> None:
    with pytest.raises(NotOnRecord, match="'check-9'"):
        ledger.check("check-9")
    with pytest.raises(NotOnRecord, match="'harbour'"):
        ledger.history("harbour")


def test_a_later_check_names_the_one_it_replaces(ledger: Ledger) -> None:
    ledger.record_check(check(1), after(1))
    ledger.record_check(check(2, about=quay("The quay is very long.", 2)), after(2))
    first, second = ledger.checks_of(quay().key)
    assert (first.replaces, second.replaces) == (None, "check-1")
    assert (first.article, second.article) == ("version-1", "version-2")
    assert [note.check for note in ledger.newest_checks()] == ["check-2"]


def test_a_statement_that_an_article_makes_twice_is_on_record_once(ledger: Ledger) -> None:
    made = check()
    twice = made.model_copy(update={"report": made.report.model_copy(update={"claims": made.report.claims * 2})})
    assert ledger.record_check(twice, after(1))
    assert len(told(ledger.history("length"), EntryKind.VERDICT)) == 1


def test_a_check_says_on_which_addresses_and_snapshots_it_stands(ledger: Ledger) -> None:
    made = check()
    ledger.record_check(made, after(1))
    [checked] = made.report.claims
    assert checked.verdict is not None
    [item] = checked.verdict.evidence
    assert ledger.cited("check-1") == {item.origin.snapshot.url: frozenset({item.origin.snapshot.sha256})}


# --- reviews ----------------------------------------------------------------------------------------------------


def test_a_review_is_read_as_it_was_recorded(ledger: Ledger) -> None:
    made = check(labels={"length": Label.SUPPORTED, "depth": Label.REFUTED})
    ledger.record_check(made, after(1))
    decided = review(made, labels={"depth": Label.SUPPORTED})
    assert ledger.record_review(decided, quay().key, "waiting") == decided
    assert ledger.reviews(quay().key) == (decided,)


def test_a_run_that_is_run_again_reviews_once(ledger: Ledger) -> None:
    made = check()
    ledger.record_check(made, after(1))
    first = ledger.record_review(review(made), quay().key, "waiting")
    assert ledger.review_by_run("waiting") == first
    assert ledger.review_by_run("another") is None
    again = review(made, number=2, reviewer="Somebody Else")
    assert ledger.record_review(again, quay().key, "waiting") == first
    assert len(ledger.reviews(quay().key)) == 1


def test_the_second_of_two_reviewers_is_told_who_was_first(ledger: Ledger) -> None:
    made = check()
    ledger.record_check(made, after(1))
    ledger.record_review(review(made), quay().key, "one")
    with pytest.raises(ReviewOvertaken, match=r"Mara Quist has decided meanwhile \(2031-05-04 20:00 UTC\): publish\."):
        ledger.record_review(review(made, reviewer="Odo Bern"), quay().key, "two")


def test_of_reviewers_at_the_same_moment_one_is_taken(ledger: Ledger) -> None:
    made = check()
    ledger.record_check(made, after(1))

    def decide(number: int) -> bool:
        try:
            ledger.record_review(review(made, reviewer=f"Reviewer {number}"), quay().key, f"run-{number}")
        except ReviewOvertaken:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(decide, range(8))) == [False] * 7 + [True]
    assert len(ledger.reviews(quay().key)) == 1


def test_a_ruling_on_a_claim_that_was_not_checked_is_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    ledger.record_check(check(), after(1))
    other = check(labels={"depth": Label.REFUTED})
    with pytest.raises(NotOnRecord, match="'depth'"):
        ledger.record_review(review(other), quay().key, "waiting")
    assert ledger.reviews(quay().key) == ()


def test_a_request_is_open_until_somebody_reviews(ledger: Ledger) -> None:
    made = check()
    ledger.record_check(made, after(1))
    request = ReviewRequest(check="check-1", run="waiting", asked_at=after(2), basis=0, doubtful=1)
    assert ledger.ask_review(request) == request
    assert ledger.ask_review(request.model_copy(update={"asked_at": after(3), "basis": 7})) == request
    assert ledger.has_asked("check-1", "waiting", 0)
    assert not ledger.has_asked("check-1", "waiting", 1)
    again = request.model_copy(update={"attempt": 1})
    ledger.ask_review(again)
    [found] = ledger.open_reviews()
    assert (found.request, found.title, found.url) == (again, "Harbour grows", QUAY)
    assert ledger.open_reviews(asked_before=after(2)) == ()
    ledger.record_review(review(made), quay().key, "waiting")
    assert ledger.open_reviews() == ()


def _asked(ledger: Ledger, of: Check, attempt: int = 0, basis: int = 0) -> ReviewRequest:
    request = ReviewRequest(
        check=of.id, run=f"waiting-{of.id}", attempt=attempt, asked_at=after(2), basis=basis, doubtful=1
    )
    return ledger.ask_review(request)


@pytest.fixture
def two(ledger: Ledger) -> tuple[Check, Check]:
    """Two checks of an article, the older one first."""
    older, newer = check(1), check(2)
    ledger.record_check(older, after(1))
    ledger.record_check(newer, after(2))
    return older, newer


def test_a_request_for_a_newer_check_takes_the_place_of_one_for_an_older(
    ledger: Ledger, two: tuple[Check, Check]
) -> None:
    older, newer = two
    _asked(ledger, older)
    asked = _asked(ledger, newer)
    assert [found.request for found in ledger.open_reviews()] == [asked]
    ledger.record_review(review(newer), quay().key, "waiting-check-2")
    assert ledger.open_reviews() == ()


def test_an_answer_about_an_older_check_leaves_the_request_for_the_newer_open(
    ledger: Ledger, two: tuple[Check, Check]
) -> None:
    older, newer = two
    _asked(ledger, older)
    asked = _asked(ledger, newer)
    ledger.record_review(review(older), quay().key, "waiting-check-1")
    assert [found.request for found in ledger.open_reviews()] == [asked]


def test_an_older_check_that_is_asked_for_again_hides_no_newer_one(ledger: Ledger, two: tuple[Check, Check]) -> None:
    older, newer = two
    asked = _asked(ledger, newer)
    again = _asked(ledger, older, attempt=1)
    assert [found.request for found in ledger.open_reviews()] == [asked, again]


def test_runs_that_ask_for_a_newer_check_are_not_among_those_of_an_older(
    ledger: Ledger, two: tuple[Check, Check]
) -> None:
    for made in two:
        _asked(ledger, made)
    assert ledger.asking_runs("check-1") == ("waiting-check-1",)
    assert sorted(ledger.asking_runs("check-2")) == ["waiting-check-1", "waiting-check-2"]


# --- history ----------------------------------------------------------------------------------------------------


def test_the_history_of_a_claim_names_what_was_replaced_by_whom_and_why(ledger: Ledger) -> None:
    first, second = check(1), check(2, {"length": Label.REFUTED})
    ledger.record_check(first, after(1))
    ledger.record_review(review(first), quay().key, "one")
    ledger.record_check(second, after(20))
    ledger.record_review(review(second, 2).model_copy(update={"reviewed_at": after(21)}), quay().key, "two")
    shown = [(entry.kind, entry.label, entry.was, entry.by) for entry in ledger.history("length")]
    assert shown == [
        (EntryKind.VERDICT, Label.SUPPORTED, None, "policy-1"),
        (EntryKind.RULING, Label.SUPPORTED, None, "Mara Quist"),
        (EntryKind.VERDICT, Label.REFUTED, Label.SUPPORTED, "policy-1"),
        (EntryKind.RULING, Label.REFUTED, Label.SUPPORTED, "Mara Quist"),
    ]
    assert all(len(entry.snapshots) == 1 for entry in told(ledger.history("length"), EntryKind.VERDICT))


@pytest.mark.parametrize("about", [QUAY, f"{QUAY}?utm_source=feed#top", "version-1", "check-1", quay().key])
def test_an_article_is_found_by_its_address_its_key_its_version_or_its_check(ledger: Ledger, about: str) -> None:
    made = check()
    ledger.record_check(made, after(1))
    ledger.record_review(review(made, decision=Decision.HOLD), quay().key, "one")
    kinds = [entry.kind for entry in ledger.history(about)]
    assert kinds == [EntryKind.ARTICLE, EntryKind.CHECK, EntryKind.VERDICT, EntryKind.REVIEW, EntryKind.RULING]


def test_an_article_that_was_linked_by_a_campaign_is_found_by_its_plain_address(ledger: Ledger) -> None:
    ledger.record_check(check(about=changed(quay(), url=f"{QUAY}?utm_source=feed")), after(1))
    assert told(ledger.history(QUAY), EntryKind.CHECK)


# --- work -------------------------------------------------------------------------------------------------------


def test_a_piece_of_work_is_done_by_one_run(ledger: Ledger) -> None:
    assert ledger.begin("work", "one", after(1)) == "one"
    assert ledger.begin("work", "two", after(1)) == "one"
    assert ledger.begin("work", "one", after(2)) == "one"
    assert ledger.begin("work", "two", after(3), instead_of="one") == "two"
    assert ledger.begin("work", "three", after(4), instead_of="one") == "two"


def test_of_runs_at_the_same_moment_one_begins(ledger: Ledger) -> None:
    with ThreadPoolExecutor(8) as pool:
        doing = set(pool.map(lambda number: ledger.begin("work", f"run-{number}", after(1)), range(8)))
    assert len(doing) == 1


# --- the database -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [update(checks).values(run="another"), delete(evidence)], ids=["update", "delete"])
def test_no_row_is_changed_or_removed(ledger: Ledger, change: Update | Delete) -> None:
    ledger.record_check(check(), after(1))
    with pytest.raises(LedgerUnusable, match="nothing in the ledger is changed or removed"):
        _write(ledger, change)
    assert ledger.check("check-1") == check()


def _write(ledger: Ledger, *changes: Executable) -> None:
    with ledger.writing() as connection:
        for change in changes:
            connection.execute(change)


def test_sqlite_replaces_no_row_either(tmp_path: Path) -> None:
    replacing = text("INSERT OR REPLACE INTO begun (id, work, run, at) VALUES (1, 'a', 'b', '2031-05-04')")
    with Ledger(f"sqlite:///{tmp_path}/ledger.sqlite") as ledger:
        _write(ledger, replacing)
        with pytest.raises(LedgerUnusable, match="nothing in the ledger is replaced"):
            _write(ledger, replacing)


def test_a_failed_writing_leaves_nothing_half(ledger: Ledger) -> None:
    row = insert(begun).values(work="half", run="one", at=after(1))
    with pytest.raises(LedgerUnusable):
        _write(ledger, row, text("nonsense"))
    assert ledger.begin("half", "two", after(2)) == "two"


def test_a_row_that_points_nowhere_is_refused(ledger: Ledger) -> None:
    row = {"check_id": 77, "run": "one", "asked_at": after(1), "basis": 0, "doubtful": 0}
    with pytest.raises(LedgerUnusable):
        _write(ledger, insert(requests).values(**row))


def test_the_migrations_make_the_tables_that_the_program_uses(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert len(inspect(connection).get_table_names()) == len(metadata.tables) + 1


def test_several_processes_may_open_a_new_ledger_at_once(address: str) -> None:
    def opened(number: int) -> str:
        with Ledger(address) as ledger:
            return ledger.begin(f"work-{number}", "one", after(1))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(opened, range(6))) == ["one"] * 6


def test_tables_of_a_newer_version_are_left_alone(address: str) -> None:
    open_engine(address).dispose()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LedgerUnusable, match="a newer version of claimdesk has made its tables"):
        Ledger(address).newest_checks()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense", "it is no address of a database"),
        ("mysql://localhost/claims", "SQLite or in PostgreSQL"),
        ("postgresql+pg8000://localhost/claims", "the package pg8000 is missing, which is the extra postgresql"),
        ("postgresql://desk:a-secret@127.0.0.1:1/claims", "refused|failed"),
        ("sqlite:////proc/claims/ledger.sqlite", "No such file|unable to open"),
    ],
)
def test_a_ledger_that_cannot_be_opened_says_why_and_keeps_its_password(address: str, why: str) -> None:
    with pytest.raises(LedgerUnusable, match=why) as caught:
        Ledger(address).newest_checks()
    assert "a-secret" not in str(caught.value)


def test_sqlite_is_durable_and_lets_readers_go_on(tmp_path: Path) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")
    with Ledger(f"sqlite:///{tmp_path}/ledger.sqlite") as ledger, ledger.reading() as connection:
        assert [connection.scalar(text(f"PRAGMA {name}")) for name in names] == ["wal", 2, 1]
