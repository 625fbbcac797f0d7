"""Whether cells of a table are about what a claim speaks of: which they are, and how much of it they have."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from claims.models import Mark
from claims.parts.statement import Part, PartKind
from claims.tables.ages import AgeGroup
from claims.tables.asked import Asked
from claims.tables.cells import Figure
from claims.tables.columns import fields_named
from claims.tables.cues import Cues
from claims.tables.fields import Entry, Field, fields_of
from claims.tables.meaning import kind_unsaid, names_demands, names_measure, narrowing_ages, parts_known
from claims.tables.members import members_of, totals_of
from claims.tables.naming import is_of_something_else, is_told, parts_of_phrase
from claims.tables.rows import entries_named, parts_of_entry
from claims.tables.sheet import Sheet
from claims.tables.units import Unit, has_base
from claims.tables.words import table_words


class Subject(NamedTuple):
    """Figures of a table that a claim may speak of."""

    field: Field
    entries: tuple[Entry, ...]
    """Those that the claim names; empty where it names none."""
    known: float
    """Share of the claim's words for what is measured that the table has."""


def figure_at(sheet: Sheet, entry: Entry) -> Figure | None:
    """The figure of an entry, unless it is a forecast."""
    figure = sheet.figure(entry.row, entry.column)
    return None if figure is None or Mark.FORECAST in figure.marks else figure


def units_of(sheet: Sheet, entries: Sequence[Entry]) -> frozenset[Unit]:
    """What the figures of some entries are counted in; several where a column mixes them."""
    known = (entry for entry in entries if sheet.figure(entry.row, entry.column) is not None)
    return frozenset(sheet.unit_at(entry.row, entry.column) for entry in known)


def figure_of(sheet: Sheet, entry: Entry) -> Figure | None:
    """The figure of an entry; a plain count is not rounded."""
    figure = sheet.figure(entry.row, entry.column)
    unit = sheet.unit_at(entry.row, entry.column)
    is_count = figure is not None and unit.dimension == "count" and unit.factor == 1 and figure.step == 1
    return figure._replace(step=0.0) if figure is not None and is_count else figure


def subjects(asked: Asked, sheet: Sheet, *, named: bool = True, level: bool = True) -> list[Subject]:
    """The figures that a claim may speak of; several where it cannot be told which.

    Args:
        asked: The claim, without the words that ask for arithmetic.
        sheet: The table.
        named: Whether those of rows that it names are meant, or all rows.
        level: Whether it says at which level a figure stands, and so has to name what its unit asks for.
    """
    ages = narrowing_ages(asked, sheet)
    if ages is None:
        return []
    found = []
    for field in fields_named(asked, sheet, fields_of(sheet), _filled(asked, sheet, named=named)):
        entries = tuple(entries_named(asked, sheet, field)) or _totals(asked, sheet, field)
        known = share_of_words_known(asked, sheet, Subject(field, entries, 0.0), ages, level=level)
        if (entries or not named) and known:
            found.append(Subject(field, entries, known))
    return found


def _totals(asked: Asked, sheet: Sheet, field: Field) -> tuple[Entry, ...]:
    """The rows that are the sum of all, where a claim speaks of the whole: "total spending"."""
    said = Cues(asked.statement).of(asked.statement.table.computing.whole)
    return totals_of(sheet, field) if said and not field.alone else ()


def _filled(asked: Asked, sheet: Sheet, *, named: bool) -> Callable[[Field], bool]:
    """Whether a field has figures that are no forecasts: one of those that are named, or most of all."""

    def is_filled(field: Field) -> bool:
        meant = entries_named(asked, sheet, field) or _totals(asked, sheet, field)
        entries = meant if named else members_of(sheet, field) or ()
        figures = [figure_at(sheet, entry) is not None for entry in entries]
        return any(figures) if named else 2 * sum(figures) > len(figures)

    return is_filled


