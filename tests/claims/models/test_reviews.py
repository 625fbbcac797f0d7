"""Reviews: what is published, and what was corrected."""

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from claims.models import Decision, Label, Review, Ruling, approval, approved_labels, corrections

_WHEN = datetime(2025, 2, 3, 9, tzinfo=UTC)


def ruling(claim: str, label: Label, proposed: Label = Label.SUPPORTED) -> Ruling:
    return Ruling(claim=claim, text=f"claim {claim}", proposed=proposed, label=label)


def review(number: int, decision: Decision, *rulings: Ruling, check: str = "one", reason: str = "seen") -> Review:
    return Review(
        check=check,
        number=number,
        decision=decision,
        rulings=rulings,
        reason=reason,
        reviewer="Mara Quist",
        reviewed_at=_WHEN,
        policy_version="1",
    )


def test_nobody_overrides_without_a_reason() -> None:
    with pytest.raises(ValidationError, match="for a reason"):
        review(1, Decision.PUBLISH, ruling("a", Label.REFUTED), reason=" ")
    review(1, Decision.PUBLISH, ruling("a", Label.SUPPORTED), reason="")


def test_a_claim_is_ruled_on_once() -> None:
    with pytest.raises(ValidationError, match="once"):
        review(1, Decision.PUBLISH, ruling("a", Label.SUPPORTED), ruling("a", Label.REFUTED))


def test_the_last_review_of_a_check_says_whether_it_is_published() -> None:
    first, held = review(1, Decision.PUBLISH), review(2, Decision.HOLD)
    assert approval("one", [first]) == first
    assert approval("one", [first, held]) is None
    assert approval("two", [first]) is None


def test_a_held_review_changes_no_approved_label() -> None:
    published = review(1, Decision.PUBLISH, ruling("a", Label.SUPPORTED))
    held = review(2, Decision.HOLD, ruling("a", Label.REFUTED))
    assert approved_labels([published, held])["a"].label is Label.SUPPORTED
    assert list(corrections([published, held])) == []


def test_a_published_label_that_is_replaced_is_a_correction_across_checks() -> None:
    first = review(1, Decision.PUBLISH, ruling("a", Label.SUPPORTED), ruling("b", Label.REFUTED, Label.REFUTED))
    again = review(2, Decision.PUBLISH, ruling("a", Label.REFUTED, Label.REFUTED), check="two")
    [found] = corrections([first, again])
    assert (found.claim, found.was, found.now, found.review) == ("a", Label.SUPPORTED, Label.REFUTED, again)
    assert approved_labels([first, again])["b"].label is Label.REFUTED
