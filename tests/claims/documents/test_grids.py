"""Tables are read cell by cell, from whatever they stand in; or the reader is told why not."""

import json
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.grid import MOST_CELLS, MOST_CHARACTERS, MOST_ROWS, Grid, grid_of, headed
from claims.documents.grids import read_grids
from claims.errors import DocumentUnreadable
from tests.claims.documents.small_pdf import pdf, pdf_table
from tests.claims.documents.small_spreadsheet import (
    Formula,
    Percent,
    Sheet,
    archive,
    ods,
    ods_of,
    ods_table,
    ole,
    repacked,
    worksheet,
    xls,
    xlsx,
)

TOWNS = (("Town", "2023", "2024"), ("Hallstein", "4.1", "4.5"), ("Lenham", "12", "1,300"))


def rows_of(body: bytes | str, media_type: str = "") -> tuple[tuple[str, ...], ...]:
    (grid,) = read_grids(body.encode() if isinstance(body, str) else body, media_type)
    return grid.rows


def why_not(body: bytes | str, media_type: str = "") -> str:
    with pytest.raises(DocumentUnreadable) as refused:
        read_grids(body.encode() if isinstance(body, str) else body, media_type)
    assert str(refused.value).endswith(".")
    return str(refused.value)


def html_table(rows: Sequence[Sequence[str]], before: str = "") -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{before}{lines}</table>"


# --- grids ------------------------------------------------------------------------------------------------------


