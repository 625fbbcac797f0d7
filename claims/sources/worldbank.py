"""The World Bank: one of its indicators, by country and year."""

from functools import lru_cache
from typing import Annotated
from urllib.parse import quote, urlencode

from pydantic import BeforeValidator, RootModel

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, Figure, read_json
from claims.sources.asking import below, request_at
from claims.sources.figures import Day, figure_in, period_in, unless_ahead
from claims.sources.labels import groups_in, unit_in_parentheses
from claims.sources.series import Kind, Observed, read_series, series_of, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.states import state_called

_PER_PAGE = 20_000
"""More than an indicator has for all countries and years, so that one page is all."""
_UNKNOWN_THERE = "AI AQ AX BL BQ BV CC CK CX EH FK GF GG GP GS HM IO JE MQ MS NF NU PM PN RE SH SJ TF TK TW UM VA WF YT"
"""States and territories that the service has no figures for; one of them in an address is an error for all."""


class _Named(Answer):
    id: str = ""
    value: str


class _Row(Answer):
    indicator: _Named
    country: _Named
    countryiso3code: str = ""
    date: str
    value: Figure | None
    unit: str | None = None
    obs_status: str | None = None


class _Fault(Answer):
    key: str = ""
    value: str = ""


class _About(Answer):
    pages: int = 1
    lastupdated: Day | None = None
    message: tuple[_Fault, ...] = ()


def _two(answer: object) -> object:
    """An answer that is an error has no second part."""
    return [*answer, None] if isinstance(answer, list) and len(answer) == 1 else answer


class _Answer(RootModel[Annotated[tuple[_About, tuple[_Row, ...] | None], BeforeValidator(_two)]]):
    pass


class WorldBankSource:
    """One indicator for the states that the article names."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The indicator, all years on one page."""
        places = ";".join(place for place in query.places if place not in _UNKNOWN_THERE.split()) or "all"
        indicator = quote(self.spec.data.dataset or "", safe="")
        base = below(self.spec.url, f"v2/country/{places}/indicator/{indicator}")
        asked = {"format": "json", "per_page": str(_PER_PAGE), **self.spec.data.filters}
        return request_at(self.spec, f"{base}?{urlencode(asked)}", for_programs=True)

    def read(self, response: Response) -> Reading:
        """The indicator as a table; none where there are no figures.

        Raises:
            DocumentUnreadable: It is no indicator, or not all of it.
            ServiceRefused: The service reports an error.
        """
        about, rows = read_json(response, _Answer).root
        if about.message:
            fault = about.message[0]
            raise ServiceRefused(f"the service says: {(fault.value or fault.key).strip().rstrip('.')}.")
        if about.pages > 1:
            raise DocumentUnreadable(f"it goes over {about.pages} pages, of which this is one; ask for fewer years.")
        title = rows[0].indicator.value if rows else self.spec.id
        origin = series_origin(self.spec, response, title, "en", about.lastupdated)
        found = series_of(_observed(row, about) for row in rows or ())
        return read_series(found, origin, meant=self.spec.table)


def _observed(row: _Row, about: _About) -> Observed:
    period, kind = period_in(row.date), _kind(row.indicator.value, row.unit or None)
    entity = state_called(row.countryiso3code or row.country.id, row.country.value, "en")
    figure = figure_in(row.value, row.obs_status or "")
    return Observed(kind, entity, period, unless_ahead(figure, period, about.lastupdated))


@lru_cache(maxsize=64)
def _kind(name: str, unit: str | None) -> Kind:
    return Kind(name, unit or unit_in_parentheses(name, "en"), groups_in(name))
