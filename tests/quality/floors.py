"""Floors under what was measured: they stand in ``floors.toml``, each with the hash of its data and its history.

``python -m tests.quality.floors NAME VALUE`` raises one; lowering it needs ``--lower`` and ``--because``.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tests.quality.bench import sha256_of

PAGE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Mark:
    """A floor as it was set on some day."""

    floor: float
    set_on: date
    because: str
    """Why it was lowered; empty where it was raised."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a measure must reach."""

    measure: str
    data: str
    """The file that it is measured on, below the public data."""
    sha256: str
    aim: float
    history: tuple[Mark, ...]

    @property
    def value(self) -> float:
        """The floor that holds now."""
        return self.history[-1].floor


@dataclass(frozen=True, slots=True)
class Measured:
    """A result with what is needed to judge it."""

    value: float
    size: int
    """Number of what was judged."""
    interval: tuple[float, float]
    """95 %."""
    control: str
    """What a simple method reaches: "majority .61"."""


def floors(page: Path = PAGE) -> dict[str, Floor]:
    """All floors by name."""
    raw = tomllib.loads(page.read_text(encoding="utf-8"))
    return {
        name: Floor(**{**entry, "history": tuple(Mark(**mark) for mark in entry["history"])})
        for name, entry in raw.items()
    }


def hold(name: str, measured: Measured, board: Callable[[str], None]) -> None:
    """Print a result, and fail where it lies below its floor or was not measured on the pinned data."""
    floor = floors()[name]
    low, high = measured.interval
    board(
        f"{floor.measure}: {measured.value:.3f} (n {measured.size}, 95 %: {low:.3f} to {high:.3f}; "
        f"floor {floor.value}, aim {floor.aim}; control: {measured.control})"
    )
    assert sha256_of(floor.data) == floor.sha256, f"{floor.data} is not the data that {name} was pinned on"
    assert measured.value >= floor.value, f"{floor.measure}: {measured.value:.4f} is below the floor {floor.value}"


def changed(floor: Floor, value: float, today: date, *, lower: bool, because: str) -> Floor:
    """The floor with a new value.

    Raises:
        ValueError: It would be lowered without leave or reason.
    """
    if value < floor.value and not (lower and because.strip()):
        raise ValueError(f"{floor.value} would be lowered to {value}: that needs --lower and --because.")
    mark = Mark(value, today, because.strip() if value < floor.value else "")
    return Floor(floor.measure, floor.data, floor.sha256, floor.aim, (*floor.history, mark))


def as_toml(found: dict[str, Floor]) -> str:
    """The page of all floors."""
    return "\n".join(_entry(name, floor) for name, floor in sorted(found.items()))


def _entry(name: str, floor: Floor) -> str:
    texts = (("measure", floor.measure), ("data", floor.data), ("sha256", floor.sha256))
    lines = [f"[{name}]", *(f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in texts)]
    lines += [f"aim = {floor.aim}", "history = ["]
    for mark in floor.history:
        because = json.dumps(mark.because, ensure_ascii=False)
        lines.append(f"    {{ floor = {mark.floor}, set_on = {mark.set_on.isoformat()}, because = {because} }},")
    return "\n".join([*lines, "]", ""])


def main(arguments: Sequence[str], page: Path = PAGE) -> None:
    """Set a floor as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.floors")
    parser.add_argument("name")
    parser.add_argument("value", type=float)
    parser.add_argument("--lower", action="store_true", help="leave to lower it")
    parser.add_argument("--because", default="", help="why it is lowered")
    given = parser.parse_args(arguments)
    found = floors(page)
    if given.name not in found:
        parser.error(f"There is no floor {given.name!r}; there are: {', '.join(sorted(found))}.")
    try:
        today = datetime.now(UTC).date()  # noqa: TID251 a command of its own
        new = changed(found[given.name], given.value, today, lower=given.lower, because=given.because)
    except ValueError as refusal:
        parser.error(str(refusal))
    page.write_text(as_toml({**found, given.name: new}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
