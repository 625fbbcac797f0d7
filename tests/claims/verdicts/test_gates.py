"""What may count as evidence at all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Passage, Reading, Row, Span, Table
from claims.policy import Gates
from claims.verdicts import Bar, eligible, shared_texts, verbatim
from claims.verdicts.copies import is_copy, runs_of
from claims.verdicts.gates import Admitted
from tests.claims.making import AS_OF, article, evidence, origin, snapshot

_ARTICLE = (
    "The quay of the new harbour is forty metres long and was opened by the mayor on Tuesday. "
    "Two hundred guests from both banks of the river came to see the first ferry leave at noon."
)
_OTHER = (
    "Nobody at the fish market had seen so many herons in one morning since the storm of last March. "
    "They stood on every post of the old pier and flew off when the bell of the chapel rang."
)


def _page(text: str, **values: object) -> Reading:
    return Reading(
        text=text, passages=(Passage(origin=origin(**values), span=Span(start=0, end=len(text)), text=text),)
    )


def _table(**values: object) -> Reading:
    row = Row(span=Span(start=0, end=4), quote="quay", cells=("quay", "40"))
    columns = ("what", "metres")
    found = Table(origin=origin(**values), columns=columns, rows=(row,), entity=0, unit=None, measure="Lengths")
    return Reading(text=_ARTICLE, tables=(found,))


def _gates_of(*readings: Reading, gates: Gates | None = None) -> list[str]:
    return [item.gate for item in _admitted(*readings, gates=gates).left]


def _admitted(*readings: Reading, gates: Gates | None = None) -> Admitted:
    return eligible(readings, Bar(article(_ARTICLE), AS_OF, gates or Gates()))


@pytest.mark.parametrize("tier", [1, 2, 3])
def test_a_source_of_any_tier_may_count(tier: int) -> None:
    assert _gates_of(_page(_OTHER, tier=tier)) == []


@pytest.mark.parametrize(
    ("published_on", "gates"),
    [
        (AS_OF + timedelta(days=1), ["published_after_as_of"]),
        (AS_OF, []),
        (AS_OF - timedelta(days=1), []),
        (None, []),
    ],
)
def test_only_what_was_published_by_the_day_counts(published_on: date | None, gates: list[str]) -> None:
    assert _gates_of(_page(_OTHER, published_on=published_on)) == gates
    assert _gates_of(_table(published_on=published_on)) == gates


def test_a_page_with_the_words_of_the_article_is_a_copy_whoever_publishes_it() -> None:
    assert _gates_of(_page(_ARTICLE, publisher="Daily Tide"), _page(_ARTICLE.upper(), publisher="Evening Tide")) == [
        "copies_the_article",
        "copies_the_article",
    ]


def test_a_page_that_quotes_a_little_of_the_article_is_no_copy() -> None:
    assert _gates_of(_page(f"{_OTHER} {_OTHER} The quay of the new harbour is long.")) == []


def test_a_table_is_no_copy() -> None:
    assert _gates_of(_table()) == []


def test_how_much_makes_a_copy_stands_in_the_policy() -> None:
    page = _page(f"{_ARTICLE} {_OTHER}")
    assert _gates_of(page, gates=Gates(copy_from=0.9)) == []
    assert _gates_of(page, gates=Gates(copy_from=0.1)) == ["copies_the_article"]


def test_what_is_left_out_is_told_with_its_source_and_the_rest_is_kept() -> None:
    good, late = _page(_OTHER), _page(_OTHER, source="late", published_on=AS_OF + timedelta(days=9))
    admitted = _admitted(late, good)
    assert admitted.readings == (good,)
    assert [(item.origin.source, item.gate) for item in admitted.left] == [("late", "published_after_as_of")]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_held_against_any_article(text: str, other: str) -> None:
    eligible([_page(text)], Bar(article(other), AS_OF, Gates()))


@given(st.lists(st.sampled_from(["quay", "harbour", "crane", "tide", "heron"]), min_size=5, max_size=200))
def test_a_text_is_a_copy_of_itself_from_twenty_runs_on(words: list[str]) -> None:
    text = " ".join(words)
    assert is_copy(_page(text), article(text), Gates()) is (len(runs_of(text)) >= 20)


def test_one_sentence_in_common_is_a_quotation_and_no_copy() -> None:
    sentence = f"{_ARTICLE.partition('. ')[0]}."
    assert not is_copy(_page(sentence), article(_ARTICLE), Gates())
    assert is_copy(_page(_ARTICLE), article(_ARTICLE), Gates())


def test_two_sentences_with_a_word_changed_in_each_are_taken_over() -> None:
    first, second = (
        "The board met on Thursday evening in the town hall.",
        "It moves the office to Arnsby in spring 2031.",
    )
    changed_a_little = (f"{first[:-1]} of Lenham.", f"{second[:-1]} already.")
    text = " ".join(changed_a_little)
    span = Span(start=0, end=len(text))
    reading = Reading(
        text=text, passages=tuple(Passage(origin=origin(), span=span, text=told) for told in changed_a_little)
    )
    assert is_copy(reading, article(f"{first} {second}"), Gates())


def test_of_a_list_of_many_days_what_is_late_is_left_out_and_the_rest_counts() -> None:
    early, late = (origin(source=name, published_on=day) for name, day in (("a", AS_OF), ("b", AS_OF + timedelta(1))))
    span = Span(start=0, end=len(_OTHER))
    passages = tuple(Passage(origin=found, span=span, text=_OTHER) for found in (late, early))
    admitted = _admitted(Reading(text=_OTHER, passages=passages))
    assert [passage.origin for reading in admitted.readings for passage in reading.passages] == [early]
    assert [(item.origin, item.gate) for item in admitted.left] == [(late, "published_after_as_of")]


def test_who_has_checked_a_claim_repeats_it_and_is_no_copy() -> None:
    check = Passage(origin=origin(), span=Span(start=0, end=len(_ARTICLE)), text=_ARTICLE, rating="False")
    assert _gates_of(Reading(text=_ARTICLE, passages=(check,))) == []


def test_a_source_that_answered_and_knows_nothing_counts_as_one_that_answered() -> None:
    admitted = _admitted(Reading(text=""))
    assert (admitted.readings, admitted.left) == ((Reading(text=""),), ())


def test_a_quotation_that_does_not_stand_in_the_stored_text_is_left_out() -> None:
    true, invented = evidence(quote="The quay", span=Span(start=0, end=8)), evidence(quote="The pier")
    texts = {true.origin.snapshot.sha256: ("The quay is long.",)}
    kept, left = verbatim((true, invented), texts)
    assert kept == (true,)
    assert [(item.origin, item.gate) for item in left] == [(invented.origin, "not_verbatim")]


def test_bytes_that_were_read_in_two_ways_have_two_texts() -> None:
    item = evidence(quote="is long", span=Span(start=9, end=16))
    texts = {item.origin.snapshot.sha256: ("another reading of it", "The quay is long.")}
    assert verbatim((item,), texts) == ((item,), ())


def test_the_article_is_known_by_its_bytes() -> None:
    page = _page(_OTHER, snapshot=snapshot(body=_ARTICLE.encode()))
    assert _gates_of(page) == ["is_the_article"]


def test_passages_of_copies_are_kept_as_echoes() -> None:
    assert [passage.text for passage in _admitted(_page(_ARTICLE), _page(_OTHER)).echoes] == [_ARTICLE]


@pytest.mark.parametrize(
    "text",
    ["", "quay " * 100_000, "Q" * 500_000, "\u202e\u200b" * 1000, '"', "(dpa)", "?" * 1000, "https://" * 1000],
    ids=["empty", "words", "letters", "unseen", "mark", "agency", "questions", "addresses"],
)
def test_pages_and_articles_of_any_form_pass_or_are_left_out(text: str) -> None:
    hostile = article(text, title=text[:300], url=text[:300])
    for page, written in ((_page(text), article(_ARTICLE)), (_page(_OTHER), hostile), (_page(text), hostile)):
        admitted = eligible([page], Bar(written, AS_OF, Gates()))
        assert len(admitted.readings) + bool(admitted.left) == 1
        assert shared_texts([page, page], Gates()) in ((), ((page.passages[0].origin.snapshot.sha256,),))
