"""Sentences with their offsets."""

import itertools
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import LONGEST, sentences
from tests.conftest import CASES as FOLDER

CASES = tomllib.loads((FOLDER / "sentences.toml").read_text(encoding="utf-8"))["case"]


def split(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Am 18. Februar trafen sie sich.",
        "Dr. Anna Berg und Prof. Klein sprachen z. B. über Fristen.",
        "Der 3. Zivilsenat entschied am 2. Mai.",
        "Gegen J. K. Weber wird seit 8 Uhr verhandelt.",
        "J. K. Weber kam.",
        "Im 1. Quartal stieg der Umsatz.",
        "„Wir warten … und hoffen“, sagte sie.",
        "Der Umsatz stieg auf 3,5 Mio. Euro.",
        "Die Weber GmbH & Co. KG zahlte ca. 20 Euro.",
        "Das gilt nach Nr. 5 Abs. 2 bzw. nach dem Gesetz.",
    ],
)
def test_a_german_sentence_does_not_end_at_an_abbreviation_ordinal_or_initial(text: str) -> None:
    assert split(f"{text} Dann regnete es.", "de") == [text, "Dann regnete es."]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hill met Dr. Osgood on Jan. 5.",
        "The U.S. Senate voted.",
        "J. K. Hill came at 8 p.m. on Friday.",
        "J. Hill came.",
        "“We wait … and hope,” she said.",
        "Sales rose 3.5 percent to $1.2 billion.",
        "He paid approx. 5 dollars, e.g. for tea, i.e. little.",
        "Acme Inc. paid the fine.",
        "No. 5 of St. James's Street burned.",
    ],
)
def test_an_english_sentence_does_not_end_at_an_abbreviation_or_initial(text: str) -> None:
    assert split(f"{text} Then it rained.", "en") == [text, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Kommt er? Nein! Doch.", "de", ["Kommt er?", "Nein!", "Doch."]),
        ("Wir warten... Dann gehen wir.", "de", ["Wir warten...", "Dann gehen wir."]),
        ("„Wir gehen. Es ist spät.“ Das sagte Berg.", "de", ["„Wir gehen.", "Es ist spät.“", "Das sagte Berg."]),
        ("Is he coming? No! Yes.", "en", ["Is he coming?", "No!", "Yes."]),
        ("“We leave. It is late.” So said Hill.", "en", ["“We leave.", "It is late.”", "So said Hill."]),
        ("Kosten steigen", "de", ["Kosten steigen"]),
        ("  Costs rise \n", "en", ["Costs rise"]),
        ("", "de", []),
        (" \n ", "en", []),
    ],
)
def test_a_sentence_ends_at_its_mark_or_with_the_text(text: str, language: str, found: list[str]) -> None:
    assert split(text, language) == found


@given(st.text(max_size=200), st.sampled_from(["de", "en", "fr", "xx"]))
def test_sentences_cover_a_text_in_order_and_leave_out_nothing_but_space(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    kept = "".join("".join(span.of(text).split()) for span in spans)
    assert kept == "".join(text.split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['about']}")
def test_a_text_falls_into_its_sentences(case: dict[str, Any]) -> None:
    text = case.get("joined_by", " ").join(case["sentences"])
    assert split(text, case["language"]) == case["sentences"]


def test_a_wrapped_line_goes_on_in_the_next() -> None:
    text = "The council of Lenham agreed on Monday to build\nanother school beside the harbour of the old\ntown."
    assert split(text, "en") == [text]


def test_what_a_semicolon_joins_may_be_left_whole() -> None:
    text = "The leading car left the rails at once; the train stayed upright."
    assert len(sentences(text, "en")) == 2
    assert [span.of(text) for span in sentences(text, "en", whole=True)] == [text]


@given(st.text(alphabet="aB1 .!?…:;„“\"'()[]-\n\u200b\u202e", max_size=300), st.sampled_from(["de", "en", "fr", "xx"]))
def test_whatever_the_marks_sentences_cover_a_text_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize("unit", ["Wort ", "wort", "„", "Haus, ", "\u200b", "(", "3 "])
def test_no_sentence_is_longer_than_the_limit_and_none_is_lost(unit: str) -> None:
    text = unit * (3 * LONGEST)
    found = split(text, "de")
    assert max(map(len, found)) <= LONGEST
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = "Haus " * LONGEST
    assert {word for piece in split(text, "de") for word in piece.split()} == {"Haus"}
