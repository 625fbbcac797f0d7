"""All that a reader is shown of a figure that was worked out from a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from claims.models import Computation, Evidence, Grant, Rounding, Working
from claims.reports.chart import Chart, drawn
from claims.reports.figures import Writing, finite, is_cut
from claims.reports.workings import end_shown, result_shown, working_told

_MOST_OPEN_ROWS = 8

_SUMS = frozenset(
    {
        Computation.DIFFERENCE,
        Computation.RATIO,
        Computation.CHANGE,
        Computation.PART,
        Computation.SHARE,
        Computation.SUM,
        Computation.MEAN,
    }
)


@dataclass(frozen=True, slots=True)
class CellShown:
    """A line of the small table."""

    row: str
    column: str
    text: str
    """As it is stored."""
    role: str
    """Whether it was counted, in the words of the report."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """What is shown of a working, in the words of the report; names and cells are those of the table."""

    sentence: str | None
    expression: str
    """As the working has it, with what comes out where no sentence says so."""
    cells: tuple[CellShown, ...]
    cells_left_out: str | None
    """That the working may stand on more cells than these."""
    chart: Chart | None
    granted: str | None
    missing: str | None
    choices: tuple[str, ...]
    """What else could have answered, each with the reason why it did not."""

    @property
    def is_short(self) -> bool:
        """Whether the small table is open from the start."""
        return len(self.cells) <= _MOST_OPEN_ROWS


def arithmetic(item: Evidence, texts: Mapping[str, str], language: str) -> Arithmetic | None:
    """What is shown of a figure from a table; None for any other evidence, and for prose."""
    if item.working is None or item.working.computation is None:
        return None
    working = _of_none(item.working)
    writing = Writing(texts, language)
    sentence = working_told(working, writing)
    return Arithmetic(
        sentence=sentence,
        expression=working.expression if sentence is not None else _with_result(working, writing),
        cells=tuple(_cells(working, texts)),
        cells_left_out=_left_out(working, writing),
        chart=drawn(working, sentence, writing),
        granted=_granted(working, writing),
        missing=_missing(working, texts),
        choices=tuple(f"“{c.name}”: {texts.get(f'choice_{c.because}', c.because)}" for c in working.chosen_over),
    )


def _of_none(working: Working) -> Working:
    """A count of no row, which stands on all rows, with these beside it."""
    if working.computation not in {Computation.SHARE, Computation.COUNT} or working.value:
        return working
    table = tuple(cell.model_copy(update={"counted": False}) for cell in working.table)
    return working.model_copy(update={"table": table})


def _with_result(working: Working, writing: Writing) -> str:
    """The expression with what comes out, where it is one that can be worked out: "3 / 27" is no place."""
    if working.computation not in _SUMS or " = " in working.expression or not isfinite(working.value):
        return working.expression
    return f"{working.expression} = {result_shown(working, writing)}"


def _cells(working: Working, texts: Mapping[str, str]) -> Iterator[CellShown]:
    for cell in working.table:
        role = texts["cell_counted" if cell.counted else "cell_beside"]
        yield CellShown(cell.row, cell.column, cell.text, role)


def _left_out(working: Working, writing: Writing) -> str | None:
    return writing.filled("cells_kept", count=writing.number(len(working.table))) if is_cut(working) else None


def _granted(working: Working, writing: Writing) -> str | None:
    """What rounding was granted, why, and up to where it reaches."""
    rounding = working.rounding
    if rounding is None:
        return None
    why = writing.texts[f"granted_{rounding.grant}"]
    reach = _reach(working, rounding, writing)
    return f"{why}; {reach}" if reach else why


def _reach(working: Working, rounding: Rounding, writing: Writing) -> str:
    low, high = finite(rounding.low), finite(rounding.high)
    shown = {}
    if low is not None:
        shown["low"] = end_shown(working, low, writing, bare=high is not None)
    if high is not None:
        shown["high"] = end_shown(working, high, writing, bare=False)
    if not shown:
        return ""
    which = "both" if len(shown) > 1 else next(iter(shown))
    of_source = rounding.grant is Grant.COARSE_SOURCE and which == "both"
    return writing.filled("range_of_source" if of_source else f"range_{which}", **shown)


def _missing(working: Working, texts: Mapping[str, str]) -> str | None:
    """Which rows had no data, and how they were counted."""
    if not working.missing:
        return None
    named = ", ".join(working.missing)
    return f"{named} ({texts[f'missing_{working.missing_rows}']})" if working.missing_rows else named
