"""JSON-stat 2.0, in which statistical offices answer: a cube of figures, written as one long row."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod

from pydantic import Field

from claims.errors import DocumentUnreadable
from claims.sources.answers import Answer, Figure
from claims.sources.dimensions import Measured, Role, Value, role_of
from claims.sources.figures import Day, figure_in, period_in

_MOST_FIGURES = 1_000_000
_MOST_DIMENSIONS = 50


class _Category(Answer):
    index: dict[str, int] | list[str] | None = None
    label: dict[str, str] = Field(default_factory=dict)

    def codes(self) -> list[str]:
        """Codes in the order of their positions; a single one needs no index."""
        if isinstance(self.index, dict):
            return sorted(self.index, key=self.index.__getitem__)
        return self.index if self.index is not None else list(self.label)


class _Dimension(Answer):
    category: _Category


class Cube(Answer):
    """A data set."""

    id: list[str]
    size: list[int]
    dimension: dict[str, _Dimension]
    value: dict[int, Figure | None] | list[Figure | None]
    """By position, counting the last dimension fastest; a position that is left out has no figure."""
    status: dict[int, str] | list[str | None] = Field(default_factory=dict)
    label: str = ""
    updated: Day | None = None


def figures_of(cube: Cube, flags: Mapping[str, str]) -> Iterator[Measured]:
    """The figures of a data set with their values in all dimensions.

    Args:
        cube: The data set.
        flags: Letters of its status as letters of the SDMX code list; others say nothing of a figure.

    Raises:
        DocumentUnreadable: The data set contradicts itself, is too large, or has no time.
    """
    dimensions = _values(cube)
    time = next((at for at, name in enumerate(cube.id) if role_of(name) is Role.TIME), None)
    if time is None:
        raise DocumentUnreadable("its figures do not say of which time they are.")
    cells = cube.value.items() if isinstance(cube.value, dict) else enumerate(cube.value)
    status = cube.status if isinstance(cube.status, dict) else dict(enumerate(cube.status))
    for position, written in cells:
        values = _at(position, dimensions)
        letters = "".join(flags.get(letter, "") for letter in status.get(position) or "")
        yield Measured((*values[:time], *values[time + 1 :]), period_in(values[time].code), figure_in(written, letters))


def _values(cube: Cube) -> Sequence[Sequence[Value]]:
    """The values of every dimension in their order; counted before anything is made of them."""
    if len(cube.id) != len(cube.size) or min(cube.size, default=0) < 0:
        raise DocumentUnreadable("it does not say how many values each of its dimensions has.")
    huge = len(cube.size) > _MOST_DIMENSIONS or max(cube.size, default=0) > _MOST_FIGURES
    if huge or prod(cube.size) > _MOST_FIGURES:
        raise DocumentUnreadable(f"it has more than {_MOST_FIGURES} figures; ask for fewer with filters.")
    dimensions = []
    for name, size in zip(cube.id, cube.size, strict=True):
        category = cube.dimension[name].category if name in cube.dimension else _Category()
        codes = category.codes()
        if len(codes) != size:
            raise DocumentUnreadable(f"its dimension {name!r} has {len(codes)} values and says that it has {size}.")
        dimensions.append([Value(name, code, category.label.get(code, code)) for code in codes])
    return dimensions


def _at(position: int, dimensions: Sequence[Sequence[Value]]) -> tuple[Value, ...]:
    rest = position
    found: list[Value] = []
    for values in reversed(dimensions):
        rest, at = divmod(rest, len(values) or 1)
        found.extend(values[at : at + 1])
    if rest or len(found) < len(dimensions):
        raise DocumentUnreadable(f"it has a figure at {position}, where it has no place for one.")
    return tuple(reversed(found))
