"""Check-worthiness: learned weights over features that an editor can read, and change."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.worthiness import check_worthiness
from claims.extraction.worthiness.features import features_of
from claims.extraction.worthiness.model import models_of, training_records
from claims.extraction.worthiness.signs import signs_of
from claims.language.neutral import table_for
from claims.policy.claims import SignFactors
from claims.reports.texts import texts_in

AS_LEARNED = SignFactors()
GERMAN, ENGLISH = table_for("de")[0], table_for("en")[0]
RANKED = {
    "de": [
        "Die Arbeitslosenquote in Hallstein stieg 2023 um 2,3 Prozent auf 7,4 Prozent.",
        "Die Brücke in Hallstein ist gesperrt.",
        "Ach, wie schön, danke dir!",
    ],
    "en": [
        "Unemployment in Lenham rose by 2.3 percent to 7.4 percent in 2023.",
        "The bridge in Lenham is closed.",
        "Thank you all so much, good night!",
    ],
}


@pytest.mark.parametrize("language", RANKED)
def test_a_figure_is_worth_more_than_a_plain_statement_and_that_more_than_thanks(language: str) -> None:
    scores = [check_worthiness(text, table_for(language)[0], AS_LEARNED).score for text in RANKED[language]]
    assert all(more > less for more, less in pairwise(scores))
    assert scores[0] > 0.5 > scores[-1]


def test_the_signs_that_said_most_are_named_the_strongest_first() -> None:
    signs = check_worthiness(RANKED["de"][0], GERMAN, AS_LEARNED).signs
    assert signs
    assert all(abs(one.weight) >= abs(other.weight) for one, other in pairwise(signs))
    assert {sign.name for sign in signs} & {"figure", "share", "“prozent”"}


def test_a_newsroom_can_turn_a_sign_up_down_and_off() -> None:
    text = RANKED["en"][0]
    worth = {
        factor: check_worthiness(text, ENGLISH, AS_LEARNED.model_copy(update={"figure": factor}))
        for factor in (0.0, 1.0, 3.0)
    }
    assert worth[0.0].score < worth[1.0].score < worth[3.0].score
    assert "figure" not in {sign.name for sign in worth[0.0].signs}
    assert worth[3.0].signs[0].name == "figure"


def test_a_language_without_a_model_says_nothing() -> None:
    assert check_worthiness("Il a plu.", table_for("fr")[0], AS_LEARNED) == (0.5, ())


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_sign_has_a_word_in_the_report(language: str) -> None:
    texts = texts_in(language)[0]
    names = SignFactors.model_fields.keys() - {"words", "patterns"}
    assert {name for name in names if f"sign_{name}" not in texts} == set()


def test_every_model_has_the_signs_and_a_record() -> None:
    for record in training_records():
        assert record.scores
        assert len(record.trained_on) == len(record.sha256)
    for model in (*models_of("de"), *models_of("en")):
        assert model.weights.keys() >= {"sign", "word", "letter", "kind"}


@given(st.text(max_size=200), st.sampled_from(["de", "en", "fr", "it"]))
def test_any_text_has_a_score_between_none_and_all(text: str, language: str) -> None:
    worth = check_worthiness(text, table_for(language)[0], AS_LEARNED)
    assert 0 <= worth.score <= 1


@given(st.text(max_size=200))
def test_runs_of_each_kind_have_length_one_together(text: str) -> None:
    found = features_of(text, ENGLISH)
    for kind in {feature.kind for feature in found} - {"sign"}:
        assert sum(value**2 for feature, value in found.items() if feature.kind == kind) == pytest.approx(1.0)


def test_signs_are_those_that_a_reader_sees() -> None:
    signs = signs_of("Wann zahlt ihr die 3 Millionen Euro zurück?", GERMAN)
    assert {"figure", "amount", "question", "second_person"} <= signs.keys()
    assert not {"exclamation", "share", "first_person"} & signs.keys()
