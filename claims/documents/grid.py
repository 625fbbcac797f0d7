"""A table as it stands in a document."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from claims.documents.line import one_line
from claims.errors import DocumentUnreadable
from claims.models import Record

MOST_ROWS = 100_000
MOST_CELLS = 2_000_000
"""Of all tables of a document; the same goes for characters."""
MOST_CHARACTERS = 20_000_000
_FIGURE = re.compile(r"[-+−]?[\d.,'\s]*\d[\d.,'\s]*%?")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")


class Grid(Record):
    """A table, its cells as text, its rows equally wide."""

    title: str
    """Name of the sheet, caption, or heading before it; empty where there is none."""
    rows: tuple[tuple[str, ...], ...]
    """The header first."""


def grid_of(title: str, rows: Iterable[Iterable[str]]) -> Grid:
    """The table of these rows without those that are empty, short ones filled with empty cells.

    Raises:
        DocumentUnreadable: It has more rows, cells or characters than are read.
    """
    kept: list[tuple[str, ...]] = []
    width = characters = 0
    for row in rows:
        cells = _without_empty_end([one_line(cell) for cell in row])
        if cells:
            kept.append(cells)
            width = max(width, len(cells))
            characters += sum(map(len, cells))
            refuse_vast(len(kept), len(kept) * width, characters)
    return Grid(title=one_line(title), rows=tuple((*cells, *[""] * (width - len(cells))) for cells in kept))


def refuse_vast(rows: int, cells: int, characters: int) -> None:
    """Let tables within the bounds pass.

    Raises:
        DocumentUnreadable: They have more rows, cells or characters than are read.
    """
    for count, most, name in (
        (rows, MOST_ROWS, "rows"),
        (cells, MOST_CELLS, "cells"),
        (characters, MOST_CHARACTERS, "characters"),
    ):
        if count > most:
            raise DocumentUnreadable(f"it has a table with more than {most:,} {name}.")


def headed(grid: Grid) -> Grid:
    """The table from its header on: lines of one cell above it, such as "Table 1: Unemployment", go into its title."""
    joined = joined_header(*grid.rows[:2]) if len(grid.rows) > 2 else None  # noqa: PLR2004 two lines, and a row
    if joined is not None:
        return Grid(title=grid.title, rows=(joined, *grid.rows[2:]))
    lines = [row[0] for row in takewhile(_is_one_cell, grid.rows)]
    if not lines or len(lines) == len(grid.rows) or not _is_header(grid.rows[len(lines)]):
        return grid
    title = " – ".join(filter(None, dict.fromkeys([grid.title, *lines])))
    return Grid(title=title, rows=grid.rows[len(lines) :])


def joined_header(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The header that two lines make, of which the upper one goes over several columns; None where they do not.

    A merged cell leaves empty ones behind it, or stands in each of them: "Visits", "", over "2023", "2024".
    """
    width = len(above)
    lower = (*below, *[""] * (width - len(below)))
    merged = any(not cell or cell == before for before, cell in pairwise(above))
    if len(lower) != width or lower[0] or not merged or not any(above[1:]) or not _is_header(lower):
        return None
    upper = list(above)
    for place in range(2, width):
        upper[place] = upper[place] or upper[place - 1]
    joined = [f"{top} {sub}".strip() if sub != top else top for top, sub in zip(upper, lower, strict=True)]
    return tuple(joined) if len(set(joined)) == width else None


def has_data(grid: Grid) -> bool:
    """Whether a table has a header, a row below it, and more than one column."""
    return len(grid.rows) > 1 and len(grid.rows[0]) > 1


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    end = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    return tuple(cells[:end])


def _is_one_cell(row: Sequence[str]) -> bool:
    """Whether only the first cell is filled, or a cell that spans all columns was repeated in them."""
    return len(row) > 1 and (not any(row[1:]) or len(set(row)) == 1)


def _is_header(row: Sequence[str]) -> bool:
    """Whether no cell is a figure, years apart; else the line above, with one name only, may be the header."""
    return not any(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in row)
