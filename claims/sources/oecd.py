"""The OECD: a key of one of its data sets, as CSV with codes and labels."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from urllib.parse import quote, urlencode

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Request, Response
from claims.sources.asking import below, request_at
from claims.sources.dimensions import Dataset, Measured, Value, described
from claims.sources.figures import figure_in, period_in, unless_ahead
from claims.sources.series import read_series, series_of, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.states import in_key

_TIME, _VALUE, _STATUS = "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"
_NO_DIMENSIONS = {"STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "DECIMALS", "BASE_PER", _TIME, _STATUS}
_UNITS = ("UNIT_MEASURE", "UNIT_MULT")
"""Dimensions of some data sets and attributes of others."""
_ID = re.compile(r"[A-Z][A-Z0-9_]*")
_NOTHING_FOUND = "NoRecordsFound"


class OecdSource:
    """One key of one data set."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The figures of the key, with the states of the article where it has room for them."""
        data = self.spec.data
        key = quote(in_key(data.key or "all", query.places), safe=".+")
        base = below(self.spec.url, f"public/rest/data/{quote(data.dataset or '', safe=',@')}/{key}")
        asked = {"format": "csvfilewithlabels", **data.filters}
        return request_at(self.spec, f"{base}?{urlencode(asked)}", for_programs=True)

    def read(self, response: Response) -> Reading:
        """A table for every measure, unit and group; none where there are no figures.

        Raises:
            DocumentUnreadable: It is no such table, lacks a column, or has rows that do not fit its header.
        """
        text = decoded(response.body, response.snapshot.media_type)
        if text.strip() == _NOTHING_FOUND:
            return Reading(text="")
        header, rows = _table(text)
        first = dict(zip(header, rows[0], strict=True)) if rows else {}
        title = first.get("STRUCTURE_NAME") or self.spec.id
        dataset = Dataset(first.get("STRUCTURE_ID") or self.spec.data.dataset or "", title, "en")
        found = described(list(_measured(header, rows, self._known(response))), dataset)
        return read_series(
            series_of(found), series_origin(self.spec, response, title, "en", None), meant=self.spec.table
        )

    def _known(self, response: Response) -> date:
        """The day on which the figures were known: the service does not say, but the operator may."""
        fetched = response.snapshot.fetched_at.date()
        return min(self.spec.published_on or fetched, fetched)


def _table(text: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Header and rows, every row as wide as the header."""
    if text.lstrip("\ufeff \n").startswith(("<", "{")):
        raise DocumentUnreadable("it is no CSV.")
    try:
        header, *rows = [row for row in csv.reader(StringIO(text), strict=True) if row] or [[]]
    except csv.Error as error:
        raise DocumentUnreadable(f"it is no CSV that can be read to its end ({error}).") from error
    header = [name.strip().removeprefix("\ufeff") for name in header]
    missing = [name for name in (_TIME, _VALUE) if name not in header]
    if missing:
        raise DocumentUnreadable(f"its header has no column {' and no column '.join(missing)}.")
    if any(len(row) != len(header) for row in rows):
        raise DocumentUnreadable("it has rows that do not fit its header.")
    return header, rows


def _measured(header: Sequence[str], rows: Sequence[Sequence[str]], known: date) -> Iterator[Measured]:
    """The figures with their values: of the columns before them, each with its label behind it, and of the units."""
    time, value = header.index(_TIME), header.index(_VALUE)
    status = header.index(_STATUS) if _STATUS in header else None
    columns = [
        at
        for at, name in enumerate(header)
        if _ID.fullmatch(name) and (name in _UNITS or (at < value and name not in _NO_DIMENSIONS))
    ]
    for row in rows:
        values = tuple(Value(header[at], row[at], _label(header, row, at)) for at in columns)
        period = period_in(row[time])
        figure = figure_in(row[value], row[status] if status is not None else "")
        yield Measured(values, period, unless_ahead(figure, period, known))


def _label(header: Sequence[str], row: Sequence[str], at: int) -> str:
    has_label = at + 1 < len(header) and not _ID.fullmatch(header[at + 1])
    return (row[at + 1] if has_label else "") or row[at]
