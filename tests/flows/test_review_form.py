"""The form of a review: the proposals filled in, nothing that publishes by itself, and the same again on every look."""

import json

import pytest
from pydantic import ValidationError

from claims.models import Decision, Doubt, Label, numbered
from claims.reviews import ReviewEntry, read_entry
from tests.claims.adapters.ledger.making import check, review
from tests.claims.making import changed

_CLAIMS = numbered(check(labels={"length": Label.SUPPORTED, "depth": Label.REFUTED, "width": Label.SUPPORTED}).report)
_DOUBTS = {"length": (Doubt.ONE_ORIGIN,), "depth": (Doubt.CONFLICTING, Doubt.ONE_ORIGIN)}


def test_a_doubtful_claim_has_a_choice_with_the_proposal_filled_in() -> None:
    from flows.review_form import form_of

    fields = form_of(_CLAIMS, _DOUBTS, "what a reviewer reads").model_json_schema()["properties"]
    assert [name for name in fields if name.startswith("claim_")] == ["claim_1", "claim_2"]
    assert (fields["claim_1"]["default"], fields["claim_2"]["default"]) == ("supported", "refuted")
    assert fields["claim_2"]["enum"] == ["supported", "refuted", "conflicting", "not enough evidence"]
    assert "The depth is known." in fields["claim_2"]["description"]
    assert "conflicting, one origin" in fields["claim_2"]["description"]


def test_hostile_words_of_a_claim_are_shown_as_they_are_and_do_not_fill_the_form() -> None:
    from flows.review_form import form_of

    hostile = "".join(("The length is \N{RIGHT-TO-LEFT OVERRIDE}", "very long " * 1000))
    claim = changed(_CLAIMS[1].claim, text=hostile)
    form = form_of({1: changed(_CLAIMS[1], claim=claim)}, _DOUBTS, "")
    told = form.model_fields["claim_1"].description or ""
    assert told.startswith("“The length is \N{REPLACEMENT CHARACTER}very long")
    assert len(told) < 500


def test_reviewer_and_decision_have_no_default() -> None:
    from flows.review_form import form_of

    form = form_of(_CLAIMS, _DOUBTS, "")
    assert sorted(form.model_json_schema()["required"]) == ["decision", "reviewer"]
    with pytest.raises(ValidationError):
        form()


def test_what_is_filled_in_comes_back_as_an_entry() -> None:
    from flows.review_form import entry_of, form_of

    filled = {
        "claim_2": "not enough evidence",
        "reviewer": "Mara Quist",
        "decision": "send back",
        "others": "3 refuted",
    }
    entry = entry_of(form_of(_CLAIMS, _DOUBTS, "").model_validate(filled))
    assert entry.labels == {1: Label.SUPPORTED, 2: Label.NOT_ENOUGH_EVIDENCE}
    assert (entry.decision, entry.others) == (Decision.SEND_BACK, "3 refuted")


def test_a_refused_entry_is_filled_in_but_for_name_and_decision() -> None:
    from flows.review_form import form_of

    labels = {1: Label.CONFLICTING, 2: Label.REFUTED}
    refused = ReviewEntry(reviewer="Mara Quist", decision=Decision.PUBLISH, labels=labels, others="9 refuted")
    schema = form_of(_CLAIMS, _DOUBTS, "", refused).model_json_schema()
    defaults = {name: field.get("default") for name, field in schema["properties"].items()}
    assert (defaults["claim_1"], defaults["others"]) == ("conflicting", "9 refuted")
    assert sorted(schema["required"]) == ["decision", "reviewer"]


def test_the_terminal_decides_every_claim_whatever_a_refused_entry_has_left_in_the_form() -> None:
    from flows.answering import form_filled
    from flows.review_form import entry_of, form_of

    made = check(labels={"length": Label.SUPPORTED, "depth": Label.REFUTED, "width": Label.SUPPORTED})
    refused = ReviewEntry(reviewer="Odo Bern", decision=Decision.PUBLISH, labels={1: Label.REFUTED}, others="3 refuted")
    decided = review(made, labels={"depth": Label.NOT_ENOUGH_EVIDENCE})
    form = form_of(numbered(made.report), _DOUBTS, "", refused).model_validate(form_filled(decided))
    taken = read_entry(entry_of(form), made.id, made.report, 1, decided.reviewed_at)
    assert taken == decided


def test_the_same_question_has_the_same_form() -> None:
    from flows.review_form import form_of

    one, other = (json.dumps(form_of(_CLAIMS, _DOUBTS, "").model_json_schema()) for _ in range(2))
    assert one == other


def test_of_many_doubtful_claims_the_form_asks_the_first() -> None:
    from flows.review_form import MOST_CHOICES, form_of

    names = [f"claim-{number}" for number in range(40)]
    claims = numbered(check(labels=dict.fromkeys(names, Label.SUPPORTED)).report)
    fields = form_of(claims, dict.fromkeys(names, (Doubt.ONE_ORIGIN,)), "").model_fields
    assert sum(name.startswith("claim_") for name in fields) == MOST_CHOICES
