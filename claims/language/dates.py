"""Times as a text names them: "am 18. Februar 2025", "im Jahr 2022", "on Tuesday", "last year"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from babel import Locale

from claims.language.tables import Language, languages
from claims.language.words import lemma
from claims.models import Span, When

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\w)")
_YEAR = re.compile(r"(?<![\w.,$€£¥-])(?:1\d{3}|20\d{2}|2100)(?![\w%$€£¥]|[.,:]\d|-\w)")
_YEARS = re.compile(r"(?<![\w.,])((?:1\d|20)\d{2})\s?(?:-|–|/)\s?((?:1\d|20)\d{2}|\d{2})(?![\w.,]\d)")
_DAYS_OF_A_WEEK = 7


class _Days(NamedTuple):
    first: date
    last: date
    relative: bool = False


def read_dates(text: str, table: Language, today: date | None) -> tuple[When, ...]:
    """The times that a text names, in their order.

    Args:
        text: One sentence or paragraph.
        table: The language of the text.
        today: The day that "am Dienstag" and "last year" are counted from; without it they are left out.
    """
    found: list[When] = []
    for start, end, days in _candidates(text, table, today):
        span = Span(start=start, end=end)
        if not any(span.meets(when.span) or _spells_out(when, span, days) for when in found):
            found.append(When(span=span, text=span.of(text), first=days.first, last=days.last, relative=days.relative))
    return tuple(sorted(found, key=lambda when: when.span.start))


def weekdays_in(text: str, table: Language) -> Mapping[int, Span]:
    """The weekdays that a text names (Monday is 0), each with its first place."""
    found: dict[int, Span] = {}
    for match in _weekday_pattern(table.code).finditer(text):
        found.setdefault(_weekdays(table.code)[match[0].casefold()], Span(start=match.start(), end=match.end()))
    return MappingProxyType(found)


def _candidates(text: str, table: Language, today: date | None) -> Iterator[tuple[int, int, _Days]]:
    """All readings, the most specific first."""
    for match in _ISO.finditer(text):
        yield from _at(match, _day(int(match[1]), int(match[2]), int(match[3])))
    for match in _DOTTED.finditer(text):
        yield from _at(match, _day(int(match[3]), int(match[2]), int(match[1])))
    for match in _month_pattern(table.code).finditer(text):
        yield from _at(match, _in_month(match, table, today))
    for match in _YEARS.finditer(text):
        yield from _at(match, _years(int(match[1]), match[2]))
    for match in _YEAR.finditer(text):
        if _is_year(text, match, table):
            yield from _at(match, _years(int(match[0]), match[0]))
    if today is not None:
        yield from _relative(text, table, today)


def _spells_out(when: When, span: Span, days: _Days) -> bool:
    """Whether an absolute day stands right behind a weekday: "Tuesday, 18 February 2025"."""
    return days.relative and not when.relative and 0 <= when.span.start - span.end <= len(", den ")


def _at(match: re.Match[str], days: _Days | None) -> Sequence[tuple[int, int, _Days]]:
    return [] if days is None else [(match.start(), match.end(), days)]


# --- absolute ---------------------------------------------------------------------------------------------------


@cache
def _months(code: str) -> Mapping[str, int]:
    locale = Locale.parse(code)
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for number, name in locale.months["format"][width].items():
            names.setdefault(name.casefold().rstrip("."), number)
    return MappingProxyType(names)


@cache
def _month_pattern(code: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(code)), key=len, reverse=True))
    day_before = r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?)?"
    day_after = r"(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]\d|\s?%)\b)?"
    return re.compile(
        rf"(?<!\w){day_before}\b(?P<month>{names})\b\.?{day_after}(?:,?\s+(?P<year>(?:1\d|20)\d{{2}})\b)?",
        re.IGNORECASE,
    )


def _in_month(match: re.Match[str], table: Language, today: date | None) -> _Days | None:
    month = _months(table.code)[match["month"].casefold().rstrip(".")]
    day = match["day"] or match["day2"]
    if day is None and match["month"][0].islower():
        return None
    if match["year"] is not None:
        year, relative = int(match["year"]), False
    elif today is not None and (day is not None or len(match["month"]) > len("May")):
        year, relative = _nearest_year(month, today), True
    else:
        return None
    days = _day(year, month, int(day)) if day is not None else _month(year, month)
    return None if days is None else days._replace(relative=relative)


def _nearest_year(month: int, today: date) -> int:
    """The year in which a month without one was last begun; news mostly looks back."""
    return today.year if month <= today.month + 1 else today.year - 1


def _day(year: int, month: int, day: int) -> _Days | None:
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return _Days(there, there)


def _month(year: int, month: int) -> _Days:
    return _Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _years(first: int, last: str) -> _Days | None:
    until = int(f"{first // 100}{last}") if len(last) == 2 else int(last)  # noqa: PLR2004 two digits of a year
    if not _FIRST_YEAR <= first <= until <= _LAST_YEAR:
        return None
    return _Days(date(first, 1, 1), date(until, 12, 31))


def _is_year(text: str, match: re.Match[str], table: Language) -> bool:
    """Four digits are a year after "im Jahr" or "since", in brackets, or where no noun that is counted follows."""
    before = re.search(r"(\w+)\W*$", text[: match.start()])
    if before is not None and before[1].casefold() in table.dates.year_follows:
        return True
    after = re.match(r"\s+([^\W\d_]+)", text[match.end() :])
    if after is None:
        return True
    return not (_is_counted(after[1], table) if table.names.cased else after[1][0].isupper())


def _is_counted(word: str, table: Language) -> bool:
    """Whether a word is a plural: "2000 voters", not "the 2024 election"."""
    return word in table.dates.counted or (word.endswith("s") and lemma(word, table.code) != word)


# --- counted from the day of the text ---------------------------------------------------------------------------


@cache
def _weekdays(code: str) -> Mapping[str, int]:
    names = Locale.parse(code).days["format"]["wide"]
    return MappingProxyType({name.casefold(): number for number, name in names.items()})


@cache
def _weekday_pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_weekdays(code))})(?=s?\b|\w*(?:abend|morgen|nacht|mittag)\b)", re.IGNORECASE)


def _relative(text: str, table: Language, today: date) -> Iterator[tuple[int, int, _Days]]:
    for match in re.finditer(r"[^\W\d_]+", text):
        days = _relative_word(match[0], table, today)
        if days is not None:
            yield match.start(), match.end(), days
    for match in _weekday_pattern(table.code).finditer(text):
        step = _turn(text[: match.start()], table)
        there = _weekday(_weekdays(table.code)[match[0].casefold()], today, ahead=step == 1)
        yield match.start(), match.end(), _Days(there, there, relative=True)
    for match in _period_pattern(table.code).finditer(text):
        yield match.start(), match.end(), _period(match, table, today)


def _relative_word(word: str, table: Language, today: date) -> _Days | None:
    base = lemma(word, table.code)
    if base in table.dates.days:
        there = today + timedelta(days=table.dates.days[base])
        return _Days(there, there, relative=True)
    if base in table.dates.periods:
        year = today.year + table.dates.periods[base]
        return _Days(date(year, 1, 1), date(year, 12, 31), relative=True)
    return None


def _turn(before: str, table: Language) -> int:
    last = before.rsplit(maxsplit=1)[-1].casefold() if before.split() else ""
    return 1 if last in table.dates.next else 0


def _weekday(number: int, today: date, *, ahead: bool) -> date:
    """The day of that name: the last one, the day of the text included, or the next one."""
    if ahead:
        return today + timedelta(days=(number - today.weekday() - 1) % _DAYS_OF_A_WEEK + 1)
    return today - timedelta(days=(today.weekday() - number) % _DAYS_OF_A_WEEK)


@cache
def _period_pattern(code: str) -> re.Pattern[str]:
    dates = languages()[code].dates
    turns = "|".join(sorted((*dates.last, *dates.this, *dates.next), key=len, reverse=True))
    named = "|".join(f"(?P<{unit}>{'|'.join(names)})" for unit, names in dates.period_units.items())
    return re.compile(rf"\b(?P<turn>{turns})\s+(?:{named})\b", re.IGNORECASE)


def _period(match: re.Match[str], table: Language, today: date) -> _Days:
    turn = match["turn"].casefold()
    step = -1 if turn in table.dates.last else 1 if turn in table.dates.next else 0
    if match.lastgroup == "year":
        days = _Days(date(today.year + step, 1, 1), date(today.year + step, 12, 31))
    elif match.lastgroup == "month":
        number = today.year * 12 + today.month - 1 + step
        days = _month(number // 12, number % 12 + 1)
    else:
        monday = today + timedelta(days=_DAYS_OF_A_WEEK * step - today.weekday())
        days = _Days(monday, monday + timedelta(days=_DAYS_OF_A_WEEK - 1))
    return days._replace(relative=True)
