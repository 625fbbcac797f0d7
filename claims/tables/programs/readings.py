"""What a cell says: a figure, a day, a score."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claims.tables.programs.cues import cue_words

DAYS_OF_A_YEAR = 400
"""By what days of one year and of the next count apart."""
_DAYS_OF_A_MONTH = 32
_MOSTLY = 0.6
"""Share of the cells of a column that must be of a kind."""
_NUMBER = re.compile(r"(?<![\w.])([-+−–]? ?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![\d:])")
_TIME = re.compile(r"\+?\s*(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)\s*(?:\([^)]*\))?")
_SCORE = re.compile(r"[a-z]?\s*(\d+)\s*[-–:]\s*(\d+)(?!\s*[-–]\s*\d)")
_GOALS = re.compile(r"\d+\.\d+\s*\((\d+)\)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_RECORD = re.compile(r"\d+\s*[-–]\s*\d+\s*[-–]\s*\d+")
_DIGITS_OF_MINUTES = 2
_LONGEST_SCORE = 3
_MOST_WORDS = 3
"""Words that may stand beside the figure of a cell."""


class Kind(StrEnum):
    """What the cells of a column are."""

    FIGURE = "figure"
    DATE = "date"
    SCORE = "score"
    TEXT = "text"


class Score(NamedTuple):
    """Points of one side and the other."""

    own: int
    other: int


def kind_of(cells: Sequence[str]) -> Kind:
    """What most cells of a column are."""
    filled = [cell for cell in cells if any(map(str.isalnum, cell))]
    readings: tuple[tuple[Kind, Callable[[str], object]], ...] = (
        (Kind.DATE, day_in),
        (Kind.SCORE, score_in),
        (Kind.FIGURE, _plain_in),
    )
    for kind, read in readings:
        if filled and sum(read(cell) is not None for cell in filled) >= _MOSTLY * len(filled):
            return kind
    return Kind.TEXT


def _plain_in(cell: str) -> float | None:
    """The figure of a cell that is not mainly a name."""
    return value_in(cell) if len(_WORD.findall(cell)) <= 1 else None


@lru_cache(maxsize=65536)
def value_in(cell: str) -> float | None:
    """The figure that a cell begins with, times in seconds; None where words outweigh it."""
    if (match := _GOALS.fullmatch(cell)) is not None:
        return float(match[1])
    if (match := _TIME.fullmatch(cell)) is not None:
        hours, minutes, seconds = match.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
    if _RECORD.match(cell) is not None:
        return None
    match = _NUMBER.search(cell) or re.fullmatch(r"([^\W\d_]{1,2})(\d{1,3})", cell)
    if match is None or len(_WORD.findall(cell)) > _MOST_WORDS:
        return None
    value = float(match[2].replace(",", ""))
    return -value if match[1].strip() in {"-", "−", "–"} else value


@lru_cache(maxsize=65536)
def day_in(cell: str) -> float | None:
    """A number that grows with the day that a cell names; None where it names no month."""
    if (match := _ISO.fullmatch(cell.strip())) is not None:
        year, month, day = map(int, match.groups())
        return year * DAYS_OF_A_YEAR + month * _DAYS_OF_A_MONTH + day
    months = [number for word in _WORD.findall(cell.casefold()) if (number := cue_words().months.get(word))]
    if not months:
        return None
    named, numbered = _YEAR.search(cell), _DAY.search(_YEAR.sub(" ", cell))
    days = months[0] * _DAYS_OF_A_MONTH + (int(numbered[1]) if numbered else 0)
    return (int(named[1]) if named else 0) * DAYS_OF_A_YEAR + days


@lru_cache(maxsize=65536)
def score_in(cell: str) -> Score | None:
    """The score that a cell begins with; "12:30" is a time."""
    match = _SCORE.match(cell.casefold())
    if match is None or max(len(match[1]), len(match[2])) > _LONGEST_SCORE:
        return None
    is_time = ":" in match[0] and len(match[2]) == _DIGITS_OF_MINUTES
    return None if is_time else Score(int(match[1]), int(match[2]))
