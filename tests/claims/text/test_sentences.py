"""Sentences and quotations with their offsets."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.sentences import quotations, sentences


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Ja“, sagte er, „und nein“.", ["Ja", "und nein"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("“Yes,” he said.", ["Yes,"]),
        ('"Yes" and "no"', ["Yes", "no"]),
        ("„Er sagte ‚nie‘ zu mir“", ["Er sagte ‚nie‘ zu mir"]),
        ("It’s the dog’s “bone”", ["bone"]),
        ("„Offen und nie zu", []),
        ("Ohne Zeichen.", []),
    ],
)
def test_a_quotation_stands_between_marks_that_belong_together(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == found


@given(st.text(alphabet='ab „“”"»«‚‘’', max_size=40))
def test_quotations_lie_inside_the_text_one_after_the_other(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in itertools.pairwise(spans))
