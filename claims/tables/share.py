"""Shares and counts of rows on one side of a threshold: "a third of the members spend less than 2 %"."""

from dataclasses import replace
from datetime import date

from claims.language.tables import Language
from claims.language.units import dimension, in_base_unit
from claims.models import Bound, Row, Table
from claims.parts.figures import compare_value
from claims.parts.shares import ShareClaim, share_claim
from claims.parts.statement import PartKind, Statement
from claims.policy import Policy, Tolerances
from claims.tables.cells import unit_of, value_of
from claims.tables.columns import column_of
from claims.tables.naming import is_aggregate, is_of_something_else, matched, measure_parts, parts_of_phrase
from claims.tables.worked import Worked

_WHO_AND_WHAT = 2
_HAIR = 1e-12
"""By which two ways to compute the same figure may differ."""
_REACHES = {Bound.AT_LEAST: True, Bound.MORE_THAN: True, Bound.AT_MOST: False, Bound.LESS_THAN: False}


def worked_share(statement: Statement, table: Table, today: date | None, policy: Policy) -> Worked | None:
    """How many rows of a table lie on the side of the threshold that a claim names."""
    asked = share_claim(statement)
    unit = unit_of(table)
    if asked is None or dimension(asked.threshold) != unit.dimension or not _has_one_side(asked):
        return None
    column = column_of(statement, table, today, policy)
    if column is None:
        return None
    known = _share_of_words_known(asked, statement, table, column, policy)
    if known < policy.tables.share_subject_from:
        return None
    worked = _counted(asked, statement.table, table, column, policy)
    return None if worked is None else replace(worked, coverage=known)


def _has_one_side(asked: ShareClaim) -> bool:
    """Whether the wording of the threshold, if it binds a side, binds the one that is counted; "about 2 %" has none."""
    bound = asked.threshold.bound
    return bound is Bound.NONE or _REACHES.get(bound) is asked.reaches


def _share_of_words_known(asked: ShareClaim, statement: Statement, table: Table, column: int, policy: Policy) -> float:
    """How much of the subject the table names; 0 where it lacks what is measured or of whom.

    A single word cannot say both ("half of the members spend less than 2 %"), and names alone say neither.
    """
    languages = tuple(dict.fromkeys((statement.table.code, table.origin.language)))
    header = parts_of_phrase(table.columns[column], languages)
    found = matched(asked.subject, (*measure_parts(table, languages), *header), policy)
    words = [part for part in asked.subject if part.kind is PartKind.WORD]
    open_parts = [part for part in asked.subject if part not in found]
    if len({part.span.start for part in found}) < _WHO_AND_WHAT or not any(part in found for part in words):
        return 0.0
    if is_of_something_else(open_parts, statement):
        return 0.0
    return len(found) / len(asked.subject)


def _counted(asked: ShareClaim, language: Language, table: Table, column: int, policy: Policy) -> Worked | None:
    unit = unit_of(table)
    threshold = in_base_unit(asked.threshold)
    rows = [row for row in table.rows if not is_aggregate(row.cells[table.entity])]
    values = {row: value_of(row, column, table) for row in rows}
    missing = tuple(row for row, value in values.items() if value is None)
    reached = tuple(r for r, v in values.items() if v is not None and _reaches(v * unit.scale, threshold, asked))
    short = tuple(r for r, v in values.items() if v is not None and r not in reached)
    kept = missing if policy.tables.missing_rows == "not_reached" else ()
    whole = len(reached) + len(short) + len(kept)
    counted: tuple[Row, ...] = reached if asked.reaches else (*short, *kept)
    if not (reached or short) or asked.whole not in (None, whole):
        return None
    is_share, sized = asked.claimed.fraction is not None, _tells_size(asked, language)
    value = len(counted) / whole if is_share else float(len(counted))
    if not _may_be_of(whole, asked, sized=sized, policy=policy):
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
        agreement=compare_value(asked.claimed, value, _exact(policy.tolerances) if sized else policy.tolerances),
        coverage=0.0,
    )


def _may_be_of(whole: int, asked: ShareClaim, *, sized: bool, policy: Policy) -> bool:
    """Whether a share may be of a group of this size: "four of the nine" is of nine, "two of three" of any."""
    if asked.claimed.fraction is None or asked.claimed.fraction[1] == whole:
        return True
    return not sized and asked.claimed.fraction[1] <= policy.tolerances.plain_denominator


def _exact(tolerances: Tolerances) -> Tolerances:
    """Tolerances for which no share is a bare fraction."""
    return tolerances.model_copy(update={"plain_denominator": 1})


def _tells_size(asked: ShareClaim, language: Language) -> bool:
    """Whether a share is a count of a group whose size is told: "four of the nine", and so compared exactly."""
    links = [link for link in language.numbers.of if link.split()[-1] in language.clauses.determiners]
    return any(f" {link} " in asked.claimed.text.casefold() for link in links)


def _reaches(value: float, threshold: float, asked: ShareClaim) -> bool:
    bound = asked.threshold.bound
    above_only = bound in (Bound.MORE_THAN, Bound.AT_MOST) or (bound is Bound.NONE and asked.strictly and asked.reaches)
    return value > threshold + _HAIR if above_only else value >= threshold - _HAIR
