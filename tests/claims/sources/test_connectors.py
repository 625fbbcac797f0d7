"""What sources answered, as recorded bytes, and what they are read as: one folder a case in tests/cases/sources."""

import hashlib
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Request, Response, Snapshot, Table
from claims.sources import Source, SourceSpec, Wording, connect, plan_queries, read_sources
from claims.sources.connectors import CONNECTORS
from claims.sources.spec import SourceKind
from claims.tables.cells import value_of
from tests.conftest import CASES

FOLDERS = sorted(path.parent for path in (CASES / "sources").glob("*/expected.toml"))
_SHOWS = frozenset({"sentences", "rows", "refused", "checks", "tables", "leads", "passages", "prose"})
EXPECTED = {folder: tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8")) for folder in FOLDERS}


def spec(kind: SourceKind, **known: object) -> SourceSpec:
    facts = {"id": "a", "kind": kind, "url": "http://source.example/", "publisher": "A", "tier": 1, **known}
    return SourceSpec.model_validate(facts)


def response(body: bytes, media_type: str) -> Response:
    snapshot = Snapshot(
        sha256=hashlib.sha256(body).hexdigest(),
        url="http://source.example/",
        final_url="http://source.example/",
        status=200,
        media_type=media_type,
        fetched_at=datetime(2025, 2, 18, tzinfo=UTC),
    )
    return Response(request=Request(source="a", url="http://source.example/"), snapshot=snapshot, body=body)


def case(folder: Path) -> tuple[Source, Response]:
    (only,) = read_sources(folder / "source.toml")
    (answer,) = folder.glob("answer.*")
    return connect(only), response(answer.read_bytes(), EXPECTED[folder]["media_type"])


def of_kind(key: str) -> pytest.MarkDecorator:
    folders = [folder for folder in FOLDERS if key in EXPECTED[folder]]
    return pytest.mark.parametrize("folder", folders, ids=lambda folder: folder.name)


def assert_verbatim(reading: Reading) -> None:
    for passage in reading.passages:
        assert passage.span.of(reading.text) == passage.text != ""
    for row in (row for table in reading.tables for row in table.rows):
        assert row.span.of(reading.text) == row.quote != ""


def figures(table: Table) -> list[list[object]]:
    def cell(row: int, column: int) -> object:
        if column == table.entity:
            return table.rows[row].cells[column]
        value = value_of(table.rows[row], column, table)
        return "missing" if value is None else value

    return [[cell(row, column) for column in range(len(table.columns))] for row in range(len(table.rows))]


@of_kind("sentences")
def test_a_page_is_read_as_its_sentences(folder: Path) -> None:
    source, answer = case(folder)
    reading = source.read(answer)
    assert [passage.text for passage in reading.passages] == EXPECTED[folder]["sentences"]
    assert_verbatim(reading)
    origin = reading.passages[0].origin
    assert (origin.title, origin.language) == (EXPECTED[folder]["title"], EXPECTED[folder]["language"])
    assert origin.published_on == EXPECTED[folder].get("published_on")
    assert origin.publisher == "Town of Hallstein"


@of_kind("rows")
def test_a_table_is_read_as_its_figures(folder: Path) -> None:
    source, answer = case(folder)
    reading = source.read(answer)
    assert_verbatim(reading)
    (table,) = reading.tables
    assert list(table.columns) == EXPECTED[folder]["columns"]
    assert figures(table) == EXPECTED[folder]["rows"]


@of_kind("refused")
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, answer = case(folder)
    with pytest.raises(DocumentUnreadable) as refusal:
        source.read(answer)
    assert EXPECTED[folder]["refused"] in str(refusal.value)


def test_every_case_says_what_it_shows() -> None:
    for folder, expected in EXPECTED.items():
        assert len(expected["about"]) > 10, folder.name
        assert expected.keys() & _SHOWS, folder.name


@given(text=st.text(st.characters(codec="utf-8"), max_size=300))
def test_every_passage_is_verbatim_whatever_the_page_says(text: str) -> None:
    body = f"Die Stadt Hallstein baut.\n\n{text}\n\nThe bridge of A. B. Osgood is open! Is it? “Yes.”".encode()
    try:
        reading = connect(spec(SourceKind.PAGE, language="de")).read(response(body, "text/plain; charset=utf-8"))
    except DocumentUnreadable:
        return
    assert reading.passages
    assert_verbatim(reading)


@given(
    cells=st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)] * 2), min_size=1
    ),
    sign=st.sampled_from(";,\t|"),
)
def test_every_row_is_verbatim_whatever_its_cells_say(cells: list[tuple[str, str]], sign: str) -> None:
    lines = [sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [("name", "2024"), *cells]]
    try:
        reading = connect(spec(SourceKind.TABLE)).read(response("\n".join(lines).encode(), "text/csv; charset=utf-8"))
    except DocumentUnreadable:
        return
    assert_verbatim(reading)


@given(body=st.binary(max_size=400), media_type=st.sampled_from(["text/html", "text/plain", "text/csv", "image/png"]))
def test_no_bytes_break_a_connector(body: bytes, media_type: str) -> None:
    for kind in CONNECTORS:
        try:
            assert_verbatim(connect(spec(kind)).read(response(body, media_type)))
        except DocumentUnreadable as refusal:
            assert str(refusal).endswith(".")  # noqa: PT017 either is right


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0b", "\x0c", "\x1e"])
def test_a_sign_that_some_take_for_a_line_end_does_not_shift_the_rows_below(separator: str) -> None:
    body = f"name,2024\nAl{separator}land,2.5\nBorland,3.5\n".encode() + b"Corland,4.5\n" * 20
    reading = connect(spec(SourceKind.TABLE)).read(response(body, "text/csv"))
    assert [row.quote for row in reading.tables[0].rows[:2]] == [f"Al{separator}land,2.5", "Borland,3.5"]
    assert_verbatim(reading)


def test_a_cell_that_never_ends_is_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="no table that can be read to its end"):
        connect(spec(SourceKind.TABLE)).read(response(b'name,2024\n"' + b"a" * 200_000, "text/csv"))


@pytest.mark.parametrize("kind", [SourceKind.PAGE, SourceKind.TABLE])
def test_a_connector_asks_for_the_address_and_passes_on_the_leave_for_it(kind: SourceKind) -> None:
    source = connect(spec(kind, private=True))
    assert source.request(Query(source="a")) == Request(source="a", url="http://source.example/", private=True)


def test_nobody_is_asked_where_there_is_nothing_to_check() -> None:
    assert plan_queries([], [connect(spec(SourceKind.PAGE))], Wording(None)) == ()
