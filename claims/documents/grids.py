"""Choosing the reader of tables by what the bytes are, not only by what they are called."""

from collections.abc import Iterator

from claims.documents.grid import Grid, refuse_vast
from claims.documents.html_tables import read_html_tables
from claims.documents.json_tables import read_json_table
from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"


def read_grids(body: bytes, media_type: str) -> tuple[Grid, ...]:
    """The tables of a spreadsheet, a web page, a PDF or a JSON text, at least one.

    Args:
        body: The bytes.
        media_type: As the server or the ending of the file says, "text/html" or "text/html; charset=utf-8".

    Raises:
        DocumentUnreadable: There is no table, or one that cannot be read; the message says why.
    """
    if not body.strip():
        raise DocumentUnreadable("it is empty.")
    grids: list[Grid] = []
    cells = characters = 0
    for grid in _grids(body, media_type):
        cells += len(grid.rows) * len(grid.rows[0])
        characters += sum(len(cell) for row in grid.rows for cell in row)
        refuse_vast(0, cells, characters)
        grids.append(grid)
    if not grids:
        raise DocumentUnreadable("it has no table with a header, a row and two columns.")
    return tuple(grids)


def _grids(body: bytes, media_type: str) -> Iterator[Grid]:
    if body.startswith((_ZIP, _OLE)):
        from claims.documents.spreadsheets import read_spreadsheet  # noqa: PLC0415 a binary library, seldom asked

        return read_spreadsheet(body)
    if body.lstrip().startswith(b"%PDF-"):
        from claims.documents.pdf_tables import read_pdf_tables  # noqa: PLC0415 a fifth of a second to load

        return read_pdf_tables(body)
    return _of_text(decoded(body, media_type).lstrip("\ufeff \t\n"), media_type)


def _of_text(text: str, media_type: str) -> Iterator[Grid]:
    if text.startswith(("{", "[")):
        return read_json_table(text)
    if text.startswith("<") or "html" in media_type.lower():
        return read_html_tables(text)
    raise DocumentUnreadable("it is no spreadsheet, web page, PDF or JSON text.")
