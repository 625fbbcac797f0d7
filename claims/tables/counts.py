"""Shares and counts of rows on one side of a threshold: "a third of the members spend less than 2 %"."""

from collections.abc import Mapping
from typing import NamedTuple

from claims.language.tables import Language
from claims.language.units import dimension, in_base_unit
from claims.models import Bound, Computation, Mark
from claims.parts.figures import compare_value
from claims.parts.shares import ShareClaim
from claims.parts.statement import PartKind
from claims.policy import Policy, Tolerances
from claims.tables.aims import Aim
from claims.tables.asked import Asked
from claims.tables.columns import fields_named
from claims.tables.fields import Entry, Field, fields_of
from claims.tables.meaning import is_narrower, names_demands, narrowing_ages, parts_known
from claims.tables.members import members_of
from claims.tables.naming import is_of_something_else, is_told
from claims.tables.sheet import Sheet
from claims.tables.subject import Subject, figure_at, units_of
from claims.tables.worked import Outcome, Question, Worked, worked

_WHO_AND_WHAT = 2
_A_GROUP = 2
"""Fewest rows of which a share or a count says something."""
_HAIR = 1e-12
"""By which two ways to compute the same figure may differ."""
_REACHES = {Bound.AT_LEAST: True, Bound.MORE_THAN: True, Bound.AT_MOST: False, Bound.LESS_THAN: False}


class Sides(NamedTuple):
    """The entries that reach a threshold, those that do not, and those without a figure."""

    reached: tuple[Entry, ...]
    short: tuple[Entry, ...]
    missing: tuple[Entry, ...]


def worked_shares(asked: Asked, sheet: Sheet) -> list[Worked]:
    """How many rows of a table lie on the side of the threshold that a claim names; one for each reading of it."""
    share = asked.share
    if share is None or dimension(share.threshold) not in sheet.dimensions or not _has_one_side(share):
        return []
    if not sheet.table.is_whole or narrowing_ages(asked, sheet) is None:
        return []
    found = []
    for field in fields_named(asked, sheet, fields_of(sheet), lambda field: _is_filled(sheet, field)):
        known = _share_of_words_known(share, asked, sheet, field)
        of_unit = {dimension(share.threshold)} == {unit.dimension for unit in units_of(sheet, field.entries)}
        if of_unit and known >= asked.policy.tables.share_subject_from:
            found.append(_counted(share, asked, sheet, Subject(field, (), known)))
    return [one for one in found if one is not None]


def _is_filled(sheet: Sheet, field: Field) -> bool:
    """Whether most of the rows that are counted have a figure that is no forecast."""
    figures = [figure_at(sheet, entry) for entry in members_of(sheet, field) or ()]
    return 2 * sum(found is not None for found in figures) > len(figures)


def _has_one_side(asked: ShareClaim) -> bool:
    """Whether the wording of the threshold, if it binds a side, binds the one that is counted; "about 2 %" has none."""
    bound = asked.threshold.bound
    return bound is Bound.NONE or _REACHES.get(bound) is asked.reaches


def _share_of_words_known(share: ShareClaim, asked: Asked, sheet: Sheet, field: Field) -> float:
    """How much of the subject the table names; 0 where it lacks what is measured or of whom.

    A single word cannot say both ("half of the members spend less than 2 %"), and names alone say neither.
    """
    others = parts_known(asked, sheet, field.column)
    if not names_demands(asked, sheet, field.entries[0].column) or is_narrower(asked, sheet):
        return 0.0
    found = [part for part in share.subject if is_told(part, others, asked.policy)]
    words = [part for part in share.subject if part.kind is PartKind.WORD]
    open_parts = [part for part in share.subject if part not in found]
    if len({part.span.start for part in found}) < _WHO_AND_WHAT or not any(part in found for part in words):
        return 0.0
    if is_of_something_else(open_parts, asked.statement):
        return 0.0
    return len(found) / len(share.subject)


def _counted(share: ShareClaim, asked: Asked, sheet: Sheet, subject: Subject) -> Worked | None:
    sides = _sides(share, sheet, subject.field)
    if sides is None or not (sides.reached or sides.short):
        return None
    kept = sides.missing if asked.policy.tables.missing_rows == "not_reached" else ()
    whole = len(sides.reached) + len(sides.short) + len(kept)
    sized = share.exact or _tells_size(share, asked.statement.table)
    if (
        whole < _A_GROUP
        or share.whole not in (None, whole)
        or not _may_be_of(whole, share, sized=sized, policy=asked.policy)
    ):
        return None
    counted = sides.reached if share.reaches else (*sides.short, *kept)
    is_share = share.claimed.fraction is not None
    value = len(counted) / whole if is_share else float(len(counted))
    tolerances = _exact(asked.policy.tolerances) if sized else asked.policy.tolerances
    every = (*sides.reached, *sides.short, *sides.missing)
    computation = Computation.SHARE if is_share else Computation.COUNT
    outcome = Outcome(
        rule=f"{computation}_of_rows_{'reaching' if share.reaches else 'below'}_threshold",
        computation=computation,
        value=value,
        expression=f"{len(counted)} / {whole}" if is_share else f"{len(counted)} of {whole}",
        entries=counted or every[: -len(sides.missing) or None],
        agreement=compare_value(share.claimed, value, tolerances),
        beside=_without(every, counted) if counted else (),
        threshold=in_base_unit(share.threshold) / sheet.unit_at(every[0].row, every[0].column).scale,
        whole=whole,
        missing=sides.missing,
        tolerances=tolerances,
    )
    question = Question(Aim(computation, share=share.claimed), asked, sheet)
    return worked(question, subject, outcome).of_marks(_marks(sheet, (*sides.reached, *sides.short)))


def _sides(share: ShareClaim, sheet: Sheet, field: Field) -> Sides | None:
    """On which side of the threshold the members are; None where one is unclear."""
    members = members_of(sheet, field)
    if members is None:
        return None
    figures = {entry: sheet.figure(entry.row, entry.column) for entry in members}
    missing = tuple(entry for entry, figure in figures.items() if figure is None)
    if not all(sheet.is_missing(entry.row, entry.column) for entry in missing):
        return None
    known = {
        e: figure.value * sheet.unit_at(e.row, e.column).scale for e, figure in figures.items() if figure is not None
    }
    return _split(known, share, missing)


def _split(known: Mapping[Entry, float], share: ShareClaim, missing: tuple[Entry, ...]) -> Sides:
    threshold = in_base_unit(share.threshold)
    reached = tuple(entry for entry, value in known.items() if _reaches(value, threshold, share))
    return Sides(reached, _without(tuple(known), reached), missing)


def _without(entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    left_out = set(others)
    return tuple(entry for entry in entries if entry not in left_out)


def _marks(sheet: Sheet, entries: tuple[Entry, ...]) -> tuple[Mark, ...]:
    """The marks of all figures that a share stands on, each once."""
    figures = (sheet.figure(entry.row, entry.column) for entry in entries)
    return tuple(dict.fromkeys(mark for figure in figures if figure is not None for mark in figure.marks))


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
