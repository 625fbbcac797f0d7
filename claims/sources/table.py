"""A table as CSV, rows kept verbatim."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import accumulate

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Origin, Query, Reading, Request, Response, Row, Span, Table
from claims.sources.asking import origin_of, request_at
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec

_SAMPLE_LINES = 50
_DELIMITERS = "\t;|,"
"""The comma last: where another sign divides the lines as evenly, the comma is one of decimals or of words."""
_MARKS = ("*", "†", "¹")
_MOST_ROWS = 100_000


class TableSource:
    """One address with a table."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The address, whatever is asked."""
        del query
        return request_at(self.spec, self.spec.url)

    def read(self, response: Response) -> Reading:
        """The table with what is known of its meaning.

        Raises:
            DocumentUnreadable: The answer is no table, or its header lacks the column that the operator named.
        """
        text = decoded(response.body, response.snapshot.media_type)
        header, rows = _header_and_rows(text)
        columns = header.cells
        entity = self._entity_column(columns)
        meant = self.spec.table
        table = Table(
            origin=self._origin(response),
            columns=columns,
            rows=tuple(_as_wide_as(header, row, text) for row in _without_notes(rows)),
            entity=entity,
            unit=meant.unit,
            measure=meant.title or self.spec.id,
            aliases=meant.aliases,
        )
        return Reading(text=text, tables=(table,))

    def _entity_column(self, columns: Sequence[str]) -> int:
        name = self.spec.table.entity
        if name is None:
            return 0
        if name not in columns:
            raise DocumentUnreadable(f"its header has no column {name!r}; it has {', '.join(columns)}.")
        return columns.index(name)

    def _origin(self, response: Response) -> Origin:
        title, language = self.spec.table.title or self.spec.id, self.spec.language or "en"
        return origin_of(self.spec, response, title=title, language=language)


def _header_and_rows(text: str) -> tuple[Row, Sequence[Row]]:
    if text.lstrip().startswith("<"):
        raise DocumentUnreadable("it is a web page, not a table.")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise DocumentUnreadable(f"it is no table that can be read to its end ({error}).") from error
    if len(rows) < 2 or len(rows[0].cells) < 2:  # noqa: PLR2004 a name and a value, a header and a row
        raise DocumentUnreadable("it is no table with a header line and at least two columns.")
    return rows[0], rows[1:]


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


def _without_notes(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the notes below the last figures, such as the name of the publisher."""
    last = max((number for number, row in enumerate(rows, 1) if not _may_be_note(row)), default=0)
    return rows[:last]


def _may_be_note(row: Row) -> bool:
    """Whether a row has words in its first cell only, and not the mere name of something without figures."""
    return not any(row.cells[1:]) and (len(row.cells) == 1 or ":" in row.cells[0] or row.cells[0].startswith(_MARKS))


def _as_wide_as(header: Row, row: Row, text: str) -> Row:
    """The row with as many cells as the header: missing ones are empty; more would shift figures between columns."""
    width = len(header.cells)
    if any(row.cells[width:]):
        line = text.count("\n", 0, row.span.start) + 1
        raise DocumentUnreadable(f"line {line} of the table has {len(row.cells)} cells, its header has {width}.")
    cells = (*row.cells, *[""] * (width - len(row.cells)))[:width]
    return row.model_copy(update={"cells": cells})
