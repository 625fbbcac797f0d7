"""Where a wording stands in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.align import align, closeness_of_texts

VOCABULARY = ("der", "Rat", "nahm", "den", "Plan", "an", "und", "die", "Wahl", "blieb", "knapp")
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=12)


@pytest.mark.parametrize(
    ("wording", "text", "stretch"),
    [
        ("the council agreed", "On Monday the council agreed again.", "the council agreed"),
        ("THE COUNCIL", "On Monday the council agreed.", "the council"),
        ("the council - at last - agreed", "So the council – at last – agreed.", "the council – at last – agreed"),
        ('said "never" again', "He said “never” again, twice.", "said “never” again"),
        ("die straße sei GROSS", "Er sagte, die Straße sei gross genug.", "die Straße sei gross"),
        ("2 000 voters", "Some 2\u202f000 voters came.", "2\u202f000 voters"),
    ],
)
def test_a_wording_is_found_whatever_its_dashes_marks_and_spaces(wording: str, text: str, stretch: str) -> None:
    found = align(wording, text)
    assert found.span.of(text) == stretch
    assert found.closeness > 0.8


def test_the_same_words_are_as_close_as_can_be() -> None:
    assert align("the plan", "so the plan held").closeness == 1


def test_other_words_are_far() -> None:
    assert align("a wholly foreign phrase", "Umsatz und Gewinn wuchsen").closeness < 0.6


@given(WORDS, st.data())
def test_a_stretch_of_a_text_is_found_word_by_word(chosen: list[str], data: st.DataObject) -> None:
    text = " ".join(chosen)
    first = data.draw(st.integers(0, len(chosen) - 2))
    wording = " ".join(chosen[first : data.draw(st.integers(first + 1, len(chosen)))])
    found = align(wording, text)
    assert found.span.of(text).casefold() == wording.casefold()
    assert found.closeness == 1


@given(st.text(max_size=60), st.text(max_size=120))
def test_an_alignment_never_leaves_the_text(wording: str, text: str) -> None:
    span = align(wording, text).span
    assert 0 <= span.start <= span.end <= len(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_lies_between_nothing_and_one_and_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert 0 <= closeness_of_texts(one, other) == closeness_of_texts(other, one) <= 1
