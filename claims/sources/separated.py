"""A table as text, its cells divided by tabs, semicolons, bars or commas: every row verbatim."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import accumulate
from typing import NamedTuple

from claims.documents.grid import joined_header
from claims.errors import DocumentUnreadable
from claims.models import Row, Span

_SAMPLE_LINES = 50
_DELIMITERS = "\t;|,"
"""The comma last: where another sign divides the lines as evenly, the comma is one of decimals or of words."""
_MOST_ROWS = 100_000
_MARKS = ("*", "†", "¹")


class Separated(NamedTuple):
    """A table as it stands in a text."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_separated(text: str) -> Separated:
    """The table in a text, rows as wide as its header.

    Raises:
        DocumentUnreadable: It is no table, cannot be read to its end, or has rows that are wider than its header.
    """
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise DocumentUnreadable(f"it is no table that can be read to its end ({error}).") from error
    if len(rows) < 2 or len(rows[0].cells) < 2:  # noqa: PLR2004 a name and a value, a header and a row
        raise DocumentUnreadable("it is no table with a header line and at least two columns.")
    header, *others = rows
    joined = joined_header(header.cells, others[0].cells) if len(others) > 1 else None
    if joined is not None:
        header, others = header.model_copy(update={"cells": joined}), others[1:]
    return Separated(header.cells, tuple(_as_wide_as(header, row, text) for row in without_notes(others)))


def without_notes(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the notes below the last figures, such as the name of the publisher."""
    last = max((number for number, row in enumerate(rows, 1) if not _may_be_note(row)), default=0)
    return rows[:last]


def _may_be_note(row: Row) -> bool:
    """Whether a row has words in its first cell only, and not the mere name of something without figures."""
    return not any(row.cells[1:]) and (len(row.cells) == 1 or ":" in row.cells[0] or row.cells[0].startswith(_MARKS))


def _rows(text: str) -> Iterator[Row]:
    """Rows with their place in the text; a quoted cell may go over several lines."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    reader = csv.reader(StringIO(text), delimiter=_delimiter(lines), strict=True)
    first = 0
    for number, cells in enumerate(reader):
        if number > _MOST_ROWS:
            raise DocumentUnreadable(f"it has more than {_MOST_ROWS} rows.")
        quote = text[starts[first] : starts[reader.line_num] - 1]
        if any(cell.strip() for cell in cells):
            span = Span(start=starts[first], end=starts[first] + len(quote))
            yield Row(span=span, quote=quote, cells=tuple(cell.strip() for cell in cells))
        first = reader.line_num


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that cuts most lines into as many cells as the first."""
    sample = [line for line in lines if line.strip()][:_SAMPLE_LINES]
    return max(_DELIMITERS, key=lambda sign: _evenness(sample, sign))


def _evenness(lines: Sequence[str], delimiter: str) -> int:
    widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter)]
    return widths.count(widths[0]) if widths and widths[0] > 1 else 0


def _as_wide_as(header: Row, row: Row, text: str) -> Row:
    """The row with as many cells as the header: missing ones are empty; more would shift figures between columns."""
    width = len(header.cells)
    if any(row.cells[width:]):
        line = text.count("\n", 0, row.span.start) + 1
        raise DocumentUnreadable(f"line {line} of the table has {len(row.cells)} cells, its header has {width}.")
    cells = (*row.cells, *[""] * (width - len(row.cells)))[:width]
    return row.model_copy(update={"cells": cells})
