"""DBnomics: series of many statistical offices, as it has collected them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from pydantic import Field

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, Figure, read_json
from claims.sources.asking import below, request_at
from claims.sources.dimensions import Dataset, Measured, Value, described
from claims.sources.figures import Day, figure_in, period_in, unless_ahead
from claims.sources.labels import unit_in
from claims.sources.series import MISSING, Series, read_series, series_of, series_origin
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec, TableSpec
from claims.sources.states import in_key

_STATUS = ("OBS_STATUS", "OBS_FLAG")
_WITHOUT_SCALE = ("percent", "percentage points")
_INDEX = re.compile(r"\b(?:index|indices|points?)\b", re.IGNORECASE)


class _Series(Answer):
    dimensions: dict[str, str]
    period: list[str]
    value: list[Figure | None]
    indexed_at: Day | None = None
    observations_attributes: list[tuple[str, list[str | None]]] = Field(default_factory=list)


class _Found(Answer):
    docs: list[_Series]
    num_found: int


class _Labels(Answer):
    code: str = ""
    name: str = ""
    dimensions_values_labels: dict[str, dict[str, str] | list[tuple[str, str]]] = Field(default_factory=dict)


class _Fault(Answer):
    message: str = ""


class _Answer(Answer):
    series: _Found
    dataset: _Labels = _Labels()
    errors: list[_Fault | str] | None = None


class DbnomicsSource:
    """Series of one data set."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The series of the key, with the states of the article where it has room for them."""
        data = self.spec.data
        path = "/".join(part for part in (data.dataset, data.key) if part)
        base = below(self.spec.url, f"v22/series/{quote(in_key(path, query.places), safe='/:.+')}")
        asked = {"observations": "1"}
        if data.filters:
            asked["dimensions"] = json.dumps({name: values.split("+") for name, values in data.filters.items()})
        return request_at(self.spec, f"{base}?{urlencode(asked)}", for_programs=True)

    def read(self, response: Response) -> Reading:
        """A table for every measure, unit and group; none where there are no figures.

        Raises:
            DocumentUnreadable: It is no such answer, or not all series, or no series of which the scale is known.
            ServiceRefused: The service reports an error.
        """
        answer = read_json(response, _Answer)
        found, labels = answer.series, answer.dataset
        if answer.errors and not found.docs:
            fault = answer.errors[0]
            said = fault if isinstance(fault, str) else fault.message
            raise ServiceRefused(f"the service says: {said.strip().rstrip('.') or 'there is an error'}.")
        if found.num_found > len(found.docs):
            raise DocumentUnreadable(f"it has {len(found.docs)} of {found.num_found} series; ask for fewer by its key.")
        dataset = Dataset(labels.code or self.spec.data.dataset or "", labels.name or self.spec.id, "en")
        known = {name: dict(values) for name, values in labels.dimensions_values_labels.items()}
        measured = [measured for series in found.docs for measured in _measured(series, known)]
        indexed = max((series.indexed_at for series in found.docs if series.indexed_at is not None), default=None)
        origin = series_origin(self.spec, response, dataset.title, "en", indexed)
        kept, meant = _with_scale(series_of(described(measured, dataset)), self.spec.table)
        return read_series(kept, origin, meant=meant)


def _measured(series: _Series, labels: Mapping[str, Mapping[str, str]]) -> Iterator[Measured]:
    values = tuple(Value(name, code, labels.get(name, {}).get(code, code)) for name, code in series.dimensions.items())
    none = [None] * len(series.period)
    status = next((given for name, given in series.observations_attributes if name in _STATUS), none)
    if not len(series.period) == len(series.value) == len(status):
        raise DocumentUnreadable("a series in it has not as many figures as periods.")
    for written, figure, letters in zip(series.period, series.value, status, strict=True):
        period = period_in(written)
        known = figure_in(figure, letters or "")
        yield Measured(values, period, unless_ahead(known, period, series.indexed_at))


def _with_scale(found: Sequence[Series], meant: TableSpec) -> tuple[Sequence[Series], TableSpec]:
    """The series of which it is known whether they are in thousands or billions, and what is meant by them.

    DBnomics passes the scale of some providers over: "U.S. dollars" of the IMF are billions. What the operator says
    holds for series that are all of one measure in one unit, as it does wherever series are read.
    """
    known = [series for series in found if any(cell != MISSING for cell in series.observations.values())]
    if meant.unit is not None and len({(series.measure, series.unit) for series in known}) == 1:
        return known, meant
    kept = [series for series in known if _has_no_scale(series.unit or "")]
    if known and not kept:
        raise DocumentUnreadable(
            "it does not say whether its figures are thousands, millions or billions; ask for one series, and say so "
            "by unit below [source.table]."
        )
    return kept, meant.model_copy(update={"unit": None})


def _has_no_scale(unit: str) -> bool:
    return unit_in(unit, "en").name in _WITHOUT_SCALE or _INDEX.search(unit) is not None
