"""A table: CSV, its rows kept verbatim, or the tables of a spreadsheet, a web page, a PDF or JSON, written out."""

from collections.abc import Sequence

from claims.documents.grid import Grid
from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Reading, Response, Row, Table
from claims.sources.address import OneAddress
from claims.sources.asking import origin_of
from claims.sources.drawing import Sketch, draw
from claims.sources.gridded import Form, form_of, may_have_shares, read_gridded
from claims.sources.labels import unit_in
from claims.sources.separated import read_separated, without_notes
from claims.sources.spec import SourceSpec


class TableSource(OneAddress):
    """One address with a table, or with several."""

    def __init__(self, spec: SourceSpec) -> None:
        super().__init__(spec)
        self._language = spec.language or "en"

    def read(self, response: Response) -> Reading:
        """The tables with what is known of their meaning.

        Raises:
            DocumentUnreadable: There is no table, or none that can be told to be the one that the operator means.
        """
        body, media_type = response.body, response.snapshot.media_type
        form = form_of(body, media_type)
        if form is Form.TEXT:
            text = decoded(body, media_type)
            header, rows = read_separated(text)
            self._refuse_without_entity([header])
            return Reading(text=text, tables=(self._table("", header, rows, response),))
        grids = self._meant(read_gridded(body, media_type, self._language))
        if form is Form.SPREADSHEET:
            for grid in grids:
                self._refuse_doubtful_shares(grid)
        return self._drawn(grids, response)

    def _meant(self, grids: Sequence[Grid]) -> Sequence[Grid]:
        """The tables that the operator means: those with the named column, and all where none is named."""
        self._refuse_without_entity([grid.rows[0] for grid in grids])
        named = self.spec.table.entity
        kept = [grid for grid in grids if named is None or named in grid.rows[0]]
        if len(kept) > 1 and self.spec.table.title is not None and named is None:
            raise DocumentUnreadable(f"it has {len(kept)} tables, and no entity says which of them the title is of.")
        return kept

    def _refuse_without_entity(self, headers: Sequence[Sequence[str]]) -> None:
        name = self.spec.table.entity
        if name is not None and not any(name in header for header in headers):
            raise DocumentUnreadable(f"its header has no column {name!r}; it has {', '.join(headers[0])}.")

    def _refuse_doubtful_shares(self, grid: Grid) -> None:
        unit = self.spec.table.unit
        percent = "%" in "".join(grid.rows[0]) if unit is None else unit_in(unit, self._language).name == "percent"
        if percent and may_have_shares(grid):
            raise DocumentUnreadable(
                "a column in percent has no figure above 1: nobody can tell whether 0.25 stands for 25 %."
            )

    def _drawn(self, grids: Sequence[Grid], response: Response) -> Reading:
        """Each table written out, narrowed by its own title where one of the operator goes for several."""
        text, drawn = draw([Sketch(grid.title or self.spec.id, grid.rows[0], grid.rows[1:]) for grid in grids])
        tables = [
            self._table(grid.title, table.header, without_notes(table.rows), response)
            for grid, table in zip(grids, drawn, strict=True)
        ]
        if self.spec.table.title is not None and len({grid.title for grid in grids}) > 1:
            tables = [
                table.model_copy(update={"narrowed": (grid.title,) if grid.title else ()})
                for grid, table in zip(grids, tables, strict=True)
            ]
        return Reading(text=text, tables=tuple(tables))

    def _table(self, title: str, header: Sequence[str], rows: Sequence[Row], response: Response) -> Table:
        meant = self.spec.table
        measure = meant.title or title or self.spec.id
        return Table(
            origin=origin_of(self.spec, response, title=measure, language=self._language),
            columns=tuple(header),
            rows=tuple(rows),
            entity=header.index(meant.entity) if meant.entity is not None else 0,
            unit=meant.unit,
            measure=measure,
            aliases=meant.aliases,
            refutes=meant.refutes,
        )
