"""From a statement to the facts that it tells."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.atoms import atoms
from claims.extraction.pieces import Wording
from claims.language.tables import Language, language
from claims.language.tagging import Tag
from claims.language.words import words
from claims.policy.claims import Grain
from tests.cases_of import cases_of
from tests.claims.extraction.test_claims import claims_in

GRAINS: tuple[Grain, ...] = ("whole", "facts", "fine")


def table(code: str) -> Language:
    found = language(code)
    assert found is not None
    return found


def is_verbatim(atom: Wording, statement: str) -> bool:
    """Whether every piece stands in the statement as it stands in the wording, in the order of the wording."""
    ends = [0, *(piece.start + piece.length for piece in atom.pieces)]
    return all(
        piece.start >= end
        and piece.length > 0
        and atom.text[piece.start : piece.start + piece.length] == statement[piece.origin : piece.origin + piece.length]
        for end, piece in zip(ends, atom.pieces, strict=False)
    )


@pytest.mark.parametrize(("code", "case"), cases_of("atoms"))
def test_a_sentence_tells_the_facts_that_an_editor_reads_in_it(code: str, case: dict[str, Any]) -> None:
    found = atoms(case["text"], table(code), case.get("grain", "facts"))
    assert [atom.text for atom in found] == case.get("atoms", [case["text"]])


@pytest.mark.parametrize(("code", "case"), cases_of("atoms"))
@pytest.mark.parametrize("grain", GRAINS)
def test_the_words_of_a_fact_are_placed_in_the_statement(code: str, case: dict[str, Any], grain: Grain) -> None:
    found = atoms(case["text"], table(code), grain)
    assert all(is_verbatim(atom, case["text"]) for atom in found)
    assert all(atom.pieces for atom in found)


@pytest.mark.parametrize(("code", "case"), cases_of("atoms"))
def test_no_noun_name_or_number_is_lost(code: str, case: dict[str, Any]) -> None:
    told = " ".join(atom.text for atom in atoms(case["text"], table(code), "facts")).casefold()
    nouns = [word.text for word in words(case["text"], code) if word.tag in {Tag.NOUN, Tag.NAME}]
    assert [word for word in (*nouns, *re.findall(r"\d+", case["text"])) if word.casefold() not in told] == []


_ENGLISH = "Mara Quist won and , who which the cup in 2010 was born including such as is a films"
_OTHERS = 'und die das hat gewonnen ( ) ; " „ \u202e \u200b'
_WORDS = st.sampled_from([*_ENGLISH.split(" "), *_OTHERS.split(" ")])


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from(["de", "en"]), st.sampled_from(GRAINS))
def test_whatever_stands_in_a_statement_is_placed_verbatim(text: str, code: str, grain: Grain) -> None:
    found = atoms(text, table(code), grain)
    assert found
    assert all(is_verbatim(atom, text) for atom in found)


@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_no_text_is_too_strange(text: str, code: str) -> None:
    assert all(is_verbatim(atom, text) for atom in atoms(text, table(code), "fine"))


def test_a_statement_beyond_the_length_of_a_sentence_stays_whole() -> None:
    text = "Mara Quist won " + "the cup and " * 5_000 + "the league"
    assert [atom.text for atom in atoms(text, table("en"), "facts")] == [text]


def test_the_facts_of_a_statement_share_its_quotation_and_have_ids_of_their_own() -> None:
    text = "Am Dienstag sprach die Ministerin in Lenham und Borland."
    found = claims_in(text, "de")
    assert [claim.content for claim in found] == [
        "Am Dienstag sprach die Ministerin in Lenham",
        "Am Dienstag sprach die Ministerin in Borland",
    ]
    assert {claim.quote for claim in found} == {text.rstrip(".")}
    assert len({claim.id for claim in found}) == len(found)


def test_a_sum_is_not_said_of_each_item_that_it_was_spent_on() -> None:
    (claim,) = claims_in("Der Rat bewilligte 2,3 Millionen Euro für Schulen und für Straßen.", "de")
    assert claim.content == "Der Rat bewilligte 2,3 Millionen Euro für Schulen und für Straßen"


def test_a_figure_is_placed_in_the_fact_that_has_it() -> None:
    text = "The council raised the fee to 45 euros and closed two schools."
    first, second = claims_in(text, "en")
    assert [one.text for one in first.quantities] == ["45 euros"] == [one.span.of(text) for one in first.quantities]
    assert [one.span.of(text) for one in second.quantities] == ["two"]


def test_what_stands_in_quotation_marks_is_not_taken_apart() -> None:
    (claim,) = claims_in("“The firm built the dam and closed the quay,” said Mara Quist.", "en")
    assert claim.content == "The firm built the dam and closed the quay"