def test_all_rows_are_equally_wide_and_none_is_empty() -> None:
    grid = grid_of(" Taxes\n2024 ", [["a", "b ", "", ""], ["", " "], ["1"], ["2", "3\n4", "5"]])
    assert grid == Grid(title="Taxes 2024", rows=(("a", "b", ""), ("1", "", ""), ("2", "3 4", "5")))


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([["a", "b"]] * (MOST_ROWS + 1), "100,000 rows"),
        ([["a"] * 3_000] * 700, "2,000,000 cells"),
        ([["a"] * (MOST_CELLS // 2), ["b"], ["c"]], "2,000,000 cells"),
        ([["a" * 1_000_000]] * (MOST_CHARACTERS // 1_000_000 + 1), "20,000,000 characters"),
    ],
    ids=["rows", "cells", "width", "characters"],
)
def test_a_table_that_is_too_vast_is_refused_and_never_cut(rows: list[list[str]], name: str) -> None:
    with pytest.raises(DocumentUnreadable, match=f"more than {name}\\.$"):
        grid_of("", rows)


def test_what_no_file_can_store_is_replaced() -> None:
    assert grid_of("\ud800", [["a\udfff", "ä"]]) == Grid(title="?", rows=(("a?", "ä"),))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ([("Table 1: Taxes", "", "")], "Sheet 1 – Table 1: Taxes"),
        ([("Table 1", "", ""), ("In euros", "In euros", "In euros")], "Sheet 1 – Table 1 – In euros"),
        ([("Sheet 1", "", "")], "Sheet 1"),
        ([], "Sheet 1"),
    ],
)
def test_lines_above_the_header_are_part_of_the_title(above: list[tuple[str, ...]], title: str) -> None:
    assert headed(Grid(title="Sheet 1", rows=(*above, *TOWNS))) == Grid(title=title, rows=TOWNS)


@pytest.mark.parametrize(
    "rows", [(("Town", ""), ("Hallstein", "4.5")), (("Town", ""), ("Lenham", "")), (("Lenham", "1"),), ()]
)
def test_a_header_of_one_name_stays_above_its_figures(rows: tuple[tuple[str, ...], ...]) -> None:
    assert headed(Grid(title="", rows=rows)).rows == rows


# --- spreadsheets -----------------------------------------------------------------------------------------------

CELLS: Sheet = [
    ["Town", "2023", "When"],
    ["Hallstein", 4.25, date(2025, 2, 18)],
    ["Lenham", 12.0, datetime(2025, 2, 18, 10, 30)],  # noqa: DTZ001 spreadsheets know no zones
    ["Borland", Percent(0.25), True],
    ["All", Formula("SUM(B2:B4)", 16.5), None],
    ["Least", 1e-7, 12_345_678_901],
]
READ = (
    ("Town", "2023", "When"),
    ("Hallstein", "4.25", "2025-02-18"),
    ("Lenham", "12", "2025-02-18T10:30:00"),
    ("Borland", "0.25", "true"),
    ("All", "16.5", ""),
    ("Least", "1e-07", "12345678901"),
)


@pytest.mark.parametrize("body", [xlsx({"Taxes": CELLS}), ods({"Taxes": CELLS})], ids=["xlsx", "ods"])
@pytest.mark.parametrize("media_type", ["", "text/html", "application/octet-stream"])
def test_cells_of_a_spreadsheet_are_read_without_their_format(body: bytes, media_type: str) -> None:
    assert read_grids(body, media_type) == (Grid(title="Taxes", rows=READ),)


def test_the_old_format_is_read() -> None:
    body = xls("Taxes", [["Town", "2024"], ["Hallstein", 4.5], ["Lenham", 12.0]])
    assert read_grids(body, "") == (
        Grid(title="Taxes", rows=(("Town", "2024"), ("Hallstein", "4.5"), ("Lenham", "12"))),
    )


def test_every_sheet_that_is_shown_and_has_cells_is_a_table() -> None:
    body = xlsx({"Taxes": TOWNS, "Empty": [], "Notes": [["secret"]], "Debts & more": TOWNS}, hidden=["Notes"])
    assert [grid.title for grid in read_grids(body, "")] == ["Taxes", "Debts & more"]


def test_a_title_in_the_first_cell_of_a_sheet_is_one() -> None:
    body = xlsx({"T1": [["Taxes of the towns"], [None], *TOWNS]})
    assert read_grids(body, "") == (Grid(title="T1 – Taxes of the towns", rows=TOWNS),)


def test_errors_and_durations_of_cells_are_read() -> None:
    styles = "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><cellXfs><xf numFmtId='0'/>"
    cells = "<c r='A1' t='e'><v>#DIV/0!</v></c><c r='B1' t='str'><v>x</v></c><c r='C1'><v>1E999</v></c>"
    body = repacked(
        xlsx({"S": []}),
        {
            "xl/worksheets/sheet1.xml": worksheet(f"<row r='1'>{cells}<c r='D1' s='1'><v>1.0625</v></c></row>"),
            "xl/styles.xml": f"{styles}<xf numFmtId='46'/></cellXfs></styleSheet>",
        },
    )
    assert rows_of(body) == (("", "x", "", "25:30:00"),)


def test_a_dimension_that_lies_is_not_believed() -> None:
    body = xlsx({"S": [["Town", 5]]}, dimension="A1:XFD1048576")
    assert rows_of(body) == (("Town", "5"),)


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ100000", "C9999999"])
def test_cells_that_lie_too_far_apart_are_refused_before_room_is_made_for_all_between(far: str) -> None:
    rows = f"<row r='1'><c r='A1'><v>1</v></c></row><row r='9'><c r = \"{far}\" t='n' ><v>2</v></c></row>"
    body = repacked(xlsx({"S": []}), {"xl/worksheets/sheet1.xml": worksheet(rows)})
    assert why_not(body) == "it has a sheet whose cells lie too far apart."


def test_empty_cells_may_lie_anywhere() -> None:
    rows = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row r='9'><c r='XFD1048576' s='1'/></row>"
    body = repacked(xlsx({"S": []}), {"xl/worksheets/sheet1.xml": worksheet(rows)})
    assert rows_of(body) == (("1", "2"),)


def test_repetitions_in_a_sheet_are_bounded() -> None:
    cell = "<table:table-cell table:number-columns-repeated='16384' office:value-type='float' office:value='1'/>"
    row = f"<table:table-row table:number-rows-repeated='1048576'>{cell}</table:table-row>"
    assert why_not(ods_of(ods_table("S", row)))


def test_a_zip_bomb_is_refused() -> None:
    body = repacked(xlsx({"S": TOWNS}), {"xl/sharedStrings.xml": " " * 200_000_000})
    assert why_not(body) == "unpacked it has more than 200,000,000 bytes."


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (archive({"readme.txt": "Hallstein"}), "it is no spreadsheet, or one that is broken or encrypted"),
        (xlsx({"S": TOWNS})[:-200], "its zip archive is broken or encrypted"),
        (b"PK\x03\x04" + bytes(64), "its zip archive is broken or encrypted"),
        (ole({"EncryptedPackage": bytes(64), "EncryptionInfo": bytes(64)}), "the spreadsheet is encrypted."),
        (ole({"WordDocument": bytes(64)}), "it is no spreadsheet, or one that is broken or encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is no spreadsheet, or one that is broken"),
        (xlsx({"S": []}), "it has no table"),
        (repacked(xlsx({"S": TOWNS}), {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"}), "its spreadsheet"),
        (repacked(xlsx({"S": TOWNS}), {"xl/workbook.xml": "<workbook"}), "it is no spreadsheet"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(body: bytes, why: str) -> None:
    assert why_not(body).startswith(why)


# --- web pages --------------------------------------------------------------------------------------------------


def test_a_table_of_a_page_is_read() -> None:
    page = f"<html><body><h2>Taxes</h2><p>In euros.</p>{html_table(TOWNS)}</body></html>"
    assert read_grids(page.encode(), "text/html") == (Grid(title="Taxes", rows=TOWNS),)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (html_table(TOWNS, "<caption> Taxes <b>2024</b><sup>[1]</sup></caption>"), "Taxes 2024"),
        (html_table(TOWNS).replace("<table", "<table aria-label='Taxes'"), "Taxes"),
        (html_table(TOWNS, "<tr><th colspan=3>Taxes</th></tr>"), "Towns – Taxes"),
        (html_table(TOWNS, "<tr><th colspan=1000000>Taxes</th></tr>"), "Towns – Taxes"),
        (html_table(TOWNS, "<caption> </caption>"), "Towns"),
    ],
)
def test_the_title_of_a_table_is_what_stands_closest(page: str, title: str) -> None:
    found = read_grids(f"<h1>All</h1><h3>Towns</h3>{page}<h2>After</h2>".encode(), "text/html")
    assert found == (Grid(title=title, rows=TOWNS),)


def test_cells_that_span_others_are_repeated() -> None:
    page = (
        "<table><thead><tr><th rowspan=2>Town<th colspan=2>Taxes</tr><tr><th>2023<th>2024</tr></thead>"
        "<tbody><tr><td rowspan=0>Hallstein<td>1<td>2</tr><tr><td colspan=' 2x'>3</tr></tbody>"
        "<tr><td>Lenham<td colspan=-1>4<td rowspan=99999999999>5</tr></table>"
    )
    assert rows_of(page, "text/html") == (
        ("Town", "Taxes", "Taxes"),
        ("Town", "2023", "2024"),
        ("Hallstein", "1", "2"),
        ("Hallstein", "3", "3"),
        ("Lenham", "4", "5"),
    )


def test_a_span_ends_with_its_part_of_the_table() -> None:
    page = "<table><thead><tr><th rowspan=9>Town<th>2024</thead><tbody><tr><td>Hallstein<td>1</tbody></table>"
    assert rows_of(page) == (("Town", "2024"), ("Hallstein", "1"))


def test_cells_that_overlap_do_not_shift_others() -> None:
    page = "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e<tr><td>f<td>g<td>h<td>i</table>"
    assert rows_of(page) == (("a", "b", "c", ""), ("d", "b", "d", "e"), ("f", "g", "h", "i"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("4.5<sup>[1]</sup>", "4.5"),
        ("4.5<sup><a href='#n'>2</a></sup>", "4.5"),
        ("Lenham<sup>2</sup>", "Lenham"),
        ("10<sup>6</sup>", "10"),
        ("4 × 10<sup>6</sup>", "4 × 10⁶"),
        ("12 km<sup>2</sup>, more", "12 km², more"),
        ("<b>m</b><sup>2</sup>", "m"),
        ("CO<sub>2</sub>", "CO2"),
        ("<p>4</p><p>5</p>", "4 5"),
        ("4<br>5", "4 5"),
        (" 4\n\t&nbsp;000 ", "4 000"),
        ("<span style='display: none'>0004</span>4", "4"),
        ("4<span hidden>5</span><script>6</script><!-- 7 -->", "4"),
        ("4<table hidden><tr hidden><td hidden>5</table>", "4"),
        ("4<i hidden>5<sup>6</sup><script>7</script></i><sup hidden>8</sup>", "4"),
        ("12 km<sup>2</sup><sup>[1]</sup>", "12 km²"),
        ("4<table><tr><td>5<td>6<tr><td>7<td>8</table>9", "49"),
        ("&lt;b&gt; &amp; &#xD800;", "<b> & \ufffd"),
    ],
)
def test_the_text_of_a_cell_is_what_it_shows_but_for_marks_of_notes(cell: str, text: str) -> None:
    assert rows_of(f"<table><tr><th>Town<th>2024<tr><td>{cell}</td><td>x</table>")[1] == (text, "x")


def test_tables_that_place_what_a_page_has_are_not_read_but_those_in_them_are() -> None:
    inner = html_table(TOWNS)
    for outer in (
        f"<table><tr><td>Menu<td>News<tr><td>a<td>{inner}</table>",
        f"<table role=presentation><tr><th>Menu<th>News<tr><td>a<td>{inner}</table>",
        f"<table><tr><td>{inner}</table>",
    ):
        assert rows_of(outer) == TOWNS


def test_columns_and_rows_that_are_hidden_do_not_count() -> None:
    page = "<table><tr><th>Town<th hidden>Key<th>2024<tr><td>Lenham<td style='display:none'>7<td>4<tr hidden><td>a<td>b"
    assert rows_of(page) == (("Town", "2024"), ("Lenham", "4"))


def test_tables_in_a_table_with_data_are_passed_over() -> None:
    page = f"<table><tr><th>Town<th>2024<tr><td>Lenham<td>4{html_table(TOWNS)}</table>"
    assert rows_of(page) == (("Town", "2024"), ("Lenham", "4"))


@pytest.mark.parametrize(
    "page",
    [
        "<p>Nothing</p>",
        "<table><tr><th>Town<th>2024</table>",
        "<table><tr><th>Town<tr><td>Lenham</table>",
        "<table><tr><td>Town<td><tr><td>Lenham<td></table>",
        "<table></table>",
        "<!-- -->",
    ],
)
def test_a_page_without_a_table_that_has_data_is_refused(page: str) -> None:
    assert why_not(page, "text/html")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>" * 10_000 + html_table(TOWNS), "its elements are nested too deeply."),
        ("<table><tr><td>" * 5_000, "its elements are nested too deeply."),
        (f"<table>{'<tr><td colspan=1000>a' * 3_000}</table>", "it has a table with more than 2,000,000 cells."),
        (f"<table><tr>{'<td rowspan=65534>a' * 1_000}{'<tr>' * 3_000}</table>", "it has a table with more than 2,000"),
        (f"<table>{'<tr><td>a<td>b' * 100_001}</table>", "it has a table with more than 100,000 rows."),
        (html_table([["a", "b"], ["c" * 2_000_000, "d"]] * 11), "it has a table with more than 20,000,000 characters."),
        (html_table([["a", "b"], ["c" * 2_000_000, "d"]]) * 11, "it has a table with more than 20,000,000 characters."),
    ],
    ids=["depth", "tables", "columns", "rows", "lines", "characters", "all characters"],
)
def test_a_page_beyond_the_bounds_is_refused(page: str, why: str) -> None:
    assert why_not(page).startswith(why)


@pytest.mark.parametrize(
    "page",
    [
        f"<table {'x=1 ' * 20_000}><tr><td>a<td>b<tr><td>c<td>d",
        "<table><tr><td>a<td>b<tr><td colspan='1' " + "rowspan=9 " * 20_000 + ">c<td>d",
        "<a href=" * 20_000 + "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<!--" * 10_000 + html_table(TOWNS),
        "<?xml version='1.0' encoding='utf-16'?><html>" + html_table(TOWNS),
        "<table><tr><td>a\0b<td>\x01<tr><td>c<td>d" + " " * 1_000,
        "<sup>" * 200 + html_table(TOWNS),
        "<table><script hidden>x</script><tr hidden><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f",
    ],
)
def test_hostile_markup_is_read_or_refused(page: str) -> None:
    try:
        found = read_grids(page.encode(), "text/html")
    except DocumentUnreadable as refused:
        assert str(refused).endswith(".")  # noqa: PT017 either is right
    else:
        assert found


def test_a_table_of_a_million_cells_is_read() -> None:
    (grid,) = read_grids(f"<table>{('<tr>' + '<td>1' * 100) * 10_000}</table>".encode(), "text/html")
    assert (len(grid.rows), len(grid.rows[0])) == (10_000, 100)


# --- JSON -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '[["Town", "2023", "2024"], ["Hallstein", 4.1, 4.5], ["Lenham", 12, "1,300"]]',
        '[{"Town": "Hallstein", "2023": 4.1, "2024": 4.5}, {"2024": "1,300", "2023": 12, "Town": "Lenham"}]',
        '{"n": [], "a": {"b": {"c": [["Town", 2023, "2024"], ["Hallstein", 4.1, 4.5], ["Lenham", 12, "1,300"]]}}}',
        '\ufeff [[{"Town": "Hallstein", "2023": 4.1, "2024": 4.5}, {"Town": "Lenham", "2023": 12, "2024": "1,300"}]]',
    ],
)
def test_the_one_table_in_a_json_text_is_found(text: str) -> None:
    assert rows_of(text, "application/json") == TOWNS


