"""Ranks: at which place a row stands, which is the highest or lowest, and what was never so high since a time."""

from collections.abc import Iterator, Mapping
from datetime import date

from claims.models import Computation
from claims.parts.figures import FigureAgreement
from claims.tables.aims import Aim
from claims.tables.beyond import is_within
from claims.tables.cells import without_marks
from claims.tables.columns import whole_table_fits
from claims.tables.fields import Entry, fields_of
from claims.tables.meaning import parts_known
from claims.tables.members import members_of
from claims.tables.naming import is_named, is_of_something_else, is_told, parts_of_phrase
from claims.tables.periods import Period
from claims.tables.places import is_group
from claims.tables.rows import entries_named
from claims.tables.series import Point, is_whole, series_of, since
from claims.tables.sheet import Sheet
from claims.tables.subject import Subject, figure_of, open_parts, subjects, units_of
from claims.tables.worked import Outcome, Question, Worked, worked

_AGREES = FigureAgreement(agrees=True, differs=False)
_DIFFERS = FigureAgreement(agrees=False, differs=True)


def worked_ranks(question: Question) -> list[Worked]:
    """The place of each row that a claim names, among all rows or among all times of that row."""
    stated = _stated(question)
    if stated:
        return stated
    if _is_of_things(question):
        return []
    outcomes = (
        (subject, (_record if question.aim.over_time or subject.field.alone else _rank)(question, subject, entry))
        for subject in subjects(question.about, question.sheet, level=False)
        if subject.known >= question.asked.policy.tables.value_subject_from
        and (subject.field.column is None or subject.field.column != question.sheet.rank_column)
        and len(set(subject.entries)) == 1
        for entry in subject.entries
    )
    return [worked(question, subject, outcome) for subject, outcome in outcomes if outcome is not None]


def _is_of_things(question: Question) -> bool:
    """Whether a superlative is of the things that are counted, in the plural: "the oldest schools"."""
    about, sheet = question.about, question.sheet
    known = parts_known(about, sheet, None)
    several = (part for part in question.aim.things if part.text.casefold() != part.base)
    return any(is_told(part, known, about.policy) for part in several)


def _stated(question: Question) -> list[Worked]:
    """The places that a table itself gives to the rows that a claim names, where it says by nothing else."""
    aim, sheet, about = question.aim, question.sheet, question.about
    fields = [field for field in fields_of(sheet) if field.column == sheet.rank_column and field.column is not None]
    if aim.computation is not Computation.RANK or len(fields) != 1 or not whole_table_fits(about, sheet):
        return []
    heads = [sheet.heads[column].words for column in sheet.columns if column != sheet.rank_column]
    if any(is_named(words, about.said, about.languages(sheet.language), about.policy) for words in heads):
        return []
    subject = Subject(fields[0], tuple(entries_named(about, sheet, fields[0])), 1.0)
    if is_of_something_else(open_parts(about, sheet, subject), about.statement):
        return []
    outcomes = (_place(question, entry) for entry in subject.entries)
    return [worked(question, subject, outcome) for outcome in outcomes if outcome is not None]


def _place(question: Question, entry: Entry) -> Outcome | None:
    sheet, below = question.sheet, question.aim.sign < 0
    figure = sheet.figure(entry.row, entry.column)
    if figure is None or (below and not sheet.table.is_whole):
        return None
    places = [own.value for row in range(len(sheet.table.rows)) if (own := sheet.figure(row, entry.column)) is not None]
    place = max(places) + 1 - figure.value if below else figure.value
    return Outcome(
        rule="rank_of_row",
        computation=Computation.RANK,
        value=figure.value,
        expression=f"{entry.name.cell} = {sheet.table.rows[entry.row].cells[entry.column]}",
        entries=(entry,),
        agreement=_AGREES if place == question.aim.place else _DIFFERS,
    )


