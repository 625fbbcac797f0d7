"""Whether a statement holds on a table: only where all that it says is accounted for, and every such program agrees."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from claims.tables.programs.enumerating import programs
from claims.tables.programs.grid import Grid, rows_in
from claims.tables.programs.linking import Links, spelled_as
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.statement import Said

LARGEST = 60_000
"""Cells of the largest table that statements are held against."""
_SURE = 0.8
"""How surely the columns of a program must be the ones meant."""
_MOST_CELLS = 24

_LISTING = frozenset({Operation.PAIR, Operation.CLAUSE, Operation.FIGURE})
_ASIDE = frozenset({Operation.HEADED, Operation.UNIQUE, Operation.NUMBERS, Operation.RANGE, Operation.LOCAL})
"""What is computed as a sign, and by itself says nothing for or against a statement."""
_RANKING = frozenset({Operation.SUPERLATIVE, Operation.COMPARISON, Operation.ORDER})
_BEARS_OUT = _LISTING | _RANKING | {Operation.RECORD, Operation.COUNT, Operation.ONLY, Operation.SUM, Operation.MEAN}
_REFUTES = _LISTING | _RANKING | {Operation.SAME, Operation.SHARE}
"""Not where no row has all (there may be two that are meant), and not where a number of rows is another one."""


class Strictness(StrEnum):
    """How much is asked of a statement before it is decided."""

    PLAIN = "plain"
    STRICT = "strict"
    """Only what names cells and headers: nothing that has to be computed by the words of the statement."""


_ACCOUNTED = {Strictness.PLAIN: 0.9, Strictness.STRICT: 0.95}
"""Share of what the statement says that a program must account for."""


class Cell(NamedTuple):
    """A cell by its row and column, both counted from 0."""

    row: int
    column: int


class Outcome(NamedTuple):
    """What came of holding a statement against a table."""

    holds: bool | None
    """None where it was left undecided."""
    program: Program | None
    """The one that accounts for most, where it was decided."""
    cells: tuple[Cell, ...]
    """What it stands on, the first of them where there are many."""
    bounded: bool
    """Whether a bound was reached, so that not all was computed."""


def hold_against(text: str, grid: Grid, strictness: Strictness = Strictness.STRICT) -> Outcome:
    """Whether a statement holds on a table; a table that is too large is not looked into."""
    if len(grid.rows) * len(grid.columns) > LARGEST:
        return Outcome(None, None, (), bounded=True)
    search = search_of(text, grid)
    found, bounded = programs(search)
    return judged(search, found, strictness)._replace(bounded=bounded or search.said.is_cut)


def search_of(text: str, grid: Grid) -> Search:
    """A statement with what it names in a table."""
    return Search(Links(spelled_as(Said(text), grid), grid))


def judged(search: Search, found: Sequence[Program], strictness: Strictness) -> Outcome:
    """What the programs of a statement come to."""
    undecided = Outcome(None, None, (), bounded=False)
    if strictness is Strictness.STRICT and (search.links.unlinked or search.said.cues):
        return undecided
    whole = [program for program in found if _is_whole(search, program, _ACCOUNTED[strictness])]
    if len({program.holds for program in whole}) != 1:
        return undecided
    trusted = [program for program in whole if program.operation in (_BEARS_OUT if program.holds else _REFUTES)]
    if not trusted:
        return undecided
    best = max(trusted, key=lambda program: (search.links.weight(program.words), program.certain))
    return Outcome(best.holds, best, cells_of(search.grid, best), bounded=False)


def _is_whole(search: Search, program: Program, least: float) -> bool:
    """Whether a program accounts for the statement: for nearly all words, and for every cue."""
    if program.operation in _ASIDE or program.certain < _SURE:
        return False
    accounted = search.links.weight(program.words) >= least * search.links.weight(search.links.content)
    computed = program.operation not in _LISTING
    cued = all(cue.words & program.words or (computed and cue.name == "count") for cue in search.said.cues)
    return accounted and cued and not search.links.unlinked & ~program.words


def cells_of(grid: Grid, program: Program) -> tuple[Cell, ...]:
    """The cells that a program stands on."""
    columns = sorted({grid.views[column].source for column in program.columns})
    return tuple(Cell(row, column) for row in rows_in(program.rows) for column in columns)[:_MOST_CELLS]
