"""Which figures of a table are of the time and the kind that a claim speaks of; none where that cannot be told."""

import re
from collections.abc import Callable, Iterable, Sequence

from claims.models import When
from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.fields import Field, fields_of
from claims.tables.naming import is_named, is_told, parts_of_phrase, telling_parts
from claims.tables.periods import Period
from claims.tables.sheet import Sheet

_PERIOD_DAYS = 5
"""From so many days on a time that is counted from the day of the claim is a period: "last week"."""


def fields_named(
    asked: Asked, sheet: Sheet, fields: Sequence[Field], has_figure: Callable[[Field], bool]
) -> list[Field]:
    """The fields of the period that a claim names, else of the latest, by their headers; several if it names several.

    Args:
        asked: The claim.
        sheet: The table.
        fields: Its fields.
        has_figure: Whether a field has the figure that is asked for. Where the latest that has begun has none, an
            earlier one answers only if that one has not ended yet; never is an older figure taken for one that lacks.
    """
    times = _periods_asked(asked, fields)
    if asked.is_of_a_stretch and times:
        return []
    dated = [field for field in fields if field.period is not None]
    chosen = _fitting(asked, sheet, _of_period(dated, times, asked, has_figure))
    others = [field for field in fields if field.period is None]
    if chosen or not others or not whole_table_fits(asked, sheet):
        return chosen
    return _headed(asked, sheet, others) if dated else _fitting(asked, sheet, others)


def _periods_asked(asked: Asked, fields: Sequence[Field]) -> list[When]:
    """The times of figures that a claim names; "on Tuesday" is the day of an event, unless the table counts by days."""
    by_days = any(field.period is not None and field.period.is_one_day for field in fields)
    return [
        when for when in asked.times if not when.relative or by_days or (when.last - when.first).days >= _PERIOD_DAYS
    ]


def _of_period(
    dated: Sequence[Field], times: Sequence[When], asked: Asked, has_figure: Callable[[Field], bool]
) -> list[Field]:
    if times:
        return [field for field in dated if field.period is not None and any(map(field.period.is_of, times))]
    for latest in _latest_first(dated, asked):
        if is_history(latest, asked):
            return []
        own = [field for field in dated if field.period == latest]
        if any(has_figure(field) for field in own):
            return own
        if asked.today is None or latest.last < asked.today:
            return []
    return []


def _latest_first(dated: Iterable[Field], asked: Asked) -> list[Period]:
    """The periods that have begun."""
    periods = {field.period for field in dated if field.period is not None}
    begun = (period for period in periods if asked.today is None or period.first <= asked.today)
    return sorted(begun, key=lambda period: (period.last, period.first), reverse=True)


def whole_table_fits(asked: Asked, sheet: Sheet) -> bool:
    """Whether figures of no period of their own are of the time of the claim, as the title or the page says."""
    period, times = sheet.title.period, _periods_asked(asked, fields_of(sheet))
    if times:
        return period is not None and any(period.is_of(when) or _has_the_day(when, period) for when in times)
    day = sheet.table.origin.published_on
    return not is_history(period or (Period(day, day) if day is not None else None), asked)


def _has_the_day(when: When, period: Period) -> bool:
    return period.is_one_day and when.first <= period.first <= when.last


def is_history(period: Period | None, asked: Asked) -> bool:
    """Whether a period is so long over that a claim that names no time does not mean it."""
    if period is None or asked.today is None:
        return False
    return (asked.today - period.last).days > asked.policy.comparison.stale_after_days


# --- headers ----------------------------------------------------------------------------------------------------


def _fitting(asked: Asked, sheet: Sheet, fields: Sequence[Field]) -> list[Field]:
    """The only column, where its header has no word against it, else those that the claim names."""
    turned = [field for field in fields if field.column is None]
    columns = {field.column for field in fields if field.column is not None}
    if len(columns) == 1:
        return [*turned, *(f for f in fields if f.column is not None and _header_fits(asked, sheet, f.column))]
    return [*turned, *_headed(asked, sheet, [field for field in fields if field.column is not None])]


def _header_fits(asked: Asked, sheet: Sheet, column: int) -> bool:
    """Whether the claim or the title has the words of a header, so that it is no figure of another kind: "change"."""
    words = sheet.heads[column].words
    known = (*asked.said, *(part for phrase in sheet.phrases for part in _read(phrase, asked, sheet)))
    for code in asked.languages(sheet.language):
        if all(is_told(part, known, asked.policy) for part in telling_parts(words, code)):
            return True
    return False


def _read(phrase: str, asked: Asked, sheet: Sheet) -> Sequence[Part]:
    parts = parts_of_phrase(phrase, asked.languages(sheet.language))
    return [part for part in parts if part.kind is not PartKind.TIME]


def _headed(asked: Asked, sheet: Sheet, fields: Sequence[Field]) -> list[Field]:
    """The fields whose header the claim has, whole; of two headers of which one says more, that one."""
    languages = asked.languages(sheet.language)
    columns = dict.fromkeys(field.column for field in fields if field.column is not None)
    named = [c for c in columns if is_named(sheet.heads[c].words, asked.said, languages, asked.policy)]
    written = [c for c in named if _is_written(sheet.heads[c].words, asked.statement.text)] or named
    kept = [c for c in written if not any(_says_more(other, c, sheet) for other in written)]
    return [field for field in fields if field.column in kept]


def _is_written(words: str, text: str) -> bool:
    """Whether a claim has a header word by word, not as the end of a longer word: no "book loans" in "e-book loans"."""
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text, re.IGNORECASE) is not None


def _says_more(other: int, column: int, sheet: Sheet) -> bool:
    """Whether another header has all the words of one, and more: "unemployed women" and "unemployed"."""
    own, more = (frozenset(sheet.heads[c].words.casefold().split()) for c in (column, other))
    return own < more
