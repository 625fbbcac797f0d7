"""Times as a text names them: "am 18. Februar 2025", "im Jahr 2022", "on Tuesday", "last year"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale

from claims.language.days import Days, names_of, one_day, step_of, turns, whole_month, whole_years
from claims.language.decades import decades, ordinal_forms
from claims.language.neutral import table_for
from claims.language.quarters import quarters
from claims.language.relative_dates import relative_dates
from claims.language.tables import Language
from claims.language.tokens import Stretches
from claims.language.unit_names import names_a_unit
from claims.language.words import lemma
from claims.models import Span, When

_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\w)")
_SLASHED = re.compile(r"(?<![\w./])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])")
_DAY_AND_MONTH = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{2})\.(?!\w)")
_YEAR = re.compile(r"(?<!\d/)(?<![\w.,$€£¥-])(?:1\d{3}|20\d{2}|2100)(?![\w%$€£¥]|[.,:]\d|-\w)")
_YEARS = re.compile(r"(?<![\w.,])((?:1\d|20)\d{2})\s?(?:-|–|/)\s?((?:1\d|20)\d{2}|\d{2})(?![\w.,]\d)")

_LAST_WORD = re.compile(r"(\w+)[^\w,;]*\Z")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_MONTHS_A_YEAR = 12
_REACH = 40
"""How many letters before a year are looked at."""


def read_dates(text: str, table: Language, today: date | None) -> tuple[When, ...]:
    """The times that a text names, in their order.

    Args:
        text: One sentence or paragraph.
        table: The language of the text.
        today: The day that "am Dienstag" and "last year" are counted from; without it they are left out.
    """
    return _dates(text, table.code, today)


@lru_cache(maxsize=1024)
def _dates(text: str, code: str, today: date | None) -> tuple[When, ...]:
    table, _ = table_for(code)
    taken, found = Stretches(), dict[int, When]()
    for start, end, days in _candidates(text, table, today):
        span = Span(start=start, end=end)
        behind = taken.behind(span)
        spelled_out = behind is not None and _spells_out(found[behind.start], span, days)
        if not spelled_out and taken.add(span):
            found[start] = When(span=span, text=span.of(text), first=days.first, last=days.last, relative=days.relative)
    return tuple(found[start] for start in sorted(found))


def _candidates(text: str, table: Language, today: date | None) -> Iterator[tuple[int, int, Days]]:
    """All readings, the most specific first."""
    yield from _in_digits(text, table, today)
    yield from quarters(text, table, today)
    yield from decades(text, table)
    for match in _month_pattern(table.code).finditer(text):
        yield from _at(match, _in_month(match, table, today))
    for pattern in (_YEARS, _years_pattern(table.code)):
        for match in pattern.finditer(text):
            yield from _at(match, whole_years(int(match[1]), match[2]))
    for match in _YEAR.finditer(text):
        found = whole_years(int(match[0]), match[0]) if _is_year(text, match, table) else None
        yield from _at(match, found)
    if today is not None:
        yield from relative_dates(text, table, today)


def _in_digits(text: str, table: Language, today: date | None) -> Iterator[tuple[int, int, Days]]:
    for match in _ISO.finditer(text):
        yield from _at(match, one_day(int(match[1]), int(match[2]), int(match[3])))
    for match in _DOTTED.finditer(text):
        yield from _at(match, one_day(int(match[3]), int(match[2]), int(match[1])))
    for match in _SLASHED.finditer(text):
        yield from _at(match, _slashed(int(match[1]), int(match[2]), int(match[3])))
    if today is not None and table.numbers.decimal == ",":
        for match in _DAY_AND_MONTH.finditer(text):
            month = int(match[2])
            days = one_day(_nearest_year(month, today), month, int(match[1]))
            yield from _at(match, None if days is None else days._replace(relative=True))


def _slashed(one: int, two: int, year: int) -> Days | None:
    """A day between strokes; None where it may be read in two ways."""
    if one == two or one > _MONTHS_A_YEAR:
        return one_day(year, two, one)
    return one_day(year, one, two) if two > _MONTHS_A_YEAR else None


def _spells_out(when: When, span: Span, days: Days) -> bool:
    """Whether an absolute day stands right behind a weekday: "Tuesday, 18 February 2025"."""
    return days.relative and not when.relative and 0 <= when.span.start - span.end <= len(", den ")


def _at(match: re.Match[str], days: Days | None) -> Sequence[tuple[int, int, Days]]:
    return [] if days is None else [(match.start(), match.end(), days)]


def month_called(name: str, table: Language) -> int | None:
    """The number of the month that a word is the name of; None where it is none."""
    return _months(table.code).get(name.casefold())


def months_in(text: str, table: Language) -> Iterator[tuple[int, Span]]:
    """Every month that a preposition leads in without its day or year: "in May"."""
    for match in _bare_month_pattern(table.code).finditer(text):
        yield _months(table.code)[match["month"].casefold()], Span(start=match.start("month"), end=match.end("month"))


# --- absolute ---------------------------------------------------------------------------------------------------


@cache
def _months(code: str) -> Mapping[str, int]:
    locale = Locale.parse(code)
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for number, name in locale.months["format"][width].items():
            names.setdefault(name.casefold().rstrip("."), number)
    return MappingProxyType({**names, **table_for(code)[0].dates.months})


@cache
def _month_pattern(code: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(code)), key=len, reverse=True))
    of = rf"(?:(?:{_any_of(table_for(code)[0].dates.before_month)})\s+)?"
    marks = _any_of(table_for(code)[0].numbers.ordinal_marks)
    written = rf"(?P<written>{_any_of(sorted(ordinal_forms(code), key=len, reverse=True))})\s+"
    written = rf"{written}(?:{of.removesuffix('?')}|(?=\w+\.?\s+(?:1\d|20)\d{{2}}\b))"  # "the first October"
    day_before = rf"(?:{written}|(?P<day>\d{{1,2}})(?:\.\s*|(?:{marks})?\s+){of})?"
    day_after = rf"(?:\s+(?P<day2>\d{{1,2}})(?:{marks})?(?![\d:.,]\d|\s?%)\b)?"
    turn = rf"\s+{of}(?P<turn>{turns(code)})\s+(?:{names_of(code, 'year')})\b"
    year = rf"(?:,?\s+(?P<year>(?:1\d|20)\d{{2}})\b|{turn})?"
    return re.compile(rf"(?<!\w){day_before}\b(?P<month>{names})\b\.?{day_after}{year}", re.IGNORECASE)


@cache
def _bare_month_pattern(code: str) -> re.Pattern[str]:
    names = "|".join(
        sorted(map(re.escape, Locale.parse(code).months["format"]["wide"].values()), key=len, reverse=True)
    )
    clauses = table_for(code)[0].clauses
    leads = _any_of(sorted({*clauses.prepositions, *clauses.contracted}))
    return re.compile(rf"(?<!\w)(?i:{leads})\s+(?P<month>{names})\b(?!\.?\s+\d)")


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


@cache
def _years_pattern(code: str) -> re.Pattern[str]:
    """Stretches of years in words: "von 2014 bis 2018"."""
    dates = table_for(code)[0].dates
    begins, ends = "|".join(dates.range_from), "|".join(dates.range_to)
    if not begins or not ends:
        return re.compile("(?!)")
    year = r"((?:1\d|20)\d{2})\b"
    return re.compile(rf"\b(?:{begins})\s+{year}\s+(?:{ends})\s+{year}(?!\s?%)", re.IGNORECASE)


def _in_month(match: re.Match[str], table: Language, today: date | None) -> Days | None:
    month = _months(table.code)[match["month"].casefold().rstrip(".")]
    day = match["day"] or match["day2"] or _day_in_words(match["written"], table)
    if day is None and match["month"][0].islower() and not _is_month_by_itself(match["month"], table):
        return None
    if match["year"] is not None:
        year, relative = int(match["year"]), False
    elif match["turn"] is not None:
        if today is None:
            return None
        year, relative = today.year + step_of(match["turn"].casefold(), table), True
    elif today is not None and (day is not None or len(match["month"]) > len("May")):
        year, relative = _nearest_year(month, today), True
    else:
        return None
    days = one_day(year, month, int(day)) if day is not None else whole_month(year, month)
    return None if days is None else days._replace(relative=relative)


def _day_in_words(written: str | None, table: Language) -> str | None:
    """The day that an ordinal in words is: "the first of October"."""
    return None if written is None else str(ordinal_forms(table.code)[written.casefold()])


def _is_month_by_itself(name: str, table: Language) -> bool:
    """Whether a word in lower case is a month without its day: "mars", never "sept", which is seven."""
    return not table.dates.months_cased and name in Locale.parse(table.code).months["format"]["wide"].values()


def _nearest_year(month: int, today: date) -> int:
    """The year in which a month without one was last begun; news mostly looks back."""
    return today.year if month <= today.month + 1 else today.year - 1


def _is_year(text: str, match: re.Match[str], table: Language) -> bool:
    """Four digits are a year after "im Jahr" or "since", in brackets, or where no noun that is counted follows."""
    found = _LAST_WORD.search(text, max(0, match.start() - _REACH), match.start())
    before = found[1].casefold() if found is not None else ""
    after = _NEXT_WORD.match(text, match.end())
    if before in table.numbers.labels or (after is not None and names_a_unit(after[1], table)):
        return False
    if before in table.dates.year_follows:
        return before not in table.dates.count_follows or after is None or not after[1][0].isupper()
    if after is None:
        return True
    return not (_is_counted(after[1], table) if table.names.cased else after[1][0].isupper())


def _is_counted(word: str, table: Language) -> bool:
    """Whether a word is a plural: "2000 voters", not "the 2024 election"."""
    return word in table.dates.counted or (word.endswith("s") and lemma(word, table.code) != word)
