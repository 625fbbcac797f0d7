"""Tables of spreadsheets, web pages, PDF files and JSON, made ready to be written out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto

from claims.documents.grid import Grid
from claims.documents.grids import read_grids
from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.language.neutral import table_for

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_FIGURE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
"""As programs write it, whatever the language of the table."""


class Form(Enum):
    """In what a table came."""

    SPREADSHEET = auto()
    PDF = auto()
    PAGE = auto()
    JSON = auto()
    TEXT = auto()
    """Cells divided by signs: CSV and its kin."""


def form_of(body: bytes, media_type: str) -> Form:
    """In what a table came, by what the bytes are.

    Raises:
        DocumentUnreadable: The bytes are none of these.
    """
    if body.startswith(_SPREADSHEETS):
        return Form.SPREADSHEET
    if body.lstrip().startswith(b"%PDF-"):
        return Form.PDF
    text = decoded(body, media_type)
    if text.lstrip("\ufeff \t\n").startswith("<"):
        return Form.PAGE
    return Form.JSON if "json" in media_type.lower() or _JSON.match(text) else Form.TEXT


def read_gridded(body: bytes, media_type: str, language: str) -> tuple[Grid, ...]:
    """The tables that have a header, a row and two columns; their figures as the language writes them.

    Raises:
        DocumentUnreadable: There is no such table, or one that cannot be read.
    """
    form = form_of(body, media_type)
    try:
        grids = read_grids(body, media_type)
    except DocumentUnreadable as error:
        if form is Form.PAGE:
            raise DocumentUnreadable(f"it is a web page without a table: {error}") from error
        raise
    by_machine = form in (Form.SPREADSHEET, Form.JSON)
    decimal = table_for(language)[0].numbers.decimal if by_machine else None
    found = tuple(Grid(title=grid.title, rows=tuple(_rows(grid, decimal))) for grid in grids)
    kept = tuple(grid for grid in found if len(grid.rows) > 1 and len(grid.rows[0]) > 1)
    if not kept:
        raise DocumentUnreadable("it has no table with a header, a row and two columns.")
    return kept


def may_have_shares(grid: Grid) -> bool:
    """Whether a column has figures up to 1 only, not all whole: a spreadsheet has 0.25 for what it shows as 25 %."""
    return any(_may_be_shares(column[1:]) for column in list(zip(*grid.rows, strict=True))[1:])


def _may_be_shares(cells: Sequence[str]) -> bool:
    plain = (cell.replace(",", ".") for cell in cells)
    figures = [abs(Decimal(cell)) for cell in plain if _FIGURE.fullmatch(cell)]
    return any(figure % 1 for figure in figures) and max(figures) <= 1


def _rows(grid: Grid, decimal: str | None) -> Iterator[tuple[str, ...]]:
    """The header, and the rows below without those that only head a section: one cell over all columns."""
    header, *rows = grid.rows
    yield header
    for row in rows:
        if not _heads_a_section(row):
            yield row if decimal is None else tuple(_as_written(cell, decimal) for cell in row)


def _heads_a_section(row: Sequence[str]) -> bool:
    return len(row) > 1 and len(set(row)) == 1 and not any(sign.isdigit() for sign in row[0])


def _as_written(cell: str, decimal: str) -> str:
    """A figure without an exponent, with the decimal sign of the language."""
    return f"{Decimal(cell):f}".replace(".", decimal) if _FIGURE.fullmatch(cell) else cell
