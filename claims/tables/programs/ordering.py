"""What comes first, last or at a place: superlatives, and the order of rows."""

from collections.abc import Iterator, Sequence

from claims.tables.programs.grid import rows_in
from claims.tables.programs.linking import is_rank
from claims.tables.programs.program import Operation, Program, Scope, Search
from claims.tables.programs.readings import Kind
from claims.tables.programs.statement import Cue

_UP = frozenset({"most", "latest"})
_DOWN = frozenset({"least", "earliest"})
_SLACK = 1e-6
_MOST_SCOPES = 24


def superlatives(search: Search) -> Iterator[Program]:
    """For every superlative and what it may be about whether the row that is first has all else that is named."""
    for cue in search.said.named(*_UP, *_DOWN):
        for column in _columns(search, cue):
            for scope in search.scopes[:_MOST_SCOPES]:
                if cue.words & scope.words or column in scope.columns:
                    continue
                yield from _superlative(search, cue, column, scope)


def _columns(search: Search, cue: Cue) -> Sequence[int]:
    timely = cue.name in {"latest", "earliest"}
    if timely:
        dates = [c for c in search.grid.ordered if search.grid.views[c].kind is Kind.DATE or _is_year(search, c)]
        return dates[:2] or search.asked[:2]
    near = search.links.near(cue.at)
    found = sorted((c for c in near if c in search.grid.ordered), key=lambda c: -near[c])
    return found[:3] or search.asked


def _is_year(search: Search, column: int) -> bool:
    return any(token.stem in {"year", "season", "jahr"} for token in search.grid.views[column].head)


def _superlative(search: Search, cue: Cue, column: int, scope: Scope) -> Iterator[Program]:
    rows = scope.rows & search.grid.everything
    orders = search.grid.views[column].orders
    values = [(value, row) for row in rows_in(rows) if (value := orders[row]) is not None]
    if not values:
        return
    turned = is_rank(search.grid.views[column]) and cue.name in {"most", "least"}
    words = scope.words | cue.words | search.header(column)
    for flipped in (True, False) if turned else (False,):
        best = max(values)[0] if (cue.name in _UP) != flipped else min(values)[0]
        first = sum(1 << row for value, row in values if value == best)
        held = _rest(search, column, words, first, best)
        if held is not None:
            doubted = 0.6 if cue.words & search.links.headed else 1.0
            certain = search.certainty(column) * (0.7 if turned and not flipped else 1.0) * doubted
            columns = (column, *scope.columns)
            yield Program(Operation.SUPERLATIVE, held[1], words | held[0], columns, first, certain)
        near = _rest(search, column, words, first, best, search.said.clauses[cue.at])
        if near is not None and near != held:
            certain = search.certainty(column)
            yield Program(Operation.LOCAL, near[1], words | near[0], (column, *scope.columns), first, certain)


def ranges(search: Search) -> Iterator[Program]:
    """For every figure whether it is what the highest and the lowest figure of a column are apart."""
    high, low = search.said.named(*_UP), search.said.named(*_DOWN)
    if not high or not low:
        return
    for column in search.asked:
        values = [v for row in rows_in(search.grid.everything) if (v := search.grid.views[column].orders[row]) is not None]
        for at in search.links.free:
            if values:
                words = high[0].words | low[0].words | 1 << at | search.header(column)
                holds = abs(max(values) - min(values) - (search.said.tokens[at].value or 0)) < _SLACK
                yield Program(Operation.RANGE, holds, words, (column,), 0, search.certainty(column))


def _rest(
    search: Search, column: int, words: int, rows: int, best: float, clause: int | None = None
) -> tuple[int, bool] | None:
    """The other mentions, of one clause or of all, and whether the rows have all of them; None where there is none."""
    named, holds, clauses = 0, True, search.said.clauses
    for mention in search.others(words):
        if clause is None or clauses[mention.start] == clause:
            named |= mention.words
            holds = holds and any(option.rows & rows for option in mention.options)
    for at in search.links.free:
        if not (words | named) >> at & 1 and (clause is None or clauses[at] == clause):
            named |= 1 << at
            holds = holds and abs((search.said.tokens[at].value or 0) - best) < _SLACK
    return (named, holds) if named else None


def places(search: Search) -> Iterator[Program]:
    """For every place in an order whether the row there has all else that is named."""
    for at in search.links.free:
        token = search.said.tokens[at]
        if not token.nth or token.value is None:
            continue
        for column in (None, *search.asked):
            for scope in search.scopes[:8]:
                if not scope.words >> at & 1:
                    yield from _place(search, at, column, scope)


def _place(search: Search, at: int, column: int | None, scope: Scope) -> Iterator[Program]:
    rows = list(rows_in(scope.rows & search.grid.everything))
    place = int(search.said.tokens[at].value or 0) - 1
    words = scope.words | 1 << at
    if column is not None:
        orders = search.grid.views[column].orders
        least = bool(search.said.named(*_DOWN))
        rows = sorted((r for r in rows if orders[r] is not None), key=lambda r: orders[r] or 0, reverse=not least)
        words |= search.header(column)
        for cue in search.said.named(*_UP, *_DOWN):
            words |= cue.words
    if 0 <= place < len(rows):
        row = 1 << rows[place]
        best = search.grid.views[column].orders[rows[place]] if column is not None else None
        held = _rest(search, -1, words, row, best if best is not None else float("nan"))
        if held is not None:
            certain = search.certainty(column) if column is not None else 0.5
            yield Program(Operation.NTH, held[1], words | held[0], (column,) if column is not None else (), row, certain)
