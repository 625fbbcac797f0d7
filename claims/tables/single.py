"""A single figure: "Unemployment in Geneva is 4.7 percent" and the cell that says so."""

from collections.abc import Sequence

from claims.language.units import dimension, in_base_unit
from claims.language.words import words
from claims.models import Mark, Quantity
from claims.parts.figures import compare_value
from claims.parts.statement import Part, PartKind
from claims.tables.ages import AgeGroup
from claims.tables.asked import Asked
from claims.tables.columns import column_of
from claims.tables.levels import says_a_level
from claims.tables.meaning import known_unsaid, names_demands, names_measure, narrowing_ages, parts_known
from claims.tables.naming import is_of_something_else, is_told
from claims.tables.rows import parts_of_row, rows_named
from claims.tables.sheet import Sheet
from claims.tables.units import has_base
from claims.tables.words import table_words
from claims.tables.worked import Worked


def worked_value(asked: Asked, sheet: Sheet) -> Worked | None:
    """The one cell that a claim names by row and column, or None where it names none or more than one."""
    ages = narrowing_ages(asked, sheet)
    claimed = _claimed(asked, ages) if ages is not None else None
    if ages is None or claimed is None or dimension(claimed) not in sheet.dimensions:
        return None
    if not says_a_level(asked, sheet, claimed):
        return None
    rows = rows_named(asked, sheet)
    column = _column(asked, sheet, rows[0]) if len(rows) == 1 else None
    if column is None or sheet.unit(column).dimension != dimension(claimed):
        return None
    known = _share_of_words_known(asked, sheet, (rows[0], column), ages)
    if known < asked.policy.tables.value_subject_from:
        return None
    return _worked(asked, sheet, (rows[0], column), claimed, known)


def _claimed(asked: Asked, ages: Sequence[AgeGroup]) -> Quantity | None:
    """The only figure of a claim, those aside that name a group by age."""
    named = [part for group in ages for part in group.parts]
    figures = [part for part in asked.figures if part not in named]
    if len(figures) != 1 or asked.statement.segments[figures[0].segment].denied:
        return None
    found = figures[0].quantity
    return found if found is not None and found.fraction is None else None


def _column(asked: Asked, sheet: Sheet, row: int) -> int | None:
    def has_figure(column: int) -> bool:
        figure = sheet.figure(row, column)
        return figure is not None and Mark.FORECAST not in figure.marks

    return column_of(asked, sheet, has_figure, row=sheet.names[row].period)


def _worked(asked: Asked, sheet: Sheet, cell: tuple[int, int], claimed: Quantity, known: float) -> Worked | None:
    row, column = cell
    figure = sheet.figure(row, column)
    if figure is None:
        return None
    scale, stored = sheet.unit(column).scale, sheet.table.rows[row]
    value, step = figure.value * scale, figure.step * scale
    return Worked(
        rule="cell_of_table",
        claimed=claimed,
        claimed_value=in_base_unit(claimed),
        value=value,
        step=step,
        expression=f"{sheet.names[row].cell} · {sheet.table.columns[column]} = {stored.cells[column]}",
        column=column,
        rows=(stored,),
        missing=(),
        agreement=compare_value(claimed, value, asked.policy.tolerances, step=step),
        coverage=known,
        marks=figure.marks,
        decides=_is_over(asked, sheet, column),
        refutes=sheet.table.refutes and _may_refute(asked, sheet, column) and not _is_turned(asked, claimed, value),
    )


def _is_over(asked: Asked, sheet: Sheet, column: int) -> bool:
    """Whether the period of a figure is over by the day of the claim, so that the figure is none of what is to come."""
    period = sheet.heads[column].period or sheet.title.period
    return period is None or asked.today is None or period.last <= asked.today or not asked.times


def _may_refute(asked: Asked, sheet: Sheet, column: int) -> bool:
    """Whether a figure can be of the time of a claim that names none: one of a period long over may have changed."""
    period = sheet.heads[column].period or sheet.title.period
    if asked.times or period is None or asked.today is None:
        return True
    return (asked.today - period.last).days <= asked.policy.tables.present_within_days


def _is_turned(asked: Asked, claimed: Quantity, value: float) -> bool:
    """Whether a claim tells as a lack what the table has with a sign: a deficit of 2.6 is a balance of -2.6."""
    said = words(asked.statement.text, asked.statement.table.code)
    is_lack = any(word.lemma.endswith(lack) for word in said for lack in table_words().lacks)
    return is_lack and in_base_unit(claimed) * value < 0


def _share_of_words_known(asked: Asked, sheet: Sheet, cell: tuple[int, int], ages: Sequence[AgeGroup]) -> float:
    """How much of what is measured the table names; 0 where it is about something else."""
    row, column = cell
    of_row = parts_of_row(asked, sheet, row)
    beside = parts_known(asked, sheet, column)
    if not names_demands(asked, sheet, column) or not names_measure(
        asked, sheet, column, (*of_row, *known_unsaid(asked, sheet))
    ):
        return 0.0
    others = (*of_row, *beside)
    found = [part for part in asked.said if _is_of_age(part, ages) or is_told(part, others, asked.policy)]
    missing = [part for part in asked.said if part not in found]
    if is_of_something_else(missing, asked.statement):
        return 0.0
    words = [p for p in asked.said if p.kind is PartKind.WORD and not is_told(p, of_row, asked.policy)]
    measured = [part for part in words if part in found or not part.verb]
    return sum(part in found for part in measured) / len(measured) if measured else 0.0


def _is_of_age(part: Part, ages: Sequence[AgeGroup]) -> bool:
    """Whether a word only belongs to the name of a group by age: "24-year-olds", "people aged 15 to 24"."""
    ends = any(0 <= part.span.start - group.parts[-1].span.end <= 1 for group in ages if group.parts)
    return ends or (bool(ages) and has_base(part.text, table_words().ages))
