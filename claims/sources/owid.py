"""Our World in Data: the figures of a chart and what is known of them, in one archive."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from urllib.parse import quote, urlencode

from pydantic import Field

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, read_json
from claims.sources.asking import below, request_at
from claims.sources.figures import Day, figure_in, period_in, unless_ahead
from claims.sources.labels import groups_in
from claims.sources.series import Kind, Observed, read_series, series_of, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.states import state_called
from claims.sources.unpacking import unpacked

_TIMES = ("year", "month", "day")
_TIME = re.compile(r"[12]\d{3}(?:-\d{2}){0,2}", re.ASCII)
"""From the year 1000 on; nobody checks what was before."""
_NO_FIGURES = frozenset({"String", "Ordinal", "Continent", "SeriesAnnotation", "Year"})


class _Column(Answer):
    title: str | None = Field(default=None, alias="titleLong")
    short_title: str | None = Field(default=None, alias="titleShort")
    short_name: str | None = Field(default=None, alias="shortName")
    unit: str | None = None
    type: str | None = None
    updated: Day | None = Field(default=None, alias="lastUpdated")


class _Chart(Answer):
    title: str | None = None


class _Metadata(Answer):
    chart: _Chart
    columns: dict[str, _Column]


class OwidSource:
    """One chart, all of it."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The archive of the chart; its filters show what the chart shows, and so are not used for states."""
        del query
        base = below(self.spec.url, f"grapher/{quote(self.spec.data.dataset or '', safe='')}.zip")
        asked = {"v": "1", "csvType": "full", "useColumnShortNames": "true", **self.spec.data.filters}
        return request_at(self.spec, f"{base}?{urlencode(asked)}", for_programs=True)

    def read(self, response: Response) -> Reading:
        """A table for every indicator of the chart; none where there are no figures.

        Raises:
            DocumentUnreadable: It is no such archive, or figures and metadata do not fit.
        """
        table, about = unpacked(response.body, (".csv", ".metadata.json"))
        metadata = read_json(response.model_copy(update={"body": about}), _Metadata)
        rows = csv.reader(StringIO(decoded(table, "text/csv; charset=utf-8")), strict=True)
        updated = max((c.updated for c in metadata.columns.values() if c.updated is not None), default=None)
        title = metadata.chart.title or self.spec.data.dataset or self.spec.id
        origin = series_origin(self.spec, response, title, "en", updated)
        try:
            return read_series(series_of(_observed(rows, metadata)), origin, meant=self.spec.table)
        except csv.Error as error:
            raise DocumentUnreadable(f"it has no CSV that can be read to its end ({error}).") from error


def _observed(rows: Iterator[Sequence[str]], metadata: _Metadata) -> Iterator[Observed]:
    header = next(rows, [])
    names = [name.casefold() for name in header]
    time = next((names.index(name) for name in _TIMES if name in names), None)
    if "entity" not in names or time is None:
        raise DocumentUnreadable("its header has no columns for entity and time.")
    entity, code = names.index("entity"), names.index("code") if "code" in names else names.index("entity")
    columns = _columns(header, metadata)
    for row in (row for row in rows if row):
        if len(row) != len(header):
            raise DocumentUnreadable("it has rows that do not fit its header.")
        if _TIME.fullmatch(row[time]):
            period, name = period_in(row[time]), state_called(row[code], row[entity], "en")
            for at, (kind, column) in columns.items():
                yield Observed(kind, name, period, unless_ahead(figure_in(row[at]), period, column.updated))


def _columns(header: Sequence[str], metadata: _Metadata) -> Mapping[int, tuple[Kind, _Column]]:
    """The indicators among the columns: those that the metadata name."""
    known = {column.short_name or name: column for name, column in metadata.columns.items()} | metadata.columns
    found = {at: known[name] for at, name in enumerate(header) if name in known and known[name].type not in _NO_FIGURES}
    short = Counter(column.short_title for column in found.values())
    kinds = {}
    for at, column in found.items():
        alike = short[column.short_title] > 1
        measure = (column.title if alike else column.short_title) or header[at]
        narrowed = (*groups_in(f"{measure}; {column.title}"), *[header[at]] * alike)
        kinds[at] = (Kind(measure, column.unit or None, tuple(dict.fromkeys(narrowed))), column)
    return kinds
