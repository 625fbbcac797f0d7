"""Sums and means of a column, and differences between two figures of it."""

from collections.abc import Iterator

from claims.tables.programs.grid import rows_in
from claims.tables.programs.program import Operation, Program, Scope, Search
from claims.tables.programs.statement import Cue

_ROUNDED = 0.006
"""What a mean may be off by rounding, as a share of it."""
_SLACK = 1e-6
_FEWEST = 2
_MOST_SCOPES = 24


def sums_and_means(search: Search) -> Iterator[Program]:
    """For every figure whether it is what a column adds up to or comes to on average."""
    for cue in search.said.named("sum", "mean"):
        for column in search.asked:
            for scope in search.scopes[:_MOST_SCOPES]:
                if not cue.words & scope.words and column not in scope.columns:
                    yield from _held(search, cue, column, scope)


def _held(search: Search, cue: Cue, column: int, scope: Scope) -> Iterator[Program]:
    rows = scope.rows & search.grid.everything
    values = [value for row in rows_in(rows) if (value := search.grid.views[column].orders[row]) is not None]
    if len(values) < _FEWEST:
        return
    found = sum(values) / (len(values) if cue.name == "mean" else 1)
    operation = Operation.MEAN if cue.name == "mean" else Operation.SUM
    for at in search.links.free:
        value = search.said.tokens[at].value
        words = scope.words | cue.words | search.header(column)
        if value is not None and not words >> at & 1:
            granted = _ROUNDED * abs(found) if operation is Operation.MEAN else 0.0
            holds = abs(value - found) <= max(granted, _SLACK)
            yield Program(operation, holds, words | 1 << at, (column,), rows, search.certainty(column))
