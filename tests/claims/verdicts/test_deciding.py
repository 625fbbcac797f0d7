"""From evidence to a verdict: the cases of ``tests/cases/verdicts``, and what holds for all of them."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import (
    NEEDS,
    Attribution,
    Claim,
    ClaimKind,
    DecidedWording,
    Evidence,
    Finding,
    FindingName,
    Hearing,
    Label,
    NoAnswer,
    Stance,
    Unanswered,
    Verdict,
    Working,
)
from claims.policy import Policy
from claims.verdicts import Whole, decide, with_parts
from claims.verdicts.parts import PART_RULES
from claims.verdicts.rules import RULES, SILENCE
from tests.claims.making import AS_OF, changed, claim, evidence, origin, snapshot
from tests.conftest import CASES

_FOLDER = CASES / "verdicts"
_FEWEST = 6
"""Cases a rule, half of them in each language."""
_OF_ORIGIN = ("publisher", "tier", "published_on")


def _cases() -> list[Any]:
    files = ((path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))
    return [pytest.param(case, id=f"{name}: {case['name']}") for name, content in files for case in content["case"]]


_CASES = _cases()


def _claim(case: dict[str, Any]) -> Claim:
    kind = ClaimKind(case.get("kind", "event"))
    return claim(kind=kind, speaker=case.get("speaker"), language=case.get("language", "en"))


def _evidence(case: dict[str, Any]) -> list[Evidence]:
    found = []
    for number, item in enumerate(case.get("evidence", ())):
        where = {"source": f"source-{number}", "snapshot": snapshot(body=f"body {number}".encode())}
        where |= {key: item[key] for key in _OF_ORIGIN if key in item}
        rest = {key: value for key, value in item.items() if key not in _OF_ORIGIN}
        found.append(changed(evidence(), origin=origin(**where), **rest))
    return found


def _hearing(case: dict[str, Any]) -> Hearing:
    silent = tuple(Unanswered(**item, detail="It says nothing.") for item in case.get("unanswered", ()))
    return Hearing(
        answered=case.get("answered", 1),
        unanswered=silent,
        compared=case.get("compared", True),
        echoes=tuple(case.get("echoes", ())),
        searched=case.get("searched"),
        one_text=tuple(tuple(snapshot(body=f"body {n}".encode()).sha256 for n in g) for g in case.get("one_text", ())),
    )


def _verdict(case: dict[str, Any]) -> Verdict:
    policy = _policy(case)
    claimed = _claim(case)
    verdict = decide(claimed, _evidence(case), _hearing(case), AS_OF, policy)
    return with_parts(Whole(claimed, verdict, AS_OF, policy), _parts(case))


def _parts(case: dict[str, Any]) -> tuple[DecidedWording, ...]:
    """The parts of the claim, each decided by itself."""
    told = case.get("parts", ())
    verdicts = (decide(_claim(case), _evidence(p), Hearing(answered=1), AS_OF, _policy(case)) for p in told)
    return tuple(DecidedWording(text=p["text"], verdict=v) for p, v in zip(told, verdicts, strict=True))


def _policy(case: dict[str, Any]) -> Policy:
    least = case.get("least", Policy().confidence.least)
    missing = case.get("missing_rows", "not_reached")
    return Policy.model_validate({"tables": {"missing_rows": missing}, "confidence": {"least": least}})


@pytest.mark.parametrize("case", _CASES)
def test_the_label_and_the_rule_are_those_of_the_case(case: dict[str, Any]) -> None:
    verdict = _verdict(case)
    assert (verdict.label, verdict.rule) == (case["expect"]["label"], case["expect"]["rule"])


@pytest.mark.parametrize("case", _CASES)
def test_confidence_precision_and_attribution_are_those_of_the_case(case: dict[str, Any]) -> None:
    verdict, expect = _verdict(case), case["expect"]
    assert verdict.confidence == expect.get("confidence", verdict.confidence)
    assert (verdict.precision or "") == expect.get("precision", "")
    assert verdict.origins == expect.get("origins", verdict.origins)
    assert (verdict.attribution or "") == expect.get("attribution", verdict.attribution or "")


@pytest.mark.parametrize("case", _CASES)
def test_the_sentence_says_what_the_case_wants_and_nothing_that_it_forbids(case: dict[str, Any]) -> None:
    because = _verdict(case).because
    assert [words for words in case.get("because", ()) if words not in because] == []
    assert [words for words in case.get("not_because", ()) if words in because] == []


@pytest.mark.parametrize("case", _CASES)
def test_no_place_in_a_sentence_is_left_empty(case: dict[str, Any]) -> None:
    because = _verdict(case).because
    assert "$" not in because
    assert "  " not in because


@pytest.mark.parametrize("case", _CASES)
def test_the_sentence_on_whether_it_was_said_is_there_where_the_question_is(case: dict[str, Any]) -> None:
    verdict = _verdict(case)
    assert (verdict.attribution is None) is (verdict.attribution_because is None)
    assert [words for words in case.get("said_because", ()) if words not in (verdict.attribution_because or "")] == []
    assert "$" not in (verdict.attribution_because or "")


def _deciding_rule(case: dict[str, Any]) -> str:
    """The function that decides a case."""
    whole = Whole(_claim(case), decide(_claim(case), _evidence(case), _hearing(case), AS_OF, Policy()), AS_OF, Policy())
    of_parts = (r.__name__ for r in PART_RULES for part in _parts(case) if r(whole, part) is not None)
    of_evidence = (rule.__name__ for rule in RULES if rule(_claim(case), _evidence(case)) is not None)
    of_silence = (rule.__name__ for rule in SILENCE if rule(_hearing(case)) is not None)
    return next(iter((*of_parts, *of_evidence, *of_silence)))


def test_every_rule_has_six_cases_and_both_languages() -> None:
    reached = Counter((_deciding_rule(case.values[0]), case.values[0].get("language", "en")) for case in _CASES)
    rules = [rule.__name__ for rule in (*RULES, *SILENCE, *PART_RULES)]
    found = {rule: (reached[rule, "de"], reached[rule, "en"]) for rule in rules if rule != "language_undecided"}
    few = {rule: counts for rule, counts in found.items() if sum(counts) < _FEWEST or min(counts) < _FEWEST // 2}
    assert few == {}
    undecided = sum(count for (rule, _), count in reached.items() if rule == "language_undecided")
    assert undecided >= _FEWEST


# --- what holds for any evidence --------------------------------------------------------------------------------

_WORKING = Working(expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 2030 · 1.98",))
_EVIDENCE = st.builds(
    evidence,
    stance=st.sampled_from(Stance),
    attribution=st.sampled_from([None, *Attribution]),
    coverage=st.floats(0, 1),
    rule=st.sampled_from(["parts_agree", "figure_differs", "opposite", "elapsed_time", "a_rule_without_a_sentence"]),
    working=st.sampled_from([None, _WORKING]),
    findings=st.lists(
        st.builds(Finding, name=st.sampled_from(FindingName), claim=st.just("quay"), evidence=st.just("pier")),
        max_size=3,
    ).map(tuple),
    origin=st.builds(
        origin,
        source=st.sampled_from(["a", "b", "c"]),
        publisher=st.sampled_from(["Harbour Office", "Daily Tide"]),
        tier=st.integers(1, 3),
    ),
)
_SILENT = st.lists(
    st.builds(Unanswered, source=st.sampled_from(["x", "y"]), reason=st.sampled_from(NoAnswer), detail=st.just("–")),
    max_size=5,
).map(tuple)
_CLAIMS = st.builds(
    claim,
    kind=st.sampled_from(ClaimKind),
    speaker=st.sampled_from([None, "Ada Lind"]),
    language=st.sampled_from(["de", "en", "fr"]),
)


def _decided(said: Claim, pieces: Sequence[Evidence], silent: tuple[Unanswered, ...] = ()) -> Verdict:
    return decide(said, pieces, Hearing(answered=1, unanswered=silent), AS_OF, Policy())


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=8), _SILENT)
def test_any_evidence_gives_a_verdict_that_shows_what_it_stands_on(
    said: Claim, pieces: list[Evidence], silent: tuple[Unanswered, ...]
) -> None:
    verdict = _decided(said, pieces, silent)
    assert set(NEEDS[verdict.label]) <= {item.stance for item in verdict.evidence}
    assert len(verdict.evidence) <= Policy().retrieval.shown_per_claim
    assert "$" not in verdict.because


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=8), _SILENT)
def test_who_did_not_answer_changes_no_label(
    said: Claim, pieces: list[Evidence], silent: tuple[Unanswered, ...]
) -> None:
    assert _decided(said, pieces, silent).label is _decided(said, pieces).label


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=8), _SILENT)
def test_what_stays_open_names_who_did_not_answer(
    said: Claim, pieces: list[Evidence], silent: tuple[Unanswered, ...]
) -> None:
    verdict = _decided(said, pieces, silent)
    if verdict.label is Label.NOT_ENOUGH_EVIDENCE:
        assert all(item.source in verdict.because for item in silent[:3])


@given(_CLAIMS, st.lists(_EVIDENCE.map(lambda item: changed(item, stance=Stance.MENTIONS)), max_size=8))
def test_mentions_never_decide(said: Claim, pieces: list[Evidence]) -> None:
    assert _decided(said, pieces).label is Label.NOT_ENOUGH_EVIDENCE


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=8))
def test_a_quotation_is_decided_only_by_words_of_its_speaker(said: Claim, pieces: list[Evidence]) -> None:
    quotation = changed(said, kind=ClaimKind.QUOTATION, speaker="Ada Lind")
    of_others = [changed(item, attribution=Attribution.NOT_FOUND) for item in pieces]
    assert _decided(quotation, of_others).label is Label.NOT_ENOUGH_EVIDENCE


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=6), st.randoms())
def test_the_order_in_which_sources_answered_changes_no_label(
    said: Claim, pieces: list[Evidence], chance: Random
) -> None:
    shuffled = list(pieces)
    chance.shuffle(shuffled)
    assert _decided(said, shuffled).label is _decided(said, pieces).label


def test_a_verdict_shows_one_passage_a_source_beside_what_it_stands_on() -> None:
    pieces = [evidence(), *(evidence(Stance.MENTIONS) for _ in range(3))]
    assert len(_decided(claim(), pieces).evidence) == 1


def test_a_long_quotation_is_cut_at_a_word_in_the_sentence_and_whole_in_the_evidence() -> None:
    long = "The quay of the harbour is long. " * 20
    verdict = _decided(claim(), [evidence(quote=long)])
    assert long not in verdict.because
    assert " …”" in verdict.because
    assert verdict.evidence[0].quote == long


def test_a_rule_without_a_sentence_claims_nothing_in_the_name_of_its_source() -> None:
    because = _decided(claim(), [evidence(Stance.REFUTES, rule="a_rule_without_a_sentence")]).because
    assert "says the same" not in because
    assert "Harbour Office" in because
