"""Every kind of computation, on tables as publishers lay them out: the cases of ``tests/cases/tables/computed``."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claims.models import ClaimKind, Computation, Evidence, Reading, Working
from claims.policy import Policy
from claims.tables import Sheet, compute
from tests.claims.making import claim
from tests.claims.tables.table_of_cases import read_table
from tests.conftest import CASES

_FOLDER = CASES / "tables" / "computed"
_CLOSE = 1e-3


def _cases(folder: Path) -> list[Any]:
    """The file and the case, one parameter set each, named by the text."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(content["case"], start=1):
            found.append(pytest.param(path, case, id=f"{path.stem}, {number}: {case['text']}"))
    return found


@cache
def _read(path: Path) -> tuple[Reading, tuple[Sheet, ...], Any]:
    """A table of the cases, read once, and the day of its claims."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    table = _FOLDER / content["table"]["file"]
    reading = read_table(table, {"id": path.stem, **content["table"]})
    return reading, tuple(Sheet(found) for found in reading.tables), content["defaults"]["day"]


def _answers(path: Path, case: dict[str, Any]) -> Sequence[Evidence]:
    _, sheets, day = _read(path)
    said = claim(case["text"], kind=ClaimKind.QUANTITY, language=case["language"])
    return list(compute(said, sheets, day, Policy()))


@pytest.mark.parametrize(("path", "case"), _cases(_FOLDER))
def test_a_table_answers_as_an_editor_would(path: Path, case: dict[str, Any]) -> None:
    answers = _answers(path, case)
    assert [answer.stance.value for answer in answers] == ([] if case["expect"] == "nothing" else [case["expect"]])
    for answer in answers:
        assert answer.working is not None
        assert answer.span.of(_read(path)[0].text) == answer.quote
        value = _comparable(answer.working, case)
        assert value is None or value == pytest.approx(case["value"], abs=_CLOSE, rel=_CLOSE)


def _comparable(working: Working, case: dict[str, Any]) -> float | None:
    """What was worked out, as the case writes it: "doubled" is a change by 1; None where it is told in another way."""
    if "value" not in case:
        return None
    if working.computation is Computation.RATIO and case["kind"] == "change":
        return working.value - 1
    return working.value if working.computation == case["kind"] else None


def test_every_kind_of_computation_has_cases_in_both_languages() -> None:
    kinds = {(case.values[1].get("kind"), case.values[1]["language"]) for case in _cases(_FOLDER)}
    computations = {kind.value for kind in Computation} - {Computation.MEDIAN}
    assert {(kind, language) for kind in computations for language in ("de", "en")} <= kinds


def test_there_are_cases_over_many_tables() -> None:
    assert len(_cases(_FOLDER)) >= 250
    assert len({case.values[0] for case in _cases(_FOLDER)}) >= 40
