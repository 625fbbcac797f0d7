"""Eurostat: a data set of its statistics interface."""

from urllib.parse import quote, urlencode

from claims.errors import ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, read_json
from claims.sources.asking import below, request_at
from claims.sources.dimensions import Dataset, described
from claims.sources.jsonstat import Cube, figures_of
from claims.sources.series import read_series, series_of, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec

_LANGUAGES = ("en", "de", "fr")
_OWN_CODES = {"GR": "EL", "GB": "UK"}
_NOTHING_FOUND = "100"
_FLAGS = {"b": "B", "c": "C", "d": "D", "e": "E", "f": "F", "n": "N", "p": "P", "s": "E", "u": "U", "z": "Z"}
"""Its flags as letters of SDMX; that a figure was revised is none."""


class _Fault(Answer):
    id: int | str = ""
    label: str = ""


class _Faults(Answer):
    error: tuple[_Fault, ...] = ()
    warning: _Fault | None = None
    """That the answer is too large to be given at once."""


class EurostatSource:
    """One data set, filtered as the operator says, for the states that the article names."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec
        self._language = spec.language if spec.language in _LANGUAGES else "en"

    def request(self, query: Query) -> Request:
        """The data set in the language of the source."""
        data = self.spec.data
        asked = [("format", "JSON"), ("lang", self._language.upper())]
        asked += [(name, value) for name, values in data.filters.items() for value in values.split("+")]
        if "geo" not in data.filters:
            asked += [("geo", _OWN_CODES.get(place, place)) for place in query.places]
        base = below(self.spec.url, f"statistics/1.0/data/{quote(data.dataset or '', safe='')}")
        return request_at(self.spec, f"{base}?{urlencode(asked)}", for_programs=True)

    def read(self, response: Response) -> Reading:
        """A table for every measure, unit and group; none where there are no figures.

        Raises:
            DocumentUnreadable: It is no data set, or one that contradicts itself, or too large.
            ServiceRefused: The service reports an error.
        """
        faults = read_json(response, _Faults)
        for fault in (*faults.error, *filter(None, [faults.warning])):
            if str(fault.id) == _NOTHING_FOUND:
                return Reading(text="")
            raise ServiceRefused(f"the service says: {fault.label.strip().rstrip('.') or fault.id}.")
        cube = read_json(response, Cube)
        dataset = Dataset(self.spec.data.dataset or "", cube.label or self.spec.id, self._language)
        found = described(list(figures_of(cube, _FLAGS)), dataset)
        origin = series_origin(self.spec, response, dataset.title, self._language, cube.updated)
        return read_series(series_of(found), origin, meant=self.spec.table)
