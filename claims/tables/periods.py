"""Periods as headers and titles have them: "2024", "2024-Q3", "2024M09", "2024-W05", "2023/24", "Februar 2025"."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from claims.language.dates import read_dates
from claims.language.days import Days, months_of, one_day, whole_month, whole_years
from claims.language.neutral import table_for
from claims.models import Mark, When
from claims.tables.marks import marks_in

_YEAR = r"(?P<year>1\d{3}|20\d{2}|2100)"
_END = r"(?!\d|[-/.:]\d)"
_PER = re.compile(r"\b(?:per|je|pro)\s+\d[\d.,]*")
_DECEMBER = 12
_CENTURY = 100


class Period(NamedTuple):
    """The days that a column, a row, or a whole table, is about."""

    first: date
    last: date

    @property
    def is_one_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last

    def is_of(self, when: When) -> bool:
        """Whether a time in a text is this one: the same days, or the single day of an election in its year."""
        return (when.first, when.last) == self or (when.is_one_day and self.first <= when.first <= self.last)


class Dated(NamedTuple):
    """What a header says of time."""

    period: Period | None
    marks: tuple[Mark, ...] = ()
    rest: str = ""
    """The header without its period and its marks."""


class Pairs(NamedTuple):
    """What "2010-12" means in a table: December, or the years 2010 to 2012; neither where nothing tells."""

    months: bool
    years: bool


def dated(header: str, language: str, pairs: Pairs) -> Dated:
    """The period of a header, its marks ("2024e"), and what is left; no period where there is none or more than one."""
    for pattern, days_of in _NOTATIONS.items():
        match = re.match(pattern, header.strip())
        marks = marks_in(header.strip()[match.end() :]) if match is not None else None
        days = days_of(match, pairs) if match is not None and marks is not None else None
        if days is not None:
            return Dated(Period(days.first, days.last), marks or ())
    if re.match(rf"{_YEAR}-\d\d{_END}", header.strip()):
        return Dated(None, rest=header)
    plain, marks = _without_marks(header.strip())
    found = _in_words(plain, language)
    of_rest = marks_in(f"({found.rest})") if found.period is not None and found.rest else None
    return found._replace(marks=marks) if of_rest is None else Dated(found.period, (*marks, *of_rest))


def pairs_in(headers: Iterable[str]) -> Pairs:
    """How pairs such as "2010-12" are meant in a table, as all its headers together tell."""
    found = [(int(m[1]), int(m[2])) for header in headers if (m := re.fullmatch(r"(\d{4})-(\d{2})\D*", header.strip()))]
    years = [year for year, _ in found]
    months = any(_are_months(*pair) for pair in found)
    spans = any(second > _DECEMBER or not second for _, second in found)
    if not months and not spans:
        months = len(set(years)) < len(years)
        spans = not months and len(found) > 1 and all((second - first) % _CENTURY == 1 for first, second in found)
    return Pairs(months and not spans, spans and not months)


def _are_months(year: int, second: int) -> bool:
    """Whether it can be nothing but a month: "2024-09" leads to no year after 2024."""
    return 1 <= second <= _DECEMBER and second <= year % _CENTURY


def _pair(match: re.Match[str], pairs: Pairs) -> Days | None:
    year, second = int(match["year"]), int(match["second"])
    if pairs.months and 1 <= second <= _DECEMBER:
        return whole_month(year, second)
    return whole_years(year, match["second"]) if pairs.years else None


def _slashed(match: re.Match[str], _: Pairs) -> Days | None:
    year, second = int(match["year"]), int(match["second"])
    return whole_month(year, second) if _are_months(year, second) else whole_years(year, match["second"])


def _month(match: re.Match[str], _: Pairs) -> Days | None:
    number = int(match["month"])
    return whole_month(int(match["year"]), number) if 1 <= number <= _DECEMBER else None


def _week(match: re.Match[str], _: Pairs) -> Days | None:
    try:
        monday, sunday = (date.fromisocalendar(int(match["year"]), int(match["week"]), day) for day in (1, 7))
    except ValueError:
        return None
    return Days(monday, sunday)


def _stretch(length: int) -> Callable[[re.Match[str], Pairs], Days | None]:
    return lambda match, _: months_of(int(match["year"]), int(match["number"]), length)


def _notations() -> Mapping[str, Callable[[re.Match[str], Pairs], Days | None]]:
    found: dict[str, Callable[[re.Match[str], Pairs], Days | None]] = {
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?:T00:00:00(?:\.0+)?Z?)?": lambda match, _: one_day(
            int(match["year"]), int(match["month"]), int(match["day"])
        ),
        rf"{_YEAR}[\s-]?Q(?P<number>[1-4])": _stretch(3),
        rf"Q(?P<number>[1-4])[\s/-]?{_YEAR}": _stretch(3),
        rf"{_YEAR}[\s-]?[SH](?P<number>[12])": _stretch(6),
        rf"[SH](?P<number>[12])[\s/-]?{_YEAR}": _stretch(6),
        rf"{_YEAR}[\s-]?M(?P<month>\d{{1,2}})": _month,
        rf"M?(?P<month>\d{{1,2}})[/-]{_YEAR}": _month,
        rf"{_YEAR}[\s-]?W(?P<week>\d{{1,2}})": _week,
        rf"{_YEAR}-(?P<second>\d\d)": _pair,
        rf"{_YEAR}/(?P<second>\d\d)": _slashed,
        _YEAR: lambda match, _: whole_years(int(match["year"]), match["year"]),
    }
    return MappingProxyType({notation + _END: days_of for notation, days_of in found.items()})


_NOTATIONS = _notations()


def _without_marks(header: str) -> tuple[str, tuple[Mark, ...]]:
    """A header before the marks in brackets or by signs at its end, and those marks."""
    match = re.search(r"(?:\s*\([^()]*\)|[*†‡¹²³⁴-⁹])+$", header)
    marks = marks_in(match[0]) if match is not None else None
    return (header, ()) if match is None or marks is None else (header[: match.start()], marks)


@lru_cache(maxsize=4096)
def _in_words(text: str, language: str) -> Dated:
    """The only time that a title or header names in words."""
    found = [when for when in read_dates(text, table_for(language)[0], None) if not when.relative]
    rest = "".join(text.split(found[0].text, 1)) if len(found) == 1 else text
    if len(found) != 1 or any(sign.isdigit() for sign in _PER.sub("", rest)):
        return Dated(None, rest=text)
    return Dated(Period(found[0].first, found[0].last), rest=rest.strip())
