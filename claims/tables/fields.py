"""The figures of a table by time and by what is measured, however they are laid out: the lines and columns of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claims.tables.periods import Period
from claims.tables.places import keys_of
from claims.tables.sheet import RowName, Sheet

_NOBODY = RowName("", frozenset(), None)


class Entry(NamedTuple):
    """A cell, and what it is a figure of."""

    name: RowName
    row: int
    column: int


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """The figures of one measure at one time; a table has each of its own once."""

    period: Period | None
    column: int | None
    """The column that says what is measured; None where the columns are places or groups."""
    entries: tuple[Entry, ...]
    alone: bool = False
    """Whether it has one figure only, which is that of the whole table at this time."""


@lru_cache(maxsize=64)
def fields_of(sheet: Sheet) -> tuple[Field, ...]:
    """All figures of a table: years as columns or as rows, one line a year and place, or no years at all."""
    if sheet.rows_are_times:
        return tuple(field for row, name in enumerate(sheet.names) for field in _of_time(sheet, row, name.period))
    if sheet.period_column is not None:
        return tuple(_long(sheet))
    rows = tuple(row for row, name in enumerate(sheet.names) if name.cell)
    if not rows:
        return ()
    return tuple(_of_column(sheet, column, rows, sheet.heads[column].period) for column in sheet.columns)


def _of_column(sheet: Sheet, column: int, rows: Sequence[int], period: Period | None) -> Field:
    return Field(period, column, tuple(Entry(sheet.names[row], row, column) for row in rows))


def _of_time(sheet: Sheet, row: int, period: Period | None) -> Iterator[Field]:
    """The figures of a row that is a year: each by itself, and all of one unit beside each other."""
    if period is None:
        return
    for column in sheet.columns:
        yield Field(period, column, (Entry(_NOBODY, row, column),), alone=True)
    units = {sheet.unit(column) for column in sheet.columns}
    if len(sheet.columns) > 1 and len(units) == 1:
        yield Field(period, None, tuple(Entry(_header_name(sheet, column), row, column) for column in sheet.columns))


def _header_name(sheet: Sheet, column: int) -> RowName:
    words = sheet.heads[column].words
    return RowName(words, keys_of(words, sheet.language), None)


def _long(sheet: Sheet) -> Iterator[Field]:
    """The figures of a table with one row a time and place."""
    rows: dict[Period, list[int]] = {}
    for row, period in enumerate(sheet.row_periods):
        if period is not None and sheet.names[row].cell:
            rows.setdefault(period, []).append(row)
    for period, own in rows.items():
        yield from (_of_column(sheet, column, own, period) for column in sheet.columns)
