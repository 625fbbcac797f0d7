"""How many rows of a table meet a condition, as a sentence that says which side of the threshold they lie on."""

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from operator import ge, gt, le, lt
from types import MappingProxyType

from claims.language.words import is_known, lemma
from claims.models import Computation, MissingRows, Working
from claims.reports.figures import Writing, finite, same

_NOUN = re.compile(r"[^\W\d_]{3,30}")
_SIDES: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"below": lt, "at_least": ge, "above": gt, "at_most": le}
)

_LOW = frozenset({"below", "at_most"})


def counted_rows(working: Working, writing: Writing) -> str | None:
    """How many rows are counted, of how many, and what they have in common: "9 of 32 members are below 2 %: 28.1 %".

    Returns:
        None where a share is none of whole rows.
    """
    count = _count(working)
    if count is None:
        return None
    number = "one" if count == 1 else "many"
    values = {
        "count": writing.number(count),
        "whole": writing.number(working.whole) if working.whole is not None else "",
        "rows": _rows(working, writing, single=count == 1 and working.whole is None),
        "condition": _condition(working, count, number, writing),
        "result": writing.percent(working.value),
    }
    if working.computation is Computation.SHARE:
        return writing.filled("told_share", **values)
    return writing.filled("told_count" if working.whole is not None else "told_bare_count", **values)


def _count(working: Working) -> int | None:
    """The number of rows that were counted."""
    exact = working.value
    if working.computation is Computation.SHARE:
        if not working.whole:
            return None
        exact *= working.whole
    return round(exact) if isfinite(exact) and same(exact, round(exact)) else None


def _rows(working: Working, writing: Writing, *, single: bool) -> str:
    """What the rows are: by their header, where that is a plural of the report's language, else rows."""
    rows = writing.texts["row" if single else "rows"]
    header = (working.row_header or "").strip()
    if not _NOUN.fullmatch(header):
        return rows
    name, language = header.lower(), writing.language
    plural = not single and is_known(name, language) and lemma(header, language) != name
    return writing.filled("rows_called" if plural else "rows_headed", rows=rows, name=name, header=header)


def _condition(working: Working, count: int, number: str, writing: Writing) -> str:
    """What the counted rows have in common; rows without data are told beside those that lie below."""
    inside = [cell.value for cell in working.table if cell.counted and cell.value is not None]
    lacking = len(working.missing) if working.missing_rows is MissingRows.NOT_REACHED else 0
    with_lacking = lacking > 0 and len(inside) + lacking == count
    side = _side(working, inside) if len(inside) == count or with_lacking else None
    if side is None or working.threshold is None or (with_lacking and side not in _LOW):
        return writing.texts[f"{number}_meeting"]
    condition = writing.filled(f"{number}_{side}", threshold=writing.measured(working.threshold, working.unit))
    return f"{condition} {writing.texts[f'{number}_or_missing']}" if with_lacking else condition


def _side(working: Working, inside: Sequence[float]) -> str | None:
    """On which side of the threshold all counted figures lie, and none beside them; None where no side is such."""
    threshold = finite(working.threshold)
    beside = [cell.value for cell in working.table if cell.value is not None and not cell.counted]
    if threshold is None or not (inside or beside):
        return None
    fitting = (
        side
        for side, lies in _SIDES.items()
        if all(lies(value, threshold) for value in inside) and not any(lies(value, threshold) for value in beside)
    )
    return next(fitting, None)
