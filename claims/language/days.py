"""Days, months and years as stretches of days."""

from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple

from claims.language.neutral import table_for
from claims.language.tables import Language

_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class Days(NamedTuple):
    """The days that a time may mean."""

    first: date
    last: date
    relative: bool = False
    """Whether it was counted from the day of the text."""


def one_day(year: int, month: int, day: int) -> Days | None:
    """One day, or None where the calendar has none such."""
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return Days(there, there)


def whole_month(year: int, month: int) -> Days:
    """A whole month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def whole_years(first: int, last: str) -> Days | None:
    """Whole years, the last one in four digits or two ("2023/24"); None where nobody would mean them."""
    until = int(f"{first // 100}{last}") if len(last) == 2 else int(last)  # noqa: PLR2004 two digits of a year
    if not _FIRST_YEAR <= first <= until <= _LAST_YEAR:
        return None
    return Days(date(first, 1, 1), date(until, 12, 31))


def months_of(year: int, number: int, length: int) -> Days:
    """The n-th stretch of a year that is cut into stretches of so many months: 3 for quarters."""
    return Days(date(year, length * (number - 1) + 1, 1), whole_month(year, length * number).last)


def last_begun(number: int, length: int, today: date) -> Days:
    """The n-th such stretch of a year, of the year in which it was last begun; news mostly looks back."""
    here = months_of(today.year, number, length)
    return (here if here.first <= today else months_of(today.year - 1, number, length))._replace(relative=True)


def month_beside(today: date, step: int) -> Days:
    """The month so many months after the one of a day."""
    number = today.year * 12 + today.month - 1 + step
    return whole_month(number // 12, number % 12 + 1)


def quarter_beside(today: date, step: int) -> Days:
    """The quarter so many quarters after the one of a day."""
    number = today.year * 4 + (today.month - 1) // 3 + step
    return months_of(number // 4, number % 4 + 1, 3)


def turns(code: str) -> str:
    """Pattern of "last", "this" and "next" in a language."""
    dates = table_for(code)[0].dates
    return "|".join(sorted((*dates.last, *dates.this, *dates.next), key=len, reverse=True)) or "(?!)"


def names_of(code: str, unit: Literal["year", "quarter", "month", "week"]) -> str:
    """Pattern of the words for a stretch of time."""
    return "|".join(table_for(code)[0].dates.period_units.get(unit, ())) or "(?!)"


def step_of(turn: str, table: Language) -> int:
    """Which way such a word leads: -1, 0 or 1."""
    return -1 if turn in table.dates.last else 1 if turn in table.dates.next else 0
