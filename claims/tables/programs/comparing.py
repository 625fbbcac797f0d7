"""Two rows beside each other: more or less, before or after, by how much, and the same."""

from collections.abc import Iterator
from itertools import combinations

from claims.tables.programs.grid import rows_in
from claims.tables.programs.naming import Condition, Mention, Named
from claims.tables.programs.program import Operation, Program, Search
from claims.tables.programs.readings import Kind
from claims.tables.programs.statement import Cue

_SIGN = {"more": 1, "fewer": -1, "after": 1, "before": -1}
_SLACK = 1e-6
_FEW_ROWS = 3
_TIMELY = frozenset({"before", "after"})
_OTHER_COLUMN = 0.7
"""How surely things of two columns are compared."""
_ORDER_OF_ROWS = 0.3
"""How surely before and after mean the order in which the table has its rows."""
_IF_COMPARED = 0.4
"""How surely numbers of rows are compared where a column of figures is named."""


def comparisons(search: Search) -> Iterator[Program]:
    """For every two things that are named and a word that compares them whether they stand so."""
    for one, other in combinations(search.mentions, 2):
        for cue in search.said.named(*_SIGN):
            if not cue.words & (one.words | other.words):
                for first, second in _opposed(one, other):
                    yield from _by_columns(search, cue, first, second)
                    if cue.name in _TIMELY:
                        yield _by_rows(cue, first, second)


def _opposed(one: Mention, other: Mention) -> Iterator[tuple[Condition, Condition]]:
    """Both in few rows of their own."""
    for first in one.options[:2]:
        for second in other.options[:2]:
            apart = bool(first.rows and second.rows) and not first.rows & second.rows
            if apart and max(first.rows.bit_count(), second.rows.bit_count()) <= _FEW_ROWS:
                yield first, second


def _by_columns(search: Search, cue: Cue, first: Condition, second: Condition) -> Iterator[Program]:
    columns = [c for c in search.asked if c != first.column]
    if cue.name in _TIMELY:
        columns = [c for c in search.grid.ordered if search.grid.views[c].kind is Kind.DATE][:1] or columns
    alike = first.share * second.share * (1.0 if first.column == second.column else _OTHER_COLUMN)
    for column in columns[:3]:
        left, right = _value(search, column, first.rows), _value(search, column, second.rows)
        if left is not None and right is not None:
            words = first.words | second.words | cue.words | search.header(column)
            holds = (left - right) * _SIGN[cue.name] > 0
            kind = Operation.ORDER if cue.name in _TIMELY else Operation.COMPARISON
            rows = first.rows | second.rows
            yield Program(kind, holds, words, (first.column, column), rows, search.certainty(column) * alike)
            yield from _difference(search, column, words, abs(left - right))


def _by_rows(cue: Cue, first: Condition, second: Condition) -> Program:
    words = first.words | second.words | cue.words
    holds = (next(rows_in(first.rows)) - next(rows_in(second.rows))) * _SIGN[cue.name] > 0
    columns = (first.column, second.column)
    return Program(Operation.ORDER, holds, words, columns, first.rows | second.rows, _ORDER_OF_ROWS)


def _difference(search: Search, column: int, words: int, found: float) -> Iterator[Program]:
    for at in search.links.free:
        value = search.said.tokens[at].value
        if not words >> at & 1 and value is not None:
            certain = search.certainty(column)
            yield Program(Operation.DIFFERENCE, abs(value - found) < _SLACK, words | 1 << at, (column,), 0, certain)


def _value(search: Search, column: int, rows: int) -> float | None:
    values = [value for row in rows_in(rows) if (value := search.grid.views[column].orders[row]) is not None]
    return values[0] if values and len(set(values)) == 1 else None


def numbers_of_rows(search: Search) -> Iterator[Program]:
    """For every two things that are named whether more rows have the one than the other."""
    for cue in search.said.named("more", "fewer"):
        for one, other in combinations(search.mentions, 2):
            first = one.options[0]
            second = next((o for o in other.options if o.column == first.column), None)
            if second is None or cue.words & (one.words | other.words):
                continue
            for scope in search.scopes[:6]:
                if not scope.words & (one.words | other.words | cue.words):
                    left, right = (first.rows & scope.rows).bit_count(), (second.rows & scope.rows).bit_count()
                    words = one.words | other.words | cue.words | scope.words
                    holds = (left - right) * _SIGN[cue.name] > 0
                    compared = any(c in search.links.named for c in search.grid.counting)
                    certain = _IF_COMPARED if compared else 1.0
                    yield Program(Operation.NUMBERS, holds, words, (first.column,), first.rows | second.rows, certain)
                    yield from _difference(search, first.column, words, abs(left - right))


def across(search: Search) -> Iterator[Program]:
    """For every two named columns and a word that compares them whether a row that is named has them so."""
    named = [one for one in search.links.headers if one.literal and one.column in search.grid.ordered]
    literal = sorted(named, key=lambda one: one.at)
    for cue in search.said.named("more", "fewer"):
        before = [one for one in literal if one.at < cue.at]
        after = [one for one in literal if one.at > cue.at]
        for mention in search.mentions:
            own = mention.options[0]
            if cue.words & mention.words or own.rows.bit_count() > _FEW_ROWS:
                continue
            for first, second in ((b, a) for b in before[-1:] for a in after[:1] if len(after) == 1):
                yield from _across(search, cue, own, (first, second))
        for first, second in combinations(after[:3], 2):
            for mention in search.mentions:
                if not cue.words & mention.words and mention.options[0].rows.bit_count() <= _FEW_ROWS:
                    yield from _across(search, cue, mention.options[0], (first, second))


def _across(search: Search, cue: Cue, own: Condition, columns: tuple[Named, Named]) -> Iterator[Program]:
    first, second = columns
    left, right = _value(search, first.column, own.rows), _value(search, second.column, own.rows)
    if left is not None and right is not None and first.column != second.column:
        words = own.words | cue.words | first.words | second.words
        holds = (left - right) * _SIGN[cue.name] > 0
        yield Program(Operation.ACROSS, holds, words, (first.column, second.column), own.rows, own.share)


def sames(search: Search) -> Iterator[Program]:
    """Whether all rows that are named have the same in a column that is named."""
    for cue in search.said.named("same", "different"):
        for column in search.links.named:
            if search.grid.views[column].derived:
                continue
            rows, words = 0, cue.words | search.header(column)
            for mention in search.others(words):
                own = next((option for option in mention.options if option.column != column), None)
                if own is not None:
                    rows, words = rows | own.rows, words | mention.words
            whole = rows or search.grid.everything
            texts = {search.grid.cell(row, column) for row in rows_in(whole)}
            if rows.bit_count() == 1:
                yield from _fellows(search, column, words, rows)
            if whole.bit_count() > 1:
                holds = (len(texts) == 1) if cue.name == "same" else len(texts) > 1
                yield Program(Operation.SAME, holds, words, (column,), whole, search.certainty(column))


def _fellows(search: Search, column: int, words: int, rows: int) -> Iterator[Program]:
    """Whether as many others as a figure says have the same as the row that is named."""
    text = search.grid.cell(next(rows_in(rows)), column)
    fellows = sum(search.grid.cell(row, column) == text for row in rows_in(search.grid.everything)) - 1
    for at in search.links.free:
        if not words >> at & 1:
            holds = search.said.tokens[at].value == fellows
            yield Program(Operation.SAME, holds, words | 1 << at, (column,), rows, search.certainty(column))
    if not search.links.free:
        yield Program(Operation.SAME, fellows > 0, words, (column,), rows, search.certainty(column))
