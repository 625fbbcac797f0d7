"""Our World in Data: what it is asked, and what its archives are read as."""

import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import DocumentUnreadable
from claims.sources.spec import SourceKind
from tests.claims.sources.services import WHEAT, archive, asked, chart, holds, read, rows_of


def test_our_world_in_data_is_asked_for_a_whole_chart() -> None:
    path, parameters = asked(SourceKind.OWID, "DE", dataset="life-expectancy", filters={"sex": "female"})
    assert path == "grapher/life-expectancy.zip"
    assert parameters == [("v", "1"), ("csvType", "full"), ("useColumnShortNames", "true"), ("sex", "female")]


@pytest.mark.parametrize(
    ("time", "written", "column"),
    [
        ("year", "2023", "2023"),
        ("Year", "2023", "2023"),
        ("month", "2023-05", "2023-05"),
        ("Day", "2023-05-01", "2023-05-01"),
    ],
)
def test_a_chart_is_by_year_month_or_day(time: str, written: str, column: str) -> None:
    (table,) = read(SourceKind.OWID, chart(f"Entity,{time},wheat\nGermany,{written},2.50\n", wheat=WHEAT)).tables
    assert rows_of(table) == [["Country", column], ["Germany", "2.50"]]
    assert (table.measure, table.unit, table.origin.title) == ("Wheat", "tonnes", "Harvests")


def test_columns_are_matched_by_their_short_name() -> None:
    columns = {
        "Wheat | 0015 || tonnes": WHEAT,
        "b": {**WHEAT, "shortName": "projected", "titleShort": "Wheat, projected"},
    }
    body = chart("entity,code,year,projected,wheat,wheat__annotations\nGermany,DEU,2023,7,2,note\n", **columns)
    assert [(t.measure, rows_of(t)[1]) for t in read(SourceKind.OWID, body).tables] == [
        ("Wheat, projected", ["Germany", "7"]),
        ("Wheat", ["Germany", "2"]),
    ]


def test_columns_with_one_short_title_have_their_long_ones() -> None:
    rye = {**WHEAT, "titleLong": "Wheat harvest, projected", "shortName": "projected"}
    found = read(SourceKind.OWID, chart("entity,year,wheat,projected\nGermany,2023,7,2\n", wheat=WHEAT, b=rye)).tables
    assert [table.measure for table in found] == ["Wheat harvest", "Wheat harvest, projected"]


def test_columns_with_one_title_have_to_be_named_by_their_own() -> None:
    body = chart("entity,year,wheat,rye\nGermany,2023,7,2\n", wheat=WHEAT, rye={**WHEAT, "shortName": "rye"})
    assert [table.narrowed for table in read(SourceKind.OWID, body).tables] == [("wheat",), ("rye",)]


def test_an_empty_cell_of_a_chart_is_missing() -> None:
    body = chart("entity,year,wheat\nGermany,2022,0\nGermany,2023,\n", wheat=WHEAT)
    assert rows_of(read(SourceKind.OWID, body).tables[0])[1] == ["Germany", "0", ""]


TABLE = ("a.csv", "entity,year,wheat\nGermany,2023,1\n")
ABOUT = ("a.metadata.json", json.dumps({"chart": {}, "columns": {"wheat": WHEAT}}))


def encrypted() -> bytes:
    """An archive that says of its files that they are encrypted."""
    body = bytearray(archive(TABLE, ABOUT))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.find(mark)
        while at >= 0:
            body[at + place] |= 1
            at = body.find(mark, at + 1)
    return bytes(body)


def lying() -> bytes:
    """An archive whose table says that it is empty."""
    body = bytearray(archive(TABLE, ABOUT))
    at = body.find(b"PK\x01\x02")
    body[at + 24 : at + 28] = bytes(4)
    return bytes(body)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "no ZIP archive"),
        (b"PK\x03\x04" + b"x" * 50, "no ZIP archive"),
        (archive(TABLE, ABOUT)[:-40], "no ZIP archive"),
        (b'{"status": 403, "error": "non-redistributable"}', "no ZIP archive"),
        (encrypted(), "encrypted"),
        (archive(TABLE, ABOUT, packed=zipfile.ZIP_LZMA), "packed in a rare way"),
        (archive(("../a.csv", "x"), ABOUT), "paths in it"),
        (archive(("/a.csv", "x"), ABOUT), "paths in it"),
        (archive(("C:\\a.csv", "x"), ABOUT), "paths in it"),
        (archive(TABLE, ABOUT, *((f"{number}.md", "") for number in range(30))), "more than 20 files"),
        (archive(TABLE, ABOUT, ("b.csv", "x")), r"2 files \*\.csv where there should be one"),
        (archive(TABLE), r"0 files \*\.metadata\.json where there should be one"),
        (archive(TABLE, ("a.metadata.json", "{}")), "should answer: 'chart'"),
        (archive(("a.csv", b"\xff\x00" * 400), ABOUT), "it is not text"),
        (archive(("a.csv", "entity,year,wheat\nGermany,2023\n"), ABOUT), "rows that do not fit"),
        (archive(("a.csv", "who,when,wheat\nGermany,2023,1\n"), ABOUT), "no columns for entity and time"),
        (archive(("a.csv", 'entity,year,wheat\n"'), ABOUT), "no CSV that can be read to its end"),
    ],
)
def test_what_is_no_archive_of_a_chart_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(DocumentUnreadable, match=why):
        read(SourceKind.OWID, body)


def test_an_archive_that_lies_about_its_sizes_says_nothing_wrong() -> None:
    with pytest.raises(DocumentUnreadable):
        read(SourceKind.OWID, lying())


def test_an_archive_that_grows_beyond_its_bound_is_refused() -> None:
    bomb = archive(("a.csv", b"0" * 60_000_000), ABOUT)
    assert len(bomb) < 100_000
    with pytest.raises(DocumentUnreadable, match="a file of more than 50000000 bytes"):
        read(SourceKind.OWID, bomb)


@given(at=st.integers(0, 2000), sign=st.integers(0, 255))
def test_no_changed_byte_breaks_an_archive(at: int, sign: int) -> None:
    body = bytearray(archive(TABLE, ABOUT))
    body[at % len(body)] = sign
    holds(SourceKind.OWID, bytes(body))
