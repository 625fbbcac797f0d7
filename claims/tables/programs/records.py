"""What stands in one row: two things that are named, or a figure in the column that is named."""

from collections.abc import Iterator, Sequence

from claims.tables.programs.grid import rows_in
from claims.tables.programs.naming import Condition, Mention
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.statement import union

_FEW = 3
_FEWER = 2
_ALONE = 0.3
"""How surely things of one column alone are asked to be in one row."""
_APART = 0.5
"""How surely things of two clauses belong to one row."""
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
    apart = search.said.clauses[one.start] != search.said.clauses[other.start]
    certain = first.share * second.share * (_APART if apart else 1.0)
    yield Program(Operation.PAIR, bool(common), words, (first.column, second.column), common or first.rows, certain)


def figures(search: Search) -> Iterator[Program]:
    """For every figure near a named header whether the rows that are named have it there."""
    for at in search.links.exact:
        near = search.links.near(at)
        columns = sorted((c for c in near if c in search.grid.ordered), key=lambda c: -near[c])
        for column in columns[:_FEWER]:
            for one in search.others(1 << at):
                own = next((option for option in one.options if option.column != column), None)
                if own is not None and not one.is_figure:
                    yield _figure(search, at, column, own)


def _figure(search: Search, at: int, column: int, own: Condition) -> Program:
    orders, value, rows = search.grid.views[column].orders, search.said.value(at), own.rows & search.grid.everything
    hits = sum(1 << row for row in rows_in(rows) if (cell := orders[row]) is not None and abs(cell - value) < _SLACK)
    words = own.words | 1 << at | search.header(column)
    return Program(Operation.FIGURE, bool(hits), words, (own.column, column), hits or rows, own.share)


def records(search: Search) -> Iterator[Program]:
    """For every clause, and for the whole, whether one row has all that is named."""
    clauses: dict[int, list[Mention]] = {}
    for mention in search.mentions:
        clauses.setdefault(search.said.clauses[mention.start], []).append(mention)
    for own in clauses.values():
        if len(own) > 1:
            yield _record(search, own, Operation.CLAUSE)
    if len(search.mentions) > 1:
        yield _record(search, list(search.mentions), Operation.RECORD)


def _record(search: Search, mentions: Sequence[Mention], operation: Operation) -> Program:
    """Things of one column are held one by one against all else: "A and B are in C"."""
    by_column: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_column.setdefault(mention.options[0].column, []).append(mention)
    listed = max(by_column.values(), key=len)
    rest = search.grid.everything
    for mention in mentions:
        if mention not in listed or len(listed) == 1:
            rest &= union([option.rows for option in mention.options])
    alone = len(listed) == len(mentions) and len(mentions) > 1
    holds = bool(rest) and not alone
    if len(listed) > 1:
        holds = holds and all(rest & union([option.rows for option in mention.options]) for mention in listed)
    words = union([mention.words | search.header(mention.options[0].column) for mention in mentions])
    certain = min(mention.options[0].share for mention in mentions) * (_ALONE if alone else 1.0)
    return Program(operation, holds, words, tuple(by_column), rest, certain)


def headed(search: Search) -> Iterator[Program]:
    """For everything that is named whether it stands below the header that is said beside it."""
    for mention in search.mentions:
        near = search.links.near(mention.start)
        if not near:
            continue
        column = max(near, key=lambda c: near[c])
        having = {search.grid.views[option.column].source for option in mention.options}
        holds = search.grid.views[column].source in having
        rest = max((near.get(option.column, 0.0) for option in mention.options), default=0.0)
        certain = min(1.0, near[column] - (0 if holds else rest))
        words = mention.words | search.header(column)
        yield Program(Operation.HEADED, holds, words, (column,), mention.options[0].rows, certain)
