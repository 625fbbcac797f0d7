"""Second opinions are shown beside a verdict, and change nothing of it."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from claims.models import CheckedClaim, Stance, Working
from claims.opinions import Citation, SecondReaders, second_opinions
from claims.opinions.reading import Reread
from claims.policy.opinions import Opinions
from tests.claims.making import changed, claim, evidence, verdict
from tests.claims.opinions.remembering import Mute, Naysayer, Parrot, ShortMemory

_VERDICT = changed(
    verdict(), label="supported", rule="parts_agree", confidence=0.9, evidence=(evidence(), evidence(Stance.MENTIONS))
)
_SUPPORTED = CheckedClaim(claim=claim(), verdict=_VERDICT)
_QUOTE = "harbour is long"


def _reread(readers: SecondReaders, checked: CheckedClaim = _SUPPORTED, limits: Opinions | None = None) -> Reread:
    return asyncio.run(second_opinions([checked], readers, limits or Opinions()))


def _assisted(*citations: Citation) -> Reread:
    return _reread(SecondReaders(None, Parrot(citations), ShortMemory()))


def test_without_a_second_reader_nothing_changes() -> None:
    assert _reread(SecondReaders(None, None, ShortMemory())).claims == (_SUPPORTED,)


def test_a_citation_that_stands_in_its_passage_is_shown_with_its_source() -> None:
    item = _assisted(Citation(passage=1, stance=Stance.SUPPORTS, quote=_QUOTE)).claims[0]
    assert item.verdict is not None
    assert [(one.by, one.stance, one.source, one.quote) for one in item.verdict.opinions] == [
        ("parrot", Stance.SUPPORTS, "harbour-office", _QUOTE)
    ]


def test_a_citation_that_stands_nowhere_is_dropped_and_counted() -> None:
    invented = Citation(passage=1, stance=Stance.REFUTES, quote="The quay is short.")
    elsewhere = Citation(passage=7, stance=Stance.REFUTES, quote=_QUOTE)
    empty = Citation(passage=1, stance=Stance.REFUTES, quote=" ")
    reread = _assisted(invented, elsewhere, empty)
    assert reread.dropped == 3
    assert reread.claims == (_SUPPORTED,)


def test_the_same_passage_cited_twice_is_one_opinion() -> None:
    twice = [Citation(passage=1, stance=Stance.SUPPORTS, quote=words) for words in (_QUOTE, "quay")]
    item = _assisted(*twice).claims[0]
    assert item.verdict is not None
    assert len(item.verdict.opinions) == 1


def test_an_entailment_model_says_something_to_every_passage_and_how_sure_it_is() -> None:
    item = _reread(SecondReaders(Naysayer(), None, ShortMemory())).claims[0]
    assert item.verdict is not None
    assert [(one.stance, one.share) for one in item.verdict.opinions] == [(Stance.REFUTES, 0.9)] * 2


@given(st.lists(st.builds(Citation, passage=st.integers(1, 3), stance=st.sampled_from(Stance), quote=st.text())))
def test_whatever_second_readers_say_a_verdict_stays_as_it_is(citations: list[Citation]) -> None:
    readers = SecondReaders(Naysayer(), Parrot(tuple(citations)), ShortMemory())
    after = _reread(readers).claims[0].verdict
    assert after is not None
    assert after.model_copy(update={"opinions": ()}) == _SUPPORTED.verdict


def test_what_was_answered_once_is_not_asked_again() -> None:
    parrot, memory = Parrot(), ShortMemory()
    for _ in range(2):
        _reread(SecondReaders(None, parrot, memory))
    assert len(parrot.asked) == 1


def test_a_replay_gets_the_stored_answers_of_a_reader_that_is_gone() -> None:
    memory = ShortMemory()
    before = _reread(SecondReaders(None, Parrot((Citation(passage=1, stance="supports", quote=_QUOTE),)), memory))
    assert _reread(SecondReaders(None, Mute("parrot"), memory)) == before


def test_a_stored_answer_that_is_nonsense_is_asked_for_anew() -> None:
    parrot, memory = Parrot(), ShortMemory()
    _reread(SecondReaders(None, parrot, memory))
    memory.kept = dict.fromkeys(memory.kept, "not JSON")
    _reread(SecondReaders(None, parrot, memory))
    assert len(parrot.asked) == 2


def test_who_does_not_answer_is_told_and_takes_nothing_away() -> None:
    reread = _reread(SecondReaders(Mute(), Mute("silent"), ShortMemory()))
    assert reread.claims == (_SUPPORTED,)
    assert [failure.split(" gives")[0] for failure in reread.failures] == ["mute", "silent"]


def test_arithmetic_is_no_matter_of_opinion() -> None:
    working = Working(expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 1.98",))
    counted = CheckedClaim(claim=claim(), verdict=changed(_VERDICT, evidence=(evidence(working=working),)))
    parrot = Parrot()
    _reread(SecondReaders(None, parrot, ShortMemory()), counted)
    assert parrot.asked == []


def test_more_claims_than_the_policy_allows_are_left_out_and_counted() -> None:
    assert _reread(SecondReaders(Naysayer(), None, ShortMemory()), limits=Opinions(claims=0)).left_out == 1
