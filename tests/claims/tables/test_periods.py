"""Periods of headers, with their marks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Mark
from claims.tables.periods import dated, pairs_in


def days(header: str, *others: str, language: str = "en") -> tuple[str, str] | None:
    period = dated(header, language, pairs_in((header, *others))).period
    return None if period is None else (period.first.isoformat(), period.last.isoformat())


YEAR, SEPTEMBER = ("2024-01-01", "2024-12-31"), ("2024-09-01", "2024-09-30")
QUARTER, HALF = ("2024-07-01", "2024-09-30"), ("2024-01-01", "2024-06-30")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (header, YEAR)
        for header in ("2024", "2024e", "2024 (provisional)", "2024 p", "2024*", "Turnout 2024", "Jahr 2024")
    ]
    + [
        (header, SEPTEMBER)
        for header in ("2024-09", "2024M09", "2024-M09", "2024 M9", "09/2024", "September 2024", "2024/09")
    ]
    + [
        (header, QUARTER)
        for header in ("2024-Q3", "2024Q3", "Q3 2024", "Q3/2024", "2024 Q3 (provisional)", "3. Quartal 2024")
    ]
    + [(header, HALF) for header in ("2024-S1", "2024H1", "H1 2024", "1. Halbjahr 2024")]
    + [("2024-W05", ("2024-01-29", "2024-02-04")), ("2024-09-15", ("2024-09-15", "2024-09-15"))]
    + [("2023/24", ("2023-01-01", "2024-12-31")), ("2023-24", ("2023-01-01", "2024-12-31"))],
)
def test_a_header_is_of_the_days_that_it_names(header: str, expected: tuple[str, str]) -> None:
    assert days(header, language="de") == expected


@pytest.mark.parametrize(
    "header",
    [
        "Total",
        "FY2024",
        "2024 vs 2023",
        "2024-13-01",
        "2024-02-30",
        "2024-W54",
        "2024-M13",
        "12.3",
        "20245",
        "W05",
        "2010-12",
    ],
)
def test_a_header_without_a_sure_period_has_none(header: str) -> None:
    assert days(header) is None


@pytest.mark.parametrize(
    ("headers", "first", "last"),
    [
        (("2010-12", "2011-01"), "2010-12-01", "2010-12-31"),
        (("2010-12", "2010-11"), "2010-12-01", "2010-12-31"),
        (("2010-11", "2011-12", "2012-13"), "2010-01-01", "2011-12-31"),
        (("2010-12", "2010-15"), "2010-01-01", "2012-12-31"),
    ],
)
def test_whether_two_digits_are_a_month_the_other_headers_tell(headers: tuple[str, ...], first: str, last: str) -> None:
    assert days(*headers) == (first, last)


@pytest.mark.parametrize(
    ("header", "marks"),
    [
        ("2024e", (Mark.ESTIMATED,)),
        ("2025 f", (Mark.FORECAST,)),
        ("2025 (forecast)", (Mark.FORECAST,)),
        ("Forecast 2025", (Mark.FORECAST,)),
        ("Prognose 2025", (Mark.FORECAST,)),
        ("Turnout 2024 (provisional)", (Mark.PROVISIONAL,)),
        ("2024-Q3 p", (Mark.PROVISIONAL,)),
        ("2024", ()),
    ],
)
def test_a_header_has_marks_for_all_its_figures(header: str, marks: tuple[Mark, ...]) -> None:
    assert dated(header, "en", pairs_in((header,))).marks == marks


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_back(day: date) -> None:
    assert days(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.text(max_size=24))
def test_no_header_breaks_the_reading(header: str) -> None:
    found = dated(header, "en", pairs_in((header,)))
    assert found.period is None or found.period.first <= found.period.last
