"""What sources are asked: words in their language for a search, states for figures, nothing for what is read whole."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from claims.extraction import extract_claims
from claims.models import Claim, Query
from claims.policy import Policy
from claims.sources import Source, Wording, connect, plan_queries
from claims.sources.planning import _MOST_PLACES
from claims.sources.spec import SourceKind
from claims.sources.wording import Words
from claims.text.embed import Vectors
from tests.claims.making import article, claim
from tests.claims.sources.recorded import spec_of


class Dictionary:
    """An encoder that knows which words mean the same, and takes all others for strangers to each other."""

    name = "dictionary"

    def __init__(self, *meanings: set[str]) -> None:
        self.meanings = meanings
        self.asked: list[int] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(len(texts))
        vectors = np.zeros((len(texts), len(self.meanings) + 2), dtype=np.float32)
        for number, text in enumerate(texts):
            known = [index for index, words in enumerate(self.meanings) if text in words]
            vectors[number, known[0] if known else -1 if number % 2 else -2] = 1
        return vectors


class Stranger(Dictionary):
    """An encoder for which no word is like another."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = super().encode(texts)
        return vectors if len(texts) > 1 else np.zeros_like(vectors)


def said(text: str, language: str = "de") -> Claim:
    """The first claim of an article."""
    return extract_claims(article(text, language=language), date(2031, 5, 4), Policy())[0]


def search(language: str | None = "en", **known: object) -> Source:
    return connect(spec_of(SourceKind.SEARXNG, language=language, **known))


def words(text: str, target: str, language: str = "de") -> Words:
    return Wording(None).of(said(text, language), target)


def test_a_german_claim_becomes_english_words_for_an_english_source() -> None:
    found = words("Die Arbeitslosenquote in Österreich betrug 2030 laut Ministerium 7,4 Prozent.", "en")
    assert found == Words(("Austria",), ("unemployment rate", "ministry"), ("7,4 Prozent", "2030"))


def test_an_english_claim_becomes_german_words_for_a_german_source() -> None:
    found = words("The unemployment rate in Austria was 7.4 percent in 2030.", "de", "en")
    assert found == Words(("Österreich",), ("Arbeitslosenquote",), ("7.4 percent", "2030"))


def test_a_claim_keeps_its_own_words_for_a_source_of_its_language() -> None:
    found = words("Die Arbeitslosenquote in Hallstein betrug 2030 7,4 Prozent.", "de")
    assert found == Words(("Hallstein",), ("Arbeitslosenquote",), ("7,4 Prozent", "2030"))


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Vereinigten Staaten", "United States"),
        ("Deutschlands", "Germany"),
        ("Moskau", "Moscow"),
        ("Wien", "Vienna"),
        ("NATO", "NATO"),
        ("Europäischen Zentralbank", "ECB"),
        ("Hallstein", "Hallstein"),
        ("Deutsche Bank", "Deutsche Bank"),
        ("Bank von Österreich", "Bank von Österreich"),
    ],
)
def test_a_name_is_translated_as_a_whole_or_stays_as_it_is(name: str, english: str) -> None:
    made = claim(f"Die Lage betrifft {name}.", language="de", entities=(name,))
    assert Wording(None).of(made, "en").names == (english,)


def test_a_phrase_is_translated_as_a_whole() -> None:
    assert words("The Bank of Lenham raised its key interest rate.", "de", "en").terms == ("Bank", "Leitzins")


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke in Hallstein kostete im Jahr 2030 rund 4,2 Millionen Euro.",
        "Die Brücke in Hallstein wurde am Dienstag nach drei Jahren gesperrt.",
        "Die Brücke in Hallstein ist um ein Drittel länger.",
    ],
)
def test_figures_and_times_are_no_words_to_search_for(text: str) -> None:
    assert words(text, "de").terms == ("Brücke",)
    assert words(text, "en").terms == ("bridge",)


def test_a_noun_that_the_glossary_lacks_goes_over_the_bridge_of_the_encoder() -> None:
    made = said("Die Schnorchelbauer in Hallstein streiken.")
    encoder = Dictionary({"Schnorchelbauer", "bridge"})
    assert "bridge" in Wording(encoder).of(made, "en").terms
    assert "bridge" not in Wording(None).of(made, "en").terms
    assert "bridge" not in Wording(Stranger()).of(made, "en").terms


def test_the_bridge_is_built_once_for_a_language() -> None:
    encoder = Dictionary({"Schnorchelbauer", "bridge"})
    wording = Wording(encoder)
    for _ in range(3):
        wording.of(said("Die Schnorchelbauer in Hallstein streiken."), "en")
    assert len([size for size in encoder.asked if size > 1]) == 1


def test_what_stands_between_two_words_makes_no_phrase_of_them() -> None:
    together, apart = claim("It is about key interest rate."), claim("It is about interest, rate.")
    assert "Leitzins" in Wording(None).of(together, "de").terms
    assert not {"Leitzins", "Zinssatz", "Zins"} & set(Wording(None).of(apart, "de").terms)


