"""Stretches of a text whose digits are no figures: times of day, scores, telephone numbers, addresses, paragraphs."""

import re
from collections.abc import Iterator
from functools import cache

from claims.language.designations import Designation
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.models import Span

_ADDRESS = r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}|(?<!\w)[@#]\w+"
_PHONE = (
    r"(?<![\w.,])(?:\+\d{1,3}[\s/-]{1,2}|\(0?\d{2,5}\)[\s/-]{0,2}|0\d{1,4}[\s/-]{1,2})"
    r"\d[\d\s/-]{3,20}\d(?!\w)"
)
_SLASHES = r"(?<![\w.,/])\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])|(?<![\w.,/])\d{1,2}/\d{2}(?![\w/])|(?<![\w.,/])24/7(?!\w)"
"""Days that may be read in two ways, and names such as "9/11"; "1/3" is a fraction."""
_SIGNS = re.compile(rf"(?P<empty>{_ADDRESS}|{_PHONE})|(?P<other>{_SLASHES})")
_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w.,-]\w|\s?%|\w)")
"""Two numbers of which the first is not the lower one: "3-1"; else it may be a range."""
_CODE = re.compile(r"(?<![\w-])([A-Z]{1,3})-?(\d{1,4}[a-z]?)(?![\w%€$£¥]|[.,]\d)")
"""Letters with a number that are the name of a road, a plane, a group of states: "A7", "F-16", "G20"."""
_MINUTES = r"(?:[.:]\d{2})?"
_HALF_A_DAY = 12


def passed_over(text: str, table: Language) -> Iterator[Designation]:
    """The stretches in which no figures are looked for; an address or telephone number has no key."""
    for match in _SIGNS.finditer(text):
        yield Designation(_span(match), f"#{match[0]}" if match["other"] else "")
    for match in _in_words(table.code).finditer(text):
        yield Designation(_span(match), _key(match, table))
    for match in _SCORE.finditer(text):
        if int(match[1]) >= int(match[2]):
            yield Designation(_span(match), f"{match[1]}:{match[2]}")
    for match in _CODE.finditer(text):
        yield Designation(_span(match), f"{match[1]}{match[2]}".casefold())


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _key(match: re.Match[str], table: Language) -> str:
    if match["hour"]:
        return _time_of_day(match, table)
    if match["year"]:
        return f"#-{match['year']}"
    if match["none"]:
        return ""
    return match["colons"] or f"#{re.sub(r'[^0-9]+', ' ', match[0]).strip()}"


def _time_of_day(match: re.Match[str], table: Language) -> str:
    """The hour and minute at which it ends, in twenty-four hours, with the digits of its beginning."""
    hour, low = int(match["hour"]), match["mark"].casefold()
    hour += _HALF_A_DAY if low in table.dates.afternoon and hour < _HALF_A_DAY else 0
    minute = match["minute"] or match["behind"] or "00"
    return f"{re.sub(r'[^0-9]+', ' ', match['first'] or '')}{hour}:{minute.strip('.: ')}"


@cache
def _in_words(code: str) -> re.Pattern[str]:
    table = table_for(code)[0]
    rules = table.numbers
    joins = "|".join(map(re.escape, (*rules.range_to, *rules.range_or, *rules.range_and))) or "(?!)"
    first = rf"(?P<first>\d{{1,2}}{_MINUTES}\s*(?:-|–|\b(?:{joins})\b)\s*)?"
    time = rf"(?P<hour>\d{{1,2}})(?P<minute>{_MINUTES})\s?(?P<mark>{_any(table.dates.clock)})"
    clock = rf"(?<![\w.,:]){first}{time}(?P<behind>\s\d{{2}}(?!\w|[.,]\d))?"
    christ = rf"(?<![\w.,])(?P<year>\d[\d.,]*)\s?(?:{_any(table.dates.before_christ)})"
    colons = r"(?<![\w.,:])(?P<colons>\d{1,4}(?::\d{1,4})+)(?!\w)"
    section = rf"§{{1,2}}\s?\d+\w?(?:\s?(?:,|-|–|\b(?:{joins})\b)\s?\d+\w?)*"
    none = rf"\b(?P<none>{_any(rules.no_figures)})"
    return re.compile(f"{clock}|{christ}|{colons}|{section}|{none}", re.IGNORECASE)


def _any(listed: tuple[str, ...]) -> str:
    """A pattern of words of which none goes on with a letter."""
    return "|".join(rf"{re.escape(word)}(?!\w)" for word in listed) or "(?!)"
