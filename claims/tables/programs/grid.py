"""A small table of any shape, made ready to be asked statements: its texts by their words, its columns by their kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.tables.programs.cues import totals
from claims.tables.programs.readings import Kind, Score, day_in, kind_of, score_in, value_in
from claims.tables.programs.tokens import Token, tokens


class Place(NamedTuple):
    """Where a stem stands: in which text, and as which of its tokens."""

    text: int
    at: int


@dataclass(frozen=True, eq=False)
class Grid:
    """A table with what depends on it alone, each read when it is first needed.

    Sets of rows are integers: bit 0 is the first row.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> "Grid":
        """A table whose rows are cut or filled to the number of its columns."""
        width = max(len(columns), 1)
        filled = tuple(tuple(cell.strip() for cell in (*row, *[""] * width)[:width]) for row in rows)
        return cls(title, tuple(column.strip() for column in (*columns, "")[:width]), filled)

    @cached_property
    def heads(self) -> tuple[tuple[Token, ...], ...]:
        """The headers as tokens."""
        return tuple(map(tokens, self.columns))

    @cached_property
    def caption(self) -> frozenset[str]:
        """The stems of the title."""
        return frozenset(token.stem for token in tokens(self.title))

    @cached_property
    def everything(self) -> int:
        """All rows that are counted: not those that are blank, repeat the header or add up others."""
        return sum(1 << row for row in range(len(self.rows)) if self._is_member(row))

    @cached_property
    def texts(self) -> tuple[tuple[Token, ...], ...]:
        """Every text that a cell has, once."""
        return tuple(map(tokens, self._places))

    @cached_property
    def where(self) -> tuple[dict[int, int], ...]:
        """For each of the texts the rows that have it, by column."""
        return tuple(self._places.values())

    @cached_property
    def index(self) -> dict[str, list[Place]]:
        """Where each stem stands in the texts."""
        found: dict[str, list[Place]] = {}
        for text, own in enumerate(self.texts):
            for at, token in enumerate(own):
                found.setdefault(token.stem, []).append(Place(text, at))
        return found

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """What the cells of each column are."""
        return tuple(kind_of([row[column] for row in self.rows]) for column in range(len(self.columns)))

    @cached_property
    def figures(self) -> tuple[tuple[float | None, ...], ...]:
        """The figures of each column."""
        return tuple(tuple(value_in(row[column]) for row in self.rows) for column in range(len(self.columns)))

    @cached_property
    def orders(self) -> tuple[tuple[float | None, ...], ...]:
        """By what the rows can be put in order: days of a column of dates, figures of any other."""
        return tuple(
            tuple(day_in(row[column]) for row in self.rows) if kind is Kind.DATE else self.figures[column]
            for column, kind in enumerate(self.kinds)
        )

    @cached_property
    def scores(self) -> tuple[tuple[Score | None, ...], ...]:
        """The scores of each column of them."""
        return tuple(
            tuple(score_in(row[column]) for row in self.rows) if kind is Kind.SCORE else ()
            for column, kind in enumerate(self.kinds)
        )

    @cached_property
    def ordered(self) -> tuple[int, ...]:
        """The columns by which rows can be put in order."""
        return tuple(column for column, kind in enumerate(self.kinds) if kind in {Kind.FIGURE, Kind.DATE})

    @cached_property
    def _places(self) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                own = found.setdefault(cell, {})
                own[column] = own.get(column, 0) | 1 << number
        return found

    def _is_member(self, row: int) -> bool:
        cells = self.rows[row]
        if len(set(cells)) == 1 and len(cells) > 1:
            return False
        first = next((cell for cell in cells if cell), "")
        words = tokens(first)
        return cells != self.columns and not (words and words[0].stem in totals() and len(words) <= 2)


def rows_in(found: int) -> Iterator[int]:
    """The numbers of the rows of a set."""
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest
