"""The outcome of a computation."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from claims.models import Computation, Mark, Quantity, Stance
from claims.parts.figures import FigureAgreement
from claims.policy import Tolerances
from claims.tables.aims import Aim
from claims.tables.asked import Asked
from claims.tables.beyond import says_more
from claims.tables.fields import Entry
from claims.tables.periods import Period
from claims.tables.sheet import Sheet
from claims.tables.subject import Subject

_HAIR = 1e-9
"""Relative distance by which two ways to compute the same figure may differ."""


class Question(NamedTuple):
    """What a claim asks of a table."""

    aim: Aim
    asked: Asked
    sheet: Sheet

    @property
    def about(self) -> Asked:
        """What the claim asks it of: all but the words that ask for arithmetic."""
        return self.asked.without(self.aim.used).having(self.aim.now)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure that was worked out."""

    rule: str
    computation: Computation
    value: float
    """In the unit of the cells; of a change, a share or a part its share, of a ratio how many times."""
    expression: str
    entries: tuple[Entry, ...]
    """The cells that the figure stands on."""
    agreement: FigureAgreement
    said: Quantity | None = None
    """The claimed figure as it was compared, where that is not as it is worded."""
    beside: tuple[Entry, ...] = ()
    """Cells that it is seen beside, as the others of a ranking."""
    step: float = 0.0
    """By how much ``value`` may be off, since the cells are rounded."""
    threshold: float | None = None
    """In the unit of the cells."""
    whole: int | None = None
    missing: tuple[Entry, ...] = ()
    """Entries without data."""
    tolerances: Tolerances | None = None
    """Those by which it was compared, where they are not those of the policy."""
    in_points: bool = False
    """Whether it is a difference of percentages."""
    decides: bool = True
    """Whether nothing that is not known could change it."""
    refutes: bool = True


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure that was worked out from a table, beside what a claim has."""

    aim: Aim
    sheet: Sheet
    subject: Subject
    outcome: Outcome
    marks: tuple[Mark, ...]
    """What the publisher says of the figures that it stands on."""
    decides: bool = True
    """Whether it can decide: not a figure of a time that is not over."""
    refutes: bool = True
    """Whether another figure than this one is wrong."""

    def of_marks(self, marks: tuple[Mark, ...]) -> "Worked":
        """The same with the marks of more figures than it cites."""
        return replace(self, marks=marks)

    @property
    def stance(self) -> Stance:
        """How it stands to the claim; a forecast never decides what is."""
        if Mark.FORECAST in self.marks or not self.decides:
            return Stance.MENTIONS
        if self.outcome.agreement.agrees:
            return Stance.SUPPORTS if self.outcome.decides else Stance.MENTIONS
        return Stance.REFUTES if self.outcome.agreement.differs and self.refutes else Stance.MENTIONS

    def agrees_with(self, other: "Worked") -> bool:
        """Whether two tables give one figure, as exactly as both are written."""
        one, two = self.outcome, other.outcome
        apart = abs(one.value * self.scale - two.value * other.scale)
        steps = max(one.step * self.scale, two.step * other.scale)
        return self.stance is other.stance and apart <= steps / 2 + _HAIR * abs(one.value * self.scale)

    @property
    def scale(self) -> float:
        """Worth of one of what came out in the base unit: of a difference of percentages one point."""
        entry = self.outcome.entries[0]
        is_of_cells = self.outcome.computation in _OF_CELLS and not self.outcome.in_points
        return self.sheet.unit_at(entry.row, entry.column).scale if is_of_cells else 1.0


_OF_CELLS = frozenset(
    {
        Computation.VALUE,
        Computation.DIFFERENCE,
        Computation.SUM,
        Computation.MEAN,
        Computation.MEDIAN,
        Computation.MAXIMUM,
        Computation.MINIMUM,
        Computation.COMPARISON,
    }
)
"""What comes out in the unit of the cells."""


def worked(question: Question, subject: Subject, outcome: Outcome) -> Worked:
    """An outcome with what is known of the figures that it stands on."""
    sheet, asked = question.sheet, question.asked
    figures = (sheet.figure(entry.row, entry.column) for entry in outcome.entries)
    marks = tuple(dict.fromkeys(mark for figure in figures if figure is not None for mark in figure.marks))
    if any(Mark.FORECAST in _marks(sheet, entry) for entry in outcome.beside):
        marks = (*marks, Mark.FORECAST)
    period = subject.field.period or sheet.title.period
    return Worked(
        aim=question.aim,
        sheet=sheet,
        subject=subject,
        outcome=replace(outcome, decides=outcome.decides and not says_more(asked, question.aim)),
        marks=marks,
        decides=_has_begun(asked, period),
        refutes=sheet.table.refutes and outcome.refutes and _may_refute(asked, period),
    )


def _marks(sheet: Sheet, entry: Entry) -> tuple[Mark, ...]:
    figure = sheet.figure(entry.row, entry.column)
    return figure.marks if figure is not None else ()


def _has_begun(asked: Asked, period: Period | None) -> bool:
    """Whether the period of a figure has begun by the day of the claim, so that it is none of what is to come."""
    return period is None or asked.today is None or period.first <= asked.today or not asked.times


def _may_refute(asked: Asked, period: Period | None) -> bool:
    """Whether a figure is of the time of a claim: not one of a time that is not over, or was long over by then."""
    if period is None or asked.today is None:
        return True
    if asked.times:
        return period.last <= asked.today
    return (asked.today - period.last).days <= asked.policy.tables.present_within_days
