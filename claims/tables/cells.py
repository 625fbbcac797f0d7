"""Figures in cells with the marks behind them; a missing value is never zero, and what may mean two figures is none."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from claims.language.neutral import table_for
from claims.models import Mark, Row, Table
from claims.tables.marks import marks_in

_SPACED = r"\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"
_CELL = re.compile(rf"([-+−–]?)({_SPACED}(?!\d)|\d[\d.,]*(?<=\d)|\.\d+)([eE][-+]?\d{{1,3}}(?!\d))?(\s*%)?(?!\d)")
_SPACES = re.compile(r"[ '’\u00a0\u2009\u202f]")
_GROUPED = re.compile(r"\d{1,3}[.,]\d{3}")
_GROUPED_ALIKE = re.compile(r"\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_OTHER = MappingProxyType({".": ",", ",": "."})
_UNIT = re.compile(r"[\s\u00a0\u202f]*(?:[^\W\d_]+\.?[\s\u00a0\u202f]*){0,2}(?:[^\W\d_]+\.?|[€$£¥°]C?)")
_NOTES = re.compile(r"\([^()\d]*\)|\[\w{1,3}\]|(?<!\()\b\d{1,2}\)")


class Figure(NamedTuple):
    """A figure in a cell."""

    value: float
    step: float
    """Worth of its last written digit: 0.1 for "4.7"."""
    marks: tuple[Mark, ...] = ()
    percent: bool = False
    """Whether the cell itself has the sign."""
    unit: str = ""
    """What stands behind the figure and may be its unit: "Mio. €"."""


def figure_in(cell: str, decimal: str | None) -> Figure | None:
    """The figure in a cell; None where it has none, a bound ("<0.1"), a range, or more than is understood.

    Args:
        cell: As the table has it.
        decimal: The decimal sign of its column; None where that cannot be told, so that "1,000" is no figure.
    """
    match = _CELL.match(cell.strip())
    if match is None:
        return None
    sign, number, exponent, percent = match.groups()
    behind = cell.strip()[match.end() :]
    marks, plain = marks_in(behind), _plain(number, decimal)
    unit = behind.strip() if marks is None and _UNIT.fullmatch(behind) else ""
    if (marks is None and not unit) or plain is None:
        return None
    value = _exactly(f"{'-' if sign in {'-', '−', '–'} else ''}{plain}{exponent or ''}")
    return None if value is None else Figure(float(value), _step(value), marks or (), bool(percent), unit)


def without_marks(cell: str) -> str:
    """The figure of a cell as it is written, without the marks behind it: "67,700" of "67,700 (v)"."""
    match = _CELL.match(cell.strip())
    return match[0].strip() if match is not None and marks_in(cell.strip()[match.end() :]) is not None else cell


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no figure: blank, "NA", ":", "..", "–", "null", a "c" or "x" alone."""
    return not any(sign.isdecimal() for sign in _NOTES.sub("", cell))


def decimal_of(table: Table, column: int) -> str | None:
    """The decimal sign of a column, as its own cells tell, else all others, else its language; None if they differ."""
    own = _signs(row.cells[column] for row in table.rows)
    others = (c for c in range(len(table.columns)) if c != table.entity)
    found = own or _signs(row.cells[c] for c in others for row in table.rows)
    if found:
        return next(iter(found)) if len(found) == 1 else None
    return table_for(table.origin.language)[0].numbers.decimal


def value_of(row: Row, column: int, table: Table) -> float | None:
    """The figure in a cell, or None where there is none; a missing value is never zero."""
    figure = figure_in(row.cells[column], decimal_of(table, column))
    return None if figure is None or figure.unit else figure.value


def _signs(cells: Iterable[str]) -> frozenset[str]:
    return frozenset(sign for cell in cells if (sign := _sign_of(cell)))


@lru_cache(maxsize=65536)
def _sign_of(cell: str) -> str:
    """The decimal sign that a cell gives away; nothing where it may be either."""
    match = _CELL.match(cell.strip())
    number = _SPACES.sub("", match[2]) if match is not None else ""
    used = re.sub(r"\d", "", number)
    if not used or _may_be_either(number) or _plain(number, None) is None:
        return ""
    only_groups = len(used) > 1 and len(set(used)) == 1
    return _OTHER[used[-1]] if only_groups else used[-1]


def _may_be_either(number: str) -> bool:
    """Whether a number with one sign may be a thousand times another one: "1,000", not "0.125" or "1234.567"."""
    return _GROUPED.fullmatch(number) is not None and number[0] != "0"


def _plain(number: str, decimal: str | None) -> str | None:
    """A number with a point before its decimals and no other sign; None where that cannot be told."""
    joined = _SPACES.sub("", number)
    used = re.sub(r"\d", "", joined)
    if len(used) <= 1:
        certain = joined != number or not _may_be_either(joined)
        return _with_one_sign(joined, used, used if certain else decimal)
    last = used[-1]
    whole, _, digits = joined.rpartition(last) if len(set(used)) > 1 else (joined, "", "")
    if not _GROUPED_ALIKE.fullmatch(whole):
        return None
    return re.sub(r"[.,]", "", whole) + (f".{digits}" if digits else "")


def _with_one_sign(number: str, sign: str, decimal: str | None) -> str | None:
    if not sign:
        return number
    return None if decimal is None else number.replace(sign, "." if sign == decimal else "")


def _exactly(number: str) -> Decimal | None:
    try:
        return Decimal(number)
    except InvalidOperation:
        return None


def _step(value: Decimal) -> float:
    exponent = value.as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else 1.0
