"""Which column of a table has the period that a claim speaks of; none where that cannot be told."""

from collections.abc import Callable, Mapping, Sequence

from claims.models import When
from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.naming import is_named, is_told, parts_of_phrase, telling_parts
from claims.tables.periods import Period
from claims.tables.sheet import Sheet

_PERIOD_DAYS = 5
"""From so many days on a time that is counted from the day of the claim is a period: "last week"."""


def column_of(
    asked: Asked, sheet: Sheet, has_figure: Callable[[int], bool], *, row: Period | None = None
) -> int | None:
    """The column of the period that a claim names, else of the latest; by its header where several are left.

    Args:
        asked: The claim.
        sheet: The table.
        has_figure: Whether a column has the figure that is asked for. Where the latest that has begun has none, an
            earlier one answers only if that one has not ended yet; never is an older figure taken for one that lacks.
        row: Period of the row that the claim names: its time is used up by it.
    """
    times = [when for when in _periods_asked(asked, sheet) if row is None or not row.is_of(when)]
    if asked.is_of_a_stretch and times:
        return None
    dated = {column: period for column in sheet.columns if (period := sheet.heads[column].period) is not None}
    chosen = _fitting(asked, sheet, _of_period(dated, times, asked, has_figure))
    others = [column for column in sheet.columns if column not in dated]
    if chosen is not None or not others or not (row is not None or _whole_table_fits(asked, sheet, times)):
        return chosen
    return _headed(asked, sheet, others) if dated else _fitting(asked, sheet, others)


def _periods_asked(asked: Asked, sheet: Sheet) -> list[When]:
    """The times of figures that a claim names; "on Tuesday" is the day of an event, unless the table counts by days."""
    by_days = any(head.period is not None and head.period.is_one_day for head in sheet.heads)
    return [
        when for when in asked.times if not when.relative or by_days or (when.last - when.first).days >= _PERIOD_DAYS
    ]


def _of_period(
    dated: Mapping[int, Period], times: Sequence[When], asked: Asked, has_figure: Callable[[int], bool]
) -> list[int]:
    if times:
        return [column for column, period in dated.items() if any(period.is_of(when) for when in times)]
    begun = {column: period for column, period in dated.items() if asked.today is None or period.first <= asked.today}
    for latest in sorted(set(begun.values()), key=lambda period: (period.last, period.first), reverse=True):
        if _is_history(latest, asked):
            return []
        columns = [column for column, period in begun.items() if period == latest]
        if any(has_figure(column) for column in columns):
            return columns
        if asked.today is None or latest.last < asked.today:
            return []
    return []


def _whole_table_fits(asked: Asked, sheet: Sheet, times: Sequence[When]) -> bool:
    """Whether a table without periods in its header is of the time of the claim, as its title or its page says."""
    period = sheet.title.period
    if times:
        return period is not None and any(period.is_of(when) or _has_the_day(when, period) for when in times)
    day = sheet.table.origin.published_on
    return not _is_history(period or (Period(day, day) if day is not None else None), asked)


def _has_the_day(when: When, period: Period) -> bool:
    return period.is_one_day and when.first <= period.first <= when.last


def _is_history(period: Period | None, asked: Asked) -> bool:
    if period is None or asked.today is None:
        return False
    return (asked.today - period.last).days > asked.policy.comparison.stale_after_days


# --- headers ----------------------------------------------------------------------------------------------------


def _fitting(asked: Asked, sheet: Sheet, columns: Sequence[int]) -> int | None:
    """The only column, where its header has no word against it, else the one that the claim names."""
    if len(columns) == 1:
        return columns[0] if _header_fits(asked, sheet, columns[0]) else None
    return _headed(asked, sheet, columns)


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


def _headed(asked: Asked, sheet: Sheet, columns: Sequence[int]) -> int | None:
    """The only column whose header the claim has, whole."""
    languages = asked.languages(sheet.language)
    found = [c for c in columns if is_named(sheet.heads[c].words, asked.said, languages, asked.policy)]
    return found[0] if len(found) == 1 else None
