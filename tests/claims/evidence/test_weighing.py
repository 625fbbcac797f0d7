"""The weighing of a passage: readable signs that may lower confidence, and never set a stance."""

import ast
from math import isfinite

import pytest

from claims.evidence import find_evidence
from claims.evidence.weighing.likelihood import likelihood, weigh
from claims.evidence.weighing.model import Outcome, Weights, fitted_model, training_record
from claims.evidence.weighing.signs import signs_of
from claims.models import Likelihood, Passage, Span
from claims.parts.reading import read_statement
from claims.policy import Policy
from tests.claims.making import claim, origin
from tests.conftest import ROOT

CLAIM = "Mara Quist closed three ferries in Hallstein in 2031."
PAIRS = {
    "all_covered": ("Mara Quist closed three ferries in Hallstein in 2031.", 1.0),
    "name_missing": ("Mara Quist closed three ferries in Lenham in 2031.", 1.0),
    "another_name": ("Mara Quist closed three ferries in Lenham in 2031.", 1.0),
    "figure_differs": ("Mara Quist closed nine ferries in Hallstein in 2031.", 1.0),
    "time_differs": ("Mara Quist closed three ferries in Hallstein in 2029.", 1.0),
    "opposite": ("Mara Quist opened three ferries in Hallstein in 2031.", 1.0),
    "denial_in_passage": ("Mara Quist never closed three ferries in Hallstein in 2031.", 1.0),
    "one_side_turned": ("Mara Quist refused; she closed no ferries in Hallstein in 2031.", 1.0),
    "hedge_in_passage": ("Mara Quist reportedly closed three ferries in Hallstein in 2031.", 1.0),
    "rejection_in_passage": ("It is a myth that Mara Quist closed three ferries in Hallstein.", 1.0),
    "another_beside": ("Mara Quist closed three schools in Hallstein in 2031.", 2.0),
}


def signs(passage: str, said: str = CLAIM, language: str = "en") -> dict[str, float]:
    return dict(signs_of(read_statement(said, "en"), read_statement(passage, language), Policy()))


def weighed(text: str, said: str = CLAIM, language: str = "en") -> Likelihood:
    passage = Passage(origin=origin(language=language), span=Span(start=0, end=len(text)), text=text)
    return weigh(claim(said), passage, None, Policy())


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_has_the_sign_that_an_editor_would_name(name: str) -> None:
    passage, value = PAIRS[name]
    assert signs(passage)[name] == value


@pytest.mark.parametrize("name", [name for name in PAIRS if name != "all_covered"])
def test_the_same_words_have_no_sign_of_a_difference(name: str) -> None:
    assert signs(CLAIM)[name] == 0


def test_wording_is_not_compared_across_languages() -> None:
    across = signs("Mara Quist stellte 2031 in Hallstein drei Fähren ein.", language="de")
    assert set(signs(CLAIM)) - set(across) == {
        "letters_shared",
        "letters_in_order",
        "neighbours_kept",
        "superlative_missing",
    }


def test_a_sign_that_cannot_be_told_counts_for_nothing() -> None:
    model = fitted_model()
    at_the_mean = {name: weights.mean for name, weights in model.signs.items()}
    assert likelihood({}, model) == likelihood(at_the_mean, model)


def test_shares_are_those_of_the_odds_and_the_strongest_sign_comes_first() -> None:
    weak = Weights(0.0, {Outcome.SUPPORTS: 0.1, Outcome.REFUTES: 0.0, Outcome.NEITHER: 0.0})
    strong = Weights(1.0, {Outcome.SUPPORTS: -2.0, Outcome.REFUTES: 0.0, Outcome.NEITHER: 0.0})
    model = fitted_model()._replace(intercepts=dict.fromkeys(Outcome, 0.0), signs={"weak": weak, "strong": strong})
    found = likelihood({"weak": 1.0, "strong": 0.0}, model)
    assert (found.supports, found.refutes, found.neither) == (0.803, 0.098, 0.098)
    assert [(sign.name, sign.weight) for sign in found.signs] == [("strong", 2.0), ("weak", 0.1)]


def test_the_same_words_are_likelier_to_support_than_others() -> None:
    same = weighed(CLAIM)
    others = [passage for passage, _ in PAIRS.values() if passage != CLAIM]
    assert same.supports > same.refutes
    assert [text for text in others if weighed(text).supports >= same.supports] == []


@pytest.mark.parametrize(
    "text",
    ["", "?!", "„", "QUAY " * 3_000, "\u202e\u200b quay \u2066", "quay, " * 3_000, "9" * 5_000, "No. " * 2_000],
    ids=["empty", "marks", "lone mark", "capitals", "bidi", "commas", "digits", "stops"],
)
def test_hostile_passages_have_finite_signs(text: str) -> None:
    for said in (CLAIM, text):
        assert all(isfinite(value) for value in signs(text, said).values())


def test_every_sign_has_its_weights_and_every_weight_its_sign() -> None:
    assert set(signs(CLAIM)) == set(fitted_model().signs)


def test_the_record_says_how_the_model_came_about() -> None:
    record = training_record()
    assert len(record.trained_on) == len(record.sha256) == len(record.scores)
    assert record.intercepts.keys() == set(Outcome)


def test_evidence_carries_what_the_model_makes_of_it() -> None:
    passage = Passage(origin=origin(), span=Span(start=0, end=len(CLAIM)), text=CLAIM)
    found = find_evidence([claim(CLAIM)], [passage], None, None, Policy())["claim"]
    assert [item.likelihood for item in found] == [weighed(CLAIM)]


def test_no_stance_is_decided_by_the_model() -> None:
    """Only ``finding`` may ask for the likelihood, and it hands it on after the stance was decided."""
    readers = [
        path.name
        for path in (ROOT / "claims" / "evidence").glob("*.py")
        if any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claims.evidence.weighing")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert readers == ["finding.py"]
