"""Verbs of a language without a model of the tagger, told by the dictionary, by endings and by the word before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.tagging import Tag, may_be_verb
from claims.language.words import words


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Le taux baisse et la demande augmente.", {"baisse": Tag.FINITE, "augmente": Tag.FINITE}),
        ("La première demande porte sur douze mesures.", {"porte": Tag.FINITE}),
        ("Il la porte depuis lundi.", {"porte": Tag.FINITE}),
        ("La porte reste fermée.", {"reste": Tag.FINITE, "fermée": Tag.PARTICIPLE}),
        (
            "Le ministre a déclaré que les prix augmentent.",
            {"a": Tag.FINITE, "déclaré": Tag.PARTICIPLE, "augmentent": Tag.FINITE},
        ),
        ("C'est vrai, a-t-il dit.", {"est": Tag.FINITE, "a": Tag.FINITE, "dit": Tag.PARTICIPLE}),
        ("La maire dit la vérité.", {"dit": Tag.FINITE}),
        ("Les élus ont été reçus.", {"ont": Tag.FINITE, "été": Tag.PARTICIPLE, "reçus": Tag.PARTICIPLE}),
        ("L'est du pays vote pour réduire les taxes.", {"vote": Tag.FINITE, "réduire": Tag.INFINITIVE}),
        ("Le conseil rejette le projet en augmentant la dette.", {"rejette": Tag.FINITE, "augmentant": Tag.GERUND}),
        ("Le membre du premier ministère de cet hiver.", {}),
        ("Les 12 membres de la chambre.", {}),
        ("Le pouvoir de la mairie.", {}),
        ("Hallstein Porte", {}),
    ],
)
def test_verbs_are_told_from_other_words(sentence: str, verbs: dict[str, Tag]) -> None:
    kinds = (Tag.FINITE, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.GERUND)
    assert {word.text: word.tag for word in words(sentence, "fr") if word.tag in kinds} == verbs


def test_a_verb_has_its_infinitive_though_the_dictionary_has_a_noun() -> None:
    assert [word.lemma for word in words("Le parlement demande la parole.", "fr")][2] == "demander"
    assert [word.lemma for word in words("La demande du parlement.", "fr")][1] == "demande"


def test_a_word_behind_an_article_is_a_noun() -> None:
    assert [word.tag for word in words("la nouvelle mesure", "fr")] == [Tag.OTHER, Tag.OTHER, Tag.NOUN]


@pytest.mark.parametrize(
    ("word", "may"), [("porte", True), ("augmentent", True), ("ministre", False), ("fermée", False)]
)
def test_a_word_by_itself_may_be_a_verb(word: str, may: bool) -> None:  # noqa: FBT001 a value of the table
    assert may_be_verb(word, "fr") is may


def test_a_language_without_a_table_has_no_kinds_of_words() -> None:
    assert {word.tag for word in words("La porta è chiusa.", "it")} == {Tag.OTHER}
    assert not may_be_verb("porta", "it")


@given(st.text(alphabet="aeéilrst'’- .LP", max_size=80))
def test_any_row_of_letters_and_marks_is_read(text: str) -> None:
    assert [word.text for word in words(text, "fr")] == [text[word.start : word.end] for word in words(text, "fr")]
