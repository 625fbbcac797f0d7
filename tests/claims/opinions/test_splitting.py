"""Sentences that an assistant points at stand in the article whole, or do not count."""

import asyncio

import pytest

from claims.extraction import proposed_claims
from claims.models import Article, Span
from claims.opinions import overlooked
from claims.opinions.splitting import Pointed
from claims.policy import Policy
from claims.policy.opinions import Opinions
from tests.claims.making import AS_OF, article
from tests.claims.opinions.remembering import Mute, Parrot, ShortMemory

_QUAY = "The quay of Lenham is 40 metres long."
_CRANE = "The crane of Borland was sold in 2030."
_TEXT = f"{_QUAY} {_CRANE}"


def _found(*fragments: str, known: tuple[Span, ...] = (), limits: Opinions | None = None) -> Pointed:
    parrot = Parrot(fragments=fragments)
    return asyncio.run(overlooked(_article(), known, parrot, ShortMemory(), limits or Opinions()))


def _article(text: str = _TEXT) -> Article:
    return article(text)


def _place(words: str) -> Span:
    return Span(start=_TEXT.index(words), end=_TEXT.index(words) + len(words))


def test_a_sentence_is_a_stretch_of_the_article() -> None:
    assert [one.span.of(_TEXT) for one in _found(_CRANE).fragments] == [_CRANE]


def test_words_that_stand_nowhere_are_dropped_and_counted() -> None:
    pointed = _found("The crane was stolen.", "", _CRANE.upper())
    assert (pointed.fragments, pointed.dropped) == ((), 3)


@pytest.mark.parametrize("text", ["It is false that the quay is long.", "The mayor denied that the quay is long."])
def test_what_is_cut_out_of_a_sentence_is_no_statement_of_the_article(text: str) -> None:
    parrot = Parrot(fragments=("the quay is long.", "the quay is long"))
    pointed = asyncio.run(overlooked(_article(text), (), parrot, ShortMemory(), Opinions()))
    assert (pointed.fragments, pointed.dropped) == ((), 2)


def test_a_sentence_without_its_end_is_no_statement_of_the_article() -> None:
    assert _found("The crane of Borland was sold").fragments == ()


def test_what_was_found_without_an_assistant_is_not_found_again() -> None:
    assert [one.span.of(_TEXT) for one in _found(_CRANE, _QUAY, known=(_place("crane"),)).fragments] == [_QUAY]


def test_of_fragments_that_meet_the_longer_counts() -> None:
    assert [one.span.of(_TEXT) for one in _found(_QUAY, _TEXT).fragments] == [_TEXT]


def test_without_an_assistant_nothing_is_asked() -> None:
    assert asyncio.run(overlooked(_article(), (), None, ShortMemory(), Opinions())) == Pointed()


def test_who_does_not_answer_is_told() -> None:
    pointed = asyncio.run(overlooked(_article(), (), Mute(), ShortMemory(), Opinions()))
    assert len(pointed.failures) == 1


def test_more_paragraphs_than_the_policy_allows_are_left_out_and_counted() -> None:
    assert _found(_CRANE, limits=Opinions(paragraphs=0)).left_out == 1


def test_a_proposed_claim_quotes_the_article_and_names_who_points_at_it() -> None:
    fragments = [(one.span, one.by) for one in _found(_CRANE).fragments]
    claims = proposed_claims(_article(), fragments, AS_OF, Policy())
    assert [(one.span.of(_TEXT), one.proposed_by) for one in claims] == [(_CRANE.rstrip("."), "parrot")]
