"""Every kind of computation, on tables as publishers lay them out: the cases of ``tests/cases/tables/computed``."""

from pathlib import Path
from typing import Any

import pytest

from claims.models import Computation, Working
from tests.claims.tables.table_of_cases import answers, case_file
from tests.conftest import CASES

_FOLDER = CASES / "tables" / "computed"
_CLOSE = 1e-3
_WORKED_OUT_BY = {
    None: set(Computation),
    "change": {"change", "ratio", "comparison", "difference"},
    "count": {"count", "share"},
    "comparison": {"comparison", "value"},
    "value": {"value", "sum", "part"},
    "rank": {"rank", "minimum", "maximum"},
}
"""By what a kind of claim may be answered, where not by that alone: a doubling by a ratio, a direction by two cells."""
_CASES = [(path, case) for path in sorted(_FOLDER.glob("*.toml")) for case in case_file(path).cases]


@pytest.mark.parametrize(("path", "case"), _CASES, ids=[f"{path.stem}: {case['text']}" for path, case in _CASES])
def test_a_table_answers_as_an_editor_would(path: Path, case: dict[str, Any]) -> None:
    found = answers(path, case)
    assert [answer.stance.value for answer in found] == ([] if case["expect"] == "nothing" else [case["expect"]])
    for answer in found:
        assert answer.working is not None
        assert answer.span.of(case_file(path).reading.text) == answer.quote
        assert answer.working.computation in _WORKED_OUT_BY.get(case.get("kind"), {case.get("kind")})
        value = comparable(answer.working, case)
        assert value is None or value == pytest.approx(case["value"], abs=_CLOSE, rel=_CLOSE)


def comparable(working: Working, case: dict[str, Any]) -> float | None:
    """What was worked out, as the case writes it: "doubled" is a change by 1; None where it is told in another way."""
    if "value" not in case:
        return None
    if working.computation is Computation.RATIO and case["kind"] == "change":
        return working.value - 1
    return working.value if working.computation == case["kind"] else None


def test_every_kind_of_computation_has_cases_in_both_languages() -> None:
    kinds = {(case.get("kind"), case["language"]) for _, case in _CASES}
    computations = {kind.value for kind in Computation}
    assert {(kind, language) for kind in computations for language in ("de", "en")} <= kinds


def test_there_are_cases_over_many_tables() -> None:
    assert len(_CASES) >= 250
    assert len({path for path, _ in _CASES}) >= 40
