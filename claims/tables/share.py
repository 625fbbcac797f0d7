"""Shares and counts of rows on one side of a threshold: "a third of the members spend less than 2 %"."""

from dataclasses import replace
from datetime import date

from claims.language.units import dimension, in_base_unit, units
from claims.models import Row, Table
from claims.parts.figures import compare_value
from claims.parts.shares import ShareClaim, share_claim
from claims.parts.statement import PartKind, Statement
from claims.policy import Policy
from claims.tables.cells import numeric_columns, unit_of, value_of, year_of
from claims.tables.naming import matched, measure_parts
from claims.tables.worked import Worked


def worked_share(statement: Statement, table: Table, today: date | None, policy: Policy) -> Worked | None:
    """How many rows of a table lie on the side of the threshold that a claim names."""
    asked = share_claim(statement)
    unit = unit_of(table)
    if asked is None or dimension(asked.threshold) != unit.dimension:
        return None
    known = _share_of_words_known(asked, table, statement.table.code, policy)
    column = _column(statement, table, today)
    if known < policy.tables.share_subject_from or column is None:
        return None
    worked = _counted(asked, table, column, policy)
    return None if worked is None else replace(worked, coverage=known)


def _share_of_words_known(asked: ShareClaim, table: Table, language: str, policy: Policy) -> float:
    """How much of the subject the table names; 0 where it lacks a name, or has nothing but names."""
    others = measure_parts(table, tuple(dict.fromkeys((language, table.origin.language))))
    found = matched(asked.subject, others, policy)
    words = [part for part in asked.subject if part.kind is PartKind.WORD]
    named = [part for part in asked.subject if part.kind is PartKind.NAME]
    if not words or any(name not in found for name in named) or not any(part in found for part in words):
        return 0.0
    return sum(part in found for part in asked.subject) / len(asked.subject)


def _column(statement: Statement, table: Table, today: date | None) -> int | None:
    """The column of the year that the claim names, else of the latest year that has begun; the only one otherwise."""
    columns = numeric_columns(table)
    years = {column: year for column in columns if (year := year_of(table.columns[column])) is not None}
    if not years:
        return columns[0] if len(columns) == 1 else None
    named = [p.when for p in statement.of(PartKind.TIME) if p.when is not None and not p.when.relative]
    if named:
        return next((c for c, year in years.items() if any(w.first.year <= year <= w.last.year for w in named)), None)
    begun = {column: year for column, year in years.items() if today is None or year <= today.year}
    return max(begun, key=lambda column: begun[column], default=None)


def _counted(asked: ShareClaim, table: Table, column: int, policy: Policy) -> Worked | None:
    unit = unit_of(table)
    threshold = in_base_unit(asked.threshold)
    scale = unit.factor * (units()[unit.name].factor if unit.name is not None else 1.0)
    values = {row: value_of(row, column, table) for row in table.rows}
    missing = tuple(row for row, value in values.items() if value is None)
    reached = tuple(r for r, v in values.items() if v is not None and _reaches(v * scale, threshold, asked))
    short = tuple(r for r, v in values.items() if v is not None and r not in reached)
    kept = missing if policy.tables.missing_rows == "not_reached" else ()
    whole = len(reached) + len(short) + len(kept)
    counted: tuple[Row, ...] = reached if asked.reaches else (*short, *kept)
    if not (reached or short) or asked.whole not in (None, whole):
        return None
    is_share = asked.claimed.fraction is not None
    value = len(counted) / whole if is_share else float(len(counted))
    if asked.claimed.fraction is not None and asked.claimed.fraction[1] not in (whole, *range(11)):
        return None
    return Worked(
        rule=f"{'share' if is_share else 'count'}_of_rows_{'reaching' if asked.reaches else 'below'}_threshold",
        claimed=asked.claimed,
        claimed_value=asked.claimed.value,
        value=value,
        expression=f"{len(counted)} / {whole}" if is_share else f"{len(counted)} of {whole}",
        column=column,
        rows=counted or (reached or short),
        missing=missing,
        agreement=compare_value(asked.claimed, value, policy.tolerances),
        coverage=0.0,
    )


def _reaches(value: float, threshold: float, asked: ShareClaim) -> bool:
    above_only = asked.strictly and asked.reaches
    return value > threshold if above_only else value >= threshold - 1e-12
