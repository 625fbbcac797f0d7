"""Base forms and compounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.words import (
    Word,
    compound_parts,
    first_word,
    forms,
    lemma,
    listed_words,
    superlative,
    words,
)


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("Häuser", "de", "haus"),
        ("stiegen", "de", "steigen"),
        ("verhandelten", "de", "verhandeln"),
        ("children", "en", "child"),
        ("unsaid-word", "xx", "unsaid-word"),
    ],
)
def test_words_have_their_base_form(word: str, language: str, base: str) -> None:
    assert lemma(word, language) == base


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'Allemagne", ["L", "Allemagne"]),
        ("d’euros", ["d", "euros"]),
        ("qu'il n'a", ["qu", "il", "n", "a"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("d'aujourd'hui", ["d", "aujourd'hui"]),
        ("quelqu'un", ["quelqu'un"]),
        ("a-t-il dit", ["a", "t", "il", "dit"]),
    ],
)
def test_an_elided_word_is_a_word_by_itself(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text, "fr")] == found
    assert [word.text for word in listed_words(text, "fr")] == found


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("qu'il pleut", "qu", "il pleut"),
        ("que la pluie", "que", "la pluie"),
        ("aujourd'hui il pleut", "aujourd'hui", "il pleut"),
        ("pluie", "pluie", ""),
    ],
)
def test_the_first_word_may_be_elided(text: str, first: str, rest: str) -> None:
    assert first_word(text, "fr") == (first, rest)


@pytest.mark.parametrize(
    ("sentence", "base"),
    [("Prices rose sharply in March.", "rise"), ("She planted a rose in March.", "rose")],
)
def test_the_sentence_tells_a_verb_from_the_noun_that_is_written_alike(sentence: str, base: str) -> None:
    (rose,) = [word for word in words(sentence, "en") if word.text == "rose"]
    assert rose.lemma == base


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("größten", "de", "grösst"),
        ("höchstem", "de", "höchst"),
        ("beste", "de", "best"),
        ("größere", "de", ""),
        ("erste", "de", ""),
        ("bewusste", "de", ""),
        ("largest", "en", "largest"),
        ("worst", "en", "worst"),
        ("larger", "en", ""),
        ("honest", "en", ""),
        ("lost", "en", ""),
        ("meilleur", "fr", ""),
    ],
)
def test_a_superlative_has_a_base_form_of_its_own(word: str, language: str, base: str) -> None:
    assert superlative(_alone(word, language), language) == base


@pytest.mark.parametrize(
    ("word", "language", "listed"),
    [("größten", "de", "grösste"), ("ausschließlich", "de", "ausschliesslich"), ("Kosten", "de", "kosten")],
)
def test_a_list_may_have_a_word_in_any_case(word: str, language: str, listed: str) -> None:
    assert listed in forms(_alone(word, language), language)


def _alone(word: str, language: str) -> Word:
    return Word(word, 0, len(word), lemma(word, language))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("krisengespräch", ("krise", "gespräch")),
        ("landtagswahl", ("landtag", "wahl")),
        ("impfpflicht", ("impfen", "pflicht")),
        ("mannschaft", ()),
        ("haus", ()),
        ("regierung", ()),
    ],
)
def test_german_compounds_have_parts_that_are_words(compound: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(compound, "de") == parts


def test_english_has_no_compounds_in_one_word() -> None:
    assert compound_parts("newspaper", "en") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wall-Street-Index", ["Wall", "Street", "Index"]),
        ("der U.S. Senate", ["der", "U.S.", "Senate"]),
        ("Smith's house", ["Smith", "house"]),
        ("don't", ["don't"]),
        ("„Ja“, sagte er", ["Ja", "sagte", "er"]),
    ],
)
def test_hyphens_and_marks_part_words_and_a_genitive_is_left_out(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text, "en")] == found


@given(st.text(max_size=200), st.sampled_from(["de", "en", "fr", "xx"]))
def test_offsets_are_those_of_the_text(text: str, language: str) -> None:
    for word in words(text, language):
        assert text[word.start : word.end] == word.text
