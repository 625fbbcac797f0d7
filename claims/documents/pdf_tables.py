"""Tables of PDF files: those with lines between their cells."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table

from claims.documents.grid import Grid, grid_of, has_data, headed
from claims.documents.refusing import refusing
from claims.errors import DocumentUnreadable

_MOST_PAGES = 500
_MOST_ABOVE = 36.0
"""Points between a table and the line above it that may be its heading."""
_TOUCHING = 3.0
"""Points by which that line may reach into the table."""


def read_pdf_tables(body: bytes) -> Iterator[Grid]:
    """The tables of a PDF that have data, with the line above each as its title.

    Raises:
        DocumentUnreadable: It is broken, encrypted or too long, or has a table that is too vast.
    """
    for title, rows in _tables(body):
        grid = headed(grid_of(title, ([cell or "" for cell in row] for row in rows)))
        if has_data(grid):
            yield grid


def _tables(body: bytes) -> Iterator[tuple[str, Sequence[Sequence[str | None]]]]:
    with refusing("the PDF is broken or encrypted"), pdfplumber.open(BytesIO(body)) as file:
        if len(file.pages) > _MOST_PAGES:
            raise DocumentUnreadable(f"the PDF has {len(file.pages)} pages; more than {_MOST_PAGES} are not read.")
        for page in file.pages:
            found = page.find_tables()
            lines = _lines(page) if found else []
            yield from ((_line_above(table, lines), table.extract()) for table in found)
            page.close()


def _lines(page: Page) -> list[tuple[float, str]]:
    """The lines of a page with their distance from its top, to their feet."""
    return [(float(line["bottom"]), str(line["text"])) for line in page.extract_text_lines(return_chars=False)]


def _line_above(table: Table, lines: Sequence[tuple[float, str]]) -> str:
    _, top, _, _ = table.bbox
    above = [line for line in lines if -_TOUCHING <= top - line[0] <= _MOST_ABOVE]
    return max(above, default=(0.0, ""))[1]
