"""The tables of languages: what they must have, and what they must have in common."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from claims.errors import LanguageTableInvalid
from claims.language.lexicon import concepts_of, glossary_languages
from claims.language.tables import Language, deciding, language, languages, read_table
from claims.language.words import lemma
from claims.models import Bound
from tests.conftest import ROOT

DE, EN, FR = languages()["de"], languages()["en"], languages()["fr"]


def test_german_english_and_french_have_a_table_and_italian_has_none() -> None:
    assert {"de", "en", "fr"} <= set(languages())
    assert language("de") is DE
    assert language("it") is None


def test_a_table_switches_verdicts_on_by_itself_and_the_french_one_does_not() -> None:
    assert set(deciding()) == {"de", "en"}
    assert not Language.model_validate({**DE.model_dump(exclude={"decides"})}).decides


def test_a_language_that_is_decided_has_words_in_the_glossary() -> None:
    assert set(deciding()) <= glossary_languages()


def test_a_language_is_known_by_its_table_and_by_no_code() -> None:
    parts = ("language", "text", "extraction", "parts")
    codes = [code for part in parts for path in (ROOT / "claims" / part).glob("**/*.py") for code in _codes(path)]
    assert codes == [("neutral.py", "en")]


def _codes(path: Path) -> Iterator[tuple[str, str]]:
    """The codes of languages that stand in a module as strings, with its name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and node.value in languages():
            yield path.name, str(node.value)


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


@pytest.mark.parametrize("table", [DE, EN, FR], ids=lambda table: table.code)
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


@pytest.mark.parametrize("table", [DE, EN, FR], ids=lambda table: table.code)
def test_words_that_are_compared_in_lower_case_are_written_as_those_of_a_text(table: Language) -> None:
    blocks = (table.function_words, table.hedges, table.decisive, table.negation.clause, table.speech.verbs)
    assert [word for block in blocks for word in block if word != word.casefold()] == []


def test_a_list_has_the_words_of_a_text_and_a_name_keeps_its_letters() -> None:
    raw = {**DE.model_dump(), "hedges": "mutmaßlich", "not_decisive": ["bloß nicht"]}
    table = Language.model_validate(raw)
    assert (table.hedges, table.not_decisive) == (("mutmasslich",), ("bloss nicht",))
    assert "Großbritannien" in table.names.territories["GB"]
    assert "größer als" in table.bounds[Bound.MORE_THAN]


@pytest.mark.parametrize("table", [DE, EN, FR], ids=lambda table: table.code)
def test_verbs_that_judge_or_address_are_verbs_of_saying(table: Language) -> None:
    speech = table.speech
    assert {*speech.evaluating, *speech.addressing} <= {*speech.verbs, *speech.denying}


def _lists_of_base_forms(table: Language) -> Iterator[tuple[str, ...]]:
    speech, clauses, kinds = table.speech, table.clauses, table.kinds
    yield from (speech.verbs, speech.denying, speech.doubting, speech.evaluating, speech.addressing)
    yield from (clauses.auxiliaries, clauses.modals, clauses.future, clauses.passive)
    yield from (clauses.affirming, clauses.light, clauses.levels, clauses.standing)
    yield from (kinds.agreement, kinds.position, kinds.state, kinds.former, table.checkability.factive)
    yield from table.governed.values()


def _base_forms(word: str, language: str) -> set[str]:
    """What the dictionary makes of a word: written small, written large, and as a verb with an ending."""
    stem = word.removesuffix("n").removesuffix("e")
    return {lemma(form, language) for form in (word, word.capitalize(), f"{stem}t", f"{stem}te")}


@pytest.mark.parametrize("table", [DE, EN, FR], ids=lambda table: table.code)
def test_a_word_that_is_compared_with_base_forms_can_be_reached(table: Language) -> None:
    words = [word for listed in _lists_of_base_forms(table) for word in listed if " " not in word]
    assert [word for word in words if word not in _base_forms(word, table.code)] == []
