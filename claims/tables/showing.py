"""A worked figure as evidence: its row verbatim, its cells, what was granted to the wording, and what was left open."""

from collections.abc import Iterator, Sequence

from claims.language.units import dimension, units
from claims.models import (
    Cell,
    Choice,
    Claim,
    Computation,
    Evidence,
    Finding,
    FindingName,
    Grant,
    Mark,
    MissingRows,
    Precision,
    Quantity,
    Rounding,
    Stance,
    Working,
)
from claims.parts.figures import granted
from claims.tables.asked import Asked
from claims.tables.fields import Entry
from claims.tables.sheet import Sheet
from claims.tables.worked import Worked

_LONGEST_NAME = 120
"""Characters of the name of another table that are told."""
MOST_CELLS = 60
"""Cells that a report has room for; the figure's own come first."""


def as_evidence(claim: Claim, worked: Worked, asked: Asked, others: Sequence[Worked]) -> Evidence:
    """What a table says to a claim.

    Args:
        claim: The claim.
        worked: What came out.
        asked: The claim as it was read.
        others: What other tables of the same source gave.
    """
    table, row = worked.sheet.table, worked.sheet.table.rows[worked.outcome.entries[0].row]
    return Evidence(
        claim=claim.id,
        origin=table.origin,
        quote=row.quote,
        span=row.span,
        stance=worked.stance,
        findings=(_finding(worked), *_hedge(worked), *_left_open(asked, worked)),
        coverage=worked.subject.known,
        rule=worked.outcome.rule,
        precision=_precision(worked),
        working=_working(worked, asked, others),
    )


def _finding(worked: Worked) -> Finding:
    agrees, has_figure = worked.outcome.agreement.agrees, worked.aim.claimed is not None
    differs = FindingName.FIGURE_DIFFERS if has_figure else FindingName.DIRECTION_DIFFERS
    return Finding(
        name=FindingName.COVERED if agrees else differs, claim=_claimed(worked), evidence=worked.outcome.expression
    )


def _claimed(worked: Worked) -> str:
    return worked.aim.claimed.text if worked.aim.claimed is not None else worked.aim.words


def _hedge(worked: Worked) -> Iterator[Finding]:
    """That a forecast leaves open what is so."""
    if Mark.FORECAST in worked.marks:
        yield Finding(name=FindingName.HEDGED, claim=_claimed(worked), evidence=worked.outcome.expression)


def _left_open(asked: Asked, worked: Worked) -> Iterator[Finding]:
    """How long something has lasted, which no table is asked for: "a decade after the agreement"."""
    ages = {part for group in asked.ages for part in group.parts}
    for part in asked.figures:
        aside = part in ages or part.quantity == worked.aim.claimed or part is worked.aim.stretch
        if part.quantity is not None and dimension(part.quantity) == "time" and not aside:
            yield Finding(name=FindingName.NOT_COVERED, claim=part.text)


def _precision(worked: Worked) -> Precision | None:
    """How the claimed figure relates to this one, where this one decides."""
    claimed = worked.aim.claimed
    if worked.stance is Stance.SUPPORTS:
        return worked.outcome.agreement.precision
    if worked.stance is Stance.MENTIONS or claimed is None:
        return None
    return (
        Precision.OVERSTATED
        if _in_unit_of_outcome(worked.outcome.said or claimed, worked) > worked.outcome.value
        else Precision.UNDERSTATED
    )


def _in_unit_of_outcome(claimed: Quantity, worked: Worked, value: float | None = None) -> float:
    """A claimed figure in the unit of what came out."""
    factor = units()[claimed.unit].factor if claimed.unit is not None else 1.0
    return (claimed.value if value is None else value) * factor / worked.scale


# --- the working ------------------------------------------------------------------------------------------------


def _working(worked: Worked, asked: Asked, others: Sequence[Worked]) -> Working:
    outcome, sheet = worked.outcome, worked.sheet
    unit = sheet.unit_at(outcome.entries[0].row, outcome.entries[0].column)
    missing_rows = MissingRows(asked.policy.tables.missing_rows) if outcome.missing else None
    return Working(
        expression=outcome.expression,
        value=outcome.value,
        claimed=_written(worked),
        cells=tuple(_cell(sheet, entry) for entry in outcome.entries[:MOST_CELLS]),
        missing=tuple(_name(sheet, entry) for entry in outcome.missing),
        marks=worked.marks,
        computation=outcome.computation,
        row_header=sheet.table.columns[sheet.entity],
        unit=unit.words or None,
        result_unit="percentage_point" if outcome.in_points else None,
        threshold=outcome.threshold,
        whole=outcome.whole,
        table=tuple(_cells(worked)),
        rounding=_rounding(worked, asked),
        missing_rows=missing_rows if outcome.computation in (Computation.SHARE, Computation.COUNT) else None,
        chosen_over=tuple(dict.fromkeys(map(_choice, others))),
    )


def _choice(other: Worked) -> Choice:
    """Another table that could have answered, and gives the same."""
    return Choice(name=other.sheet.table.measure[:_LONGEST_NAME], because="agrees")


def _written(worked: Worked) -> str:
    claimed = worked.aim.claimed
    if claimed is not None and claimed.fraction is not None:
        return f"{claimed.fraction[0]}/{claimed.fraction[1]}"
    return _claimed(worked)


def _name(sheet: Sheet, entry: Entry) -> str:
    return entry.name.cell or sheet.table.rows[entry.row].cells[sheet.entity]


def _cell(sheet: Sheet, entry: Entry) -> str:
    text = sheet.table.rows[entry.row].cells[entry.column]
    return f"{_name(sheet, entry)} · {sheet.table.columns[entry.column]} · {text or '–'}"


def _cells(worked: Worked) -> Iterator[Cell]:
    """The cells that a figure stands on and those beside them, as the table has them in order, not too many."""
    own, sheet = set(worked.outcome.entries), worked.sheet
    every = [*worked.outcome.entries, *(e for e in worked.outcome.beside if e not in own)]
    for entry in sorted(every[:MOST_CELLS], key=lambda entry: (entry.row, entry.column)):
        figure = sheet.figure(entry.row, entry.column)
        yield Cell(
            row=_row_name(worked, entry),
            column=sheet.table.columns[entry.column],
            text=sheet.table.rows[entry.row].cells[entry.column],
            value=figure.value if figure is not None else None,
            counted=entry in own,
        )


def _row_name(worked: Worked, entry: Entry) -> str:
    """What a row is called in the table: where its time stands in a column of its own, with that time."""
    sheet, cells = worked.sheet, worked.sheet.table.rows[entry.row].cells
    if worked.subject.field.column is None:
        return cells[sheet.entity]
    name = _name(sheet, entry)
    return name if sheet.period_column is None else f"{name}, {cells[sheet.period_column]}"


def _rounding(worked: Worked, asked: Asked) -> Rounding | None:
    """What was granted to the wording; None for a claim without a figure, or one that is met digit by digit."""
    claimed, outcome = worked.aim.claimed, worked.outcome
    if claimed is None or outcome.agreement.precision is Precision.EXACT:
        return None
    if not (outcome.agreement.agrees or outcome.agreement.differs):
        return Rounding(
            grant=Grant.COARSE_SOURCE, low=outcome.value - outcome.step / 2, high=outcome.value + outcome.step / 2
        )
    said = outcome.said or claimed
    low, high, grant = granted(said, outcome.tolerances or asked.policy.tolerances)
    ends = [None if end is None else _in_unit_of_outcome(said, worked, end) for end in (low, high)]
    return Rounding(grant=grant, low=ends[0], high=ends[1])
