"""What stands in the place of a part: another direction, day, person, place or kind, by its name and its slot."""

import tomllib
from typing import Any

import pytest

from claims.evidence import find_evidence
from claims.models import Evidence, Passage, Span
from claims.policy import Policy
from tests.claims.making import AS_OF, claim, origin
from tests.conftest import CASES

_CASES = tomllib.loads((CASES / "stance" / "findings.toml").read_text(encoding="utf-8"))["case"]


def held(content: str, text: str, language: str) -> Evidence:
    """What a passage says to a claim."""
    page = origin(language=language, title="Page", publisher="Courier", tier=2, published_on=None)
    passage = Passage(origin=page, span=Span(start=0, end=len(text)), text=text)
    (evidence,) = find_evidence([claim(content, language=language)], [passage], None, AS_OF, Policy())["claim"]
    return evidence


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['claim']} | {case['passage']}")
def test_a_difference_is_named_with_its_slot(case: dict[str, Any]) -> None:
    evidence = held(case["claim"], case["passage"], case["language"])
    named = [finding for finding in evidence.findings if finding.name == case["finding"]]
    assert evidence.stance == case["stance"]
    assert named
    assert "slot" not in case or case["slot"] in {finding.slot for finding in named}


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['claim']} | {case['passage']}")
def test_a_claim_is_borne_out_by_itself(case: dict[str, Any]) -> None:
    assert held(case["claim"], case["claim"], case["language"]).stance == "supports"
