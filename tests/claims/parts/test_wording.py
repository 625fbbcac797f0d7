"""The words of a sentence as parts: which of them decide, and what bears them out."""

import pytest

from claims.parts.matching import Relation, relate
from claims.parts.reading import read_statement
from claims.parts.statement import Part
from claims.policy import Policy


def the_word(text: str, language: str, word: str) -> Part:
    return next(part for part in read_statement(text, language).parts if part.text == word)


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Graz ist die größte Stadt der Region.", "de", "größte"),
        ("Graz liegt in den größten Wäldern der Region.", "de", "größten"),
        ("Graz ist der wichtigste Hafen der Region.", "de", "wichtigste"),
        ("Die Linie befördert ausschließlich Güter.", "de", "ausschließlich"),
        ("Norbury is the largest town of the region.", "en", "largest"),
        ("Norbury is the busiest port of the region.", "en", "busiest"),
    ],
)
def test_the_truth_hangs_on_superlatives_and_on_words_like_only(text: str, language: str, word: str) -> None:
    assert the_word(text, language, word).decisive


@pytest.mark.parametrize(
    ("claim", "evidence", "language", "words"),
    [
        ("Graz ist die größte Stadt.", "Graz ist eine große Stadt.", "de", ("größte", "große")),
        ("Graz ist die größte Stadt.", "Graz ist eine größere Stadt.", "de", ("größte", "größere")),
        ("Graz ist der wichtigste Ort.", "Graz ist ein wichtiger Ort.", "de", ("wichtigste", "wichtiger")),
        ("It is the largest town.", "It is a large town.", "en", ("largest", "large")),
        ("It is the busiest port.", "It is a busy port.", "en", ("busiest", "busy")),
    ],
)
def test_nothing_less_bears_a_superlative_out(claim: str, evidence: str, language: str, words: tuple[str, str]) -> None:
    said, found = the_word(claim, language, words[0]), the_word(evidence, language, words[1])
    assert relate(said, found, Policy()) is Relation.NONE


@pytest.mark.parametrize(
    ("claim", "evidence", "words"),
    [
        (("Graz ist die größte Stadt.", "de"), ("Von den größten Städten ist es Graz.", "de"), ("größte", "größten")),
        (("Graz ist die größte Stadt.", "de"), ("It is the largest town.", "en"), ("größte", "largest")),
        (("Der Tunnel ist lang.", "de"), ("Es ist der längste Tunnel.", "de"), ("lang", "längste")),
    ],
)
def test_a_superlative_bears_itself_and_its_adjective_out(
    claim: tuple[str, str], evidence: tuple[str, str], words: tuple[str, str]
) -> None:
    said, found = the_word(*claim, words[0]), the_word(*evidence, words[1])
    assert relate(said, found, Policy()) is Relation.SAME
