"""The weighing of a passage: readable signs that may lower confidence, and never set a stance."""

import ast
from math import isfinite

import pytest

from claims.evidence import find_evidence
from claims.evidence.weighing.likelihood import likelihood, weighed
from claims.evidence.weighing.model import Model, Outcome, Weights, fitted_model, training_record
from claims.evidence.weighing.signs import signs_of
from claims.models import Evidence, Finding, FindingName, Likelihood, Passage, Span, Stance
from claims.parts.reading import read_statement
from claims.policy import Policy
from tests.claims.making import changed, claim, evidence, origin
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
HOSTILE = {
    "empty": "",
    "marks": "?!",
    "lone mark": "„",
    "capitals": "QUAY " * 1_000,
    "bidi": "\u202e\u200b quay \u2066",
    "commas": "quay, " * 600,
    "digits": "9" * 5_000,
    "stops": "No. " * 600,
}


def signs(passage: str, said: str = CLAIM, language: str = "en") -> dict[str, float]:
    return dict(signs_of(read_statement(said, "en"), read_statement(passage, language), Policy()))


def likely(text: str, said: str = CLAIM) -> Likelihood:
    found = weighed(claim(said), [of(text)], None, Policy())[0].likelihood
    assert found is not None
    return found


def of(text: str, **values: object) -> Evidence:
    return changed(evidence(), quote=text, span=Span(start=0, end=len(text)), **values)


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
        "words_covered",
    }


def test_a_sign_that_cannot_be_told_counts_for_nothing() -> None:
    model = fitted_model()
    at_the_mean = {sign: weights.mean for sign, weights in model.signs.items()}
    assert likelihood({}, model) == likelihood(at_the_mean, model)


def test_shares_are_those_of_the_odds_and_the_strongest_sign_comes_first() -> None:
    weak = Weights(0.0, {Outcome.SUPPORTS: 0.1, Outcome.REFUTES: 0.0, Outcome.NEITHER: 0.0})
    strong = Weights(1.0, {Outcome.SUPPORTS: -2.0, Outcome.REFUTES: 0.0, Outcome.NEITHER: 0.0})
    model = Model(dict.fromkeys(Outcome, 0.0), {"weak": weak, "strong": strong})
    found = likelihood({"weak": 1.0, "strong": 0.0}, model)
    assert (found.supports, found.refutes, found.neither) == (0.803, 0.098, 0.098)
    assert [(sign.name, sign.weight) for sign in found.signs] == [("strong", 2.0), ("weak", 0.1)]


def test_the_same_words_are_likelier_to_support_than_others() -> None:
    same = likely(CLAIM)
    others = [passage for passage, _ in PAIRS.values() if passage != CLAIM]
    assert same.supports > same.refutes
    assert [text for text in others if likely(text).supports >= same.supports] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_passages_have_finite_signs(text: str) -> None:
    for said in (CLAIM, text):
        assert all(isfinite(value) for value in signs(text, said).values())


def test_every_sign_has_its_weights_and_every_weight_its_sign() -> None:
    assert set(signs(CLAIM)) == set(fitted_model().signs)


def test_the_record_says_how_the_model_came_about() -> None:
    record = training_record()
    assert len(record.trained_on) == len(record.sha256)
    assert record.intercepts.keys() == set(Outcome)
    assert record.scores.keys() <= set(record.trained_on)


def test_evidence_carries_what_the_model_makes_of_it() -> None:
    passage = Passage(origin=origin(), span=Span(start=0, end=len(CLAIM)), text=CLAIM)
    found = find_evidence([claim(CLAIM)], [passage], None, None, Policy())["claim"]
    assert [item.likelihood for item in found] == [likely(CLAIM)]


def test_weighing_changes_nothing_else() -> None:
    given = [of(CLAIM), of("Mara Quist never closed a ferry.", stance=Stance.REFUTES), of("", stance=Stance.MENTIONS)]
    found = weighed(claim(CLAIM), given, None, Policy())
    assert [item.model_copy(update={"likelihood": None}) for item in found] == given


def test_an_earlier_check_is_not_weighed() -> None:
    rated = of(CLAIM, findings=(Finding(name=FindingName.EARLIER_CHECK, claim=CLAIM, evidence="false"),))
    assert weighed(claim(CLAIM), [rated], None, Policy()) == (rated,)


def test_no_stance_is_decided_by_the_model() -> None:
    """Only ``finding`` asks for the likelihood, when every stance has been decided."""
    readers = [
        path.name
        for path in (ROOT / "claims" / "evidence").glob("*.py")
        if any(
            isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claims.evidence.weighing")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert readers == ["finding.py"]
