"""The tagger's search names the kinds that the package's own names."""

import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise

import pytest
from HanTa.HanoverTagger import HanoverTagger
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.tagger import FastTagger
from claims.language.tagging import UNKNOWN, tag_words
from tests.conftest import CASES

MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
TEXTS = tomllib.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))["case"]
WORDS = st.text(alphabet="abcdefgimnorstuäöüßABE-'.1", min_size=1, max_size=14)


@cache
def model_of(language: str) -> HanoverTagger:
    return HanoverTagger(str(files("HanTa").joinpath(MODELS[language])))


@cache
def tagger_of(language: str) -> FastTagger:
    return FastTagger(HanoverTagger(str(files("HanTa").joinpath(MODELS[language]))))


@pytest.mark.parametrize("language", MODELS)
def test_sentences_get_the_kinds_and_base_forms_of_the_package(language: str) -> None:
    for case in TEXTS:
        for sentence in case["sentences"]:
            tokens = sentence.split()
            theirs = model_of(language).tag_sent(tokens)
            assert tagger_of(language).kinds(tokens) == [kind for _, _, kind in theirs]
            bases = [tagger_of(language).base(word, kind) for word, _, kind in theirs]
            assert bases == [base for _, base, _ in theirs]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(sorted(MODELS)))
def test_words_that_nobody_knows_get_the_kinds_of_the_package(words: list[str], language: str) -> None:
    assert tagger_of(language).kinds(words) == [kind for _, _, kind in model_of(language).tag_sent(words)]


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from(sorted(MODELS)))
def test_a_word_by_itself_may_be_what_the_package_says(word: str, language: str) -> None:
    theirs = model_of(language).tag_word(word, cutoff=8)
    assert sorted(tagger_of(language).may_be(word, 8)) == sorted(kind for kind, _ in theirs)
    assert all(one >= other for (_, one), (_, other) in pairwise(theirs))


def test_a_sentence_has_a_kind_for_every_word_even_where_there_is_no_model() -> None:
    assert tag_words(["Elle", "est"], "fr") == [UNKNOWN, UNKNOWN]
    assert tag_words([], "de") == []
