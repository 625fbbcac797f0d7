"""Decades and centuries: "in den 1990er Jahren", "the early 1950s", "im 19. Jahrhundert", "the 21st century"."""

import re
from collections.abc import Iterable, Iterator
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
_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"),
)
_TENTH_YEAR = r"(?:1[1-9]|20)\d0"
_AMBIGUOUS = frozenset({"00", "10", "20"})


def decades(text: str, table: Language) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of every decade and century."""
    for match in _decades(table.code).finditer(text):
        first = _first_year(match, table)
        if first is not None:
            yield match.start(), match.end(), _years(first, _length(match))
    for match in _centuries(table.code).finditer(text):
        number = _number(match, table)
        if 1 <= number <= _LATEST_CENTURY:
            yield match.start(), match.end(), _years((number - 1) * _CENTURY + 1, _CENTURY)


def _number(match: re.Match[str], table: Language) -> int:
    if match["digits"]:
        return int(match["digits"])
    if match["roman"]:
        return _ROMAN.index(match["roman"].upper()) + 1
    return ordinal_forms(table.code)[match["word"].casefold()]


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
    """A year or two digits with the ending of a decade or a word before them, or the name of a decade."""
    dates = table_for(code)[0].dates
    endings, names = "|".join(map(re.escape, dates.decade_endings)), _any_of(dates.decades)
    leads, follows = "|".join(dates.decade_before), "|".join(dates.decade_after)
    lead = rf"(?:(?<!\w)(?:{leads})[\s-]+['’]?)" if leads else r"(?<!\w)"
    if not endings:
        return _led_decades(code, lead, names) if leads else re.compile(r"(?P<year>(?!))(?P<short>)(?P<name>)")
    follow = rf"(?:[\s-]+(?:{follows})\b)" if follows else ""
    alone = _any_of(dates.decade_alone)
    year = rf"(?<![\w.,$€£¥])(?P<year>{_TENTH_YEAR})(?:(?:{endings})\b{follow}{'?' if follow else ''}|(?:{alone})\b)"
    short = rf"{lead}(?P<short>\d0)(?:(?:{endings})\b{follow}|(?:{alone})\b)"
    return re.compile(rf"{year}|{short}|{lead}(?P<name>{names})\b{follow}", re.IGNORECASE)


def _led_decades(code: str, lead: str, names: str) -> re.Pattern[str]:
    """Decades that only a word before them tells ("les années 1990"); "les années 2010 et 2011" are two years."""
    rules = table_for(code)[0].numbers
    single = rf"(?!\s+(?:{_any_of((*rules.range_to, *rules.range_or, *rules.range_and))})\s+\d{{3}}[1-9])"
    decade = rf"(?P<year>{_TENTH_YEAR})|(?P<short>\d0)|(?P<name>{names})"
    return re.compile(rf"{lead}(?:{decade})\b(?![.,]\d){single}", re.IGNORECASE)


@cache
def _centuries(code: str) -> re.Pattern[str]:
    table = table_for(code)[0]
    words, marks = "|".join(ordinal_forms(code)) or "(?!)", _any_of(table.numbers.ordinal_marks)
    digits = rf"(?P<digits>\d{{1,2}})(?:\.|{marks})|(?P<roman>{'|'.join(reversed(_ROMAN))})(?:{marks})"
    later = rf"(?!\s(?:{_any_of(table.dates.before_christ)}))"
    number = rf"(?:{digits}|(?P<word>{words}))"
    return re.compile(rf"(?<![\w.,]){number}[\s-]+(?:{_any_of(table.dates.centuries)})\b{later}", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


@cache
def ordinal_forms(code: str) -> MappingProxyType[str, int]:
    """Words for the first to the twenty-first, in every case, the longest first."""
    table = table_for(code)[0]
    forms = {
        base.casefold() + ending: number
        for base, number in table.numbers.ordinals.items()
        for ending in ("", *table.forms.case_endings)
        if number <= _LATEST_CENTURY
    }
    return MappingProxyType(dict(sorted(forms.items(), key=lambda form: -len(form[0]))))
