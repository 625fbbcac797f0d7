"""Which column of a table has the period that a claim speaks of; none where that cannot be told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from claims.language.dates import read_dates
from claims.language.neutral import table_for
from claims.models import Table, When
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy
from claims.tables.cells import numeric_columns, year_of
from claims.tables.naming import matched, parts_of_phrase

_YEAR_DAYS = 365


class Period(NamedTuple):
    """The days that a column, or a whole table, is about."""

    first: date
    last: date


def column_of(
    statement: Statement, table: Table, today: date | None, policy: Policy, *, row: Sequence[Part] = ()
) -> int | None:
    """The numeric column of the period that a claim names, else of the latest; by its header where several are left.

    Args:
        statement: The claim.
        table: The table.
        today: The day of the claim; what was history by then does not answer a claim that names no time.
        policy: From when on a figure is history.
        row: Parts that name the row: a time among them is used up by it.
    """
    columns = numeric_columns(table)
    asked = [when for when in _asked(statement) if not _is_of(when, row)]
    dated = {column: period for column in columns if (period := _period(table.columns[column], table)) is not None}
    if dated:
        columns = _of_period(dated, asked, today, policy)
    elif not _row_is_a_time(row) and not _whole_table_fits(table, asked, today, policy):
        return None
    return columns[0] if len(columns) == 1 else _headed(statement, table, columns, policy)


def _row_is_a_time(row: Sequence[Part]) -> bool:
    """Whether the rows of a table are times, so that its columns need none."""
    return any(part.kind is PartKind.TIME for part in row)


def _asked(statement: Statement) -> list[When]:
    """The times that a claim names; "on Tuesday" is the day of an event, "last year" a period."""
    times = [part.when for part in statement.of(PartKind.TIME) if part.when is not None]
    return [when for when in times if not when.relative or (when.last - when.first).days >= _YEAR_DAYS - 1]


def _is_of(when: When, row: Sequence[Part]) -> bool:
    return any(part.when is not None and (part.when.first, part.when.last) == (when.first, when.last) for part in row)


def _period(text: str, table: Table) -> Period | None:
    """The period in a header or title: "2024e", "Februar 2025", "2022-23"; None for none, or more than one."""
    language, _ = table_for(table.origin.language)
    found = [when for when in read_dates(text, language, None) if not when.relative]
    if len(found) == 1:
        rest = text.replace(found[0].text, "")
        return None if any(sign.isdigit() for sign in rest) else Period(found[0].first, found[0].last)
    year = year_of(text) if not found else None
    return Period(date(year, 1, 1), date(year, 12, 31)) if year is not None else None


def _of_period(dated: Mapping[int, Period], asked: Sequence[When], today: date | None, policy: Policy) -> Sequence[int]:
    if asked:
        return [column for column, period in dated.items() if any(_is_period(when, period) for when in asked)]
    begun = {column: period for column, period in dated.items() if today is None or period.first <= today}
    latest = max(begun.values(), key=lambda period: period.last, default=None)
    if latest is None or _is_history(latest.last, today, policy):
        return []
    return [column for column, period in begun.items() if period == latest]


def _is_period(when: When, period: Period) -> bool:
    """Whether a time is that of a column: the same days, or the single day of an election in its year."""
    return (when.first, when.last) == period or (when.is_one_day and period.first <= when.first <= period.last)


def _whole_table_fits(table: Table, asked: Sequence[When], today: date | None, policy: Policy) -> bool:
    """Whether a table without periods in its header is of the time of the claim, as its title or its page says."""
    period = _period(table.measure, table)
    if asked:
        return period is not None and any(_is_period(when, period) or _holds(when, period) for when in asked)
    day = period.last if period is not None else table.origin.published_on
    return day is None or not _is_history(day, today, policy)


def _holds(when: When, period: Period) -> bool:
    return when.first <= period.first and period.last <= when.last


def _is_history(day: date, today: date | None, policy: Policy) -> bool:
    return today is not None and (today - day).days > policy.comparison.stale_after_days


def _headed(statement: Statement, table: Table, columns: Sequence[int], policy: Policy) -> int | None:
    """The only column whose header the claim has, whole."""
    languages = dict.fromkeys((statement.table.code, table.origin.language))
    said = (*statement.of(PartKind.WORD), *statement.of(PartKind.NAME))
    found = [
        column for column in columns if any(_names(table.columns[column], code, said, policy) for code in languages)
    ]
    return found[0] if len(found) == 1 else None


def _names(header: str, language: str, said: Sequence[Part], policy: Policy) -> bool:
    own = [part for part in parts_of_phrase(header, (language,)) if part.kind is not PartKind.TIME]
    return bool(own) and len(matched(own, said, policy)) == len(own)
