"""What can be checked and what cannot, on cases that anybody can add to."""

from collections import Counter
from typing import Any

import pytest

from claims.models import Claim, NotCheckable
from tests.cases_of import cases_of
from tests.claims.extraction.reading import claims_in

CASES = cases_of("checkable")
FEWEST = 80
FEWEST_OF_A_REASON = 10
FEWEST_FACTS = 40


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_statement_has_the_reason_why_it_cannot_be_checked(language: str, case: dict[str, Any]) -> None:
    found = claims_in(case["text"], language)
    assert {_reason(claim) for claim in found} == {case.get("reason")}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reason_has_cases_and_facts_that_look_like_them(language: str) -> None:
    counted = Counter(case.get("reason") for code, case in (param.values for param in CASES) if code == language)
    assert counted.total() >= FEWEST
    assert counted[None] >= FEWEST_FACTS
    assert min(counted[reason.value] for reason in NotCheckable) >= FEWEST_OF_A_REASON


def _reason(claim: Claim) -> str | None:
    return claim.not_checkable_because.value if claim.not_checkable_because is not None else None
