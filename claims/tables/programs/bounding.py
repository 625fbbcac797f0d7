"""Rows on one side of a figure or a time that a statement says, and rows of games that were won or lost."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from claims.tables.programs.columns import Column, is_rank
from claims.tables.programs.cues import passing, than, with_than
from claims.tables.programs.grid import rows_in
from claims.tables.programs.naming import Condition, Mention, Names
from claims.tables.programs.readings import DAYS_OF_A_YEAR, Kind
from claims.tables.programs.statement import Cue, Said

_SIDES = MappingProxyType({"more": 1, "at_least": 1, "fewer": -1, "at_most": -1, "top": -1})
_BEHIND = MappingProxyType({"or_more": 1, "or_less": -1})
"""Cues that stand behind their figure."""
_SPANS = MappingProxyType({"before": -1, "after": 1})
_WITH_EQUAL = frozenset({"at_least", "at_most", "top", *_BEHIND})
_FEW = 3
"""Columns that a bound is tried with, and tokens up to what a cue binds."""
_YEARS = range(1500, 2101)


def bounds(names: Names) -> Iterator[Condition]:
    """Rows whose figure or time lies on one side of one of the statement."""
    said = names.said
    for cue in said.cues:
        if cue.name in _BEHIND and cue.at - 1 in names.free:
            yield from _figures(names, cue, cue.at - 1, _BEHIND[cue.name])
        if cue.name in _SIDES:
            behind = range(cue.at, min(cue.at + _FEW + 1, len(said.tokens)))
            at = next((at for at in behind if at in names.free), None)
            if at is not None and _binds(said, cue, at):
                yield from _figures(names, cue, at, _SIDES[cue.name])
        if cue.name in _SPANS:
            yield from _spans(names, cue)


def _binds(said: Said, cue: Cue, at: int) -> bool:
    """Whether only small words stand between the cue and the figure: "more than 20", not "more wins than 3"."""
    between = said.tokens[cue.at + cue.words.bit_count() : at]
    spelled = said.tokens[cue.at].text not in with_than() or any(token.text in than() for token in between)
    return spelled and all(token.stem in passing() for token in between)


def _figures(names: Names, cue: Cue, at: int, side: int) -> Iterator[Condition]:
    grid, limit, words = names.grid, names.said.tokens[at].value or 0.0, cue.words | 1 << at
    near = names.near(at)
    columns: Sequence[int] = sorted((c for c in grid.ordered if c in near), key=lambda c: -near[c]) or grid.counting
    if cue.name == "top":
        columns = [column for column in grid.counting if is_rank(grid.views[column])][:1]
    for column in columns[:_FEW]:
        yield _beyond(names, column, (limit, side, cue.name in _WITH_EQUAL), words)


def _beyond(names: Names, column: int, limit: tuple[float, int, bool], words: int) -> Condition:
    edge, side, with_equal = limit
    rows = 0
    for row, value in enumerate(names.grid.views[column].orders):
        if value is not None and ((value - edge) * side > 0 or (with_equal and value == edge)):
            rows |= 1 << row
    return Condition(words, column, rows & names.grid.everything, 1.0, is_figure=True, is_bound=True)


def _spans(names: Names, cue: Cue) -> Iterator[Condition]:
    """Rows before or after what is named behind the cue, in the order of its column."""
    behind = cue.at + cue.words.bit_count()
    mention = next((one for one in names.cells if behind <= one.start < behind + _FEW), None)
    if mention is not None:
        yield from _beyond_cells(names, cue, mention)
        return
    for at in range(behind, min(behind + _FEW, len(names.said.tokens))):
        value = names.said.tokens[at].value
        if value is not None and int(value) in _YEARS:
            yield from _beyond_year(names, cue, at)
            return


def _beyond_cells(names: Names, cue: Cue, mention: Mention) -> Iterator[Condition]:
    side = _SPANS[cue.name]
    for option in mention.options[:2]:
        orders = names.grid.views[option.column].orders
        limits = [value for row in rows_in(option.rows) if (value := orders[row]) is not None]
        if option.column in names.grid.ordered and limits:
            edge = max(limits) if side > 0 else min(limits)
            yield _beyond(names, option.column, (edge, side, False), cue.words | mention.words)


def _beyond_year(names: Names, cue: Cue, at: int) -> Iterator[Condition]:
    side, year = _SPANS[cue.name], names.said.tokens[at].value or 0.0
    column = next((c for c in names.grid.ordered if _has_years(names.grid.views[c])), None)
    if column is not None:
        scale = DAYS_OF_A_YEAR if names.grid.views[column].kind is Kind.DATE else 1
        edge = year * scale + (scale - 1 if side > 0 else 0)
        yield _beyond(names, column, (edge, side, False), cue.words | 1 << at)


def _has_years(view: Column) -> bool:
    values = [value for value in view.orders if value is not None]
    scale = DAYS_OF_A_YEAR if view.kind is Kind.DATE else 1
    return bool(values) and all(int(value // scale) in _YEARS for value in values)


def outcomes(names: Names) -> Iterator[Mention]:
    """Words for a game that was won, lost or drawn, with the rows of such games."""
    for cue in names.said.named("win", "lose", "draw"):
        found = names.grid.games.get(cue.name)
        if found is not None and not cue.words & (names.headed | names.celled):
            column, rows = found
            yield Mention(cue.words, cue.at, cue.at + 1, (Condition(cue.words, column, rows, 1.0),))
