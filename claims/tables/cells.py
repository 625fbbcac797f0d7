"""Values of cells, and the periods and units of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.language.units import units
from claims.models import Row, Table

_NUMBER = re.compile(r"[-+−]?\d[\d.,'’\s\u00a0\u202f]*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_POINT_IS_DECIMAL = re.compile(r"^\s*[-+−]?\d+\.(?:\d{1,2}|\d{4,})(?!\d)")
_COMMA_IS_DECIMAL = re.compile(r"^\s*[-+−]?\d+,(?:\d{1,2}|\d{4,})(?!\d)")


@dataclass(frozen=True, slots=True)
class Unit:
    """What the figures of a table are counted in."""

    name: str | None
    """Unit of the unit table; None for counts."""
    factor: float
    """1,000,000 for "million euros"."""

    @property
    def scale(self) -> float:
        """Worth of one in a cell, in the base unit of the dimension."""
        return self.factor * (units()[self.name].factor if self.name is not None else 1.0)

    @property
    def dimension(self) -> str:
        """The dimension in which the figures can be compared."""
        return units()[self.name].dimension if self.name is not None else "count"


def unit_of(table: Table) -> Unit:
    """The unit in which a table counts; a bare number where nobody says."""
    if table.unit is None:
        marked = any("%" in column for column in table.columns)
        return Unit("percent" if marked else None, 1.0)
    if table.unit in units():
        return Unit(table.unit, 1.0)
    language, _ = table_for(table.origin.language)
    for known in (language, table_for("en")[0], table_for("de")[0]):
        found = read_quantities(f"2 {table.unit}", known)
        if found and (found[0].unit is not None or found[0].value != 2):  # noqa: PLR2004 the 2 in front of the unit
            return Unit(found[0].unit, found[0].value / 2)
    return Unit(None, 1.0)


def year_of(column: str) -> int | None:
    """The year that a column stands for: 2024 for "2024e"."""
    match = _YEAR.search(column)
    return int(match[1]) if match is not None and len(column) <= len("2024 (provisional)") else None


def value_of(row: Row, column: int, table: Table) -> float | None:
    """The figure in a cell, or None where there is none; a missing value is never zero."""
    match = _NUMBER.match(row.cells[column].strip())
    if match is None:
        return None
    plain = re.sub(r"['’\s\u00a0\u202f]", "", match[0]).replace("−", "-")
    decimal = _decimal(table, column)
    grouping = "," if decimal == "." else "."
    try:
        return float(plain.replace(grouping, "").replace(decimal, "."))
    except ValueError:
        return None


def step_of(row: Row, column: int, table: Table) -> float:
    """Worth of the last written digit of a cell, in the figures of the table: 0.1 for "4.7"."""
    match = _NUMBER.match(row.cells[column].strip())
    _, _, digits = match[0].rstrip().partition(_decimal(table, column)) if match is not None else ("", "", "")
    return float(10.0 ** -len(digits))


def _decimal(table: Table, column: int) -> str:
    """The decimal sign of a column, as its own cells tell; else that of its language."""
    cells = [row.cells[column] for row in table.rows]
    if any(_POINT_IS_DECIMAL.match(cell) for cell in cells):
        return "."
    if any(_COMMA_IS_DECIMAL.match(cell) for cell in cells):
        return ","
    return table_for(table.origin.language)[0].numbers.decimal


def numeric_columns(table: Table) -> Sequence[int]:
    """The columns in which most cells are figures, the one that names the row left out."""
    return [
        column
        for column in range(len(table.columns))
        if column != table.entity
        and 2 * sum(value_of(row, column, table) is not None for row in table.rows) > len(table.rows)
    ]
