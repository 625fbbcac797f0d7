"""A single figure: "Unemployment in Geneva is 4.7 percent" and the cell that says so."""

from claims.language.units import dimension, in_base_unit
from claims.language.words import words
from claims.models import Computation, Quantity
from claims.parts.figures import compare_value
from claims.tables.asked import Asked
from claims.tables.cues import Cues
from claims.tables.fields import Entry
from claims.tables.levels import says_a_level
from claims.tables.series import earlier_entries
from claims.tables.sheet import Sheet
from claims.tables.subject import Subject, subjects
from claims.tables.words import table_words
from claims.tables.worked import Outcome, Question, Worked, worked


def worked_values(question: Question) -> list[Worked]:
    """The cells that a claim names by row and column, each a reading of it; nothing where it names none."""
    aim, asked, sheet = question
    figure = aim.figure
    if figure is None or figure.quantity is None or figure.quantity.fraction is not None:
        return []
    if dimension(figure.quantity) not in sheet.dimensions or not says_a_level(asked.without(aim.cues), sheet, figure):
        return []
    return [
        one
        for subject in subjects(question.about, sheet)
        if subject.known >= asked.policy.tables.value_subject_from and _is_of_each(question, subject)
        for entry in _entries(question, subject)
        if (one := _worked(question, subject, entry)) is not None
    ]


def _is_of_each(question: Question, subject: Subject) -> bool:
    """Whether a figure is that of every row that is named; of several rows it may be their sum."""
    names = {entry.name.cell for entry in subject.entries}
    return len(names) == 1 or bool(Cues(question.asked.statement).of(question.asked.statement.table.computing.each))


def _entries(question: Question, subject: Subject) -> list[Entry]:
    """The cells, or those of the time from which a change begins."""
    if not question.aim.at_base:
        return list(subject.entries)
    aim, sheet, field = question.aim, question.sheet, subject.field
    return [earlier for entry in subject.entries for earlier in earlier_entries(aim, sheet, field, entry)]


def _worked(question: Question, subject: Subject, entry: Entry) -> Worked | None:
    aim, asked, sheet = question
    figure, claimed = sheet.figure(entry.row, entry.column), aim.claimed
    unit = sheet.unit_at(entry.row, entry.column)
    if figure is None or claimed is None or unit.dimension != dimension(claimed):
        return None
    value, step = figure.value * unit.scale, figure.step * unit.scale
    outcome = Outcome(
        rule="cell_of_table",
        computation=Computation.VALUE,
        value=figure.value,
        expression=f"{_named(sheet, entry)} = {sheet.table.rows[entry.row].cells[entry.column]}",
        entries=(entry,),
        agreement=compare_value(claimed, value, asked.policy.tolerances, step=step),
        step=figure.step,
        refutes=not _is_turned(asked, claimed, value),
    )
    return worked(question, subject, outcome)


def _named(sheet: Sheet, entry: Entry) -> str:
    name = entry.name.cell or sheet.table.rows[entry.row].cells[sheet.entity]
    return f"{name} · {sheet.table.columns[entry.column]}"


def _is_turned(asked: Asked, claimed: Quantity, value: float) -> bool:
    """Whether a claim tells as a lack what the table has with a sign: a deficit of 2.6 is a balance of -2.6."""
    said = words(asked.statement.text, asked.statement.table.code)
    is_lack = any(word.lemma.endswith(lack) for word in said for lack in table_words().lacks)
    return is_lack and in_base_unit(claimed) * value < 0
