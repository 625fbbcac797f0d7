"""Decades and centuries: "in den 1990er Jahren", "the early 1950s", "im 19. Jahrhundert", "the 21st century"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import MappingProxyType

from claims.language.days import Days
from claims.language.neutral import table_for
from claims.language.tables import Language

_CENTURY = 100
_DECADE = 10
_LATEST_CENTURY = 21
_LAST_HUNDREDS = 1900
"""Up to here "the 1700s" are a century; "the 2000s" are mostly the ten years."""
_AMBIGUOUS = frozenset({"00", "10", "20"})


def decades(text: str, table: Language) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of every decade and century."""
    for match in _decades(table.code).finditer(text):
        first = _first_year(match, table)
        if first is not None:
            yield match.start(), match.end(), _years(first, _length(match))
    for match in _centuries(table.code).finditer(text):
        number = int(match["digits"]) if match["digits"] else _ordinals(table.code)[match["word"].casefold()]
        if 1 <= number <= _LATEST_CENTURY:
            yield match.start(), match.end(), _years((number - 1) * _CENTURY + 1, _CENTURY)


def _years(first: int, length: int) -> Days:
    return Days(date(first, 1, 1), date(first + length - 1, 12, 31))


def _length(match: re.Match[str]) -> int:
    year = match["year"]
    return _CENTURY if year and year.endswith("00") and int(year) <= _LAST_HUNDREDS else _DECADE


def _first_year(match: re.Match[str], table: Language) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["short"]:
        return None if match["short"] in _AMBIGUOUS else _LAST_HUNDREDS + int(match["short"])
    return {name.casefold(): year for name, year in table.dates.decades.items()}.get(match["name"].casefold())


@cache
def _decades(code: str) -> re.Pattern[str]:
    """A year or two digits with the ending of a decade, or its name."""
    dates = table_for(code)[0].dates
    endings, names = "|".join(map(re.escape, dates.decade_endings)), "|".join(map(re.escape, dates.decades))
    if not endings:
        return re.compile(r"(?P<year>(?!))(?P<short>)(?P<name>)")
    leads, follows = "|".join(dates.decade_before), "|".join(dates.decade_after)
    lead = rf"(?:(?<!\w)(?:{leads})[\s-]+['’]?)" if leads else r"(?<!\w)"
    follow = rf"(?:[\s-]+(?:{follows})\b)" if follows else ""
    alone = "|".join((*map(re.escape, dates.decade_alone), "(?!)"))
    year = rf"(?<![\w.,$€£¥])(?P<year>(?:1[1-9]|20)\d0)(?:(?:{endings})\b{follow}{'?' if follow else ''}|(?:{alone})\b)"
    short = rf"{lead}(?P<short>\d0)(?:(?:{endings})\b{follow}|(?:{alone})\b)"
    return re.compile(rf"{year}|{short}|{lead}(?P<name>{names or '(?!)'})\b{follow}", re.IGNORECASE)


@cache
def _centuries(code: str) -> re.Pattern[str]:
    dates = table_for(code)[0].dates
    names, words = "|".join(dates.centuries) or "(?!)", "|".join(_ordinals(code)) or "(?!)"
    before_christ = "|".join(map(re.escape, dates.before_christ)) or "(?!)"
    number = rf"(?:(?P<digits>\d{{1,2}})(?:\.|st|nd|rd|th)|(?P<word>{words}))"
    return re.compile(rf"(?<![\w.,]){number}[\s-]+(?:{names})\b(?!\s(?:{before_christ}))", re.IGNORECASE)


@cache
def _ordinals(code: str) -> MappingProxyType[str, int]:
    """Words for the first to the twenty-first, in every case, the longest first."""
    known = table_for(code)[0].numbers.ordinals
    forms = {
        base.casefold() + ending: number
        for base, number in known.items()
        for ending in ("", "n", "r", "s", "m")
        if number <= _LATEST_CENTURY
    }
    return MappingProxyType(dict(sorted(forms.items(), key=lambda form: -len(form[0]))))
