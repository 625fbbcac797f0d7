"""Two cells: by how much, or how many times, a figure is more than another row's or than its own at another time."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from claims.language.units import dimension
from claims.language.words import words
from claims.models import Bound, Computation, Quantity
from claims.parts.figures import FigureAgreement, compare_value
from claims.policy import Tolerances
from claims.tables.aims import Aim
from claims.tables.asked import Asked
from claims.tables.cells import Figure, without_marks
from claims.tables.cues import Cues
from claims.tables.fields import Entry
from claims.tables.rows import entries_named
from claims.tables.series import earlier_entries
from claims.tables.subject import Subject, figure_of, subjects
from claims.tables.words import table_words
from claims.tables.worked import Outcome, Question, Worked, worked

_POINTS = 100
"""Percentage points in a share of one."""
_TURNED = MappingProxyType(
    {
        Bound.MORE_THAN: Bound.LESS_THAN,
        Bound.AT_LEAST: Bound.AT_MOST,
        Bound.NEARLY: Bound.JUST_OVER,
        Bound.JUST_OVER: Bound.NEARLY,
    }
)
"""What binds a figure that has become less: "more than halved" is less than half."""
_WRONG_WAY = FigureAgreement(agrees=False, differs=True)
_OPEN = FigureAgreement(agrees=False, differs=False)


class Pair(NamedTuple):
    """A figure and the one that it is held against, in the unit of the cells."""

    entry: Entry
    base: Entry
    later: Figure
    earlier: Figure
    written: tuple[str, str]

    @property
    def difference(self) -> float:
        """By how much the first is more."""
        return self.later.value - self.earlier.value

    @property
    def step(self) -> float:
        """By how much the difference may be off, twice, since both are rounded."""
        return self.later.step + self.earlier.step


def worked_pairs(question: Question) -> list[Worked]:
    """What comes out for each pair of cells that a claim may mean, and for each meaning of "by two percent"."""
    return [
        worked(question, subject, outcome)
        for subject in subjects(question.about, question.sheet, level=_is_level(question.aim))
        if subject.known >= question.asked.policy.tables.value_subject_from and not _is_joint(question, subject)
        for pair in _pairs(question, subject)
        for outcome in _outcomes(question, pair)
    ]


def _is_joint(question: Question, subject: Subject) -> bool:
    """Whether it is the sum of several rows that is compared: "more than Lenham and Tannsee together"."""
    several = bool(question.aim.other) or len(subject.entries) > 1
    cues = Cues(question.asked.statement)
    return several and bool(cues.of(cues.known.together))


def _is_level(aim: Aim) -> bool:
    """Whether what is claimed has the unit of the cells: not so a part, or how many times."""
    return aim.claimed is not None and not _is_relative(aim.claimed) and aim.computation is not Computation.RATIO


def _pairs(question: Question, subject: Subject) -> Iterator[Pair]:
    sheet = question.sheet
    for entry in subject.entries:
        for base in _bases(question, subject, entry):
            later, earlier = (figure_of(sheet, own) for own in (entry, base))
            if later is not None and earlier is not None and base != entry:
                cells = sheet.table.rows
                own, other = (cells[e.row].cells[e.column] for e in (entry, base))
                written = (without_marks(own), without_marks(other))
                yield Pair(entry, base, later, earlier, written)


def _bases(question: Question, subject: Subject, entry: Entry) -> list[Entry]:
    """What a figure is held against: the row that is named behind "than", else the figure of an earlier time."""
    aim, asked, sheet = question
    if aim.other:
        return entries_named(asked.only(aim.other), sheet, subject.field)
    return earlier_entries(aim, sheet, subject.field, entry)


def _outcomes(question: Question, pair: Pair) -> Iterator[Outcome]:
    aim, claimed = question.aim, question.aim.claimed
    if claimed is None:
        yield _compared(aim, pair, question.asked.policy.tolerances)
    elif aim.computation is Computation.RATIO:
        yield from _ratio(claimed, pair, question.asked)
    else:
        if _is_relative(claimed):
            yield from _change(claimed, pair, question)
        if _is_of_unit(claimed, pair, question):
            yield _difference(claimed, pair, question)


def _is_relative(claimed: Quantity) -> bool:
    return claimed.fraction is not None or claimed.unit in ("percent", "permille")


def _is_of_unit(claimed: Quantity, pair: Pair, question: Question) -> bool:
    """Whether a figure can be the difference itself: of percentages in points, or loosely in percent."""
    own = question.sheet.unit_at(pair.entry.row, pair.entry.column).dimension
    if own == "share":
        own_words = dimension(claimed) in ("percentage_point", "share") or _says_points(question)
        return claimed.fraction is None and own_words
    return dimension(claimed) == own


def _says_points(question: Question) -> bool:
    """Whether the word behind a bare figure says that it counts points: "4.9 points higher"."""
    figure, statement = question.aim.figure, question.asked.statement
    behind = words(statement.text[figure.span.end :], statement.table.code)[:1] if figure is not None else ()
    return any(word.lemma in table_words().points for word in behind)


def _compared(aim: Aim, pair: Pair, tolerances: Tolerances) -> Outcome:
    apart, near = pair.difference, tolerances.unchanged * abs(pair.earlier.value)
    if aim.sign:
        wrong = _WRONG_WAY if apart * aim.sign < 0 else _OPEN
        agreement = FigureAgreement(agrees=True, differs=False) if apart * aim.sign > 0 else wrong
        if apart == 0 and pair.step == 0:
            agreement = _WRONG_WAY
    else:
        agreement = FigureAgreement(agrees=apart == 0, differs=abs(apart) > near)
    sign = ">" if apart > 0 else "<" if apart < 0 else "="
    expression = f"{pair.written[0]} {sign} {pair.written[1]}"
    cells = (pair.entry, pair.base)
    return Outcome("comparison_of_cells", Computation.COMPARISON, apart, expression, cells, agreement)


def _difference(claimed: Quantity, pair: Pair, question: Question) -> Outcome:
    unit = question.sheet.unit_at(pair.entry.row, pair.entry.column)
    in_points = unit.dimension == "share"
    scale = unit.scale * (_POINTS if in_points else 1)
    said = claimed.model_copy(update={"unit": "percentage_point"}) if in_points else claimed
    agreement = _held(question, said, pair.difference * scale, pair.step * scale)
    expression = f"{pair.written[0]} − {pair.written[1]}"
    return Outcome(
        "difference_of_cells",
        Computation.DIFFERENCE,
        pair.difference,
        expression,
        (pair.entry, pair.base),
        agreement,
        said=said,
        step=pair.step,
        in_points=in_points,
    )


def _change(claimed: Quantity, pair: Pair, question: Question) -> Iterator[Outcome]:
    if pair.earlier.value <= 0:
        return
    part, step = pair.difference / pair.earlier.value, _relative_step(pair)
    agreement = _held(question, claimed, part, step)
    expression = f"({pair.written[0]} − {pair.written[1]}) / {pair.written[1]}"
    cells = (pair.entry, pair.base)
    yield Outcome("change_of_cells", Computation.CHANGE, part, expression, cells, agreement, step=step)


def _ratio(claimed: Quantity, pair: Pair, asked: Asked) -> Iterator[Outcome]:
    if pair.earlier.value <= 0 or pair.later.value < 0:
        return
    times, step, said = pair.later.value / pair.earlier.value, _relative_step(pair), _as_fraction(claimed)
    tolerances = asked.policy.tolerances
    roughly = tolerances.model_copy(update={"fraction_supported": tolerances.multiple_supported})
    agreement = compare_value(said, times, roughly, step=step)
    expression, cells = f"{pair.written[0]} / {pair.written[1]}", (pair.entry, pair.base)
    yield Outcome(
        "ratio_of_cells",
        Computation.RATIO,
        times,
        expression,
        cells,
        agreement,
        said=said,
        step=step,
        tolerances=roughly,
    )


def _as_fraction(claimed: Quantity) -> Quantity:
    """Times in whole numbers, or half of it, with the tolerance of bare fractions: "twice as many" says roughly."""
    whole = 1 if claimed.value == int(claimed.value) else 2
    if claimed.value * whole != int(claimed.value * whole) or claimed.step < 1 / whole:
        return claimed
    bound = _TURNED.get(claimed.bound, claimed.bound) if claimed.value < 1 else claimed.bound
    return claimed.model_copy(update={"fraction": (int(claimed.value * whole), whole), "unit": None, "bound": bound})


def _relative_step(pair: Pair) -> float:
    """By how much a quotient may be off, twice, since both figures are rounded."""
    if not pair.later.value or not pair.earlier.value:
        return 0.0
    times = abs(pair.later.value / pair.earlier.value)
    return times * (pair.later.step / abs(pair.later.value) + pair.earlier.step / abs(pair.earlier.value))


def _held(question: Question, claimed: Quantity, value: float, step: float) -> FigureAgreement:
    """A claimed change against the one that was worked out; one in the other direction is plainly another."""
    signed = value * question.aim.sign
    if signed < 0:
        return _WRONG_WAY if abs(value) > step / 2 else _OPEN
    return compare_value(claimed, signed, question.asked.policy.tolerances, step=step)
