"""Several cells: sums, means, medians, and what part of the whole a row is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum
from statistics import fmean, median
from types import MappingProxyType

from claims.language.units import dimension
from claims.models import Computation, Quantity
from claims.parts.figures import FigureAgreement, compare_value
from claims.tables.cells import Figure, without_marks
from claims.tables.cues import Cues
from claims.tables.fields import Entry
from claims.tables.members import adds_up, is_in_title, means_of, members_of, totals_of
from claims.tables.sheet import Sheet
from claims.tables.subject import Subject, figure_of, subjects, units_of
from claims.tables.worked import Outcome, Question, Worked, worked

_SEVERAL = 2
_SHOWN = 10
"""Cells at either end of a long sum that are written out."""
_OPEN = FigureAgreement(agrees=False, differs=False)
_OF_VALUES: Mapping[Computation, Callable[[Sequence[float]], float]] = MappingProxyType(
    {Computation.SUM: fsum, Computation.MEAN: fmean, Computation.MEDIAN: median}
)


def worked_sums(question: Question) -> list[Worked]:
    """The sum, mean or median of the rows that a claim names, or of all, or what part of the whole they are."""
    about, sheet = question.about, question.sheet
    named = subjects(about, sheet)
    unnamed = (subject for subject in subjects(about, sheet, named=False) if not subject.entries)
    work_out = _parts if question.aim.computation is Computation.PART else _outcomes
    return [
        worked(question, subject, outcome)
        for subject in (*named, *unnamed)
        if subject.known >= question.asked.policy.tables.value_subject_from
        for outcome in work_out(question, subject)
    ]


def _outcomes(question: Question, subject: Subject) -> Iterator[Outcome]:
    sheet, claimed, summed = question.sheet, question.aim.claimed, question.aim.computation is Computation.SUM
    entries = subject.entries or members_of(sheet, subject.field) or ()
    if not (subject.entries or sheet.table.is_whole):
        return
    if claimed is None or len(entries) < _SEVERAL or dimension(claimed) != _dimension(sheet, entries):
        return
    if len({entry.name.cell for entry in entries}) < len(entries):
        return
    if summed and (_dimension(sheet, entries) == "share" or any(map(adds_up, entries))):
        return
    figures = _figures(sheet, entries)
    missing = tuple(entry for entry in entries if entry not in figures)
    if len(figures) >= _SEVERAL and not (summed and missing) and len(units_of(sheet, entries)) == 1:
        yield _added(claimed, figures, question)
    if not subject.entries:
        yield from (_added(claimed, own, question) for own in _stated(question, subject))


def _dimension(sheet: Sheet, entries: Sequence[Entry]) -> str:
    return next((unit.dimension for unit in units_of(sheet, entries)), "")


def _figures(sheet: Sheet, entries: Sequence[Entry]) -> Mapping[Entry, Figure]:
    return {entry: figure for entry in entries if (figure := figure_of(sheet, entry)) is not None}


def _stated(question: Question, subject: Subject) -> Iterator[Mapping[Entry, Figure]]:
    """What the table itself gives as a total or an average, where it has a row for it."""
    if question.aim.computation is not Computation.MEDIAN:
        is_sum = question.aim.computation is Computation.SUM
        totals = totals_of(question.sheet, subject.field)
        stated = totals if is_sum else (*means_of(subject.field), *_between(question, subject, totals))
        yield from filter(None, (_figures(question.sheet, [entry]) for entry in stated))


def _between(question: Question, subject: Subject, totals: Sequence[Entry]) -> Iterator[Entry]:
    """The totals that are weighted averages by their figure, where a claim does not say of how many rows it speaks."""
    figures = [
        figure.value for figure in _figures(question.sheet, members_of(question.sheet, subject.field) or ()).values()
    ]
    if figures and not question.asked.sizes:
        for entry, figure in _figures(question.sheet, totals).items():
            if min(figures) <= figure.value <= max(figures):
                yield entry


def _added(claimed: Quantity, figures: Mapping[Entry, Figure], question: Question) -> Outcome:
    computation, sheet = question.aim.computation, question.sheet
    values, steps = [figure.value for figure in figures.values()], [figure.step for figure in figures.values()]
    value = _OF_VALUES[computation](values)
    step = sum(steps) if computation is Computation.SUM else max(steps)
    first = next(iter(figures))
    scale = sheet.unit_at(first.row, first.column).scale
    cells = [without_marks(sheet.table.rows[entry.row].cells[entry.column]) for entry in figures]
    sums = " + ".join(_few(cells))
    mean = f"({sums}) / {len(cells)}" if len(cells) > 1 else sums
    in_order = [cell for _, cell in sorted(zip(values, cells, strict=True))]
    return Outcome(
        rule=f"{computation}_of_cells",
        computation=computation,
        value=value,
        expression={Computation.SUM: sums, Computation.MEAN: mean}.get(computation, "; ".join(_few(in_order))),
        entries=tuple(figures),
        agreement=compare_value(claimed, value * scale, question.asked.policy.tolerances, step=step * scale),
        step=step,
        whole=len(figures),
    )


def _few(cells: Sequence[str]) -> Sequence[str]:
    """Cells, where they are many the first and the last few."""
    return cells if len(cells) <= 2 * _SHOWN else [*cells[:_SHOWN], "…", *cells[-_SHOWN:]]


def _parts(question: Question, subject: Subject) -> Iterator[Outcome]:
    """What part of the whole the named rows are: of the table's own total, and of the sum of all rows."""
    sheet = question.sheet
    members = members_of(sheet, subject.field)
    totals = totals_of(sheet, subject.field)
    own = tuple(entry for entry in subject.entries if members is not None and entry in members)
    if len(own) > 1 and not _are_joined(question):
        return
    if not own or members is None or not set(subject.entries) <= {*own, *totals, *_wholes(sheet, subject)}:
        return
    figures, all_figures = _figures(sheet, own), _figures(sheet, members)
    if len(figures) < len(own) or _dimension(sheet, own) == "share":
        return
    part = fsum(figure.value for figure in figures.values())
    wholes = [figure.value for figure in _figures(sheet, totals or _wholes(sheet, subject)).values()]
    if not wholes and len(all_figures) == len(members) > len(figures) and sheet.table.is_whole:
        wholes = [fsum(figure.value for figure in all_figures.values())]
    for whole in wholes:
        if whole > 0:
            yield _part(question, part / whole, f"{part:.12g} / {whole:.12g}", subject._replace(entries=own))


def _are_joined(question: Question) -> bool:
    """Whether several rows are named as one, and not one beside another: "of Lenham's people live in Hallstein"."""
    statement = question.asked.statement
    joining = statement.table.atoms.joining
    return any(word.text.casefold() in joining for word in Cues(statement).words)


def _wholes(sheet: Sheet, subject: Subject) -> tuple[Entry, ...]:
    """The rows that are all of what the table is about."""
    return tuple(entry for entry in subject.field.entries if is_in_title(entry, sheet))


def _part(question: Question, part: float, expression: str, subject: Subject) -> Outcome:
    members, claimed = members_of(question.sheet, subject.field) or (), question.aim.claimed
    tolerances = question.asked.policy.tolerances
    return Outcome(
        rule="part_of_cells",
        computation=Computation.PART,
        value=part,
        expression=expression,
        entries=subject.entries,
        agreement=compare_value(claimed, part, tolerances) if claimed is not None else _OPEN,
        beside=tuple(member for member in members if member not in subject.entries),
        whole=len(members),
    )
