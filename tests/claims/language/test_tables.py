"""The tables of languages: what they must have, and what they must have in common."""

import pytest
from pydantic import ValidationError

from claims.errors import LanguageTableInvalid
from claims.language.lexicon import concepts_of
from claims.language.tables import Language, language, languages, read_table
from claims.models import Bound

DE, EN = languages()["de"], languages()["en"]


def test_german_and_english_have_a_table_and_french_has_none() -> None:
    assert {"de", "en"} <= set(languages())
    assert language("de") is DE
    assert language("fr") is None


def test_a_table_says_which_language_it_is_of() -> None:
    assert [table.code for table in languages().values()] == list(languages())


def test_a_file_that_is_no_table_of_a_language_is_refused_by_name() -> None:
    with pytest.raises(LanguageTableInvalid, match=r"units\.toml"):
        read_table("units.toml")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="negations"):
        Language.model_validate({**DE.model_dump(), "negations": "nicht"})


def test_a_block_of_text_is_read_as_a_list_of_words() -> None:
    raw = {**DE.model_dump(), "hedges": "kann\n  dürfte"}
    assert Language.model_validate(raw).hedges == ("kann", "dürfte")


@pytest.mark.parametrize("table", [DE, EN], ids=lambda table: table.code)
def test_a_table_has_words_for_every_side_of_a_figure(table: Language) -> None:
    assert set(table.bounds) == set(Bound) - {Bound.NONE}


@pytest.mark.parametrize(
    ("named", "keys"),
    [
        ("acts done to another", lambda table: set(table.directed)),
        ("stretches of time", lambda table: set(table.dates.period_units)),
        ("demonyms", lambda table: set(table.names.demonyms)),
        ("capitals", lambda table: set(table.names.capitals)),
        ("organisations", lambda table: set(table.names.others)),
        ("fractions", lambda table: set(table.numbers.fractions.values())),
        ("ordinals", lambda table: set(table.numbers.ordinals.values())),
        ("comparisons", lambda table: set(table.comparisons.more.values())),
        ("local negation", lambda table: set(table.negation.local_means)),
    ],
)
def test_both_tables_have_the_same_identities(named: str, keys: object) -> None:
    assert callable(keys)
    assert keys(DE) == keys(EN), named
    assert keys(DE), named


@pytest.mark.parametrize("table", [DE, EN], ids=lambda table: table.code)
def test_concepts_that_a_table_names_are_in_the_glossary(table: Language) -> None:
    known = {concept for concepts in concepts_of(table.code).values() for concept in concepts}
    assert {*table.directed, *table.negation.local_means, *table.comparisons.more.values()} <= known


@pytest.mark.parametrize("table", [DE, EN], ids=lambda table: table.code)
def test_words_that_are_compared_in_lower_case_are_written_so(table: Language) -> None:
    blocks = (table.function_words, table.hedges, table.decisive, table.negation.clause, table.speech.verbs)
    assert [word for block in blocks for word in block if word != word.lower()] == []
