"""What was worked out, as a sentence; none where the cells do not give what the working says."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from math import isfinite
from statistics import median
from types import MappingProxyType

from claims.models import Cell, Computation, Working
from claims.reports.counts import counted_rows
from claims.reports.figures import Writing, finite, is_cut, same

_PERCENT = "unit_percent"
_TWO = 2
_HUNDRED = 100
_NAMED = 3
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_AS_PERCENT = frozenset({Computation.SHARE, Computation.PART, Computation.CHANGE})
_DIVIDED = frozenset({Computation.MEAN, Computation.MEDIAN})
_OF_NO_UNIT = frozenset({Computation.COUNT, Computation.RANK, Computation.RATIO})


def working_told(working: Working, writing: Writing) -> str | None:
    """The working as a sentence of the report's language.

    Args:
        working: Of a table, or of prose, which has no sentence.
        writing: The language and the words of the report.

    Returns:
        None where there is nothing to tell, or where the cells that are kept do not bear the sentence out.
    """
    tell = TOLD.get(working.computation) if working.computation is not None else None
    return tell(working, writing) if tell is not None and isfinite(working.value) else None


def result_shown(working: Working, writing: Writing) -> str:
    """What came out, as a reader writes it: "28.1 %", "1.6 percentage points"."""
    if working.computation in _AS_PERCENT:
        return writing.percent(working.value, signed=working.computation is Computation.CHANGE)
    if working.computation in _OF_NO_UNIT:
        return writing.quotient(working.value)
    quotient = working.computation in _DIVIDED
    return writing.measured(working.value, _result_unit(working, writing), quotient=quotient)


def end_shown(working: Working, end: float, writing: Writing, *, bare: bool) -> str:
    """An end of the range that was granted, in the unit of what came out, which a bare one leaves to the other end."""
    percent = working.computation in _AS_PERCENT
    shown = writing.end(end * _HUNDRED if percent else end)
    if bare or working.computation in _OF_NO_UNIT:
        return shown
    return writing.with_unit(shown, end, "percent" if percent else _result_unit(working, writing))


def valued(cells: Sequence[Cell]) -> list[Cell]:
    """Those cells that have a figure."""
    return [cell for cell in cells if finite(cell.value) is not None]


def names_apart(cells: Sequence[Cell]) -> list[str]:
    """What cells are told apart by: their rows, their columns, or both."""
    if len({cell.column for cell in cells}) <= 1:
        return [cell.row for cell in cells]
    if len({cell.row for cell in cells}) <= 1:
        return [cell.column for cell in cells]
    return [f"{cell.row}, {cell.column}" for cell in cells]


def common_name(cells: Sequence[Cell]) -> str:
    """The column or the row that all cells have; empty where they have neither."""
    columns, rows = {cell.column for cell in cells}, {cell.row for cell in cells}
    return next(iter(columns if len(columns) == 1 else rows)) if 1 in {len(columns), len(rows)} else ""


def _result_unit(working: Working, writing: Writing) -> str | None:
    """The unit of the result; a difference between percents is one of percentage points."""
    of_percents = writing.unit(working.unit) == writing.texts[_PERCENT]
    if working.computation is Computation.DIFFERENCE and of_percents:
        return "percentage_points"
    return working.result_unit or working.unit


def _counted(working: Working) -> list[Cell]:
    return [cell for cell in valued(working.table) if cell.counted]


def _figures(cells: Sequence[Cell]) -> list[float]:
    return [cell.value for cell in cells if cell.value is not None]


def _pair(working: Working, works: Callable[[float, float], bool]) -> tuple[Cell, Cell] | None:
    """The two cells that it stands on, in the order in which they give the figure."""
    cells = _counted(working)
    if len(cells) != _TWO:
        return None
    return next(((a, b) for a, b in permutations(cells) if works(a.value or 0.0, b.value or 0.0)), None)


def _value(working: Working, writing: Writing) -> str | None:
    cells = _counted(working)
    if len(cells) != 1 or not same(cells[0].value or 0.0, working.value):
        return None
    figure = writing.measured(working.value, working.unit)
    return writing.filled("told_value", where=writing.place(cells[0]), result=figure)


def _difference(working: Working, writing: Writing) -> str | None:
    pair = _pair(working, lambda a, b: same(a - b, working.value))
    if pair is None:
        return None
    left, right = (writing.cell(cell, working.unit) for cell in pair)
    if right.startswith("−"):
        figure, _, where = right.partition(" (")
        right = f"({figure}) ({where}"
    return f"{left} − {right} = {result_shown(working, writing)}"


def _ratio(working: Working, writing: Writing) -> str | None:
    pair = _pair(working, lambda a, b: b != 0 and same(a / b, working.value))
    return _of_two("told_ratio", pair, working, writing)


def _change(working: Working, writing: Writing) -> str | None:
    """A change whose beginning is below zero has no part that could be told."""
    pair = _pair(working, lambda a, b: a > 0 and same((b - a) / a, working.value))
    return _of_two("told_change", pair, working, writing)


def _comparison(working: Working, writing: Writing) -> str | None:
    pair = _pair(working, lambda a, b: a >= b)
    alike = pair is not None and same(pair[0].value or 0.0, pair[1].value or 0.0)
    return _of_two("told_same" if alike else "told_more", pair, working, writing)


def _of_two(key: str, pair: tuple[Cell, Cell] | None, working: Working, writing: Writing) -> str | None:
    if pair is None:
        return None
    first, second = (writing.cell(cell, working.unit) for cell in pair)
    result = result_shown(working, writing)
    return writing.filled(key, first=first, second=second, result=result)


def _part(working: Working, writing: Writing) -> str | None:
    """A part of a total that is kept, or of all figures together."""
    counted, beside = _counted(working), [cell for cell in valued(working.table) if not cell.counted]
    part = sum(_figures(counted))
    whole = _total(working, writing, part, beside) if counted and beside else None
    if whole is None:
        return _of_two("told_part", _pair(working, lambda a, b: _is_part(a, b, working)), working, writing)
    named = writing.cell(counted[0], working.unit) if len(counted) == 1 else _sum_of(counted, working, writing)
    return writing.filled("told_part", first=named, second=whole, result=result_shown(working, writing))


def _total(working: Working, writing: Writing, part: float, beside: Sequence[Cell]) -> str | None:
    """What it is a part of."""
    total = next((cell for cell in beside if _is_part(part, cell.value or 0.0, working)), None)
    if total is not None:
        return writing.cell(total, working.unit)
    everything = valued(working.table)
    fits = _is_part(part, sum(_figures(everything)), working)
    return _sum_of(everything, working, writing) if fits else None


def _sum_of(cells: Sequence[Cell], working: Working, writing: Writing) -> str:
    total = writing.measured(sum(_figures(cells)), working.unit)
    return writing.filled("sum_of", count=str(len(cells)), sum=total)


def _is_part(part: float, whole: float, working: Working) -> bool:
    return whole != 0 and same(part / whole, working.value)


def _sum(working: Working, writing: Writing) -> str | None:
    return _of_all("told_sum", working, writing, sum)


def _mean(working: Working, writing: Writing) -> str | None:
    return _of_all("told_mean", working, writing, _average)


def _average(figures: list[float]) -> float:
    return sum(figures) / len(figures)


def _median(working: Working, writing: Writing) -> str | None:
    return _of_all("told_median", working, writing, median)


def _of_all(key: str, working: Working, writing: Writing, works: Callable[[list[float]], float]) -> str | None:
    """What all counted figures give together, or the one that the table itself has for them."""
    figures = _figures(_counted(working))
    if len(figures) == 1:
        return _value(working, writing)
    count = working.whole if is_cut(working) else len(figures)
    if not count or count < _TWO or not (is_cut(working) or same(works(figures), working.value)):
        return None
    return writing.filled(key, count=writing.number(count), result=result_shown(working, writing))


def _rank(working: Working, writing: Writing) -> str | None:
    """At which place a row stands, and from which end where the cells beside it show that."""
    cells = _counted(working)
    own = next((cell for cell in cells if len(cells) == 1), None)
    if own is None or working.whole is None or not 1 <= working.value <= working.whole:
        return None
    key = _end(working, own.value or 0.0) if len(valued(working.table)) == working.whole else "told_rank"
    place, whole = writing.number(working.value), writing.number(working.whole)
    figure = writing.measured(own.value or 0.0, working.unit)
    return writing.filled(key, where=writing.place(own), figure=figure, place=place, whole=whole) if key else None


def _end(working: Working, own: float) -> str | None:
    """From which end a place is counted, if that makes a difference; None where the cells say otherwise."""
    others = _figures(valued(working.table))
    above, below = sum(value > own for value in others), sum(value < own for value in others)
    places = {"told_rank_from_highest": above + 1, "told_rank_from_lowest": below + 1}
    ends = [end for end, place in places.items() if place == round(working.value)]
    return "told_rank" if len(ends) > 1 else next(iter(ends), None)


def _maximum(working: Working, writing: Writing) -> str | None:
    return _extreme("told_maximum", working, writing, max)


def _minimum(working: Working, writing: Writing) -> str | None:
    return _extreme("told_minimum", working, writing, min)


def _extreme(key: str, working: Working, writing: Writing, works: Callable[[list[float]], float]) -> str | None:
    """Who has the highest or the lowest of all figures, or who has more than the one that is said to have it.

    Where not all cells are kept nobody can tell from them.
    """
    cells, counted = valued(working.table), _counted(working)
    if len(cells) < _TWO or not counted or is_cut(working):
        return None
    best = works(_figures(cells))
    values = {
        "count": writing.number(len(cells)),
        "where": _named(cells, best, writing),
        "result": writing.measured(best, working.unit),
        "years": _years(cells, writing),
        "own": writing.place(counted[0]),
        "figure": writing.measured(counted[0].value or 0.0, working.unit),
    }
    if same(best, working.value):
        return writing.filled(key, **values)
    is_own = len(counted) == 1 and same(counted[0].value or 0.0, working.value)
    return writing.filled(key.replace("told_", "told_not_"), **values) if is_own else None


def _named(cells: Sequence[Cell], best: float, writing: Writing) -> str:
    """Everybody who has a figure, the first few by name."""
    holders = [writing.place(cell) for cell in cells if same(cell.value or 0.0, best)]
    return "; ".join(holders[:_NAMED]) + ("; …" if len(holders) > _NAMED else "")


def _years(cells: Sequence[Cell], writing: Writing) -> str:
    """The first and the last year of a series; empty where cells differ by more than their year."""
    found = [_YEAR.findall(name) for name in names_apart(cells)]
    if any(len(years) != 1 for years in found) or len({years[0] for years in found}) < len(cells):
        return ""
    years = sorted(years[0] for years in found)
    return writing.filled("from_to", first=years[0], last=years[-1])


TOLD: Mapping[Computation, Callable[[Working, Writing], str | None]] = MappingProxyType(
    {
        Computation.VALUE: _value,
        Computation.DIFFERENCE: _difference,
        Computation.RATIO: _ratio,
        Computation.CHANGE: _change,
        Computation.PART: _part,
        Computation.SHARE: counted_rows,
        Computation.COUNT: counted_rows,
        Computation.SUM: _sum,
        Computation.MEAN: _mean,
        Computation.MEDIAN: _median,
        Computation.RANK: _rank,
        Computation.MAXIMUM: _maximum,
        Computation.MINIMUM: _minimum,
        Computation.COMPARISON: _comparison,
    }
)
"""How each computation is told."""
