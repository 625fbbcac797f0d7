"""Tables in whatever form they come: which of them are meant, what they are called, and what their cells say."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import DocumentUnreadable
from claims.models import Reading, Table
from claims.sources import connect
from claims.sources.spec import SourceKind
from claims.tables.cells import value_of
from tests.claims.documents.small_spreadsheet import xlsx
from tests.claims.sources.recorded import answer, assert_verbatim, expected, folders, recorded, spec_of

KIND = SourceKind.TABLE
PAGE = "<table><caption>{}</caption><tr><th>country<th>2024<tr><td>Alland<td>{}</table>"


def read(body: bytes | str, media_type: str = "text/html", **known: object) -> Reading:
    reading = connect(spec_of(KIND, **known)).read(answer(body, media_type))
    assert_verbatim(reading)
    return reading


def figures(table: Table) -> list[list[object]]:
    def cell(row: int, column: int) -> object:
        if column == table.entity:
            return table.rows[row].cells[column]
        value = value_of(table.rows[row], column, table)
        return "missing" if value is None else value

    return [[cell(row, column) for column in range(len(table.columns))] for row in range(len(table.rows))]


def cells(table: Table) -> list[list[str]]:
    return [list(table.columns), *[list(row.cells) for row in table.rows]]


@pytest.mark.parametrize("folder", folders(KIND, "tables"), ids=lambda folder: folder.name)
def test_every_table_is_read_with_its_title_and_its_figures(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    assert_verbatim(reading)
    found = [
        {"measure": t.measure, "narrowed": list(t.narrowed), "rows": cells(t), "figures": figures(t)}
        for t in reading.tables
    ]
    assert found == expected(folder)["tables"]
    assert {table.origin.publisher for table in reading.tables} == {"Town of Hallstein"}


@pytest.mark.parametrize("folder", folders(KIND, "refused"), ids=lambda folder: folder.name)
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(DocumentUnreadable) as refusal:
        source.read(response)
    assert expected(folder)["refused"] in str(refusal.value)


def test_csv_stays_verbatim_whatever_the_server_calls_it() -> None:
    body = "PKW;2024\r\n[mm];2,50\r\n"
    for media_type in ("text/csv", "text/html", "application/octet-stream"):
        reading = read(body, media_type)
        assert reading.text == body.replace("\r\n", "\n")
        assert reading.tables[0].rows[0].quote == "[mm];2,50"


def test_an_operator_s_title_goes_before_that_of_the_only_table() -> None:
    (table,) = read(PAGE.format("Caption", "2.5"), table={"title": "Unemployment", "unit": "percent"}).tables
    assert (table.measure, table.narrowed, table.origin.title) == ("Unemployment", (), "Unemployment")
    (own,) = read(PAGE.format("Caption", "2.5")).tables
    assert (own.measure, own.origin.title) == ("Caption", "Caption")
    (nameless,) = read(PAGE.format("", "2.5")).tables
    assert nameless.measure == "a"


def test_tables_of_one_title_on_several_pages_are_not_narrowed() -> None:
    known = {"title": "Unemployment", "entity": "country"}
    reading = read(PAGE.format("Part", "2.5") + PAGE.format("Part", "3.5"), table=known)
    assert [(table.measure, table.narrowed) for table in reading.tables] == [("Unemployment", ())] * 2


def test_only_tables_with_the_named_column_are_kept() -> None:
    other = PAGE.format("Other", "1").replace("country", "district")
    reading = read(other + PAGE.format("Meant", "2.5"), table={"entity": "country"})
    assert [table.measure for table in reading.tables] == ["Meant"]


def test_the_column_that_names_the_row_may_stand_anywhere() -> None:
    (table,) = read("<table><tr><th>2024<th>country<tr><td>2.5<td>Alland</table>", table={"entity": "country"}).tables
    assert figures(table) == [[2.5, "Alland"]]


def test_a_page_without_a_table_says_so() -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        read("<!doctype html><p>Please sign in.</p>", "text/csv")
    assert str(refusal.value).startswith("it is a web page without a table")


SHEET = pytest.mark.parametrize("number", [1.5, 0.125, 12.875, 1234.125, 1e-05, 1.2e17, -0.5, 3.0])


@SHEET
@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_a_figure_of_a_spreadsheet_is_the_same_in_every_language(number: float, language: str) -> None:
    (table,) = read(xlsx({"Sheet": [["city", "2024"], ["Hallstein", number]]}), "", language=language).tables
    assert figures(table) == [["Hallstein", number]]


@SHEET
def test_a_figure_in_json_is_the_same_in_every_language(number: float) -> None:
    body = f'[{{"city": "Hallstein", "2024": {number!r}}}]'
    for language in ("de", "en"):
        (table,) = read(body, "application/json", language=language).tables
        assert figures(table) == [["Hallstein", number]]


@pytest.mark.parametrize("unit", ["percent", "Prozent", None])
def test_shares_that_may_be_percentages_are_refused_in_a_spreadsheet_only(unit: str | None) -> None:
    header = "2024" if unit else "2024 (%)"
    sheet = xlsx({"Sheet": [["city", header], ["Hallstein", 0.25], ["Lenham", 1.0]]})
    with pytest.raises(DocumentUnreadable, match="stands for 25 %"):
        read(sheet, "", table={"unit": unit})
    assert read(f"city,{header}\nHallstein,0.25\n", "text/csv", table={"unit": unit}).tables


def test_figures_above_one_leave_no_doubt() -> None:
    sheet = xlsx({"Sheet": [["city", "2024"], ["Hallstein", 0.25], ["Lenham", 1.5]]})
    assert figures(read(sheet, "", table={"unit": "percent"}).tables[0]) == [["Hallstein", 0.25], ["Lenham", 1.5]]
    counted = xlsx({"Sheet": [["city", "2024"], ["Hallstein", 0.25]]})
    assert read(counted, "", table={"unit": "million euros"}).tables


_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="<&\x00"), max_size=12)


@given(rows=st.lists(st.tuples(_TEXT, _TEXT), min_size=1, max_size=5), title=_TEXT)
def test_every_row_of_a_page_is_verbatim_whatever_its_cells_say(rows: Sequence[tuple[str, str]], title: str) -> None:
    body = "".join(f"<tr><td>{name}<td>{value}" for name, value in [("name", "2024"), *rows])
    page = f"<html><table><caption>{title}</caption>{body}</table></html>"
    try:
        read(page, "text/html; charset=utf-8")
    except DocumentUnreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 either is right


@given(
    body=st.binary(max_size=300),
    start=st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{", b"[", b"<"]),
)
def test_no_bytes_break_the_reading_of_a_table(body: bytes, start: bytes) -> None:
    try:
        read(start + body, "application/octet-stream")
    except DocumentUnreadable as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 either is right
