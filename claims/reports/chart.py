"""The figures of a working as bars: where each begins and ends, in shares of the width, so that it fits any page."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from claims.models import Cell, Computation, Working
from claims.reports.figures import Writing, cut, finite
from claims.reports.workings import common_name, names_apart, valued

_DRAWN = frozenset(
    {
        Computation.SHARE,
        Computation.COUNT,
        Computation.RANK,
        Computation.MAXIMUM,
        Computation.MINIMUM,
        Computation.MEAN,
        Computation.MEDIAN,
        Computation.SUM,
        Computation.COMPARISON,
        Computation.CHANGE,
    }
)
_OF_SERIES = frozenset({Computation.CHANGE})
"""Of two figures alone a chart says no more than the sentence."""
_SORTED = frozenset({Computation.SHARE, Computation.COUNT, Computation.RANK})
"""What is read from the order of the figures."""
_FEWEST, _FEWEST_OF_SERIES, _MOST = 2, 3, 40
_LONGEST_NAME = 22
_LONGEST_LABEL = 40
_LONGEST_TITLE = 80
_LEFT, _RIGHT = 37.0, 83.0
"""Where the bars may begin and end, in percent of the width: names stand before them, figures behind them."""
_ROW, _BAR, _HEAD, _FOOT = 22, 14, 26, 4
"""Heights in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name and its figure; places in percent of the width, heights in CSS pixels."""

    name: str
    full_name: str | None
    """Where the name had to be cut."""
    figure: str
    kind: str
    """"counted", "beside", or "none" without a figure."""
    start: float
    width: float
    figure_at: float
    top: int
    middle: int


@dataclass(frozen=True, slots=True)
class Line:
    """The threshold, with its label; ``anchor`` is the side of the label that stands at the line."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart of a working."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    zero: float
    line: Line | None
    height: int
    undrawn: str | None
    """How many cells of the working it leaves out."""

    @property
    def is_of_both(self) -> bool:
        """Whether it has bars of both kinds, so that a reader needs to be told which is which."""
        return {"counted", "beside"} <= {bar.kind for bar in self.bars}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a figure stands on the page."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """The place in percent of the width; the largest figure is one, so that no difference is without end."""
        one = max(-self.low, self.high) or 1.0
        part = (value / one - self.low / one) / ((self.high / one - self.low / one) or 1.0)
        return round(_LEFT + part * (_RIGHT - _LEFT), 2)


def drawn(working: Working, sentence: str | None, writing: Writing) -> Chart | None:
    """The chart of a working; None where it would help nobody.

    Args:
        working: What was worked out.
        sentence: What a screen reader says of it; None for how many bars there are.
        writing: The language and the words of the report.
    """
    if working.computation not in _DRAWN or not _is_enough(working):
        return None
    cells = _chosen(working)
    threshold = finite(working.threshold)
    values = [cell.value for cell in valued(cells) if cell.value is not None]
    scale = _Scale(min(0.0, threshold or 0.0, *values), max(0.0, threshold or 0.0, *values))
    head = _HEAD if threshold is not None else _FOOT
    named = zip(names_apart(working.table), working.table, strict=True)
    names = {id(cell): name for name, cell in named}
    bars = tuple(_bar(cell, names[id(cell)], head + place * _ROW, scale, writing) for place, cell in enumerate(cells))
    undrawn = len(working.table) - len(bars)
    about = ", ".join(
        part for part in (cut(common_name(working.table), _LONGEST_TITLE), writing.unit(working.unit)) if part
    )
    return Chart(
        title=f"{writing.texts['chart']}: {about}" if about else writing.texts["chart"],
        description=sentence or writing.filled("chart_of", count=str(len(bars))),
        bars=bars,
        zero=scale.place(0.0),
        line=_line(threshold, working, scale, writing) if threshold is not None else None,
        height=head + len(bars) * _ROW + _FOOT,
        undrawn=writing.filled("chart_undrawn", count=str(undrawn)) if undrawn else None,
    )


def _is_enough(working: Working) -> bool:
    figures = len(valued(working.table))
    return figures >= (_FEWEST_OF_SERIES if working.computation in _OF_SERIES else _FEWEST)


def _chosen(working: Working) -> Sequence[Cell]:
    """The cells that are drawn: all, or of too many those that were counted; by size where the order is the point."""
    cells = working.table
    if len(cells) > _MOST:
        cells = tuple(cell for cell in cells if cell.counted)[:_MOST] or cells[:_MOST]
    if working.computation not in _SORTED or len({cell.column for cell in cells}) > 1:
        return cells
    figures = sorted(valued(cells), key=attrgetter("value"), reverse=True)
    return [*figures, *(cell for cell in cells if finite(cell.value) is None)]


def _bar(cell: Cell, name: str, top: int, scale: _Scale, writing: Writing) -> Bar:
    value, short = finite(cell.value), cut(name, _LONGEST_NAME)
    zero, end = scale.place(0.0), scale.place(value or 0.0)
    kind = "counted" if cell.counted else "beside"
    return Bar(
        name=short or "–",
        full_name=name if short != name else None,
        figure=writing.number(value) if value is not None else writing.texts["no_figure"],
        kind=kind if value is not None else "none",
        start=min(zero, end),
        width=round(abs(end - zero), 2),
        figure_at=max(zero, end),
        top=top + (_ROW - _BAR) // 2,
        middle=top + _ROW // 2,
    )


def _line(threshold: float, working: Working, scale: _Scale, writing: Writing) -> Line:
    at = scale.place(threshold)
    label = writing.filled("chart_threshold", threshold=writing.measured(threshold, working.unit))
    middle = (_LEFT + _RIGHT) / 2
    return Line(at=at, label=cut(label, _LONGEST_LABEL), anchor="start" if at < middle else "end")
