"""Which computation a claim asks of a table, and what comes out."""

from collections.abc import Iterator
from datetime import date

from claims.language.units import dimension
from claims.models import Claim, ClaimKind, Evidence, Finding, FindingName, Precision, Row, Stance, Table, Working
from claims.parts.figures import FigureAgreement
from claims.parts.reading import read_claim
from claims.parts.statement import PartKind, Statement
from claims.policy import Policy
from claims.tables.share import worked_share
from claims.tables.single import worked_value
from claims.tables.worked import Worked


def compute(claim: Claim, table: Table, today: date | None, policy: Policy) -> Iterator[Evidence]:
    """What a table says to a claim about quantities, with its working; nothing where another one was meant."""
    if claim.kind is not ClaimKind.QUANTITY:
        return
    statement = read_claim(claim, today)
    for work in (worked_share, worked_value):
        worked = work(statement, table, today, policy)
        if worked is not None:
            yield _evidence(claim, table, worked, tuple(_left_open(statement)))
            return


def _left_open(statement: Statement) -> Iterator[Finding]:
    """How long something has lasted, which no table is asked for: "a decade after the agreement"."""
    for part in statement.of(PartKind.FIGURE):
        if part.quantity is not None and dimension(part.quantity) == "time":
            yield Finding(name=FindingName.NOT_COVERED, claim=part.text)


def _evidence(claim: Claim, table: Table, worked: Worked, left_open: tuple[Finding, ...]) -> Evidence:
    agreement = worked.agreement
    row = worked.rows[0]
    name = FindingName.COVERED if agreement.agrees else FindingName.FIGURE_DIFFERS
    return Evidence(
        claim=claim.id,
        origin=table.origin,
        quote=row.quote,
        span=row.span,
        stance=_stance(agreement),
        findings=(Finding(name=name, claim=worked.claimed.text, evidence=worked.expression), *left_open),
        coverage=worked.coverage,
        rule=worked.rule,
        precision=agreement.precision if agreement.agrees else _side(worked),
        working=Working(
            expression=worked.expression,
            value=worked.value,
            claimed=_written(worked),
            cells=tuple(_cell(table, row, worked.column) for row in worked.rows),
            missing=tuple(row.cells[table.entity] for row in worked.missing),
        ),
    )


def _stance(agreement: FigureAgreement) -> Stance:
    if agreement.agrees:
        return Stance.SUPPORTS
    return Stance.REFUTES if agreement.differs else Stance.MENTIONS


def _side(worked: Worked) -> Precision | None:
    if not worked.agreement.differs:
        return None
    return Precision.OVERSTATED if worked.claimed_value > worked.value else Precision.UNDERSTATED


def _written(worked: Worked) -> str:
    fraction = worked.claimed.fraction
    return f"{fraction[0]}/{fraction[1]}" if fraction is not None else worked.claimed.text


def _cell(table: Table, row: Row, column: int) -> str:
    return f"{row.cells[table.entity]} · {table.columns[column]} · {row.cells[column] or '–'}"
