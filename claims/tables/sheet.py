"""A table made ready to be asked many claims: its headers as periods and units, the names of its rows, its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.language.tables import deciding
from claims.models import Mark, Table
from claims.tables.cells import Figure, decimal_of, figure_in, is_missing
from claims.tables.naming import parts_of_phrase, signs_of, signs_of_words
from claims.tables.periods import Dated, Pairs, Period, dated, pairs_in
from claims.tables.places import keys_of, keys_of_codes
from claims.tables.units import COUNT, PERCENT, Unit, unit_in_title, unit_in_words
from claims.tables.words import table_words

_NEARLY_ALL = 0.9
_NOTES = re.compile(r"\s*(?:[*†‡¹²³⁴-⁹]+|\[\w{1,3}\]|\b\d\)|\([a-z\d]\))\s*$")
"""Signs behind a name that lead to a footnote."""


class Head(NamedTuple):
    """What the header of a column says."""

    period: Period | None
    marks: tuple[Mark, ...]
    words: str
    """The header without its period, marks and unit."""
    unit: Unit | None


class RowName(NamedTuple):
    """What a row is about."""

    cell: str
    keys: frozenset[str]
    """Its identities, as those of names in texts; empty for a name that no table of names has."""
    period: Period | None


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table with all that depends on it alone, each read when it is first needed."""

    table: Table

    @cached_property
    def language(self) -> str:
        """The language of its publisher."""
        return self.table.origin.language

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """What each header says."""
        pairs = pairs_in(self.table.columns)
        return tuple(_head(header, self.language, pairs) for header in self.table.columns)

    @cached_property
    def title(self) -> Dated:
        """What the measure says beside its unit: of which time the whole table is, and what its figures are."""
        _, words = unit_in_title(self.table.measure, self.language)
        return dated(words, self.language, pairs_in(()))

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """What its figures are called."""
        return (self.title.rest or self.table.measure, *self.table.aliases)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns of figures: those of a period, and those in which most cells are figures."""
        others = (column for column in range(len(self.heads)) if column not in (self.entity, self.period_column))
        return tuple(c for c in others if self.heads[c].period is not None or self._is_mostly_figures(c))

    @cached_property
    def entity(self) -> int:
        """The column that names the rows; where that one has times that recur, the only one that has words."""
        own = self.table.entity
        if not _are_times(self._times(own)) or len(set(self._cells(own))) == len(self.table.rows):
            return own
        words = [c for c in range(len(self.heads)) if c != own and not self._is_mostly_figures(c)]
        return words[0] if len(words) == 1 else own

    @cached_property
    def period_column(self) -> int | None:
        """The column that says of which time each row is, beside the one that names it."""
        if self.entity != self.table.entity:
            return self.table.entity
        others = (column for column in range(len(self.heads)) if column != self.entity)
        found = [column for column in others if self._is_of_times(column)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def rank_column(self) -> int | None:
        """The column that has the places of the rows themselves."""
        found = [c for c in self.columns if self.table.columns[c].strip(" .").casefold() in table_words().rank_headers]
        return found[0] if len(found) == 1 else None

    @cached_property
    def row_periods(self) -> tuple[Period | None, ...]:
        """Of which time each row is, as its own column or its name says."""
        column = self.entity if self.period_column is None else self.period_column
        return self._times(column)

    @cached_property
    def rows_are_times(self) -> bool:
        """Whether the rows are years or other times, so that each is about the whole table."""
        return self.period_column is None and _are_times(self.row_periods)

    @cached_property
    def names(self) -> tuple[RowName, ...]:
        """What each row is about."""
        cells = self._cells(self.entity)
        by_code = keys_of_codes(self.table.columns[self.entity], cells)
        keys = by_code if by_code is not None else [keys_of(cell, self.language) for cell in cells]
        return tuple(
            RowName(_NOTES.sub("", cell) or cell, own, period)
            for cell, own, period in zip(cells, keys, self._times(self.entity), strict=True)
        )

    def _cells(self, column: int) -> list[str]:
        return [row.cells[column] for row in self.table.rows]

    def _times(self, column: int) -> tuple[Period | None, ...]:
        cells = self._cells(column)
        pairs = pairs_in(cells)
        times = (dated(cell, self.language, pairs) if _may_be_time(cell) else None for cell in cells)
        return tuple(time.period if time is not None and not time.rest else None for time in times)

    def _is_of_times(self, column: int) -> bool:
        """Whether a column has a time in every row, and a header that says so."""
        head = self.table.columns[column].strip().casefold()
        return head in table_words().time_headers and _are_times(self._times(column))

    @cached_property
    def dimensions(self) -> frozenset[str]:
        """The dimensions in which its figures can be compared."""
        own = {self.own_unit(figure) for figure in self._figures if figure.unit}
        return frozenset(unit.dimension for unit in (*map(self.unit, self.columns), *own) if unit is not None)

    @cached_property
    def signs(self) -> frozenset[str]:
        """What a claim that it can answer has a part of: signs of what is measured."""
        phrases = (*self.phrases, *(head.words for head in self.heads))
        parts = [part for phrase in phrases for part in parts_of_phrase(phrase, tuple(deciding()))]
        return signs_of(parts) | {sign for phrase in phrases for own in signs_of_words(phrase) for sign in own}

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        """All figures that are understood."""
        cells = ((row.cells[column], column) for row in self.table.rows for column in self.columns)
        read = (figure_in(cell, self.decimals[column]) for cell, column in cells)
        return tuple(figure for figure in read if figure is not None)

    def unit_at(self, row: int, column: int) -> Unit:
        """The unit of a cell: its own, else that of its column."""
        found = figure_in(self.table.rows[row].cells[column], self.decimals[column])
        own = self.own_unit(found) if found is not None else None
        return own if own is not None else PERCENT if found is not None and found.percent else self.unit(column)

    def own_unit(self, figure: Figure) -> Unit | None:
        """The unit that a cell has itself; None where it has none, or what stands there is none."""
        found = unit_in_words(figure.unit, self.language) if figure.unit else COUNT
        return found if (found.name is not None or found.factor != 1) and not found.demands else None

    def unit(self, column: int) -> Unit:
        """The unit of a column: of its header, else of the table, else of its cells."""
        own = self.heads[column].unit or self._unit
        if own is not None:
            return own
        return PERCENT if column in self._percent_columns else self._cell_units[column]

    def figure(self, row: int, column: int) -> Figure | None:
        """The figure in a cell with the marks of its column; None for what is missing or not understood."""
        found = figure_in(self.table.rows[row].cells[column], self.decimals[column])
        if found is None or (found.unit and self.own_unit(found) is None):
            return None
        if found.percent and self.unit_at(row, column).dimension != PERCENT.dimension:
            return None
        return found._replace(marks=tuple(dict.fromkeys((*self.heads[column].marks, *found.marks))))

    def is_missing(self, row: int, column: int) -> bool:
        """Whether a cell says that there is no figure."""
        return is_missing(self.table.rows[row].cells[column])

    @cached_property
    def _unit(self) -> Unit | None:
        if self.table.unit is not None:
            return unit_in_words(self.table.unit, self.language)
        if "%" in self.table.columns[self.entity]:
            return PERCENT
        return unit_in_title(self.table.measure, self.language)[0]

    @cached_property
    def _percent_columns(self) -> frozenset[int]:
        """The columns whose cells have the sign themselves."""
        return frozenset(
            column
            for column in self.columns
            if any("%" in row.cells[column] for row in self.table.rows)
            and all("%" in row.cells[column] or is_missing(row.cells[column]) for row in self.table.rows)
        )

    @cached_property
    def decimals(self) -> "_Decimals":
        """The decimal sign of each column."""
        return _Decimals(self.table)

    @cached_property
    def _cell_units(self) -> "_CellUnits":
        return _CellUnits(self)

    def _is_mostly_figures(self, column: int) -> bool:
        cells = [row.cells[column] for row in self.table.rows]
        return 2 * sum(figure_in(cell, self.decimals[column]) is not None for cell in cells) > len(cells)


def _head(header: str, language: str, pairs: Pairs) -> Head:
    unit, words = unit_in_title(header, language)
    found = dated(words, language, pairs)
    return Head(found.period, found.marks, found.rest, unit)


def _are_times(periods: Sequence[Period | None]) -> bool:
    """Whether nearly all of some cells are times."""
    return bool(periods) and sum(period is not None for period in periods) >= _NEARLY_ALL * len(periods)


def _may_be_time(cell: str) -> bool:
    """Whether a cell has a year in it; only then is it worth reading as a time."""
    return re.search(r"(?<!\d)(?:1\d|20|21)\d\d(?!\d)", cell) is not None


class _CellUnits(dict[int, Unit]):
    """The unit that all cells of a column have, found when it is first needed; a count where they differ."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def __missing__(self, column: int) -> Unit:
        sheet = self._sheet
        cells = (row.cells[column] for row in sheet.table.rows)
        figures = [figure for cell in cells if (figure := figure_in(cell, sheet.decimals[column])) is not None]
        units = {sheet.own_unit(figure) for figure in figures}
        self[column] = (units.pop() if len(units) == 1 else None) or COUNT
        return self[column]


class _Decimals(dict[int, str | None]):
    """The decimal sign of each column, found when it is first needed."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, column: int) -> str | None:
        self[column] = decimal_of(self._table, column)
        return self[column]
