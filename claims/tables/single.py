"""A single figure: "Unemployment in Geneva is 4.7 percent" and the cell that says so."""

from collections.abc import Sequence
from datetime import date

from claims.language.lexicon import opposites
from claims.language.units import dimension, in_base_unit, units
from claims.models import Row, Table
from claims.parts.figures import compare_value
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy
from claims.tables.cells import Unit, numeric_columns, unit_of, value_of, year_of
from claims.tables.naming import matched, measure_parts, parts_of_phrase, rows_named
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
    column = _column(statement, table, today, policy)
    value = value_of(rows[0], column, table) if column is not None else None
    if column is None or value is None:
        return None
    known = _share_of_words_known(statement, table, (rows[0], column), policy)
    if known < policy.tables.value_subject_from:
        return None
    in_base = value * _scale(unit)
    return Worked(
        rule="cell_of_table",
        claimed=claimed,
        claimed_value=in_base_unit(claimed),
        value=in_base,
        expression=f"{rows[0].cells[table.entity]} · {table.columns[column]} = {rows[0].cells[column]}",
        column=column,
        rows=(rows[0],),
        missing=(),
        agreement=compare_value(claimed, in_base, policy.tolerances),
        coverage=known,
    )


def _languages(statement: Statement, table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys((statement.table.code, table.origin.language)))


def _scale(unit: Unit) -> float:
    return unit.factor * (units()[unit.name].factor if unit.name is not None else 1.0)


def _column(statement: Statement, table: Table, today: date | None, policy: Policy) -> int | None:
    """The column of the year that is named or lies last; without years the only one whose header the claim has."""
    columns = numeric_columns(table)
    years = {column: year for column in columns if (year := year_of(table.columns[column])) is not None}
    named = [p.when for p in statement.of(PartKind.TIME) if p.when is not None]
    if years:
        if named:
            return next((c for c, y in years.items() if any(w.first.year == y == w.last.year for w in named)), None)
        begun = {column: year for column, year in years.items() if today is None or year <= today.year}
        return max(begun, key=lambda column: begun[column], default=None)
    if len(columns) == 1:
        return columns[0]
    words, languages = statement.of(PartKind.WORD), _languages(statement, table)
    headed = [c for c in columns if _is_headed(table.columns[c], words, languages, policy)]
    return headed[0] if len(headed) == 1 else None


def _is_headed(header: str, words: Sequence[Part], languages: tuple[str, ...], policy: Policy) -> bool:
    own = parts_of_phrase(header, languages)
    return bool(own) and any(matched(own, words, policy))


def _share_of_words_known(statement: Statement, table: Table, cell: tuple[Row, int], policy: Policy) -> float:
    """How much of what is measured the table names; 0 where it lacks a name, or a word with an opposite ("rose")."""
    row, column = cell
    languages = _languages(statement, table)
    header = parts_of_phrase(table.columns[column], languages)
    own = parts_of_phrase(row.cells[table.entity], languages)
    others = (*measure_parts(table, languages), *header, *own)
    subject = [part for part in statement.parts if part.kind in (PartKind.NAME, PartKind.WORD)]
    found = matched(subject, others, policy)
    measured = [part for part in subject if part.kind is PartKind.WORD and part not in matched(subject, own, policy)]
    for part in subject:
        turns = part.decisive or (part.predicate and any(opposites(concept) for concept in part.concepts))
        if part not in found and (turns or (part.kind is PartKind.NAME and not part.adjective)):
            return 0.0
    if not measured:
        return 0.0
    return sum(part in found for part in measured) / len(measured)
