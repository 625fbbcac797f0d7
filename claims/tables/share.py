"""Shares and counts of rows on one side of a threshold: "a third of the members spend less than 2 %"."""

from claims.language.tables import Language
from claims.language.units import dimension, in_base_unit
from claims.models import Bound, Mark
from claims.parts.figures import compare_value
from claims.parts.shares import ShareClaim
from claims.parts.statement import PartKind
from claims.policy import Policy, Tolerances
from claims.tables.asked import Asked
from claims.tables.columns import column_of
from claims.tables.meaning import is_narrower, names_demands, narrowing_ages, parts_known
from claims.tables.naming import is_of_something_else, is_told
from claims.tables.sheet import Sheet
from claims.tables.worked import Worked

Rows = tuple[int, ...]

_WHO_AND_WHAT = 2
_HAIR = 1e-12
"""By which two ways to compute the same figure may differ."""
_REACHES = {Bound.AT_LEAST: True, Bound.MORE_THAN: True, Bound.AT_MOST: False, Bound.LESS_THAN: False}


def worked_share(asked: Asked, sheet: Sheet) -> Worked | None:
    """How many rows of a table lie on the side of the threshold that a claim names."""
    share = asked.share
    if share is None or dimension(share.threshold) not in sheet.dimensions or not _has_one_side(share):
        return None
    if not sheet.table.is_whole:
        return None
    if narrowing_ages(asked, sheet) is None:
        return None
    column = column_of(asked, sheet, lambda column: _is_filled(sheet, column))
    if column is None or dimension(share.threshold) != sheet.unit(column).dimension:
        return None
    known = _share_of_words_known(share, asked, sheet, column)
    if known < asked.policy.tables.share_subject_from:
        return None
    return _counted(share, asked, sheet, column, known)


def _is_filled(sheet: Sheet, column: int) -> bool:
    """Whether most of the rows that are counted have a figure that is no forecast."""
    figures = [sheet.figure(row, column) for row in sheet.members or ()]
    return 2 * sum(found is not None and Mark.FORECAST not in found.marks for found in figures) > len(figures)


def _has_one_side(asked: ShareClaim) -> bool:
    """Whether the wording of the threshold, if it binds a side, binds the one that is counted; "about 2 %" has none."""
    bound = asked.threshold.bound
    return bound is Bound.NONE or _REACHES.get(bound) is asked.reaches


def _share_of_words_known(share: ShareClaim, asked: Asked, sheet: Sheet, column: int) -> float:
    """How much of the subject the table names; 0 where it lacks what is measured or of whom.

    A single word cannot say both ("half of the members spend less than 2 %"), and names alone say neither.
    """
    others = parts_known(asked, sheet, column)
    if not names_demands(asked, sheet, column) or is_narrower(asked, sheet):
        return 0.0
    found = [part for part in share.subject if is_told(part, others, asked.policy)]
    words = [part for part in share.subject if part.kind is PartKind.WORD]
    open_parts = [part for part in share.subject if part not in found]
    if len({part.span.start for part in found}) < _WHO_AND_WHAT or not any(part in found for part in words):
        return 0.0
    if is_of_something_else(open_parts, asked.statement):
        return 0.0
    return len(found) / len(share.subject)


def _counted(share: ShareClaim, asked: Asked, sheet: Sheet, column: int, known: float) -> Worked | None:
    sides = _sides(share, sheet, column)
    if sides is None:
        return None
    reached, short, missing = sides
    kept = missing if asked.policy.tables.missing_rows == "not_reached" else ()
    whole = len(reached) + len(short) + len(kept)
    counted = reached if share.reaches else (*short, *kept)
    if not (reached or short) or share.whole not in (None, whole):
        return None
    is_share, sized = share.claimed.fraction is not None, _tells_size(share, asked.statement.table)
    value = len(counted) / whole if is_share else float(len(counted))
    if not _may_be_of(whole, share, sized=sized, policy=asked.policy):
        return None
    tolerances = _exact(asked.policy.tolerances) if sized else asked.policy.tolerances
    return Worked(
        rule=f"{'share' if is_share else 'count'}_of_rows_{'reaching' if share.reaches else 'below'}_threshold",
        claimed=share.claimed,
        claimed_value=share.claimed.value,
        value=value,
        expression=f"{len(counted)} / {whole}" if is_share else f"{len(counted)} of {whole}",
        column=column,
        rows=tuple(sheet.table.rows[row] for row in counted or (reached or short)),
        missing=tuple(sheet.table.rows[row] for row in missing),
        agreement=compare_value(share.claimed, value, tolerances),
        coverage=known,
        marks=_marks(sheet, (*reached, *short), column),
    )


def _sides(share: ShareClaim, sheet: Sheet, column: int) -> tuple[Rows, Rows, Rows] | None:
    """The rows that reach the threshold, those that do not, and those without a figure; None where one is unclear."""
    members = sheet.members
    if members is None:
        return None
    figures = {row: sheet.figure(row, column) for row in members}
    missing = tuple(row for row, figure in figures.items() if figure is None)
    if not all(sheet.is_missing(row, column) for row in missing):
        return None
    scale, threshold = sheet.unit(column).scale, in_base_unit(share.threshold)
    known = {row: figure.value * scale for row, figure in figures.items() if figure is not None}
    reached = tuple(row for row, value in known.items() if _reaches(value, threshold, share))
    return reached, tuple(row for row in known if row not in reached), missing


def _marks(sheet: Sheet, rows: Rows, column: int) -> tuple[Mark, ...]:
    """The marks of all figures that a share stands on, each once."""
    figures = (sheet.figure(row, column) for row in rows)
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