def _rank(question: Question, subject: Subject, entry: Entry) -> Outcome | None:
    """The place of an entry among all members; open where another one shares it, or one without data could take it."""
    aim, sheet = question.aim, question.sheet
    members = members_of(sheet, subject.field)
    if is_within(question.asked, aim, entry.name.cell) or _is_of_a_group(question):
        return None
    if members is None or entry not in set(members) or len(members) < 2 or not sheet.table.is_whole:  # noqa: PLR2004 a rank needs two
        return None
    figures = {member: figure_of(sheet, member) for member in members}
    own = figures[entry]
    unclear = [e for e, figure in figures.items() if figure is None and not sheet.is_missing(e.row, e.column)]
    if own is None or unclear or len(units_of(sheet, members)) > 1:
        return None
    known = {member: figure.value for member, figure in figures.items() if figure is not None}
    before = [member for member, value in known.items() if (value - own.value) * aim.sign > 0]
    level = [member for member, value in known.items() if value == own.value]
    missing = tuple(member for member in members if member not in known)
    place = len(before) + 1
    agrees = place <= aim.place <= len(before) + len(level)
    differs = not agrees and not (missing and place < aim.place <= place + len(level) - 1 + len(missing))
    return Outcome(
        rule="rank_of_row",
        computation=aim.computation,
        value=float(place) if aim.computation is Computation.RANK else own.value,
        expression=f"{place} / {len(known)}",
        entries=(entry,),
        agreement=_AGREES if agrees else FigureAgreement(agrees=False, differs=differs),
        beside=tuple(member for member in members if member != entry),
        whole=len(known),
        missing=missing,
        decides=not missing and len(level) == 1,
    )


def _is_of_a_group(question: Question) -> bool:
    """Whether a claim ranks among the places of a group that no title names: "the highest in Europe"."""
    asked, sheet = question.about, question.sheet
    names = [part for part in asked.said if part.name is not None and is_group(part.text, part.name.keys)]
    known = [p for phrase in sheet.phrases for p in parts_of_phrase(phrase, asked.languages(sheet.language))]
    return any(not is_told(part, known, asked.policy) for part in names)


def _record(question: Question, subject: Subject, entry: Entry) -> Outcome | None:
    """Whether no figure of the same row was as high since a time; open where some time has none."""
    aim, sheet = question.aim, question.sheet
    until = subject.field.period
    own = figure_of(sheet, entry)
    if until is None or own is None or aim.place > 1:
        return None
    points = series_of(sheet, subject.field, entry)
    start = _start(aim, until)
    others = tuple(_others(aim, points, start, until))
    figures = {point.entry: figure_of(sheet, point.entry) for point in others}
    known = {own_entry: figure.value for own_entry, figure in figures.items() if figure is not None}
    if not known:
        return None
    beaten = [one for one, value in known.items() if (value - own.value) * aim.sign >= 0]
    level = all(known[one] == own.value for one in beaten)
    first = next(point.entry for point in others if point.entry in known)
    level = level or (aim.stretch is not None and beaten == [first])
    level = level or is_within(question.asked, aim, entry.name.cell or sheet.heads[entry.column].words)
    is_all = len(known) == len(others) and is_whole(_ordered(others, until, entry)) and _reaches(others, start)
    return Outcome(
        rule="record_of_times",
        computation=aim.computation,
        value=own.value,
        expression=_against_the_best(sheet, entry, known, aim.sign),
        entries=(entry,),
        agreement=_DIFFERS if beaten and not level else FigureAgreement(agrees=not beaten, differs=False),
        beside=tuple(point.entry for point in others),
        whole=len(known) + 1,
        missing=tuple(point.entry for point in others if point.entry not in known),
        decides=is_all,
    )


def _against_the_best(sheet: Sheet, entry: Entry, known: Mapping[Entry, float], sign: int) -> str:
    """A figure beside the highest, or lowest, of the others, as both are written."""
    best = max(known, key=lambda other: sign * known[other])
    own, other = (without_marks(sheet.table.rows[e.row].cells[e.column]) for e in (entry, best))
    figure = sheet.figure(entry.row, entry.column)
    apart = (figure.value if figure is not None else 0.0) - known[best]
    return f"{own} {'>' if apart > 0 else '<' if apart < 0 else '='} {other}"


def _start(aim: Aim, until: Period) -> date | None:
    """The day after the time since which something is said to be the highest; None where no time is named."""
    lasts = [part.when.last for part in aim.earlier if part.when is not None]
    if lasts:
        return lasts[0]
    if aim.stretch is not None and aim.stretch.quantity is not None:
        years = int(aim.stretch.quantity.value)
        return date(max(1, until.first.year - years), until.first.month, 1)
    return None


def _others(aim: Aim, points: tuple[Point, ...], start: date | None, until: Period) -> Iterator[Point]:
    """The points that are held against: since the start, before the time itself; all where none is named."""
    if start is not None:
        return since(points, start, until)
    if aim.over_time:
        return (point for point in points if point.period.first < until.first)
    return (point for point in points if point.period != until)


def _ordered(others: tuple[Point, ...], until: Period, entry: Entry) -> tuple[Point, ...]:
    return tuple(sorted((*others, Point(until, entry)), key=lambda point: point.period))


def _reaches(others: tuple[Point, ...], start: date | None) -> bool:
    """Whether the table reaches back as far as the claim."""
    if start is None:
        return True
    first = min(point.period.first for point in others)
    return (first - start).days <= 1
