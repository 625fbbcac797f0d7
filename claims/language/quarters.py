"""Quarters and half-years: "im dritten Quartal 2024", "Q3 2024", "the first half of last year"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from types import MappingProxyType

from claims.language.days import Days, last_begun, months_of, names_of, step_of, turns
from claims.language.neutral import table_for
from claims.language.tables import Language

_SHORT = re.compile(
    r"(?<![\w-])(?:Q(?P<q1>[1-4])[\s/-]?(?P<y1>20\d\d|1\d{3})|(?P<y2>20\d\d|1\d{3})[\s-]?Q(?P<q2>[1-4]))(?!\w)"
)
_ROMAN = MappingProxyType({"I": 1, "II": 2, "III": 3, "IV": 4})
_LAST_OF = MappingProxyType({"quarter": 4, "half": 2})
_MONTHS = MappingProxyType({"quarter": 3, "half": 6})


def quarters(text: str, table: Language, today: date | None) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of every quarter and half-year; without a year they are counted from the day of the text."""
    for match in _SHORT.finditer(text):
        number, year = int(match["q1"] or match["q2"]), int(match["y1"] or match["y2"])
        yield match.start(), match.end(), months_of(year, number, _MONTHS["quarter"])
    for unit, pattern in _patterns(table.code).items():
        for match in pattern.finditer(text):
            days = _days(match, unit, table, today)
            if days is not None:
                yield match.start(), match.end(), days


@cache
def _patterns(code: str) -> MappingProxyType[str, re.Pattern[str]]:
    """For each stretch of a year that the language has a word for: a number, the word, and of which year it is."""
    dates, clauses = table_for(code)[0].dates, table_for(code)[0].clauses
    words = "|".join(sorted((*_ordinals(code), *dates.last), key=len, reverse=True))
    marks = "|".join((r"\.", *table_for(code)[0].numbers.ordinal_marks))
    number = rf"(?:(?P<digit>[1-4])(?:{marks})|(?P<roman>IV|I{{1,3}})\.?|(?P<word>{words}))"
    within, year_words = "|".join(map(re.escape, dates.of)) or "(?!)", names_of(code, "year")
    in_year = rf"\s+(?:(?:{within})\s+)?(?:(?:{year_words})\s+)?(?P<year>(?:1\d|20)\d{{2}})\b(?!\s?%)"
    in_turn = rf"\s+(?:{within})\s+(?:(?P<turn>{turns(code)})\s+)?(?:{year_words})\b"
    of_else = "|".join((*clauses.genitives, *clauses.belonging)) or "(?!)"
    end = rf"(?:{in_year}|(?P<of>{in_turn})|(?!-|\w|\s+(?:{of_else})\b))"
    found = {
        unit: re.compile(rf"(?<![\w.,-]){number}\s+(?:{'|'.join(names)}){end}", re.IGNORECASE)
        for unit, names in dates.stretches.items()
        if names
    }
    return MappingProxyType(found)


@cache
def _ordinals(code: str) -> MappingProxyType[str, int]:
    """Words for the first to the fourth, in every case."""
    table = table_for(code)[0]
    known = {base: n for base, n in table.numbers.ordinals.items() if n <= _LAST_OF["quarter"]}
    endings = ("", *table.forms.case_endings)
    return MappingProxyType({base + ending: n for base, n in known.items() for ending in endings})


def _days(match: re.Match[str], unit: str, table: Language, today: date | None) -> Days | None:
    number = _number(match, unit, table)
    if number is None or number > _LAST_OF[unit]:
        return None
    if match["year"] is not None:
        return months_of(int(match["year"]), number, _MONTHS[unit])
    if today is None or (match["word"] and match["word"].casefold() in table.dates.last and not match["of"]):
        return None
    if match["of"]:
        step = step_of(match["turn"].casefold(), table) if match["turn"] else 0
        return months_of(today.year + step, number, _MONTHS[unit])._replace(relative=True)
    if {*table.dates.stretches[unit]} & {*table.numbers.half}:
        return None  # "the second half" may be that of a match
    return last_begun(number, _MONTHS[unit], today)


def _number(match: re.Match[str], unit: str, table: Language) -> int | None:
    """Which of them it is; "the last quarter of 2024" is the fourth."""
    if match["digit"]:
        return int(match["digit"])
    if match["roman"]:
        return _ROMAN.get(match["roman"])
    word = match["word"].casefold()
    return _LAST_OF[unit] if word in table.dates.last else _ordinals(table.code).get(word)
