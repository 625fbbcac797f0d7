"""How many: rows under conditions, different texts of a column, and whether all, most, one or none are so."""

from collections.abc import Callable, Iterator
from types import MappingProxyType

from claims.tables.programs.cues import passing
from claims.tables.programs.grid import rows_in
from claims.tables.programs.naming import Condition
from claims.tables.programs.program import Operation, Program, Scope, Search
from claims.tables.programs.statement import Cue, union

_MOST_COUNT = 1000
_HALF = 0.5
_FEWEST = 2
_MOST_CONDITIONS = 2
_PARTS: MappingProxyType[str, Callable[[float], bool]] = MappingProxyType(
    {
        "every": lambda part: part == 1,
        "majority": lambda part: part > _HALF,
        "minority": lambda part: part < _HALF,
        "none": lambda part: part == 0,
    }
)
_FEW_SCOPES = 10
_LEADING = ("count", "only", "at_least", "more", "sum")
"""Cues before a number of rows."""
_AT_LEAST, _BY_A_SIGN, _IF_A_CELL = 0.2, 0.4, 0.6
"""How surely a figure is a number of rows: in any case, for either sign, and where its column has it as a figure."""
_UNLESS_DIFFERENT = 0.2
"""How surely different texts are counted where nobody says "different"."""
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
    words |= union([search.header(column) for column in scope.columns])
    words |= 1 << (at + 1) & search.links.headed
    return Program(Operation.COUNT, holds, words, scope.columns, scope.rows, _counts(search, at))


def _counts(search: Search, at: int) -> float:
    """How surely a figure is a number of rows: by what stands before and behind it."""
    said, near = search.said, search.links.near(at)
    leading = union([cue.words for cue in said.named(*_LEADING)])
    led = at == 0 or bool(leading >> (at - 1) & 1)
    behind = said.tokens[at + 1].stem if at + 1 < len(said.tokens) else ""
    counted = bool(behind) and behind not in passing() and not search.links.celled >> (at + 1) & 1
    options = [option for mention in search.mentions if mention.words >> at & 1 for option in mention.options]
    doubted = any(option.column in near for option in options)
    return (_AT_LEAST + _BY_A_SIGN * led + _BY_A_SIGN * counted) * (_IF_A_CELL if doubted else 1.0)


def uniques(search: Search) -> Iterator[Program]:
    """For every figure whether a named column has that many different texts."""
    named = [column for column in search.links.named if not search.grid.views[column].derived]
    for at, value in _whole(search):
        for column in named:
            for scope in search.scopes[:_FEW_SCOPES]:
                if not scope.words >> at & 1 and column not in scope.columns:
                    yield _unique(search, scope, column, (at, value))


def _unique(search: Search, scope: Scope, column: int, figure: tuple[int, int]) -> Program:
    at, value = figure
    texts = {search.grid.cell(row, column) for row in rows_in(scope.rows & search.grid.everything)} - {""}
    words = scope.words | 1 << at | search.header(column)
    words |= union([cue.words for cue in search.said.named("different", "count")])
    certain = search.certainty(column) * (1.0 if search.said.named("different") else _UNLESS_DIFFERENT)
    return Program(Operation.UNIQUE, len(texts) == value, words, (column,), scope.rows, certain)


def shares(search: Search) -> Iterator[Program]:
    """Whether all, most, few or none of some rows are so."""
    single = [scope for scope in search.scopes if scope.size == 1]
    for cue in search.said.named(*_PARTS):
        for whole in (search.scopes[0], *single):
            for part in single:
                if not part.words & whole.words and not set(part.columns) & set(whole.columns):
                    yield from _share(search, cue, whole, part)


def _share(search: Search, cue: Cue, whole: Scope, part: Scope) -> Iterator[Program]:
    rows = whole.rows & search.grid.everything
    if rows:
        columns = (*whole.columns, *part.columns)
        holds = _PARTS[cue.name]((rows & part.rows).bit_count() / rows.bit_count())
        words = whole.words | part.words | cue.words | union([search.header(column) for column in columns])
        yield Program(Operation.SHARE, holds, words, columns, rows)


def onlys(search: Search) -> Iterator[Program]:
    """Whether nothing but what is named is so."""
    for cue in search.said.named("only"):
        for scope in search.scopes:
            for other in search.others(scope.words) if 1 <= scope.size <= _MOST_CONDITIONS else ():
                own = next((option for option in other.options if option.column not in scope.columns), None)
                if own is not None:
                    rows = scope.rows & search.grid.everything
                    words = scope.words | cue.words | other.words
                    words |= union([search.header(column) for column in (*scope.columns, own.column)])
                    holds = bool(rows) and not rows & ~own.rows
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
    numbers = search.grid.numbers[option.column]
    own = (option.rows & search.grid.everything).bit_count()
    if max(numbers.values(), default=0) < _FEWEST:
        return
    best = own >= max(numbers.values()) if cue.name != "least" else own <= min(numbers.values())
    words = option.words | cue.words | search.header(option.column)
    yield Program(Operation.MODE, best, words, (option.column,), option.rows, option.share)
    for at, value in _whole(search):
        if not words >> at & 1:
            yield Program(
                Operation.MODE, best and own == value, words | 1 << at, (option.column,), option.rows, option.share
            )
