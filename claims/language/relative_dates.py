"""Times that are counted from the day of the text: "am Dienstag", "yesterday", "last year"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType

from babel import Locale

from claims.language.days import Days, month_beside, quarter_beside, step_of, turns
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import Span

_DAYS_OF_A_WEEK = 7
_REACH = 24
"""How many letters beside a weekday are looked at."""


def relative_dates(text: str, table: Language, today: date) -> Iterator[tuple[int, int, Days]]:
    """Start, end and days of every such time."""
    found = words(text, table.code)
    for before, word in zip((None, *found), found, strict=False):
        days = _relative_word(before, word, table, today)
        if days is not None:
            yield word.start, word.end, days
    for match in _weekday_pattern(table.code).finditer(text):
        turn = _turn(text, match, table)
        there = _weekday(_weekdays(table.code)[match[0].casefold()], today, turn)
        yield match.start(), match.end(), Days(there, there, relative=True)
    for match in _period_pattern(table.code).finditer(text):
        yield match.start(), match.end(), _period(match, table, today)


def weekdays_in(text: str, table: Language) -> Mapping[int, Span]:
    """The weekdays that a text names (Monday is 0), each with its first place."""
    found: dict[int, Span] = {}
    for match in _weekday_pattern(table.code).finditer(text):
        found.setdefault(_weekdays(table.code)[match[0].casefold()], Span(start=match.start(), end=match.end()))
    return MappingProxyType(found)


@cache
def _weekdays(code: str) -> Mapping[str, int]:
    names = Locale.parse(code).days["format"]["wide"]
    known = {name.casefold(): number for number, name in names.items()}
    return MappingProxyType({**known, **table_for(code)[0].dates.weekdays})


@cache
def _weekday_pattern(code: str) -> re.Pattern[str]:
    ends = "|".join(table_for(code)[0].dates.weekday_ends) or "(?!)"
    return re.compile(rf"\b(?:{'|'.join(_weekdays(code))})(?=s?\b|\w*(?:{ends})\b)", re.IGNORECASE)


def _relative_word(before: Word | None, word: Word, table: Language, today: date) -> Days | None:
    base = word.lemma
    if base in table.dates.days:
        if before is not None and (before.lemma in table.dates.days or (word.capital and not table.names.cased)):
            return None  # "heute morgen", "am Morgen"
        there = today + timedelta(days=table.dates.days[base])
        return Days(there, there, relative=True)
    if base in table.dates.periods:
        year = today.year + table.dates.periods[base]
        return Days(date(year, 1, 1), date(year, 12, 31), relative=True)
    if base in table.dates.month_words:
        return month_beside(today, table.dates.month_words[base])._replace(relative=True)
    return None


class _Turn(Enum):
    """Which way a weekday lies from the day of the text."""

    BACK = "back"
    """The last one, the day of the text included: news mostly looks back."""
    THIS = "this"
    """The next one, the day of the text included: "this Friday"."""
    NEXT = "next"


def _turn(text: str, match: re.Match[str], table: Language) -> _Turn:
    """What the word right before a weekday says, or the one right behind it: "mardi prochain"."""
    near = text[max(0, match.start() - _REACH) : match.start()].rsplit(maxsplit=1)[-1:]
    near += text[match.end() : match.end() + _REACH].split(maxsplit=1)[:1] if table.dates.turns_follow else []
    beside = {word.casefold().strip(".,;:") for word in near}
    return _Turn.NEXT if beside & {*table.dates.next} else _Turn.THIS if beside & {*table.dates.this} else _Turn.BACK


def _weekday(number: int, today: date, turn: _Turn) -> date:
    """The day of that name."""
    if turn is _Turn.THIS:
        return today + timedelta(days=(number - today.weekday()) % _DAYS_OF_A_WEEK)
    if turn is _Turn.NEXT:
        return today + timedelta(days=(number - today.weekday() - 1) % _DAYS_OF_A_WEEK + 1)
    return today - timedelta(days=(today.weekday() - number) % _DAYS_OF_A_WEEK)


@cache
def _period_pattern(code: str) -> re.Pattern[str]:
    dates = table_for(code)[0].dates
    named = "|".join(f"(?P<{unit}>{'|'.join(names)})" for unit, names in dates.period_units.items())
    before = rf"(?P<turn>{turns(code)})\s+"
    if not dates.turns_follow:
        return re.compile(rf"\b{before}(?:{named})(?P<after>)\b(?!-)", re.IGNORECASE)
    after = rf"(?(turn)|\s+(?P<after>{turns(code)}))"
    return re.compile(rf"\b(?:{before})?(?:{named}){after}\b(?!-)", re.IGNORECASE)


def _period(match: re.Match[str], table: Language, today: date) -> Days:
    step = step_of((match["turn"] or match["after"]).casefold(), table)
    unit = next(unit for unit in table.dates.period_units if match[unit])
    if unit == "year":
        days = Days(date(today.year + step, 1, 1), date(today.year + step, 12, 31))
    elif unit == "quarter":
        days = quarter_beside(today, step)
    elif unit == "month":
        days = month_beside(today, step)
    else:
        monday = today + timedelta(days=_DAYS_OF_A_WEEK * step - today.weekday())
        days = Days(monday, monday + timedelta(days=_DAYS_OF_A_WEEK - 1))
    return days._replace(relative=True)
