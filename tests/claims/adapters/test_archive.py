"""The archive gives back what was stored, or says that it cannot."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.adapters.archive import FILE, Archive
from claims.adapters.fetcher import Fetched, Validators
from claims.documents.readers import READER
from claims.errors import ArchiveUnusable, SnapshotTampered
from claims.models import NoAnswer, Request, Response, Unanswered
from tests.claims.adapters.tampering import count, tamper

FIRST = datetime(2025, 2, 18, 12, tzinfo=UTC)
LATER = datetime(2025, 3, 1, 12, tzinfo=UTC)
REQUEST = Request(source="town-hall", url="http://hallstein.example/brücke?a=1&b={2}")


def answer(body: bytes, final_url: str = REQUEST.url) -> Fetched:
    return Fetched(final_url=final_url, status=200, media_type="text/plain", body=body)


def stored(archive: Archive, request: Request = REQUEST) -> Response:
    found = archive.stored(request)
    assert isinstance(found, Response)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with Archive(folder) as opened:
        yield opened


@given(body=st.binary(max_size=200))
def test_any_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    with Archive(tmp_path_factory.mktemp("archive")) as archive:
        first = archive.store(REQUEST, answer(body), FIRST)
        assert stored(archive) == first
        assert first.body == body


def test_another_archive_on_the_same_folder_answers_offline(archive: Archive, folder: Path) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    with Archive(folder) as other:
        assert stored(other) == first


def test_an_address_that_was_never_asked_has_no_answer(archive: Archive, folder: Path) -> None:
    assert archive.stored(REQUEST) is None
    assert not folder.exists()


def test_the_answer_goes_to_whoever_asks_now(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert stored(archive, REQUEST.model_copy(update={"source": "renamed"})).request.source == "renamed"


def test_the_same_bytes_keep_their_first_time_and_are_stored_once(archive: Archive, folder: Path) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert archive.store(REQUEST, answer(b"The bridge is open."), LATER) == first
    other = REQUEST.model_copy(update={"url": "http://elsewhere.example/"})
    archive.store(other, answer(b"The bridge is open.", other.url), LATER)
    assert count(folder, "bodies") == 1


def test_other_bytes_are_a_new_snapshot_and_the_old_ones_stay(archive: Archive, folder: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.store(REQUEST, answer(b"The bridge is shut."), LATER)
    assert stored(archive).body == b"The bridge is shut."
    assert stored(archive).snapshot.fetched_at == LATER
    assert count(folder, "bodies") == count(folder, "visits") == 2


def test_bytes_that_come_back_are_a_new_snapshot_too(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.store(REQUEST, answer(b"The bridge is shut."), FIRST)
    archive.store(REQUEST, answer(b"The bridge is open."), LATER)
    assert stored(archive).body == b"The bridge is open."
    assert stored(archive).snapshot.fetched_at == LATER


def test_the_same_bytes_under_another_media_type_are_read_as_what_they_are_called_now(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"<p>The bridge is open.</p>"), FIRST)
    corrected = Fetched(final_url=REQUEST.url, status=200, media_type="text/html", body=b"<p>The bridge is open.</p>")
    assert archive.store(REQUEST, corrected, LATER).snapshot.media_type == "text/html"


CHANGED = "UPDATE bodies SET body = ?"
REMOVED = "DELETE FROM bodies WHERE body != ?"


@pytest.mark.parametrize("statement", [CHANGED, REMOVED])
def test_a_body_that_was_changed_or_removed_is_noticed(archive: Archive, folder: Path, statement: str) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    tamper(folder, statement, b"The bridge is shut.")
    with pytest.raises(SnapshotTampered, match="was changed"):
        archive.stored(REQUEST)


@pytest.mark.parametrize("statement", [CHANGED, REMOVED])
def test_such_a_body_is_whole_after_it_was_fetched_again(archive: Archive, folder: Path, statement: str) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    tamper(folder, statement, b"half")
    archive.store(REQUEST, answer(b"The bridge is open."), LATER)
    assert stored(archive) == first


@pytest.mark.parametrize("table", ["bodies", "texts", "visits"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = 99"])
def test_the_file_itself_refuses_to_lose_or_change_anything(
    archive: Archive, folder: Path, table: str, statement: str
) -> None:
    sha256 = archive.store(REQUEST, answer(b"The bridge is open."), FIRST).snapshot.sha256
    archive.keep_text(sha256, "The bridge is open.")
    with closing(sqlite3.connect(folder / FILE)) as file, pytest.raises(sqlite3.IntegrityError, match="nothing in the"):
        file.execute(statement.format(table))


def test_the_text_in_which_spans_count_is_kept_for_every_version_of_the_readers(archive: Archive) -> None:
    sha256 = archive.store(REQUEST, answer("Die Brücke".encode("latin-1")), FIRST).snapshot.sha256
    assert archive.text(sha256) is None
    archive.keep_text(sha256, "Die Brücke")
    archive.keep_text(sha256, "Die Brücke, neu gelesen")
    assert archive.text(sha256) == archive.text(sha256, READER) == "Die Brücke"
    assert archive.text(sha256, "of another version") is None


def test_what_is_no_archive_says_so(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database at all" * 100)
    with Archive(folder) as archive, pytest.raises(ArchiveUnusable, match="not a database"):
        archive.store(REQUEST, answer(b"The bridge is open."), FIRST)


def test_many_threads_may_store_at_once(archive: Archive, folder: Path) -> None:
    def store(number: int) -> Response:
        url = f"http://hallstein.example/{number}"
        return archive.store(REQUEST.model_copy(update={"url": url}), answer(b"%d" % number, url), FIRST)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(store, range(100)))
    assert [stored(archive, response.request) for response in answers] == answers
    assert count(folder, "visits") == 100


def test_what_breaks_in_the_middle_leaves_nothing_half(archive: Archive, folder: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    with pytest.raises(ValueError, match="surrogates"):
        archive.store(REQUEST, answer(b"The bridge is shut.", "http://\ud800/"), LATER)
    assert count(folder, "bodies") == count(folder, "visits") == 1
    assert stored(archive).body == b"The bridge is open."


# --- visits -----------------------------------------------------------------------------------------------------

DOWN = Unanswered(source="town-hall", reason=NoAnswer.NOT_FETCHED, detail="HTTP status 503.")


def headed(body: bytes, *headers: tuple[str, str]) -> Fetched:
    return Fetched(final_url=REQUEST.url, status=200, media_type="text/plain", body=body, headers=headers)


def test_every_visit_is_noted_with_its_headers_and_its_way(archive: Archive) -> None:
    way = ("http://hallstein.example/old",)
    fetched = Fetched(REQUEST.url, 200, "text/plain", b"Open.", (("ETag", '"1"'), ("X-A", "b")), way)
    archive.store(REQUEST, fetched, FIRST)
    archive.confirm(REQUEST, LATER)
    archive.refuse(DOWN, REQUEST, LATER)
    visits = list(archive.visits())
    assert [visit.at for visit in visits] == [FIRST, LATER, LATER]
    assert [visit.redirects for visit in visits] == [way, way, ()]
    assert visits[0].headers == (("ETag", '"1"'), ("X-A", "b"))
    assert visits[2].unanswered == DOWN


def test_the_key_to_a_session_is_not_kept(archive: Archive) -> None:
    archive.store(REQUEST, headed(b"Open.", ("Set-Cookie", "session=s3cret"), ("Server", "x")), FIRST)
    assert [visit.headers for visit in archive.visits()] == [(("Server", "x"),)]


def test_an_address_is_asked_for_what_has_changed_since(archive: Archive) -> None:
    assert archive.validators(REQUEST.url) == Validators()
    archive.store(REQUEST, headed(b"Open.", ("ETag", '"1"'), ("last-modified", "Sun, 04 May 2031 10:00:00 GMT")), FIRST)
    archive.refuse(DOWN, REQUEST, LATER)
    assert archive.validators(REQUEST.url) == Validators('"1"', "Sun, 04 May 2031 10:00:00 GMT", REQUEST.url)


def test_what_is_unchanged_is_the_snapshot_of_its_first_time(archive: Archive) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert archive.confirm(REQUEST, LATER) == first
    assert archive.confirm(REQUEST.model_copy(update={"url": "http://elsewhere.example/"}), LATER) is None


def test_what_was_changed_on_the_disk_is_not_confirmed(archive: Archive, folder: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    tamper(folder, CHANGED, b"The bridge is shut.")
    with pytest.raises(SnapshotTampered):
        archive.confirm(REQUEST, LATER)


def test_a_refusal_is_what_an_address_gave_last(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.refuse(DOWN, REQUEST, LATER)
    assert archive.stored(REQUEST) == DOWN


def test_an_earlier_day_is_answered_as_it_was_on_that_day(archive: Archive) -> None:
    opened = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.store(REQUEST, answer(b"The bridge is shut."), LATER)
    assert archive.stored(REQUEST, by=FIRST) == opened
    assert archive.stored(REQUEST, by=FIRST - timedelta(seconds=1)) is None


def test_what_was_stored_since_a_time_is_told_from_what_was_before(archive: Archive) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert archive.stored_since(REQUEST, FIRST) == first
    assert archive.stored_since(REQUEST, LATER) is None
    archive.confirm(REQUEST, LATER)
    assert archive.stored_since(REQUEST, LATER) == first
    archive.refuse(DOWN, REQUEST, LATER)
    assert archive.stored_since(REQUEST, FIRST) is None


def test_what_an_address_last_gave_stands_in_for_its_silence(archive: Archive) -> None:
    assert archive.last_answer(REQUEST) is None
    opened = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    shut = archive.store(REQUEST, answer(b"The bridge is shut."), LATER)
    archive.refuse(DOWN, REQUEST, LATER)
    assert archive.last_answer(REQUEST) == shut
    assert archive.last_answer(REQUEST, but={shut.snapshot.sha256}) == opened
    assert archive.last_answer(REQUEST, but={shut.snapshot.sha256, opened.snapshot.sha256}) is None


def test_what_was_changed_on_the_disk_stands_in_for_nothing(archive: Archive, folder: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    tamper(folder, CHANGED, b"The bridge is shut.")
    assert archive.last_answer(REQUEST) is None


def test_an_address_can_be_asked_again_as_it_was(archive: Archive) -> None:
    page = REQUEST.model_copy(update={"step": "page", "robots": True})
    assert archive.asked_as(page.url) is None
    archive.store(page, answer(b"The bridge is open."), FIRST)
    archive.refuse(DOWN, REQUEST, LATER)
    archive.confirm(page, LATER)
    assert archive.asked_as(page.url) == page


def test_some_bodies_are_chosen_among_all(archive: Archive) -> None:
    assert archive.some_hashes(5) == ()
    hashes = {archive.keep_body(b"%d" % number) for number in range(7)}
    assert len(archive.some_hashes(5)) == 5
    assert {*archive.some_hashes(50)} == hashes
