"""One row at all its times: what came before a figure, and what stood since another one."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from claims.tables.aims import Aim
from claims.tables.fields import Entry, Field, fields_of
from claims.tables.periods import Period
from claims.tables.sheet import Sheet

_MONTHS = MappingProxyType({"year": 12, "quarter": 3, "month": 1})
_YEAR_DAYS = 365.25
_MONTH_DAYS = 3
"""Days by which two periods of one length may differ: months, and leap years."""


class Point(NamedTuple):
    """A figure of a row at one time."""

    period: Period
    entry: Entry


def series_of(sheet: Sheet, field: Field, entry: Entry) -> tuple[Point, ...]:
    """All figures of one row and measure in the order of time, of periods as long as that of a field."""
    if field.period is None:
        return ()
    length = _days(field.period)
    points = (
        Point(other.period, own)
        for other in fields_of(sheet)
        if other.period is not None
        and abs(_days(other.period) - length) <= _MONTH_DAYS
        and _is_alike(field, other, sheet)
        for own in other.entries
        if own.name.cell == entry.name.cell and (field.column is not None or own.column == entry.column)
    )
    return tuple(sorted(points, key=lambda point: point.period))


def _is_alike(field: Field, other: Field, sheet: Sheet) -> bool:
    """Whether two fields are of one measure."""
    if field.column is None or other.column is None:
        return field.column is None and other.column is None
    one, two = sheet.heads[field.column], sheet.heads[other.column]
    return field.column == other.column or (one.words == two.words and one.unit == two.unit and one.period is not None)


def _days(period: Period) -> int:
    return (period.last - period.first).days


def earlier_entries(aim: Aim, sheet: Sheet, field: Field, entry: Entry) -> list[Entry]:
    """The figures that another one may be compared with: of the time that a claim names, else of those before.

    A claim that names none means the year before; of a month or a quarter it may mean the one before as well, and
    then both are readings. Nothing where the table lacks one of them.
    """
    points = series_of(sheet, field, entry)
    times = [part.when for part in aim.earlier if part.when is not None]
    if times:
        return [point.entry for point in points if any(map(point.period.is_of, times))]
    period = field.period
    if period is None:
        return []
    lengths = [_MONTHS[aim.previous]] if aim.previous else sorted({_months(period), _MONTHS["year"]})
    found = [[p.entry for p in points if _moved(p.period.first, months) == period.first] for months in lengths]
    return [entry for own in found for entry in own] if all(found) else []


def _months(period: Period) -> int:
    """Length of a period; at least a month."""
    return max(1, round(((period.last - period.first).days + 1) * _MONTHS["year"] / _YEAR_DAYS))


def _moved(day: date, months: int) -> date | None:
    """The same day so many months later; None where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return None


def since(points: tuple[Point, ...], first: date, until: Period) -> Iterator[Point]:
    """The points from a day on and before a period."""
    return (point for point in points if point.period.first >= first and point.period.last < until.first)


def is_whole(points: tuple[Point, ...]) -> bool:
    """Whether no time is left out between the first and the last."""
    return all((two.period.first - one.period.last).days == 1 for one, two in pairwise(points))
