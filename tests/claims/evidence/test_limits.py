"""Passages without end, claims without words, languages that nothing ties together: no label, never a wrong one."""

import pytest

from claims.evidence import find_evidence
from claims.evidence.limits import LONGEST_PASSAGE
from claims.models import Evidence, Passage, Span, Stance
from claims.policy import Policy
from tests.claims.making import AS_OF, claim, origin

SAID = "Mara Quist closed the harbour of Lenham in 2019."


def held(content: str, text: str, *, language: str = "en", told: str = "en") -> tuple[Evidence, ...]:
    """What a text says to a claim."""
    passage = Passage(
        origin=origin(language=told, title="Page", publisher="Courier", tier=2),
        span=Span(start=0, end=len(text)),
        text=text,
    )
    return find_evidence([claim(content, language=language)], [passage], None, AS_OF, Policy())["claim"]


def test_a_passage_of_a_sentence_decides() -> None:
    assert [item.stance for item in held(SAID, SAID)] == [Stance.SUPPORTS]


def test_a_passage_of_a_megabyte_decides_nothing_and_says_why() -> None:
    (evidence,) = held(SAID, SAID + " All went well." * 70_000)
    assert evidence.stance is Stance.MENTIONS
    assert str(LONGEST_PASSAGE) in (evidence.findings[0].evidence or "")
    assert (SAID + " All went well." * 70_000)[evidence.span.start : evidence.span.end] == evidence.quote


@pytest.mark.parametrize("text", ["„" * 600_000, "NORLAND " * 70_000, "\u202e\u200b" * 200_000, "x" * 500_000, '"' * 9])
def test_hostile_passages_decide_nothing(text: str) -> None:
    assert all(item.stance is Stance.MENTIONS for item in held(SAID, text))


@pytest.mark.parametrize("content", ["It is so.", "Das ist es.", "…", "Not."])
def test_a_claim_without_content_words_finds_nothing(content: str) -> None:
    assert held(content, "It is so, and not otherwise.") == ()


def test_languages_without_a_common_glossary_decide_nothing() -> None:
    for evidence in held("Mara Quist, Lenham, 2019: 5 %.", "Mara Quist, Lenham, 2019 : 5 %.", told="fr"):
        assert evidence.stance is Stance.MENTIONS
