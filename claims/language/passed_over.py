"""Stretches of a text whose digits are no figures: times of day, scores, telephone numbers, addresses, paragraphs."""

import re
from collections.abc import Iterator
from functools import cache

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.models import Span

_ADDRESS = r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}|(?<!\w)[@#]\w+"
_COLONS = r"(?<![\w.,:])\d{1,4}(?::\d{1,4})+(?!\w)"
"""Scores, times of day, verses: "3:1", "8:30", "9:11"."""
_PHONE = (
    r"(?<![\w.,])(?:\+\d{1,3}[\s/-]{1,2}|\(0?\d{2,5}\)[\s/-]{0,2}|0\d{1,4}[\s/-]{1,2})"
    r"\d[\d\s/-]{3,20}\d(?!\w)"
)
_SLASHES = r"(?<![\w.,/])\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])|(?<![\w.,/])\d{1,2}/\d{2}(?![\w/])|(?<![\w.,/])24/7(?!\w)"
"""Days that may be read in two ways, and names such as "9/11"; "1/3" is a fraction."""
_SIGNS = re.compile("|".join((_ADDRESS, _PHONE, _SLASHES)))
_MINUTES = r"(?:[.:]\d{2})?"


def passed_over(text: str, table: Language) -> Iterator[Span]:
    """The stretches in which no figures are looked for."""
    for pattern in (_SIGNS, _in_words(table.code)):
        for match in pattern.finditer(text):
            yield Span(start=match.start(), end=match.end())
    for match in _SCORE.finditer(text):
        if int(match[1]) >= int(match[2]):
            yield Span(start=match.start(), end=match.end())


_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w.,-]\w|\s?%|\w)")
"""Two numbers of which the first is not the lower one: "3-1"; else it may be a range."""


@cache
def _in_words(code: str) -> re.Pattern[str]:
    table = table_for(code)[0]
    rules = table.numbers
    joins = "|".join(map(re.escape, (*rules.range_to, *rules.range_or, *rules.range_and))) or "(?!)"
    first = rf"(?:\d{{1,2}}{_MINUTES}\s*(?:-|–|\b(?:{joins})\b)\s*)?"
    clock = rf"(?<![\w.,:]){first}\d{{1,2}}{_MINUTES}\s?(?:{_any(table.dates.clock)})(?:\s\d{{2}}(?!\w|[.,]\d))?"
    christ = rf"(?<![\w.,])\d[\d.,]*\s?(?:{_any(table.dates.before_christ)})"
    section = rf"§{{1,2}}\s?\d+\w?(?:\s?(?:,|-|–|\b(?:{joins})\b)\s?\d+\w?)*"
    return re.compile("|".join((clock, christ, _COLONS, section)), re.IGNORECASE)


def _any(listed: tuple[str, ...]) -> str:
    """A pattern of words of which none goes on with a letter."""
    return "|".join(rf"{re.escape(word)}(?!\w)" for word in listed) or "(?!)"
