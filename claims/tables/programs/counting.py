"""How many: rows under conditions, different texts of a column, and whether all, most, one or none are so."""

from collections import Counter
from collections.abc import Iterator

from claims.tables.programs.cues import passing
from claims.tables.programs.grid import rows_in
from claims.tables.programs.linking import Condition
from claims.tables.programs.program import Operation, Program, Scope, Search
from claims.tables.programs.statement import Cue

_MOST_COUNT = 1000
_HALF = 0.5
_FEWEST = 2
_SIDES = {"more": 1, "at_least": 1, "fewer": -1, "at_most": -1}


def counts(search: Search) -> Iterator[Program]:
    """For every figure that may be a number of rows whether that many are there."""
    for at, value in _whole(search):
        for scope in search.scopes:
            if not scope.words >> at & 1:
                yield _count(search, scope, at, value)


def _whole(search: Search) -> Iterator[tuple[int, int]]:
    for at in search.links.free:
        token = search.said.tokens[at]
        if token.value is not None and not token.nth and token.value <= _MOST_COUNT and token.value.is_integer():
            yield at, int(token.value)


def _count(search: Search, scope: Scope, at: int, value: int) -> Program:
    number = (scope.rows & search.grid.everything).bit_count()
    words, holds = scope.words | 1 << at, number == value
    for cue in search.said.named(*_SIDES):
        if cue.at < at <= cue.at + cue.words.bit_count() + 1 and not cue.words & scope.words:
            equal = cue.name.startswith("at_") and number == value
            holds, words = (number - value) * _SIDES[cue.name] > 0 or equal, words | cue.words
    for cue in search.said.named("count"):
        words |= cue.words
    for column in scope.columns:
        words |= search.header(column)
    return Program(Operation.COUNT, holds, words, scope.columns, scope.rows, _counts(search, at))


def _counts(search: Search, at: int) -> float:
    """How surely a figure is a number of rows: by what stands before and behind it."""
    before = any(cue.words >> (at - 1) & 1 for cue in search.said.named("count", "only", "at_least", "more", "sum")) if at else True
    behind = search.said.tokens[at + 1].stem if at + 1 < len(search.said.tokens) else ""
    counted = behind not in passing() and bool(behind) and not search.links.celled >> (at + 1) & 1
    near = search.links.near(at)
    celled = any(option.column in near for mention in search.mentions if mention.words >> at & 1 for option in mention.options)
    return (0.2 + 0.4 * before + 0.4 * counted) * (0.6 if celled else 1.0)


def uniques(search: Search) -> Iterator[Program]:
    """For every figure whether a named column has that many different texts."""
    for at, value in _whole(search):
        certain = 1.0 if search.said.named("different") else 0.2
        for column in search.links.named:
            if search.grid.views[column].derived:
                continue
            for scope in search.scopes[:10]:
                if scope.words >> at & 1 or column in scope.columns:
                    continue
                texts = {search.grid.cell(row, column) for row in rows_in(scope.rows & search.grid.everything)} - {""}
                words = scope.words | 1 << at | search.header(column)
                for cue in search.said.named("different", "count"):
                    words |= cue.words
                yield Program(
                    Operation.UNIQUE, len(texts) == value, words, (column,), scope.rows, search.certainty(column) * certain
                )


def shares(search: Search) -> Iterator[Program]:
    """Whether all, most, only one or none of some rows are so."""
    for cue in search.said.named("every", "majority", "minority", "none"):
        for scope in search.scopes:
            for one in search.scopes:
                if one.size != 1 or one.words & scope.words or set(one.columns) & set(scope.columns):
                    continue
                rows = scope.rows & search.grid.everything
                if not rows or scope.size > 1:
                    continue
                part = (rows & one.rows).bit_count() / rows.bit_count()
                holds = {"every": part == 1, "majority": part > _HALF, "minority": part < _HALF, "none": part == 0}[cue.name]
                words = scope.words | one.words | cue.words
                for column in (*scope.columns, *one.columns):
                    words |= search.header(column)
                yield Program(Operation.SHARE, holds, words, (*scope.columns, *one.columns), rows)


def onlys(search: Search) -> Iterator[Program]:
    """Whether a single row is so, and is the one that is named."""
    for cue in search.said.named("only"):
        for scope in search.scopes:
            if not 1 <= scope.size <= 2:
                continue
            rows = scope.rows & search.grid.everything
            for other in search.others(scope.words):
                own = next((option for option in other.options if option.column not in scope.columns), None)
                if own is None:
                    continue
                holds = rows.bit_count() > 0 and rows & ~own.rows == 0
                words = scope.words | cue.words | other.words | search.header(own.column)
                yield Program(Operation.ONLY, holds, words, (*scope.columns, own.column), rows)


def modes(search: Search) -> Iterator[Program]:
    """For everything that is named whether no other text of its column stands in more rows."""
    cues = search.said.named("most", "majority", "exceeding", "least")
    for cue in cues:
        for mention in search.mentions:
            if mention.words & cue.words:
                continue
            for option in mention.options[:2]:
                yield from _mode(search, cue, option)


def _mode(search: Search, cue: Cue, option: Condition) -> Iterator[Program]:
    numbers = Counter(search.grid.cell(row, option.column) for row in rows_in(search.grid.everything))
    own = (option.rows & search.grid.everything).bit_count()
    if max(numbers.values(), default=0) < _FEWEST:
        return
    best = own >= max(numbers.values()) if cue.name != "least" else own <= min(numbers.values())
    words = option.words | cue.words | search.header(option.column)
    yield Program(Operation.MODE, best, words, (option.column,), option.rows, option.share)
    for at, value in _whole(search):
        if not words >> at & 1:
            yield Program(Operation.MODE, best and own == value, words | 1 << at, (option.column,), option.rows, option.share)
