"""What stands in one row: two things that are named, or a figure in the column that is named."""

from collections.abc import Iterator

from claims.tables.programs.grid import rows_in
from claims.tables.programs.linking import Mention
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.statement import union

_FEW = 3
_SLACK = 1e-9


def pairs(search: Search) -> Iterator[Program]:
    """For every two mentions whether they stand in one row."""
    for number, one in enumerate(search.mentions):
        for other in search.mentions[number + 1 :]:
            yield from _pair(search, one, other)


def _pair(search: Search, one: Mention, other: Mention) -> Iterator[Program]:
    found = [
        (first.rows & second.rows, first, second)
        for first in one.options[:_FEW]
        for second in other.options[:_FEW]
        if first.column != second.column
    ]
    if not found:
        return
    common, first, second = next((each for each in found if each[0]), found[0])
    words = one.words | other.words | search.header(first.column) | search.header(second.column)
    certain = first.share * second.share
    yield Program(Operation.PAIR, bool(common), words, (first.column, second.column), common or first.rows, certain)


def figures(search: Search) -> Iterator[Program]:
    """For every figure near a named header whether the rows that are named have it there."""
    for at in search.links.free:
        value = search.said.tokens[at].value
        near = search.links.near(at)
        columns = sorted((c for c in near if c in search.grid.ordered), key=lambda c: -near[c])[:2]
        for column in columns:
            for one in search.others(1 << at):
                own = next((option for option in one.options if option.column != column), None)
                if own is None or one.is_figure:
                    continue
                rows = own.rows & search.grid.everything
                cells = search.grid.views[column].orders
                hits = sum(1 << r for r in rows_in(rows) if cells[r] is not None and abs((cells[r] or 0) - (value or 0)) < _SLACK)
                words = union([one.words, 1 << at, search.header(column)])
                yield Program(Operation.FIGURE, bool(hits), words, (own.column, column), hits or rows, own.share)

