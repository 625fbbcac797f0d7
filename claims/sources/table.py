"""A table as CSV, rows kept verbatim."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Origin, Query, Reading, Request, Response, Row, Span, Table
from claims.sources.spec import SourceSpec

_SAMPLE = 4096
_DELIMITERS = ",;\t|"
_MOST_ROWS = 100_000


class TableSource:
    """One address with a table."""

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The address, whatever is asked."""
        return Request(source=query.source, url=self.spec.url, private=self.spec.private)

    def read(self, response: Response) -> Reading:
        """The table with what is known of its meaning.

        Raises:
            DocumentUnreadable: The answer is no table, or its header lacks the column that the operator named.
        """
        text = decoded(response.body, response.snapshot.media_type)
        rows = list(_rows(text))
        columns = rows[0].cells if rows else ()
        if len(columns) < 2 or len(rows) < 2:  # noqa: PLR2004 a name and a value, a header and a row
            raise DocumentUnreadable("it is no table with a header line and at least two columns.")
        entity = self._entity_column(columns)
        meant = self.spec.table
        table = Table(
            origin=self._origin(response),
            columns=columns,
            rows=tuple(row for row in rows[1:] if len(row.cells) == len(columns)),
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
        return Origin(
            source=self.spec.id,
            publisher=self.spec.publisher,
            tier=self.spec.tier,
            language=self.spec.language or "en",
            published_on=self.spec.published_on,
            title=self.spec.table.title or self.spec.id,
            original=self.spec.original,
            snapshot=response.snapshot,
        )


def _rows(text: str) -> Iterator[Row]:
    """Rows with their place in the text; a quoted cell may go over several lines."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text))
    first = 0
    for number, cells in enumerate(reader):
        if number > _MOST_ROWS:
            raise DocumentUnreadable(f"it has more than {_MOST_ROWS} rows.")
        last = min(reader.line_num, len(lines))
        quote = text[starts[first] : starts[last]].rstrip("\n")
        if any(cell.strip() for cell in cells):
            span = Span(start=starts[first], end=starts[first] + len(quote))
            yield Row(span=span, quote=quote, cells=tuple(cell.strip() for cell in cells))
        first = last


def _delimiter(text: str) -> str:
    header = text[:_SAMPLE].splitlines()[0] if text.strip() else ""
    return max(_DELIMITERS, key=header.count)