def test_values_are_written_as_they_stand_in_the_text() -> None:
    text = '[{"a": 1.10, "b": {"c": null, "d": {"e": true}}}, {"a": 1e3, "f": ["x", 2, null], "b": {"c": NaN}},'
    assert rows_of(f'{text} {{"a": {"9" * 5_000}, "b": {{"d": {{"e": false}}}}, "f": " y\\u00a0\\ud800"}}]') == (
        ("a", "b.c", "b.d.e", "f"),
        ("1.10", "", "true", ""),
        ("1e3", "", "", "x, 2,"),
        ("9" * 5_000, "", "false", "y ?"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "its JSON is nested too deeply."),
        ('{"a":' * 100_000, "its JSON is nested too deeply."),
        ("[" * 900 + "]" * 900, "its JSON has no list that could be the table."),
        ('{"a":' * 900 + "1" + "}" * 900, "its JSON has no list that could be the table."),
        ('[{"a":' * 20 + "1" + "}]" * 20, "its JSON has no list that could be the table."),
        ("[" + '{"a":' * 20 + "1" + "}" * 20 + "]", "its JSON has no list that could be the table."),
        ('{"a": [{"b": 1, "c": 2}], "d": [["e", "f"], [1, 2]]}', "its JSON has 2 lists that could be the table."),
        ('{"a": {"a": {"a": {"a": {"a": [{"b": 1, "c": 2}]}}}}}', "its JSON has no list"),
        ('[{"a": 1, "b": 2, "a": 3}]', "its JSON has a record with 2 fields 'a'."),
        ('[{"a.b": 1, "a": {"b": 2}}]', "its JSON has a record with 2 fields 'a.b'."),
        ("[[1, 2], [3, 4]]", "its JSON has no list"),
        ("[[null, 2], [[3], 4]]", "its JSON has no list"),
        ('[["a", "b"]]', "its JSON has no list"),
        ('[{" ": 1}]', "its JSON has no list"),
        ("[]", "its JSON has no list"),
        ("{}", "its JSON has no list"),
        ('[{"a": 1}]', "it has no table with a header, a row and two columns."),
        ('[{"a": 1, "b": 2}', "it is no JSON that can be read to its end."),
        ('{"a": 1} x', "it is no JSON that can be read to its end."),
        (json.dumps([{str(n): n, "a": 1} for n in range(2_000)]), "it has a table with more than 2,000,000 cells."),
    ],
)
def test_what_is_no_table_in_json_is_refused(text: str, why: str) -> None:
    assert why_not(text).startswith(why)


