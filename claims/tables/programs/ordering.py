"""What comes first, last or at a place: superlatives, and the order of rows."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from claims.tables.programs.columns import is_rank
from claims.tables.programs.cues import years
from claims.tables.programs.grid import rows_in
from claims.tables.programs.program import Operation, Program, Scope, Search
from claims.tables.programs.readings import Kind
from claims.tables.programs.statement import Cue, union

_UP = frozenset({"most", "latest"})
_DOWN = frozenset({"least", "earliest"})
_SLACK = 1e-6
_MOST_SCOPES = 24
_FEW_SCOPES = 8
_DOUBTED = 0.6
"""How sure a reading is that is possible, and not the usual one."""
_BY_ROWS = 0.5
"""How surely a place means the order in which the table has its rows."""


class Top(NamedTuple):
    """The rows that come first, and their figure."""

    rows: int
    figure: float | None


class Reach(NamedTuple):
    """A column and the rows in which it is looked at."""

    column: int
    scope: Scope


def superlatives(search: Search) -> Iterator[Program]:
    """For every superlative and what it may be about whether the row that is first has all else that is named."""
    for cue in search.said.named(*_UP, *_DOWN):
        for column in _columns(search, cue):
            for scope in search.scopes[:_MOST_SCOPES]:
                if cue.words & scope.words or column in scope.columns:
                    continue
                yield from _superlative(search, cue, column, scope)


def _columns(search: Search, cue: Cue) -> Sequence[int]:
    if cue.name in {"latest", "earliest"}:
        dates = [c for c in search.grid.ordered if _is_time(search, c)]
        return dates[:2] or search.asked[:2]
    near = search.links.near(cue.at)
    found = sorted((c for c in near if c in search.grid.ordered), key=lambda c: -near[c])
    return found[:3] or search.asked


def _is_time(search: Search, column: int) -> bool:
    view = search.grid.views[column]
    return view.kind is Kind.DATE or any(token.stem in years() for token in view.head)


def _superlative(search: Search, cue: Cue, column: int, scope: Scope) -> Iterator[Program]:
    values = list(_values(search, column, scope.rows))
    if not values:
        return
    turned = is_rank(search.grid.views[column]) and cue.name in {"most", "least"}
    certain = search.certainty(column) * (_DOUBTED if cue.words & search.links.headed else 1.0)
    for flipped in (True, False) if turned else (False,):
        best = max(values)[0] if (cue.name in _UP) != flipped else min(values)[0]
        top = Top(sum(1 << row for value, row in values if value == best), best)
        likely = certain * (_DOUBTED if turned and not flipped else 1.0)
        yield from _first(search, cue, Reach(column, scope), (top, likely))


def _values(search: Search, column: int, rows: int) -> Iterator[tuple[float, int]]:
    """The figures of counted rows, each with its row."""
    orders = search.grid.views[column].orders
    for row in rows_in(rows & search.grid.everything):
        value = orders[row]
        if value is not None:
            yield value, row


def _first(search: Search, cue: Cue, reach: Reach, found: tuple[Top, float]) -> Iterator[Program]:
    """Held against all that is named, and against its own clause alone."""
    top, certain = found
    words = reach.scope.words | cue.words | search.header(reach.column)
    columns = (reach.column, *reach.scope.columns)
    every = _rest(search, words, top)
    near = _rest(search, words, top, search.said.clauses[cue.at])
    if every is not None:
        yield Program(Operation.SUPERLATIVE, every[1], words | every[0], columns, top.rows, certain)
    if near is not None and near != every:
        yield Program(Operation.LOCAL, near[1], words | near[0], columns, top.rows, certain)


def _rest(search: Search, words: int, top: Top, clause: int | None = None) -> tuple[int, bool] | None:
    """The other mentions, of one clause or of all, and whether the rows have all of them; None where there is none."""
    named, holds, clauses = 0, True, search.said.clauses
    for mention in search.others(words):
        if clause is None or clauses[mention.start] == clause:
            named |= mention.words
            holds = holds and any(option.rows & top.rows for option in mention.options)
    for at in search.links.exact:
        if not (words | named) >> at & 1 and (clause is None or clauses[at] == clause):
            named |= 1 << at
            holds = holds and top.figure is not None and abs(search.said.value(at) - top.figure) < _SLACK
    return (named, holds) if named else None


def ranges(search: Search) -> Iterator[Program]:
    """For every figure whether it is what the highest and the lowest figure of a column are apart."""
    high, low = search.said.named(*_UP), search.said.named(*_DOWN)
    for column in search.asked if high and low else ():
        values = [value for value, _ in _values(search, column, search.grid.everything)]
        for at in search.links.free if values else ():
            words = high[0].words | low[0].words | 1 << at | search.header(column)
            holds = abs(max(values) - min(values) - search.said.value(at)) < _SLACK
            yield Program(Operation.RANGE, holds, words, (column,), 0, search.certainty(column))


def places(search: Search) -> Iterator[Program]:
    """For every place in an order whether the row there has all else that is named."""
    for at in search.links.free:
        if search.said.tokens[at].nth:
            for scope in search.scopes[:_FEW_SCOPES]:
                if not scope.words >> at & 1:
                    yield from _by_rows(search, at, scope)
                    for column in search.asked:
                        yield from _by_figures(search, at, Reach(column, scope))


def _by_rows(search: Search, at: int, scope: Scope) -> Iterator[Program]:
    rows = list(rows_in(scope.rows & search.grid.everything))
    place = int(search.said.value(at)) - 1
    if 0 <= place < len(rows):
        words = scope.words | 1 << at
        held = _rest(search, words, Top(1 << rows[place], None))
        if held is not None:
            yield Program(Operation.NTH, held[1], words | held[0], scope.columns, 1 << rows[place], _BY_ROWS)


def _by_figures(search: Search, at: int, reach: Reach) -> Iterator[Program]:
    least = bool(search.said.named(*_DOWN))
    found = sorted(_values(search, reach.column, reach.scope.rows), key=itemgetter(0), reverse=not least)
    place = int(search.said.value(at)) - 1
    if 0 <= place < len(found):
        value, row = found[place]
        cued = union([cue.words for cue in search.said.named(*_UP, *_DOWN)])
        words = reach.scope.words | 1 << at | search.header(reach.column) | cued
        held = _rest(search, words, Top(1 << row, value))
        if held is not None:
            certain = search.certainty(reach.column)
            yield Program(Operation.NTH, held[1], words | held[0], (reach.column,), 1 << row, certain)
