"""Origins are counted, not addresses."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Evidence, Hearing, Passage, Reading, Span
from claims.policy import Gates
from claims.verdicts.origins import count_origins, shared_texts
from tests.claims.making import evidence, origin, snapshot

_WIRE = (
    "The quay of the new harbour is forty metres long and was opened by the mayor on Tuesday. "
    "Two hundred guests from both banks of the river came to see the first ferry leave at noon."
)
_OWN = (
    "Nobody at the fish market had seen so many herons in one morning since the storm of last March. "
    "They stood on every post of the old pier and flew off when the bell of the chapel rang."
)
_PUBLISHERS = st.sampled_from(["Harbour Office", "Daily Tide", "dpa", "Evening Tide (Reuters)"])


def _page(text: str) -> Reading:
    found = origin(snapshot=snapshot(body=text.encode()))
    return Reading(text=text, passages=(Passage(origin=found, span=Span(start=0, end=len(text)), text=text),))


def _sizes(*texts: str) -> list[int]:
    return [len(group) for group in shared_texts([_page(text) for text in texts], Gates())]


def _piece(publisher: str, quote: str) -> Evidence:
    return evidence(quote=quote, origin=origin(publisher=publisher, snapshot=snapshot(body=quote.encode())))


def _count(*pieces: Evidence) -> int:
    return count_origins(pieces, Hearing(answered=1), Gates())


def test_pages_of_their_own_are_no_group() -> None:
    assert _sizes(_WIRE, _OWN) == []


@pytest.mark.parametrize("changed", [_WIRE.upper(), f"Lenham. {_WIRE} Read on.", _WIRE.replace("Tuesday", "Monday")])
def test_a_text_that_was_taken_over_is_one_origin_with_its_source(changed: str) -> None:
    assert _sizes(_WIRE, _OWN, changed) == [2]


def test_a_short_report_inside_a_long_one_is_one_text() -> None:
    assert _sizes(f"{_OWN} {_WIRE} {_OWN[::-1]}", _WIRE) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LENHAM (dpa) - The quay is long.", "Borland (dpa/lno) – The pier is short."),
        ("The quay is long. (Reuters)", "LENHAM (Reuters) - The pier is short."),
        ("The quay is long.\n\ndpa", "The pier is short.\n\ndpa/reuters"),
    ],
)
def test_reports_of_one_agency_are_one_origin(one: str, other: str) -> None:
    assert _sizes(one, other) == [2]


def test_a_page_that_only_speaks_of_an_agency_is_not_its_report() -> None:
    assert _sizes("The agency dpa moves to the quay of Lenham.", "Reuters and dpa are agencies (news).") == []


def test_evidence_of_one_publisher_or_of_one_sentence_has_one_origin() -> None:
    assert _count(_piece("Harbour Office", "The quay is long."), _piece("harbour office", "Long is the quay.")) == 1
    assert _count(_piece("Harbour Office", "The quay is long."), _piece("Daily Tide", "The quay is LONG")) == 1
    assert _count(_piece("Harbour Office", "The quay is long."), _piece("Daily Tide", "Long is the quay.")) == 2


def test_an_agency_and_a_paper_with_its_report_are_one_origin() -> None:
    assert _count(_piece("Reuters", "The quay is long."), _piece("Daily Tide", "Long, it is (Reuters) says so.")) == 1


def test_pages_of_one_text_are_one_origin_whoever_publishes_them() -> None:
    one, other = _piece("Harbour Office", "The quay is long."), _piece("Daily Tide", "Long is the quay.")
    group = (one.origin.snapshot.sha256, other.origin.snapshot.sha256)
    assert count_origins((one, other), Hearing(answered=1, one_text=(group,)), Gates()) == 1


def test_no_evidence_has_no_origin() -> None:
    assert _count() == 0


@given(st.lists(st.builds(_piece, _PUBLISHERS, st.text(max_size=60)), max_size=8), st.randoms())
def test_the_order_of_the_evidence_changes_no_count(pieces: list[Evidence], chance: random.Random) -> None:
    shuffled = list(pieces)
    chance.shuffle(shuffled)
    assert _count(*shuffled) == _count(*pieces) <= len(pieces)
