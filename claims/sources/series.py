"""Figures of statistical services: observations by entity and period, as tables that say what they are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claims.errors import DocumentUnreadable
from claims.models import Origin, Reading, Table
from claims.sources.drawing import Drawn, Sketch, draw

MISSING = ""
"""What stands in a cell for which there is no figure; a missing figure is never zero."""
_MOST_OBSERVATIONS = 1_000_000


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


def read_series(found: Sequence[Series], origin: Origin, entity: str = "Country") -> Reading:
    """Each series as a table with one row for an entity and one column for a period, oldest first.

    Args:
        found: The series.
        origin: Where they come from.
        entity: What the rows are: the header of their first column.

    Raises:
        DocumentUnreadable: There is no figure in it, or there are too many.
    """
    kept = [series for series in found if any(cell != MISSING for cell in series.observations.values())]
    if not kept:
        raise DocumentUnreadable("it has no figures for what was asked.")
    if sum(len(series.observations) for series in kept) > _MOST_OBSERVATIONS:
        raise DocumentUnreadable(f"it has more than {_MOST_OBSERVATIONS} figures.")
    text, drawn = draw([_sketch(series, entity) for series in kept])
    tables = tuple(_table(series, table, origin) for series, table in zip(kept, drawn, strict=True))
    return Reading(text=text, tables=tables)


def _sketch(series: Series, entity: str) -> Sketch:
    entities = dict.fromkeys(name for name, _ in series.observations)
    periods = sorted({period for _, period in series.observations})
    rows = [[name, *(series.observations.get((name, period), MISSING) for period in periods)] for name in entities]
    title = " · ".join((series.measure, *series.narrowed, *([series.unit] if series.unit else [])))
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
    )
