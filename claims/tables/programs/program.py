"""Programs: what a statement may mean, computed on a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from claims.tables.programs.grid import Grid
from claims.tables.programs.linking import Links
from claims.tables.programs.naming import Condition, Mention
from claims.tables.programs.statement import Said

_MOST_MENTIONS = 7
"""Mentions that are combined."""
_MOST_OPTIONS = 2
"""Columns that each of them is tried with."""
_MOST_SCOPES = 60
_FEWEST_SCOPES = 4
_MOST_ROWS = 60_000
"""Rows that are looked at for all scopes together."""


class Operation(StrEnum):
    """What is computed."""

    PAIR = "pair"
    """Two things that are named stand in one row."""
    FIGURE = "figure"
    """A figure stands in the column that is named, in the row that is named."""
    COUNT = "count"
    UNIQUE = "unique"
    """How many different texts a column has."""
    SUPERLATIVE = "superlative"
    LOCAL = "local"
    """A superlative, held against its own clause alone."""
    NTH = "nth"
    COMPARISON = "comparison"
    DIFFERENCE = "difference"
    SUM = "sum"
    MEAN = "mean"
    SHARE = "share"
    """All, most, some or none of some rows are so."""
    ONLY = "only"
    ORDER = "order"
    SAME = "same"
    RANGE = "range"
    """How far the highest and the lowest are apart."""
    NUMBERS = "numbers"
    """More rows have the one than the other."""
    MODE = "mode"
    """No other text stands in more rows."""
    RECORD = "record"
    """All that is named stands in one row."""
    CLAUSE = "clause"
    """All that is named in one clause stands in one row."""
    HEADED = "headed"
    """What is named stands below the header beside it."""
    ACROSS = "across"
    """Two columns of one row."""


class Program(NamedTuple):
    """A way to understand a statement, with what comes out of it."""

    operation: Operation
    holds: bool
    words: int
    """The tokens of the statement that it accounts for."""
    columns: tuple[int, ...]
    rows: int
    """The rows that it stands on."""
    certain: float = 1.0
    """How surely its columns are the ones meant: 1 where their headers are named."""


class Scope(NamedTuple):
    """Rows that the statement narrows the table to."""

    words: int
    rows: int
    columns: tuple[int, ...]
    size: int
    """How many conditions it has."""


@dataclass(frozen=True, eq=False)
class Search:
    """A statement and a table while programs are looked for."""

    links: Links

    @property
    def said(self) -> Said:
        """The statement."""
        return self.links.said

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.links.grid

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that are combined: the heaviest."""
        every = (*self.links.mentions, *self.links.outcomes)
        found = sorted(every, key=lambda one: -self.said.weight(one.words))[:_MOST_MENTIONS]
        return tuple(sorted(found, key=lambda one: one.start))

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """All rows, and those of up to three conditions."""
        everything = Scope(0, self.grid.everything, (), 0)
        groups = [mention.options[:_MOST_OPTIONS] for mention in self.mentions]
        found = [everything]
        for size in (1, 2, 3):
            for chosen in combinations([group for group in groups if group], size):
                found += _joined(chosen, everything)
                if len(found) >= self.most_scopes:
                    return tuple(found[: self.most_scopes])
        return tuple(found)

    @cached_property
    def most_scopes(self) -> int:
        """How many scopes are tried: fewer in a long table."""
        return max(_FEWEST_SCOPES, min(_MOST_SCOPES, _MOST_ROWS // (len(self.grid.rows) + 1)))

    def others(self, words: int) -> tuple[Mention, ...]:
        """The mentions that have none of some tokens."""
        return tuple(mention for mention in self.mentions if not mention.words & words)

    def certainty(self, column: int) -> float:
        """How surely a column is one that is meant."""
        named = [one.share if one.literal else one.share / 2 for one in self.links.headers if one.column == column]
        return 0.2 + 0.8 * min(1.0, sum(named))

    def header(self, column: int) -> int:
        """The tokens that name a column."""
        return self.links.named.get(column, 0)

    @cached_property
    def asked(self) -> tuple[int, ...]:
        """The columns by which rows are put in order: those that are named, else all that have figures."""
        named = tuple(c for c in self.grid.ordered if c in self.links.named)
        return tuple(sorted(named, key=lambda c: -self.certainty(c)))[:4] or self.grid.counting[:4]


def _joined(chosen: tuple[tuple[Condition, ...], ...], everything: Scope) -> Iterator[Scope]:
    for conditions in product(*chosen):
        words, rows = 0, everything.rows
        by_column: dict[tuple[int, bool], int] = {}
        for one in conditions:
            if words & one.words:
                break
            words |= one.words
            key = (one.column, one.is_bound)
            by_column[key] = by_column.get(key, 0) | one.rows
        else:
            for own in by_column.values():
                rows &= own
            yield Scope(words, rows, tuple(column for column, _ in by_column), len(conditions))