# --- PDF --------------------------------------------------------------------------------------------------------


def test_a_table_with_lines_in_a_pdf_is_read() -> None:
    assert read_grids(pdf_table("Taxes of the towns", TOWNS), "") == (Grid(title="Taxes of the towns", rows=TOWNS),)


PDF = pdf_table("Taxes", TOWNS)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (pdf(["Town 2024", "Hallstein 4.5"]), "it has no table"),
        (pdf_table("A box", [["Only one cell"]]), "it has no table"),
        (b"%PDF-1.7 and then nothing", "the PDF is broken or encrypted"),
        (PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root"), "the PDF is broken or encrypted"),
        (pdf(*[["a"]] * 501), "the PDF has 501 pages; more than 500 are not read."),
    ],
)
def test_what_is_no_table_in_a_pdf_is_refused(body: bytes, why: str) -> None:
    assert why_not(body).startswith(why)


# --- whatever it is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "it is empty."),
        (b" \r\n", "it is empty."),
        (b"Town;2024\nHallstein;4.5\n", "it is no spreadsheet, web page, PDF or JSON text."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "it is not text"),
    ],
)
def test_what_has_no_tables_is_refused(body: bytes, why: str) -> None:
    assert why_not(body) == why or why_not(body).startswith(why)


SEEDS = {
    "xlsx": xlsx({"Taxes": CELLS}),
    "xls": xls("Taxes", [["Town", "2024"], ["Hallstein", 4.5]]),
    "ods": ods({"Taxes": CELLS}),
    "html": html_table(TOWNS).encode(),
    "json": b'{"a": [{"Town": "Hallstein", "b": {"c": 1.10}}]}',
    "pdf": PDF,
}
INTACT = {"xls": 1_024}
"""Its table of sectors, in which a ring makes the library take all memory; only a process of its own bears that."""


