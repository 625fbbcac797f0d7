"""Passages that bear a claim out, exclude it, or leave it open: never the wrong one of the first two."""

from datetime import date
from typing import Any

import pytest

from tests.claims.evidence.holding import OPEN, cases, outcome


@pytest.mark.parametrize("case", cases(OPEN), ids=lambda case: case["name"])
def test_a_passage_never_decides_wrongly(case: dict[str, Any]) -> None:
    assert outcome(case) in (case["expect"], "open"), case["why"]


CLAIM = {
    "claim": "The council of Norbury approved the new library on 4 March 2025.",
    "claim_language": "en",
    "claim_day": date(2025, 3, 6),
    "passage_language": "en",
    "passage_day": date(2025, 3, 5),
    "before": "",
    "title": "Council decisions",
    "publisher": "Council of Norbury",
    "tier": 1,
}


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("The council of Norbury approved the new library on 4 March 2025.", "supports"),
        ("On 4 March 2025 the new library was approved by the council of Norbury.", "supports"),
        ("The council of Norbury rejected the new library on 4 March 2025.", "refutes"),
        ("The council of Norbury did not approve the new library on 4 March 2025.", "refutes"),
        ("The council of Norbury may approve the new library on 4 March 2025.", "open"),
        ("The council of Norbury plans to approve the new library.", "open"),
        ("The mayor demanded that the council of Norbury approve the new library.", "open"),
        ("If the council of Norbury approved the new library, it would cost 4 million.", "open"),
        ("The council of Norbury approved the library's new roof on 4 March 2025.", "open"),
        ("The council of Sudbury approved the new library on 4 March 2025.", "open"),
        ("The council of Norbury approved the new library on 4 March 2024.", "open"),
        ("The council of Norbury approved the new school on 4 March 2025.", "open"),
    ],
)
def test_one_claim_and_what_may_be_said_to_it(passage: str, expected: str) -> None:
    assert outcome({**CLAIM, "passage": passage}) == expected
