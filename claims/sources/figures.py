"""Figures and periods as services write them: what is missing, what is marked, and when a period is over."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from claims.sources.series import MISSING

_NUMBER = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,2})?", re.ASCII)
_PERIOD = re.compile(r"(\d{4})(?:-?([QSHWM])(\d{1,2})|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = {"Q": 3, "S": 6}
_MARKS = {
    "B": "break in series",
    "C": "confidential",
    "D": "definition differs",
    "E": "estimated",
    "F": "forecast",
    "I": "estimated",
    "P": "provisional",
    "U": "low reliability",
}
"""Of the SDMX code list for the status of an observation, and of Eurostat's flags, which are the same letters."""
_NO_FIGURE = frozenset("HJKLMNOQZ")
"""Missing, suppressed, not collected, kept in another figure, not significant, not applicable."""

Day = Annotated[date, BeforeValidator(lambda written: written[:10] if isinstance(written, str) else written)]
"""The day of a date that may have a time behind it: "2024-12-11T23:00:00+0100"."""


def figure_in(written: str | None, status: str = "") -> str:
    """A figure in its digits with its marks behind it: "2.1 (provisional)"; :data:`MISSING` for whatever is none.

    Args:
        written: What stands where a figure should: "2.1", "1.2E3", ":", "NA", nothing.
        status: The letters of its status: "p", "bp", "A".
    """
    letters = status.upper()
    plain = (written or "").strip()
    if _NUMBER.fullmatch(plain) is None or _NO_FIGURE & set(letters):
        return MISSING
    return _marked(f"{Decimal(plain):f}", *(word for letter, word in _MARKS.items() if letter in letters))


def unless_ahead(figure: str, period: str, known: date | None) -> str:
    """A figure, marked as a forecast where its period was not over when it was known.

    For services that have forecasts among their figures and do not mark them.
    """
    over = _last_day(period)
    if figure == MISSING or "(" in figure or known is None or over is None or over <= known:
        return figure
    return _marked(figure, "forecast")


@lru_cache(maxsize=4096)
def period_in(written: str) -> str:
    """A period in one spelling: "2024-Q3" for "2024Q3", "2024-09" for "2024M09"; any other as it is."""
    match = _PERIOD.fullmatch(written.strip())
    if match is None:
        return written.strip()
    year, letter, number, month, day = match.groups()
    if letter is None:
        return "-".join(part for part in (year, month, day) if part is not None)
    letter = {"H": "S", "M": ""}.get(letter, letter)
    return f"{year}-{letter}{int(number):0{2 if letter in ('', 'W') else 1}}"


def _marked(figure: str, *marks: str) -> str:
    return " ".join((figure, *(f"({mark})" for mark in dict.fromkeys(marks))))


def _last_day(period: str) -> date | None:
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    year, letter, number, month, day = match.groups()
    try:
        if letter == "W":
            return date.fromisocalendar(int(year), int(number), 7)
        last = int(month or 12) if letter is None else int(number) * _MONTHS.get(letter, 1)
        return date(int(year), last, int(day) if day is not None else monthrange(int(year), last)[1])
    except ValueError:
        return None
