"""Tables that do not come as text, written out as text, so that every row can be quoted verbatim."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.models import Row, Span

_CELL_END = "\t"


class Drawn(NamedTuple):
    """A table as a stored text has it."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Sketch(NamedTuple):
    """A table that is to be written out."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


def draw(sketches: Sequence[Sketch]) -> tuple[str, tuple[Drawn, ...]]:
    """One text for all tables, and each of them with its rows in that text.

    A title stands on a line of its own, then the header, then the rows, cells divided by tabs; a blank line follows.
    """
    lines: list[str] = []
    drawn = []
    offset = 0
    for sketch in sketches:
        head = [_plain(sketch.title), _CELL_END.join(map(_plain, sketch.header))]
        body = [_CELL_END.join(map(_plain, row)) for row in sketch.rows]
        start = offset + sum(len(line) + 1 for line in head)
        drawn.append(Drawn(tuple(map(_plain, sketch.header)), tuple(_rows(body, start))))
        lines += [*head, *body, ""]
        offset = start + sum(len(line) + 1 for line in body) + 1
    return "\n".join(lines), tuple(drawn)


def _rows(lines: Sequence[str], start: int) -> Iterator[Row]:
    for line in lines:
        yield Row(span=Span(start=start, end=start + len(line)), quote=line, cells=tuple(line.split(_CELL_END)))
        start += len(line) + 1


def _plain(cell: str) -> str:
    """A cell without the signs that divide cells and rows."""
    return " ".join(cell.split())