def test_a_name_that_nobody_has_listed_is_asked_for_as_it_is() -> None:
    made = claim("Der Bürgermeister von Lenham heißt Osgood.", language="de")
    assert Wording(Dictionary({"Osgood", "bridge"})).of(made, "en").terms == ("mayor", "Lenham", "Osgood")


@pytest.mark.parametrize("language", ["it", "qq"])
def test_a_language_without_a_table_leaves_the_names(language: str) -> None:
    made = said("Österreich eröffnete die Brücke in Hallstein.")
    found = Wording(Dictionary({"Brücke"})).of(made, language)
    assert found.names[1:] == ("Hallstein",)
    assert found.terms == ()
    foreign = claim("L’Autriche ouvre le pont de Hallstein.", language=language, entities=("Autriche", "Hallstein"))
    assert Wording(None).of(foreign, "en") == Words(("Autriche", "Hallstein"), (), ())


def test_a_language_without_a_glossary_has_the_names_of_its_table() -> None:
    made = claim("L’Autriche ouvre le pont de Hallstein.", language="fr", entities=("Autriche", "Hallstein"))
    assert Wording(None).of(made, "en") == Words(("Austria", "Hallstein"), (), ())
    assert Wording(Dictionary({"pont"})).of(made, "en").terms == ()


def test_a_long_claim_is_cut_to_its_first_names_and_words() -> None:
    names = tuple(f"Osgood{letter}" for letter in "abcdefgh")
    made = claim("The bridge, road, river, harbour, school, church, station and market.", entities=names)
    found = Wording(None).of(made, "en")
    assert found.names == names[:4]
    assert found.terms == ("bridge", "road", "river", "harbour", "school", "church")


def test_a_search_is_asked_with_the_words_of_every_claim_in_its_language() -> None:
    claims = [said("Die Brücke in Hallstein wurde gesperrt."), said("Die Schule in Lenham wurde eröffnet.")]
    queries = plan_queries(claims, [search("en"), search("de", id="b")], Wording(None))
    assert [(query.source, query.names, query.terms) for query in queries] == [
        ("a", ("Hallstein",), ("bridge",)),
        ("a", ("Lenham",), ("school",)),
        ("b", ("Hallstein",), ("Brücke",)),
        ("b", ("Lenham",), ("Schule",)),
    ]


def test_a_source_without_a_language_is_asked_in_that_of_the_claim() -> None:
    (query,) = plan_queries([said("Die Brücke in Hallstein wurde gesperrt.")], [search(None)], Wording(None))
    assert query.terms == ("Brücke",)


def test_the_same_claim_twice_asks_once() -> None:
    twice = [said("Die Brücke in Hallstein wurde gesperrt."), said("Gesperrt wurde die Brücke in Hallstein.")]
    assert len(plan_queries(twice, [search()], Wording(None))) == 1


def test_a_claim_without_words_is_not_searched() -> None:
    assert plan_queries([claim("It is so.")], [search()], Wording(None)) == ()


def test_what_cannot_be_checked_is_not_asked() -> None:
    opinion = claim("The bridge is lovely.", not_checkable_because="opinion", check_worthiness=0.1)
    page = connect(spec_of(SourceKind.PAGE))
    assert plan_queries([opinion], [search(), page], Wording(None)) == ()
    queries = plan_queries([opinion, claim("The bridge is closed.")], [search(), page], Wording(None))
    assert [query.source for query in queries] == ["a", "a"]


def test_what_is_read_whole_is_asked_once_with_the_states_of_all_claims() -> None:
    claims = [
        claim("Österreich und die Schweiz bauen.", language="de"),
        claim("In Wien, der Schweiz und Moskau wird gebaut.", language="de"),
    ]
    queries = plan_queries(claims, [connect(spec_of(SourceKind.TABLE))], Wording(None))
    assert queries == (Query(source="a", places=("AT", "CH", "RU")),)


STATES = (
    ("Austria", "AT"),
    ("Belgium", "BE"),
    ("Chile", "CL"),
    ("Denmark", "DK"),
    ("Estonia", "EE"),
    ("Finland", "FI"),
    ("Greece", "GR"),
    ("Hungary", "HU"),
    ("Iceland", "IS"),
    ("Japan", "JP"),
    ("Kenya", "KE"),
    ("Latvia", "LV"),
    ("Mexico", "MX"),
)


def test_states_that_are_too_many_for_an_address_ask_for_all() -> None:
    claims = [claim(f"{name} is a state.") for name, _ in STATES]
    table = connect(spec_of(SourceKind.TABLE))
    codes = tuple(code for _, code in STATES)
    assert len(STATES) == _MOST_PLACES + 1
    assert plan_queries(claims[:-1], [table], Wording(None)) == (Query(source="a", places=codes[:-1]),)
    assert plan_queries(claims, [table], Wording(None)) == (Query(source="a"),)
