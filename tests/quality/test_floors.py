"""A floor can be raised at will, and lowered only with leave and a reason."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.quality.floors import PAGE, Floor, Mark, Measured, as_toml, changed, floors, hold, main

OWN = Path(__file__)
NOW = date(2030, 1, 2)
FLOOR = Floor("sentences", "folder/file.jsonl", "0" * 64, 0.9, (Mark(0.8, date(2029, 1, 1), ""),))


@pytest.mark.parametrize("name", floors())
def test_every_floor_was_only_lowered_with_a_reason(name: str) -> None:
    history = floors()[name].history
    assert [after for before, after in pairwise(history) if after.floor < before.floor and not after.because] == []


@pytest.mark.parametrize("name", floors())
def test_every_floor_is_held_by_a_test(name: str) -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in PAGE.parent.glob("test_*.py") if path != OWN)
    assert f'"{name}"' in tests


def test_the_page_is_written_as_it_is_read() -> None:
    assert as_toml(floors()) == PAGE.read_text(encoding="utf-8")


def test_a_floor_can_be_raised() -> None:
    assert changed(FLOOR, 0.85, NOW, lower=False, because="").value == 0.85


@pytest.mark.parametrize(("lower", "because"), [(False, ""), (True, " "), (False, "The labels were mended.")])
def test_a_floor_is_not_lowered_without_leave_and_reason(lower: bool, because: str) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match="needs --lower and --because"):
        changed(FLOOR, 0.7, NOW, lower=lower, because=because)


def test_a_floor_that_was_lowered_says_why() -> None:
    lowered = changed(FLOOR, 0.7, NOW, lower=True, because="The labels were mended.")
    assert lowered.history[-1] == Mark(0.7, NOW, "The labels were mended.")


def test_the_command_sets_a_floor(tmp_path: Path) -> None:
    page = tmp_path / "floors.toml"
    page.write_text(as_toml({"sentences": FLOOR}), encoding="utf-8")
    main(["sentences", "0.85"], page)
    assert floors(page)["sentences"].value == 0.85
    with pytest.raises(SystemExit):
        main(["sentences", "0.7"], page)
    with pytest.raises(SystemExit):
        main(["speakers", "0.7"], page)
    assert floors(page)["sentences"].value == 0.85


def test_a_result_below_its_floor_fails(board: Callable[[str], None]) -> None:
    del board  # this is no result
    lines: list[str] = []
    with pytest.raises(AssertionError, match="below the floor"):
        hold("german_sentences", Measured(0.1, 1, (0.0, 1.0), "none"), lines.append)
    assert len(lines) == 1
