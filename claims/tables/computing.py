"""Which computation a claim asks of a table, and what comes out."""

from collections.abc import Iterator, Sequence
from datetime import date

from claims.language.units import dimension
from claims.models import Claim, ClaimKind, Evidence, Finding, FindingName, Mark, Precision, Row, Stance, Table, Working
from claims.policy import Policy
from claims.tables.asked import Asked, ask
from claims.tables.share import worked_share
from claims.tables.sheet import Sheet
from claims.tables.single import worked_value
from claims.tables.worked import Worked


def compute(claim: Claim, sheets: Sequence[Sheet], today: date | None, policy: Policy) -> Iterator[Evidence]:
    """What tables say to a claim about quantities, with the working: one answer a source, where its tables agree.

    Args:
        claim: A claim of any kind; others than those about quantities are not worked out.
        sheets: The tables of all sources of the article.
        today: The day of the claim.
        policy: Tolerances, and how much of a claim a table has to name.
    """
    if claim.kind is not ClaimKind.QUANTITY:
        return
    asked = ask(claim, today, policy)
    found: dict[str, list[tuple[Sheet, Worked]]] = {}
    for sheet in sheets:
        worked = _worked(asked, sheet)
        if worked is not None:
            found.setdefault(sheet.table.origin.source, []).append((sheet, worked))
    for answers in found.values():
        if _agree([worked for _, worked in answers]):
            sheet, worked = max(answers, key=lambda answer: answer[1].coverage)
            yield _evidence(claim, sheet.table, worked, tuple(_left_open(asked, worked)))


def _worked(asked: Asked, sheet: Sheet) -> Worked | None:
    """What a table gives; most tables are told from the one that is meant by units and words before they are read."""
    if not asked.dimensions & sheet.dimensions or not asked.signs & sheet.signs:
        return None
    return worked_share(asked, sheet) or worked_value(asked, sheet)


def _agree(answers: Sequence[Worked]) -> bool:
    """Whether all tables of a source give one figure: of several that do not, nobody can tell which one is meant."""
    return all(answer.agrees_with(answers[0]) for answer in answers[1:])


def _left_open(asked: Asked, worked: Worked) -> Iterator[Finding]:
    """How long something has lasted, which no table is asked for: "a decade after the agreement"."""
    ages = {part for group in asked.ages for part in group.parts}
    for part in asked.figures:
        aside = part in ages or part.quantity == worked.claimed
        if part.quantity is not None and dimension(part.quantity) == "time" and not aside:
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
        stance=worked.stance,
        findings=(
            Finding(name=name, claim=worked.claimed.text, evidence=worked.expression),
            *_hedge(worked),
            *left_open,
        ),
        coverage=worked.coverage,
        rule=worked.rule,
        precision=_precision(worked),
        working=Working(
            expression=worked.expression,
            value=worked.value,
            claimed=_written(worked),
            cells=tuple(_cell(table, row, worked.column) for row in worked.rows),
            missing=tuple(row.cells[table.entity] for row in worked.missing),
            marks=worked.marks,
        ),
    )


def _hedge(worked: Worked) -> Iterator[Finding]:
    """That a forecast leaves open what is so."""
    if Mark.FORECAST in worked.marks:
        yield Finding(name=FindingName.HEDGED, claim=worked.claimed.text, evidence=worked.expression)


def _precision(worked: Worked) -> Precision | None:
    """How the claimed figure relates to this one, where this one decides."""
    if worked.stance is Stance.SUPPORTS:
        return worked.agreement.precision
    if worked.stance is Stance.MENTIONS:
        return None
    return Precision.OVERSTATED if worked.claimed_value > worked.value else Precision.UNDERSTATED


def _written(worked: Worked) -> str:
    fraction = worked.claimed.fraction
    return f"{fraction[0]}/{fraction[1]}" if fraction is not None else worked.claimed.text


def _cell(table: Table, row: Row, column: int) -> str:
    return f"{row.cells[table.entity]} · {table.columns[column]} · {row.cells[column] or '–'}"