def holds(body: bytes, media_type: str) -> None:
    try:
        grids = read_grids(body, media_type)
    except DocumentUnreadable as refused:
        assert str(refused).endswith(".")  # noqa: PT017 either is right
        return
    for grid in grids:
        assert {len(row) for row in grid.rows} == {len(grid.rows[0])}
        assert all(any(row) for row in grid.rows)
        assert grid.model_dump_json()


@given(
    body=st.builds(
        lambda begins, rest: begins + rest,
        st.sampled_from([b"", b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-", b"<", b"{", b"[", b"<table><tr><td>"]),
        st.binary(max_size=200),
    ),
    media_type=st.sampled_from(["", "text/html", "application/json", "text/html; charset=utf-16"]),
)
def test_any_bytes_are_read_or_refused(body: bytes, media_type: str) -> None:
    holds(body, media_type)


@pytest.mark.parametrize("kind", SEEDS)
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=3)), min_size=1, max_size=4))
def test_any_damage_is_read_or_refused(kind: str, changes: list[tuple[float, bytes]]) -> None:
    body, intact = SEEDS[kind], INTACT.get(kind, 0)
    for share, put in changes:
        place = intact + int(share * (len(body) - intact))
        body = body[:place] + put + body[place + len(put) :]
    holds(body, "")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    holds(json.dumps(value).encode(), "application/json")


@given(st.lists(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 5), st.integers(0, 5)), max_size=4), max_size=5))
def test_any_spans_make_a_table_or_none(rows: list[list[tuple[str, int, int]]]) -> None:
    lines = ("".join(f"<td rowspan={down} colspan={across}>{text}</td>" for text, down, across in row) for row in rows)
    holds(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>".encode(), "text/html")
