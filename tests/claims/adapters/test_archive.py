"""The archive gives back what was stored, or says that it cannot."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetched, Validators
from claims.adapters.readers import READER
from claims.errors import SnapshotTampered
from claims.models import NoAnswer, Request, Response, Unanswered

FIRST = datetime(2025, 2, 18, 12, tzinfo=UTC)
LATER = datetime(2025, 3, 1, 12, tzinfo=UTC)
REQUEST = Request(source="town-hall", url="http://hallstein.example/brücke?a=1&b={2}")


def answer(body: bytes, final_url: str = REQUEST.url) -> Fetched:
    return Fetched(final_url=final_url, status=200, media_type="text/plain", body=body)


def stored(archive: Archive, request: Request = REQUEST) -> Response:
    found = archive.stored(request)
    assert isinstance(found, Response)
    return found


def only_file(folder: Path, pattern: str) -> Path:
    (path,) = (path for path in folder.rglob(pattern) if path.is_file())
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@given(body=st.binary(max_size=200))
def test_any_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    first = archive.store(REQUEST, answer(body), FIRST)
    assert stored(archive) == first
    assert first.body == body


def test_another_archive_on_the_same_folder_answers_offline(archive: Archive, tmp_path: Path) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert stored(Archive(tmp_path / "archive")) == first


def test_an_address_that_was_never_asked_has_no_answer(archive: Archive, tmp_path: Path) -> None:
    assert archive.stored(REQUEST) is None
    assert not (tmp_path / "archive").exists()


def test_the_answer_goes_to_whoever_asks_now(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert stored(archive, REQUEST.model_copy(update={"source": "renamed"})).request.source == "renamed"


def test_the_same_bytes_keep_their_first_time_and_are_stored_once(archive: Archive, tmp_path: Path) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert archive.store(REQUEST, answer(b"The bridge is open."), LATER) == first
    other = REQUEST.model_copy(update={"url": "http://elsewhere.example/"})
    archive.store(other, answer(b"The bridge is open.", other.url), LATER)
    assert only_file(tmp_path, "blobs/*/*").read_bytes() == b"The bridge is open."


def test_other_bytes_are_a_new_snapshot_and_the_old_ones_stay(archive: Archive, tmp_path: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.store(REQUEST, answer(b"The bridge is shut."), LATER)
    assert stored(archive).body == b"The bridge is shut."
    assert stored(archive).snapshot.fetched_at == LATER
    assert len([path for path in tmp_path.rglob("blobs/*/*") if path.is_file()]) == 2
    assert only_file(tmp_path, "*.jsonl").read_text(encoding="utf-8").count("\n") == 2


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


def test_a_changed_body_is_noticed(archive: Archive, tmp_path: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    only_file(tmp_path, "blobs/*/*").write_bytes(b"The bridge is shut.")
    with pytest.raises(SnapshotTampered, match="was changed"):
        archive.stored(REQUEST)


@pytest.mark.parametrize("removed", [True, False])
def test_a_body_that_was_lost_or_changed_is_whole_after_it_was_fetched_again(
    archive: Archive, tmp_path: Path, *, removed: bool
) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    blob = only_file(tmp_path, "blobs/*/*")
    blob.unlink() if removed else blob.write_bytes(b"half")
    archive.store(REQUEST, answer(b"The bridge is open."), LATER)
    assert stored(archive) == first


@pytest.mark.parametrize("end", [b'{"sh', "brü".encode()[:-1], b"{2}", b'Z"'])
def test_half_a_line_of_a_killed_process_is_never_taken_and_harms_no_later_one(
    archive: Archive, tmp_path: Path, end: bytes
) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    lines = only_file(tmp_path, "*.jsonl")
    line = lines.read_bytes()
    lines.write_bytes(line + line[: line.index(end) + len(end)])
    assert stored(archive) == first
    shut = archive.store(REQUEST, answer(b"The bridge is shut."), LATER)
    assert stored(archive) == shut
    lines.write_bytes(lines.read_bytes() + b"\n")
    assert stored(archive) == shut


def test_a_file_that_was_left_half_written_stands_in_nobodys_way(archive: Archive, tmp_path: Path) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    only_file(tmp_path, "blobs/*/*").with_name("tmp-left-behind").write_bytes(b"The br")
    assert stored(archive) == first


def test_nothing_temporary_stays_behind(archive: Archive, tmp_path: Path) -> None:
    snapshot = archive.store(REQUEST, answer(b"The bridge is open."), FIRST).snapshot
    archive.keep_text(snapshot.sha256, "The bridge is open.")
    names = {path.name for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".jsonl"}
    assert names == {snapshot.sha256, f"{snapshot.sha256}.{READER}.txt"}


def test_the_text_in_which_spans_count_is_kept_beside_the_body(archive: Archive) -> None:
    sha256 = archive.store(REQUEST, answer("Die Brücke".encode("latin-1")), FIRST).snapshot.sha256
    archive.keep_text(sha256, "Die Brücke")
    assert archive.text_path(sha256).read_text(encoding="utf-8") == "Die Brücke"
    assert archive.text_path(sha256).name == f"{sha256}.{READER}.txt"


# --- visits -----------------------------------------------------------------------------------------------------

DOWN = Unanswered(source="town-hall", reason=NoAnswer.NOT_FETCHED, detail="HTTP status 503.")


def headed(body: bytes, *headers: tuple[str, str]) -> Fetched:
    return Fetched(final_url=REQUEST.url, status=200, media_type="text/plain", body=body, headers=headers)


def test_every_visit_is_noted_with_its_headers_and_its_way(archive: Archive) -> None:
    way = ("http://hallstein.example/old",)
    fetched = Fetched(REQUEST.url, 200, "text/plain", b"Open.", (("ETag", '"1"'), ("X-A", "b")), way)
    archive.store(REQUEST, fetched, FIRST)
    archive.confirm(REQUEST, LATER)
    archive.refuse(DOWN, REQUEST.url, LATER)
    visits = list(archive.visits())
    assert [visit.at for visit in visits] == [FIRST, LATER, LATER]
    assert [visit.redirects for visit in visits] == [way, way, ()]
    assert visits[0].headers == (("ETag", '"1"'), ("X-A", "b"))
    assert visits[2].unanswered == DOWN


def test_the_key_to_a_session_is_not_kept(archive: Archive, tmp_path: Path) -> None:
    archive.store(REQUEST, headed(b"Open.", ("Set-Cookie", "session=s3cret"), ("Server", "x")), FIRST)
    assert "s3cret" not in only_file(tmp_path, "*.jsonl").read_text(encoding="utf-8")


def test_an_address_is_asked_for_what_has_changed_since(archive: Archive) -> None:
    assert archive.validators(REQUEST.url) == Validators()
    archive.store(REQUEST, headed(b"Open.", ("ETag", '"1"'), ("last-modified", "Sun, 04 May 2031 10:00:00 GMT")), FIRST)
    archive.refuse(DOWN, REQUEST.url, LATER)
    assert archive.validators(REQUEST.url) == Validators('"1"', "Sun, 04 May 2031 10:00:00 GMT")


def test_what_is_unchanged_is_the_snapshot_of_its_first_time(archive: Archive) -> None:
    first = archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    assert archive.confirm(REQUEST, LATER) == first
    assert archive.confirm(REQUEST.model_copy(update={"url": "http://elsewhere.example/"}), LATER) is None


def test_what_was_changed_on_the_disk_is_not_confirmed(archive: Archive, tmp_path: Path) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    only_file(tmp_path, "blobs/*/*").write_bytes(b"The bridge is shut.")
    with pytest.raises(SnapshotTampered):
        archive.confirm(REQUEST, LATER)


def test_a_refusal_is_what_an_address_gave_last(archive: Archive) -> None:
    archive.store(REQUEST, answer(b"The bridge is open."), FIRST)
    archive.refuse(DOWN, REQUEST.url, LATER)
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
    archive.refuse(DOWN, REQUEST.url, LATER)
    assert archive.stored_since(REQUEST, FIRST) is None
