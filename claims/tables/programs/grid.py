"""A small table of any shape, made ready for statements: its texts by their words, its columns by their kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.tables.programs.columns import Column, columns_of, outcomes
from claims.tables.programs.cues import totals
from claims.tables.programs.readings import Kind
from claims.tables.programs.tokens import Token, tokens

_LONGEST_TOTAL = 2
"""Words of the longest name of a row that adds up others."""
_MOST_WORDS = 3000
"""Words of a table in which a misspelt one is looked for."""


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
    def vocabulary(self) -> tuple[str, ...]:
        """Every word of its cells; none of a table that is too large to look through."""
        return tuple(stem for stem in self.index if stem.isalpha()) if len(self.index) <= _MOST_WORDS else ()

    @cached_property
    def _headed(self) -> frozenset[str]:
        return self.caption | {token.stem for view in self.views for token in view.head}

    def has(self, stem: str) -> bool:
        """Whether a cell, a header or the title has a word."""
        return stem in self.index or stem in self._headed

    @cached_property
    def views(self) -> tuple[Column, ...]:
        """The columns, and behind them those that are worked out."""
        return columns_of(self.columns, self.rows)

    @cached_property
    def ordered(self) -> tuple[int, ...]:
        """The columns by which rows can be put in order."""
        return tuple(number for number, one in enumerate(self.views) if one.kind in {Kind.FIGURE, Kind.DATE})

    @cached_property
    def counting(self) -> tuple[int, ...]:
        """The columns of figures that the table itself has."""
        return tuple(c for c in self.ordered if self.views[c].kind is Kind.FIGURE and not self.views[c].derived)

    @cached_property
    def games(self) -> dict[str, tuple[int, int]]:
        """The rows of games that were won, lost and drawn, each with the column that tells."""
        return outcomes(self.views, self.rows)

    @cached_property
    def numbers(self) -> "_Numbers":
        """For each column in how many counted rows each of its texts stands."""
        return _Numbers(self)

    def cell(self, row: int, column: int) -> str:
        """What a cell says; of a column that was worked out the cell that it was worked out of."""
        return self.rows[row][self.views[column].source]

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
        return cells != self.columns and not (words and words[0].stem in totals() and len(words) <= _LONGEST_TOTAL)


def rows_in(found: int) -> Iterator[int]:
    """The numbers of the rows of a set, in time linear in the highest of them."""
    bits = f"{found:b}"[::-1]
    row = bits.find("1")
    while row >= 0:
        yield row
        row = bits.find("1", row + 1)


class _Numbers(dict[int, Counter[str]]):
    """In how many counted rows each text of a column stands, found when it is first needed."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid

    def __missing__(self, column: int) -> Counter[str]:
        self[column] = Counter(self._grid.cell(row, column) for row in rows_in(self._grid.everything))
        return self[column]
