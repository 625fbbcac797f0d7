"""The OECD: what it is asked, and what its answers are read as."""

from collections.abc import Sequence
from datetime import date

import pytest

from claims.errors import DocumentUnreadable
from claims.sources.spec import SourceKind
from tests.claims.sources.services import OECD_HEADER, asked, of_oecd, read, rows_of


@pytest.mark.parametrize(
    ("key", "places", "path"),
    [
        ("A.{states}.UNE..", ("DE", "FR"), "A.DEU+FRA.UNE.."),
        ("A.{states}.UNE..", (), "A..UNE.."),
        ("A.DEU.UNE..", ("FR",), "A.DEU.UNE.."),
        (None, ("FR",), "all"),
    ],
)
def test_the_oecd_is_asked_for_a_key_that_may_have_room_for_states(
    key: str | None, places: Sequence[str], path: str
) -> None:
    dataset = "OECD.SDD.TPS,DSD_LFS@DF_IALFS_UNE_M,1.0"
    known = {"dataset": dataset, "filters": {"startPeriod": "2015"}} | ({"key": key} if key is not None else {})
    found, parameters = asked(SourceKind.OECD, *places, **known)
    assert found == f"public/rest/data/{dataset}/{path}"
    assert parameters == [("format", "csvfilewithlabels"), ("startPeriod", "2015")]


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        ("2.10,A", "2.10"),
        ("1.2E3,A", "1200"),
        ("-0.5,P", "-0.5 (provisional)"),
        ("2.5,E", "2.5 (estimated)"),
        (",M", ""),
        ("0,O", ""),
        ("NaN,A", ""),
        ("Yes,A", ""),
        ("0,A", "0"),
    ],
)
def test_a_figure_of_the_oecd_has_its_status_in_words(figure: str, cell: str) -> None:
    assert rows_of(read(SourceKind.OECD, of_oecd("7,A", figure)).tables[0])[1] == ["Germany", "7", cell]


@pytest.mark.parametrize(
    ("period", "published_on", "cell"),
    [
        ("2024", None, "2.5"),
        ("2024-12", None, "2.5"),
        ("2025-Q1", None, "2.5 (forecast)"),
        ("2025", None, "2.5 (forecast)"),
        ("2026", date(2027, 1, 1), "2.5 (forecast)"),
        ("2024", date(2024, 12, 4), "2.5 (forecast)"),
        ("2023", date(2024, 12, 4), "2.5"),
    ],
)
def test_a_projection_is_a_forecast(period: str, published_on: date | None, cell: str) -> None:
    body = of_oecd("7,A", "2.5,A").replace("2001", period)
    (table,) = read(SourceKind.OECD, body, published_on=published_on).tables
    assert rows_of(table)[1] == ["Germany", "7", cell]


def test_columns_are_found_by_their_names() -> None:
    header = (
        "OBS_STATUS,TIME_PERIOD,Time period,STRUCTURE_NAME,REF_AREA,Reference area,SEX,Sex,"
        "OBS_VALUE,UNIT_MULT,Unit multiplier"
    )
    rows = [
        "A,2023,,Harvests,DEU,Germany,F,Female,2.5,3,Thousands",
        "P,2023,,Harvests,DEU,Germany,_T,Total,5.5,3,Thousands",
    ]
    found = read(SourceKind.OECD, "\n".join([header, *rows])).tables
    assert [(t.measure, t.unit, t.narrowed, rows_of(t)[1]) for t in found] == [
        ("Harvests", "thousand", ("Female",), ["Germany", "2.5"]),
        ("Harvests", "thousand", (), ["Germany", "5.5 (provisional)"]),
    ]


def test_a_growth_rate_is_one_by_its_unit() -> None:
    header = (
        "REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,TRANSFORMATION,Transformation,"
        "TIME_PERIOD,Time period,OBS_VALUE"
    )
    row = "DEU,Germany,CPI,Consumer price index,PA,Percent per annum,GY,{},2023,,5.9"
    (table,) = read(SourceKind.OECD, "\n".join([header, row.format('"Growth rate, over 1 year"')])).tables
    assert (table.measure, table.unit) == ("Consumer price index", "Percent per annum, growth rate")
    (table,) = read(SourceKind.OECD, "\n".join([header, row.format("Index")])).tables
    assert table.unit == "Percent per annum"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (of_oecd("1,A", header=OECD_HEADER.replace("OBS_VALUE", "VALUE_OBS")), "no column OBS_VALUE"),
        (of_oecd("1,A", header=OECD_HEADER.replace("TIME_PERIOD", "TIME")), "no column TIME_PERIOD"),
        (of_oecd("1,A", header=OECD_HEADER.replace("REF_AREA", "WHERE")), "of which country they are"),
        (of_oecd("1,A", more=",x"), "rows that do not fit its header"),
        (of_oecd("1,A") + '\n"', "read to its end"),
        ("<html><body>Sorry</body></html>", "it is no CSV"),
        ('{"errors": []}', "it is no CSV"),
        ("", "no column TIME_PERIOD and no column OBS_VALUE"),
        (of_oecd("1,A,2", header=OECD_HEADER + ",UNIT_MULT"), "ten to the power of 2"),
    ],
)
def test_what_is_no_table_of_the_oecd_is_refused(body: str, why: str) -> None:
    with pytest.raises(DocumentUnreadable, match=why):
        read(SourceKind.OECD, body)