def share_of_words_known(
    asked: Asked, sheet: Sheet, subject: Subject, ages: Sequence[AgeGroup], *, level: bool
) -> float:
    """How much of what is measured the table names; 0 where it is about something else."""
    column = subject.field.column
    of_rows = [part for entry in subject.entries for part in parts_of_entry(asked, sheet, entry)]
    unit_of = subject.field.entries[0].column if column is None else column
    if not names_demands(asked, sheet, unit_of, level=level) or not names_measure(
        asked, sheet, column, (*of_rows, *kind_unsaid(asked, sheet))
    ):
        return 0.0
    missing = open_parts(asked, sheet, subject, ages)
    found = [part for part in asked.said if part not in missing and not _is_idle(part, asked)]
    if is_of_something_else(missing, asked.statement) or _is_of_women(asked, sheet):
        return 0.0
    words = [
        p
        for p in asked.said
        if p.kind is PartKind.WORD and not is_told(p, of_rows, asked.policy) and not _is_idle(p, asked)
    ]
    measured = [part for part in words if part in found or not part.verb]
    if not measured:
        return 1.0 if any(part in found for part in asked.said) else 0.0
    return sum(part in found for part in measured) / len(measured)


def open_parts(asked: Asked, sheet: Sheet, subject: Subject, ages: Sequence[AgeGroup] = ()) -> list[Part]:
    """The parts of a claim that neither the named rows nor the table have."""
    of_rows = [part for entry in subject.entries for part in parts_of_entry(asked, sheet, entry)]
    others = (*of_rows, *parts_known(asked, sheet, subject.field.column))
    counted = [part for part in asked.said if _is_counted(part, asked, sheet)]
    left = (part for part in asked.said if not _is_of_age(part, ages) and not _is_idle(part, asked))
    return [part for part in left if part not in counted and not is_told(part, others, asked.policy)]


def _is_counted(part: Part, asked: Asked, sheet: Sheet) -> bool:
    """Whether a noun right behind a figure is what another column of the table counts: a majority of "512 votes"."""
    ends = [span.end for span in asked.used]
    if part.kind is not PartKind.WORD or not any(0 <= part.span.start - end <= 1 for end in ends):
        return False
    headers = (sheet.heads[column].words for column in sheet.columns)
    own = [p for header in headers for p in parts_of_phrase(header, asked.languages(sheet.language))]
    return is_told(part, own, asked.policy)


def _is_of_women(asked: Asked, sheet: Sheet) -> bool:
    """Whether a claim counts women by the form of a noun alone, of which the table says nothing: "Schülerinnen"."""
    ends = asked.statement.table.computing.women
    said = [part for part in asked.said if ends and part.text.endswith(ends)]
    own = " ".join((*sheet.phrases, *sheet.table.columns, *sheet.table.narrowed))
    both = [part.text[: -len(end)].casefold() for part in said for end in ends if part.text.endswith(end)]
    alone = [stem for stem in both if not any(p.text.casefold() in (stem, f"{stem}n") for p in asked.said)]
    return bool(alone) and not any(end in own for end in ends)


def _is_idle(part: Part, asked: Asked) -> bool:
    """Whether a word only says that there are so many, or what is done to them anyway: "counted", "votes cast"."""
    own = {part.base, part.verb} if part.kind is PartKind.WORD else set()
    done_to = {noun for word in own for noun in table_words().acts.get(word, ())}
    return bool(
        own & table_words().idle
        or (own & table_words().sizes and not part.attribute)
        or done_to & {other.base for other in asked.said}
    )


def _is_of_age(part: Part, ages: Sequence[AgeGroup]) -> bool:
    """Whether a word only belongs to the name of a group by age: "24-year-olds", "people aged 15 to 24"."""
    ends = any(0 <= part.span.start - group.parts[-1].span.end <= 1 for group in ages if group.parts)
    return ends or (bool(ages) and has_base(part.text, table_words().ages))
