"""The columns of a table: those that it has, and figures that are worked out of scores and of names with a figure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.tables.programs.cues import cue_words, ranks, running
from claims.tables.programs.readings import Kind, Score, day_in, kind_of, score_in, value_in
from claims.tables.programs.tokens import Token, tokens

_MOST_SCORES = 2
_BRACKETED = re.compile(r"\((\d+(?:\.\d+)?)\)\s*$|(?<![\d.,])(\d{3,}|\d{1,3}(?:,\d{3})+)\s*$")
_LETTERS = re.compile(r"[a-z]+")


class Column(NamedTuple):
    """A column as programs see it."""

    head: tuple[Token, ...]
    kind: Kind
    source: int
    """The column of the table that it is, or was worked out of."""
    orders: tuple[float | None, ...]
    """By what rows can be put in order: figures, or the days of dates."""
    derived: bool = False


def columns_of(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a table, with what was worked out behind them."""
    cells = [[row[number] for row in rows] for number in range(len(headers))]
    own = [_column(number, header, cells[number]) for number, header in enumerate(headers)]
    return (*own, *_derived(own, cells))


def _column(number: int, header: str, cells: Sequence[str]) -> Column:
    kind = kind_of(cells)
    read = day_in if kind is Kind.DATE else value_in
    return Column(tokens(header), kind, number, tuple(map(read, cells)))


def _derived(own: Sequence[Column], cells: Sequence[Sequence[str]]) -> Iterator[Column]:
    scores = [column for column in own if column.kind is Kind.SCORE and not is_running(column)]
    for column in scores[:_MOST_SCORES]:
        found = [score_in(cell) for cell in cells[column.source]]
        yield _worked_out(column, "margin", [_margin(score) for score in found])
        yield _worked_out(column, "total", [None if score is None else float(sum(score)) for score in found])
        yield _worked_out(column, "high", [None if score is None else float(max(score)) for score in found])
        yield _worked_out(column, "low", [None if score is None else float(min(score)) for score in found])
    for column in own:
        if column.kind is Kind.TEXT:
            values = [_bracketed(cell) for cell in cells[column.source]]
            if 2 * sum(value is not None for value in values) > len(values):
                yield Column(column.head, Kind.FIGURE, column.source, tuple(values), derived=True)


def is_running(column: Column) -> bool:
    """Whether its scores are of no single game."""
    return any(token.stem in running() for token in column.head)


def is_rank(column: Column) -> bool:
    """Whether the smaller figure of a column is the better one."""
    return any(token.stem in ranks() for token in column.head)


def _margin(score: Score | None) -> float | None:
    return None if score is None else float(abs(score.own - score.other))


def _bracketed(cell: str) -> float | None:
    match = _BRACKETED.search(cell)
    return None if match is None else float((match[1] or match[2]).replace(",", ""))


def _worked_out(column: Column, name: str, values: Sequence[float | None]) -> Column:
    words = tuple(token for word in cue_words().derived[name] for token in tokens(word))
    return Column(words, Kind.FIGURE, column.source, tuple(values), derived=True)


def outcomes(own: Sequence[Column], rows: Sequence[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """The rows of games that were won, lost and drawn, each with the column that tells."""
    for column in own:
        if not column.derived and not is_running(column) and column.kind in {Kind.SCORE, Kind.TEXT}:
            told = [_outcome(row[column.source]) for row in rows]
            if 2 * sum(one is not None for one in told) > len(told):
                return _by_name(told, column.source)
    for column in own:
        if column.kind is Kind.SCORE and not is_running(column):
            scores = [score_in(row[column.source]) for row in rows]
            return _by_name([_won(score) for score in scores], column.source)
    return {}


def _outcome(cell: str) -> str | None:
    first = _LETTERS.match(cell.casefold())
    if first is None:
        return None
    return next((name for name, words in cue_words().outcomes.items() if first[0] in words), None)


def _won(score: Score | None) -> str | None:
    if score is None:
        return None
    return "draw" if score.own == score.other else "win" if score.own > score.other else "lose"


def _by_name(told: Sequence[str | None], column: int) -> dict[str, tuple[int, int]]:
    names = ("win", "lose", "draw")
    return {name: (column, sum(1 << row for row, one in enumerate(told) if one == name)) for name in names}
