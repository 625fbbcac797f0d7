"""What a reviewer enters: taken as it is meant, or refused with a sentence."""

from datetime import UTC, datetime

import pytest

from claims.errors import EntryRefused
from claims.models import Decision, Label, Review
from claims.reviews import ReviewEntry, read_entry
from tests.claims.adapters.ledger.making import check

NOW = datetime(2031, 5, 5, tzinfo=UTC)
CHECK = check(labels={"length": Label.SUPPORTED, "depth": Label.REFUTED, "width": Label.NOT_ENOUGH_EVIDENCE})


def read(**values: object) -> Review:
    plain = {"reviewer": "Mara Quist", "decision": Decision.PUBLISH, "labels": {2: Label.REFUTED}}
    return read_entry(ReviewEntry.model_validate({**plain, **values}), CHECK.id, CHECK.report, 1, NOW)


def labels(review: Review) -> list[str]:
    return [ruling.label.value for ruling in review.rulings]


def test_what_is_left_as_it_was_is_confirmed() -> None:
    review = read()
    assert labels(review) == ["supported", "refuted", "not_enough_evidence"]
    assert not any(ruling.overrides for ruling in review.rulings)
    assert (review.reviewer, review.decision, review.policy_version) == ("Mara Quist", "publish", "policy-1")


def test_another_choice_is_an_override() -> None:
    review = read(labels={2: Label.CONFLICTING}, reason="Two offices count otherwise.")
    assert [ruling.overrides for ruling in review.rulings] == [False, True, False]
    assert review.rulings[1].proposed is Label.REFUTED


@pytest.mark.parametrize(
    "others",
    [
        "1 refuted; 3 supported",
        "claim 1: Refuted\n#3 = supported",
        "1 refuted, 3 supported",
        " 3. supported\n\n 1) REFUTED ; ",
    ],
)
def test_other_claims_are_named_by_their_numbers(others: str) -> None:
    assert labels(read(others=others, reason="Seen.")) == ["refuted", "refuted", "supported"]


def test_a_label_of_several_words_may_be_written_as_words() -> None:
    assert labels(read(others="1 not enough evidence", reason="Gone."))[0] == "not_enough_evidence"


def test_however_many_spaces_stand_between_number_and_label() -> None:
    spaces = " " * 100_000
    assert labels(read(others=f"{spaces}1{spaces}refuted{spaces}", reason="Seen."))[0] == "refuted"
    with pytest.raises(EntryRefused, match="is no claim with its label"):
        read(others=f"1{spaces}x1", reason="Seen.")


def test_a_reason_has_nothing_that_a_database_does_not_take() -> None:
    assert read(reason="Seen\0 on the \ud83d quay.\nTwice.").reason == "Seen on the ? quay.\nTwice."


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"reviewer": "  \n "}, "The reviewer has no name"),
        ({"reviewer": "\u200b\u202e"}, "The reviewer has no name"),
        ({"reviewer": "M" * 121}, "at most 120 characters"),
        ({"labels": {2: Label.SUPPORTED}}, "Claim 2 is decided otherwise than proposed, and no reason is given."),
        ({"others": "1 refuted; 3 supported"}, "Claims 1, 3 are decided otherwise"),
        ({"others": "9 refuted", "reason": "Seen."}, "There is no claim 9: the claims go from 1 to 3."),
        ({"others": "0 refuted", "reason": "Seen."}, "There is no claim 0"),
        (
            {"others": "the first one is wrong", "reason": "Seen."},
            "'the first one is wrong' is no claim",
        ),
        ({"others": "1 false", "reason": "Seen."}, r"'1 false' is no claim .*supported, refuted, conflicting"),
        ({"others": "1 refuted; 1 supported", "reason": "Seen."}, "Claim 1 is given two labels."),
        ({"decision": Decision.SEND_BACK}, "nobody is told why"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence(entry: dict[str, object], sentence: str) -> None:
    with pytest.raises(EntryRefused, match=sentence):
        read(**entry)


def test_an_article_is_sent_back_for_a_reason() -> None:
    assert read(decision=Decision.SEND_BACK, reason="The second figure is last year's.").decision == "send back"
