"""A single figure: "Unemployment in Geneva is 4.7 percent" and the cell that says so."""

from datetime import date

from claims.language.units import dimension, in_base_unit
from claims.models import Row, Table
from claims.parts.figures import compare_value
from claims.parts.statement import PartKind, Statement
from claims.policy import Policy
from claims.tables.cells import step_of, unit_of, value_of
from claims.tables.columns import column_of
from claims.tables.naming import is_of_something_else, matched, measure_parts, parts_of_phrase, rows_named
from claims.tables.worked import Worked


def worked_value(statement: Statement, table: Table, today: date | None, policy: Policy) -> Worked | None:
    """The one cell that a claim names by row and column, or None where it names none or more than one."""
    figures = [part for part in statement.of(PartKind.FIGURE) if part.quantity is not None]
    languages = _languages(statement, table)
    rows = rows_named(table, statement.parts, languages, policy)
    if len(figures) != 1 or len(rows) != 1 or statement.segments[figures[0].segment].denied:
        return None
    unit = unit_of(table)
    claimed = figures[0].quantity
    if claimed is None or claimed.fraction is not None or dimension(claimed) != unit.dimension:
        return None
    own = parts_of_phrase(rows[0].cells[table.entity], languages)
    column = column_of(statement, table, today, policy, row=own)
    value = value_of(rows[0], column, table) if column is not None else None
    if column is None or value is None:
        return None
    known = _share_of_words_known(statement, table, (rows[0], column), policy)
    if known < policy.tables.value_subject_from:
        return None
    scale = unit.scale
    in_base, step = value * scale, step_of(rows[0], column, table) * scale
    return Worked(
        rule="cell_of_table",
        claimed=claimed,
        claimed_value=in_base_unit(claimed),
        value=in_base,
        expression=f"{rows[0].cells[table.entity]} · {table.columns[column]} = {rows[0].cells[column]}",
        column=column,
        rows=(rows[0],),
        missing=(),
        agreement=compare_value(claimed, in_base, policy.tolerances, step=step),
        coverage=known,
    )


def _languages(statement: Statement, table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys((statement.table.code, table.origin.language)))


def _share_of_words_known(statement: Statement, table: Table, cell: tuple[Row, int], policy: Policy) -> float:
    """How much of what is measured the table names; 0 where it is about something else."""
    row, column = cell
    languages = _languages(statement, table)
    header = parts_of_phrase(table.columns[column], languages)
    own = parts_of_phrase(row.cells[table.entity], languages)
    others = (*measure_parts(table, languages), *header, *own)
    subject = [part for part in statement.parts if part.kind in (PartKind.NAME, PartKind.WORD)]
    found = matched(subject, others, policy)
    of_row = matched(subject, own, policy)
    missing = [part for part in subject if part not in found]
    if is_of_something_else(missing, statement):
        return 0.0
    words = [part for part in subject if part.kind is PartKind.WORD and part not in of_row]
    measured = [part for part in words if part in found or not part.verb]
    return sum(part in found for part in measured) / len(measured) if measured else 0.0
