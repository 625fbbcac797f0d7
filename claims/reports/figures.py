"""Figures as a reader writes them: signs of the language, a true minus, the unit behind."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, isclose, isfinite, log10

from babel.numbers import format_decimal, format_percent

from claims.models import Cell, Working
from claims.reports.texts import filled

_MINUS = "−"
_EXACT = f"#,##0.{'#' * 12}"
_LARGE, _SMALL = 1e15, 1e-6
"""From where on nobody counts the digits."""
_QUOTIENT_DIGITS = 2
_FEW_DIGITS = 6
_SIGNIFICANT = 10
"""Digits that a figure of a table can have; what stands behind them is the computer's, not the publisher's."""
_LONGEST_NAME = 80
_LONGEST_UNIT = 60
_PLAIN_UNIT = re.compile(r"(?:[^\d()]|(?<=[^\W\d_])\d){1,40}")
"""A unit that can stand behind a figure: "million tonnes of CO2", and not "Index (2015 = 100)"."""
_HAIR = 1e-9
_NOTHING = 1e-12
_TENTH_OF_A_PERCENT = 0.001
_MOST_CELLS = 60
"""A working keeps that many cells at most."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How figures and names of a working are written in a report."""

    texts: Mapping[str, str]
    language: str

    def filled(self, key: str, **values: str) -> str:
        """A text of the report with its places filled."""
        return filled(self.texts[key], **values)

    def number(self, value: float) -> str:
        """A figure with all digits that it has."""
        if value and not _SMALL <= abs(value) < _LARGE:
            return self._signed(f"{value:.3g}".replace("inf", "∞"))
        return self._signed(format_decimal(_rounded(value, _SIGNIFICANT), format=_EXACT, locale=self.language))

    def quotient(self, value: float) -> str:
        """A figure that came of a division: two digits behind the decimal sign, or three that are not zero."""
        if not value or not isfinite(value):
            return self.number(value)
        digits = max(_QUOTIENT_DIGITS, _QUOTIENT_DIGITS - floor(log10(abs(value))))
        return self.number(round(value, digits))

    def percent(self, value: float, *, signed: bool = False) -> str:
        """A part of one in percent, with the digits that set it apart from none and from all."""
        if abs(value) >= _LARGE:
            return f"{self.number(value * 100)} %"
        gap = min(abs(value), abs(1 - abs(value)))
        digits = 1 if gap < _HAIR or gap >= _TENTH_OF_A_PERCENT else 1 - floor(log10(gap * 100))
        shape = f"#,##0.0{'#' * (digits - 1)} %"
        plus = "+" if signed and value > 0 else ""
        return plus + self._signed(format_percent(value, format=shape, locale=self.language))

    def end(self, value: float) -> str:
        """An end of a range: with all its digits where those are few, else as a quotient."""
        return self.number(value) if same(value, round(value, _FEW_DIGITS)) else self.quotient(value)

    def measured(self, value: float, unit: str | None, *, quotient: bool = False) -> str:
        """A figure with its unit: "4.7 %", "120 million euros"."""
        return self.with_unit(self.quotient(value) if quotient else self.number(value), value, unit)

    def with_unit(self, number: str, value: float, unit: str | None) -> str:
        """A written figure with its unit; one that has figures itself stands in brackets."""
        word = self.unit(unit, value)
        if not word:
            return number
        if unicodedata.category(word[0]) == "Sc":
            return self._with_currency(number, word[0], word[1:].strip())
        return f"{number} {word}" if _PLAIN_UNIT.fullmatch(word) else f"{number} ({word})"

    def cell(self, cell: Cell, unit: str | None) -> str:
        """A figure of a table with where it stands there: "4.7 % (Lenham, 2030)"."""
        return f"{self.measured(cell.value or 0.0, unit)} ({self.place(cell)})"

    def place(self, cell: Cell) -> str:
        """Where a cell stands: "Lenham, 2030"."""
        return ", ".join(cut(name, _LONGEST_NAME) for name in (cell.row, cell.column) if name.strip()) or "–"

    def unit(self, unit: str | None, value: float = 0.0) -> str:
        """A unit in the words of the report where it has some, else in those of the table; empty for none."""
        name = "_".join((unit or "").casefold().split())
        single = self.texts.get(f"one_{name}") if abs(value) == 1 else None
        return single or self.texts.get(f"unit_{name}", cut(unit or "", _LONGEST_UNIT))

    def _with_currency(self, number: str, sign: str, unit: str) -> str:
        minus, figure = (_MINUS, number[1:]) if number.startswith(_MINUS) else ("", number)
        return " ".join(self.filled("with_currency", minus=minus, sign=sign, number=figure, unit=unit).split())

    def _signed(self, number: str) -> str:
        return number.replace("-", _MINUS)


def cut(name: str, longest: int) -> str:
    """A name that is not longer than this; what is cut off is marked."""
    line = " ".join(name.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def finite(value: float | None) -> float | None:
    """A figure; None for none, and for one without end."""
    return value if value is not None and isfinite(value) else None


def is_cut(working: Working) -> bool:
    """Whether a working may stand on more cells than it keeps, so that those do not tell all."""
    return len(working.table) >= _MOST_CELLS and working.whole != len(working.table)


def same(one: float, other: float) -> bool:
    """Whether two ways to compute a figure came to the same."""
    return isclose(one, other, rel_tol=_HAIR, abs_tol=_NOTHING)


def _rounded(value: float, significant: int) -> float:
    return round(value, significant - 1 - floor(log10(abs(value)))) if value else 0.0
