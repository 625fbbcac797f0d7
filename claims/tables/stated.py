"""What a row of a table says in words: "Hallmoor was won by the Liberal Alliance" and the row that has both."""

from functools import lru_cache

from claims.models import Claim, Evidence, Finding, FindingName, Stance
from claims.tables.asked import Asked
from claims.tables.columns import whole_table_fits
from claims.tables.meaning import narrowing_ages
from claims.tables.programs import Grid, hold_against
from claims.tables.sheet import Sheet


def stated_row(claim: Claim, asked: Asked, sheet: Sheet) -> Evidence | None:
    """The row that says a claim, where the table accounts for every word of it; what it lacks refutes nothing.

    Another table may be the one that is meant, and so nothing is refuted, and a claim about another time than that of
    the table is not looked for.
    """
    if claim.language != sheet.language or asked.figures or narrowing_ages(asked, sheet) is None:
        return None
    if not asked.signs & sheet.signs or not whole_table_fits(asked, sheet):
        return None
    outcome = hold_against(claim.content, _grid(sheet))
    rows = {cell.row for cell in outcome.cells}
    if not outcome.holds or len(rows) != 1:
        return None
    row = sheet.table.rows[rows.pop()]
    return Evidence(
        claim=claim.id,
        origin=sheet.table.origin,
        quote=row.quote,
        span=row.span,
        stance=Stance.SUPPORTS,
        findings=(Finding(name=FindingName.COVERED, claim=claim.content, evidence=row.quote),),
        coverage=1.0,
        rule="row_of_table",
    )


@lru_cache(maxsize=64)
def _grid(sheet: Sheet) -> Grid:
    return Grid.of(sheet.table.measure, sheet.table.columns, [row.cells for row in sheet.table.rows])
