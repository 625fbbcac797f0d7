"""How a figure that was worked out from a table is told, in the language of the report."""

import pytest

from claims.models import Computation
from claims.reports.arithmetic import Arithmetic, arithmetic
from claims.reports.texts import texts_in
from claims.reports.workings import TOLD
from tests.claims.making import evidence
from tests.claims.reports.worked import CASES, working_of

_BY_NAME = [pytest.param(case, id=case["name"]) for case in CASES]


def _shown(case: dict[str, object], language: str, **values: object) -> Arithmetic:
    found = arithmetic(evidence(working=working_of(case, **values)), texts_in(language)[0], language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", _BY_NAME)
def test_a_working_is_told_as_a_sentence_or_by_its_expression(case: dict[str, object], language: str) -> None:
    found = _shown(case, language)
    assert found.sentence == case.get(language)
    assert found.expression.startswith(case["expression"])


@pytest.mark.parametrize("case", _BY_NAME)
def test_a_chart_is_drawn_where_it_helps(case: dict[str, object]) -> None:
    chart = _shown(case, "en").chart
    assert (len(chart.bars) if chart is not None else 0) == case.get("chart", 0)


def test_every_computation_has_a_way_to_be_told_and_a_case() -> None:
    assert TOLD.keys() == set(Computation)
    assert {case["computation"] for case in CASES if "en" in case} == set(Computation)
