"""Figures of statistical services: observations by entity and period, as tables that say what they are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from claims.errors import DocumentUnreadable
from claims.language.neutral import table_for
from claims.models import Origin, Reading, Response, Table
from claims.sources.asking import origin_of
from claims.sources.drawing import Drawn, Sketch, draw
from claims.sources.spec import SourceSpec, TableSpec

MISSING = ""
"""What stands in a cell for which there is no figure; a missing figure is never zero."""
_MOST_OBSERVATIONS = 1_000_000
_NOTHING_MEANT = TableSpec()


class Series(NamedTuple):
    """Figures of one measure in one unit, for one group."""

    measure: str
    """What the figures are, in the service's own words."""
    unit: str | None
    """In words: "percent", "million euros"; None for a bare number, or where nobody says."""
    observations: Mapping[tuple[str, str], str]
    """The figure as written by entity ("Germany") and period ("2024", "2024-09", "2024-Q3"), with its marks behind it
    in words: "2.1 (provisional)"; :data:`MISSING` for one that the service knows and does not have."""
    narrowed: tuple[str, ...] = ()
    """By what it is narrower than the measure says: "Women"."""
    aliases: tuple[str, ...] = ()
    """More words for the measure, in any language."""
    remarks: tuple[str, ...] = ()
    """How the figures were worked out, for readers: "Seasonally adjusted"."""


class Kind(NamedTuple):
    """What a figure is, entity and period aside; the fields are those of a series."""

    measure: str
    unit: str | None
    narrowed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Observed(NamedTuple):
    """One figure of a service, with its marks behind it."""

    kind: Kind
    entity: str
    period: str
    figure: str


def series_of(observed: Iterable[Observed]) -> Sequence[Series]:
    """Figures by what they are.

    Raises:
        DocumentUnreadable: There are two different figures for the same, or too many figures.
    """
    found: dict[Kind, dict[tuple[str, str], str]] = {}
    for number, (kind, entity, period, figure) in enumerate(observed):
        place = (entity, period)
        of_kind = found.setdefault(kind, {})
        if of_kind.setdefault(place, figure) != figure:
            raise DocumentUnreadable(f"it has two figures for {entity} in {period} that nothing tells apart.")
        if number >= _MOST_OBSERVATIONS:
            raise DocumentUnreadable(f"it has more than {_MOST_OBSERVATIONS} figures.")
    return [
        Series(kind.measure, kind.unit, figures, kind.narrowed, remarks=kind.remarks) for kind, figures in found.items()
    ]


def read_series(
    found: Sequence[Series], origin: Origin, entity: str = "Country", meant: TableSpec = _NOTHING_MEANT
) -> Reading:
    """Each series as a table with one row for an entity and one column for a period, oldest first; none without any.

    Args:
        found: The series.
        origin: Where they come from.
        entity: What the rows are: the header of their first column.
        meant: What the operator says of them, which holds where they are all of one measure (and in one unit).

    Raises:
        DocumentUnreadable: There are too many figures in it.
    """
    kept = [series for series in found if any(cell != MISSING for cell in series.observations.values())]
    if sum(map(_size, kept)) > _MOST_OBSERVATIONS:
        raise DocumentUnreadable(f"it has more than {_MOST_OBSERVATIONS} figures, those included that are missing.")
    told = _as_meant(kept, meant)
    text, drawn = draw([_sketch(series, entity, origin.language) for series in told])
    tables = tuple(
        _table(series, table, origin).model_copy(update={"refutes": meant.refutes})
        for series, table in zip(told, drawn, strict=True)
    )
    return Reading(text=text, tables=tables)


def series_origin(spec: SourceSpec, response: Response, title: str, language: str, known: date | None) -> Origin:
    """Where figures come from; they are published when the service says that it has changed them last."""
    origin = origin_of(spec, response, title=title, language=language)
    return origin.model_copy(update={"published_on": spec.published_on or known or origin.published_on})


def _size(series: Series) -> int:
    """Cells of the table that a series is drawn as, of which most may be empty."""
    return len({name for name, _ in series.observations}) * len({period for _, period in series.observations})


def _as_meant(found: Sequence[Series], meant: TableSpec) -> Sequence[Series]:
    if len({series.measure for series in found}) != 1:
        return found
    one_unit = len({series.unit for series in found}) == 1
    return [
        series._replace(
            measure=meant.title or series.measure,
            unit=(meant.unit if one_unit else None) or series.unit,
            aliases=(*series.aliases, *meant.aliases),
        )
        for series in found
    ]


def _sketch(series: Series, entity: str, language: str) -> Sketch:
    entities = dict.fromkeys(name for name, _ in series.observations)
    periods = sorted({period for _, period in series.observations})
    decimal = table_for(language)[0].numbers.decimal
    cells = {place: figure.replace(".", decimal, 1) for place, figure in series.observations.items()}
    rows = [[name, *(cells.get((name, period), MISSING) for period in periods)] for name in entities]
    title = " · ".join((series.measure, *series.narrowed, *series.remarks, *([series.unit] if series.unit else [])))
    return Sketch(title, [entity, *periods], rows)


def _table(series: Series, drawn: Drawn, origin: Origin) -> Table:
    return Table(
        origin=origin,
        columns=drawn.header,
        rows=drawn.rows,
        entity=0,
        unit=series.unit,
        measure=series.measure,
        aliases=series.aliases,
        narrowed=series.narrowed,
        is_whole=False,  # states that were asked for, and groups of states
    )
