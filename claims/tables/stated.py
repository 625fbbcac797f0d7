"""What a row of a table says in words: "The winner in Hallmoor was Ines Varga" and the row that has both."""

from collections.abc import Sequence
from functools import lru_cache

from claims.models import Claim, Evidence, Finding, FindingName, Stance
from claims.parts.statement import Part
from claims.tables.asked import Asked
from claims.tables.columns import whole_table_fits
from claims.tables.meaning import narrowing_ages
from claims.tables.naming import is_named, is_of_something_else, is_told, parts_of_phrase
from claims.tables.programs import Grid, Outcome, hold_against
from claims.tables.sheet import Sheet


def stated_row(claim: Claim, asked: Asked, sheet: Sheet) -> Evidence | None:
    """The row that says a claim, where the table accounts for every word of it; what it lacks refutes nothing.

    The claim must name every column of which it has a cell: "belongs to" is not "was the runner-up of". Another table
    may be the one that is meant, and so nothing is refuted, and a claim about another time is not looked for.
    """
    if claim.language != sheet.language or asked.figures or narrowing_ages(asked, sheet) is None:
        return None
    if not asked.signs & sheet.signs or not whole_table_fits(asked, sheet):
        return None
    outcome = hold_against(claim.content, _grid(sheet))
    rows = {cell.row for cell in outcome.cells}
    if not outcome.holds or len(rows) != 1 or not _names_all(asked, sheet, outcome):
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


@lru_cache(maxsize=16)
def _grid(sheet: Sheet) -> Grid:
    return Grid.of(sheet.table.measure, sheet.table.columns, [row.cells for row in sheet.table.rows])


def _names_all(asked: Asked, sheet: Sheet, outcome: Outcome) -> bool:
    """Whether a claim names the columns of its cells, and says nothing beside those, the title and that it is so."""
    columns = {cell.column for cell in outcome.cells}
    headers = [sheet.table.columns[column] for column in columns if column != sheet.entity]
    languages = asked.languages(sheet.language)
    if not headers or not all(is_named(header, asked.said, languages, asked.policy) for header in headers):
        return False
    cells = [sheet.table.rows[cell.row].cells[cell.column] for cell in outcome.cells]
    known = _parts((*cells, *headers, *sheet.phrases, sheet.table.columns[sheet.entity]), languages)
    left = [part for part in asked.said if not is_told(part, known, asked.policy)]
    return not is_of_something_else(left, asked.statement)


def _parts(phrases: Sequence[str], languages: Sequence[str]) -> list[Part]:
    return [part for phrase in phrases for part in parts_of_phrase(phrase, tuple(languages))]
