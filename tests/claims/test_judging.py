"""Claims, their parts and meanings, held against pages and decided."""

from datetime import date
from typing import Any

import pytest

from claims.models import CheckedClaim, Label, Verdict
from claims.policy import Policy
from tests.claims.making import AS_OF
from tests.claims.verdicts.checking import claims_checked, judged

_OPEN = Label.NOT_ENOUGH_EVIDENCE
_WHOLE = Policy.model_validate({"splitting": {"grain": "whole"}})
_NOISE = " The herons came back. The bell of the chapel rang. The market was full of fish."


def _page(text: str, publisher: str, **values: object) -> dict[str, Any]:
    return {"text": text, "language": "en", "publisher": publisher} | values


def _case(claim: str, *pages: dict[str, Any], **values: object) -> dict[str, Any]:
    return {"claim": claim, "language": "en", "day": AS_OF, "page": list(pages)} | values


def _only(case: dict[str, Any], policy: Policy | None = None) -> CheckedClaim:
    (checked,) = claims_checked(case, policy)
    return checked


def _verdict(case: dict[str, Any], policy: Policy | None = None) -> Verdict:
    verdict = _only(case, policy).verdict
    assert verdict is not None
    return verdict


_CLAIM = "The port of Lenham handled 4.2 million containers in 2030."
_OTHERWISE = "The port of Lenham handled 3.1 million containers in 2030."


# --- the counter-search -----------------------------------------------------------------------------------------


def test_before_a_refutation_everything_that_was_read_is_searched() -> None:
    verdict = _verdict(_case(_CLAIM, _page(_OTHERWISE + _NOISE, "Harbour Office")))
    assert verdict.label is Label.REFUTED
    assert "no further passage bears it out (searched: 3)" in verdict.because


def test_a_claim_that_is_borne_out_is_not_searched_against() -> None:
    assert "searched" not in _verdict(_case(_CLAIM, _page(_CLAIM, "Harbour Office"))).because


# --- parts ------------------------------------------------------------------------------------------------------

_BOTH = "Lenham approved the plan in May 2030 and closed two libraries in May 2030."
_FIRST = "Lenham approved the plan in May 2030."
_SECOND_OTHERWISE = "Lenham closed four libraries in May 2030."


def test_a_claim_of_several_parts_shows_each_with_its_verdict() -> None:
    checked = _only(_case(_BOTH, _page(_FIRST, "Town Hall")), _WHOLE)
    parts = [(part.text, part.verdict.label) for part in checked.parts]
    assert parts == [
        (_FIRST[:-1], Label.SUPPORTED),
        (_BOTH.replace("approved the plan in May 2030 and ", "")[:-1], _OPEN),
    ]


def test_no_claim_is_gentler_than_its_harshest_part() -> None:
    checked = _only(_case(_BOTH, _page(f"{_FIRST} {_SECOND_OTHERWISE}", "Town Hall")), _WHOLE)
    assert checked.verdict is not None
    assert (checked.verdict.label, checked.verdict.rule) == (Label.REFUTED, "harshest_part")
    assert "closed two libraries" in checked.verdict.because
    assert all(item.claim == checked.claim.id for part in checked.parts for item in part.verdict.evidence)


def test_a_part_without_the_time_of_its_claim_is_not_refuted_by_another_year() -> None:
    claim = "Lenham approved the plan in May 2030 and closed two libraries."
    late = _page("Lenham closed four libraries.", "Town Hall", published_on=date(2029, 1, 1))
    assert _verdict(_case(claim, late), _WHOLE).label is not Label.REFUTED


def test_a_claim_of_one_part_has_no_parts() -> None:
    assert _only(_case(_CLAIM, _page(_CLAIM, "Harbour Office"))).parts == ()


# --- meanings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "before", "claim", "told"),
    [
        ("en", "Tom Wick and Jan Weber met in Lenham.", "He left the town hall.", "{} left the town hall"),
        ("de", "Jan Weber und Tom Wick trafen sich am Montag.", "Er verließ das Rathaus.", "{} verließ das Rathaus"),
    ],
)
def test_an_ambiguous_claim_has_no_verdict_and_one_for_each_meaning(
    language: str, before: str, claim: str, told: str
) -> None:
    page = _page(f"{told.format('Tom Wick')}.", "Town Hall", language=language, published_on=date(2031, 5, 1))
    checked = _only(_case(claim, page, before=before, language=language))
    assert checked.verdict is None
    labels = {reading.text: reading.verdict.label for reading in checked.readings}
    assert labels == {told.format("Tom Wick"): Label.SUPPORTED, told.format("Jan Weber"): _OPEN}


# --- gates ------------------------------------------------------------------------------------------------------


def test_what_only_a_copy_says_is_named_and_not_borne_out() -> None:
    address = "https://lenham-courier.example/harbour/ferries"
    page = _page(f"According to the Lenham Courier, ferries are full. {_CLAIM}", "Evening Tide")
    case = _case(_CLAIM, page, address=address)
    assert _verdict(case).rule == "only_copies"
    assert "Evening Tide" in _verdict(case).because
    assert [item.gate for item in judged(case).left] == ["cites_the_article"]


def test_the_same_sentence_in_two_papers_stands_on_one_origin() -> None:
    pages = (_page(_CLAIM, "Daily Tide"), _page(_CLAIM, "Evening Tide"))
    assert _verdict(_case(_CLAIM, *pages)).origins == 1
