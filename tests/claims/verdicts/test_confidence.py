"""What was learned of verdicts says how sure one is; it may take a label away and never gives one."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import (
    Attribution,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    FindingName,
    Hearing,
    Label,
    Likelihood,
    Precision,
    Slot,
    Stance,
    Verdict,
    Working,
)
from claims.policy import Policy
from claims.verdicts import decide
from claims.verdicts.confidence.model import Model, fitted_model
from claims.verdicts.confidence.signs import signs_of
from claims.verdicts.rules import Ruling
from tests.claims.making import AS_OF, claim, evidence, origin, snapshot

_WORKING = Working(expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 2030 · 1.98",))
_LIKELY = Likelihood(supports=0.9, refutes=0.05, neither=0.05)
_UNLIKELY = Likelihood(supports=0.05, refutes=0.05, neither=0.9)
_FINDINGS = st.builds(
    Finding,
    name=st.sampled_from(FindingName),
    claim=st.just("quay"),
    evidence=st.just("pier"),
    slot=st.sampled_from([None, *Slot]),
)
_EVIDENCE = st.builds(
    evidence,
    stance=st.sampled_from(Stance),
    attribution=st.sampled_from([None, *Attribution]),
    coverage=st.floats(0, 1),
    rule=st.sampled_from(["parts_agree", "figure_differs", "opposite", "elapsed_time"]),
    working=st.sampled_from([None, _WORKING]),
    precision=st.sampled_from([None, *Precision]),
    likelihood=st.sampled_from([None, _LIKELY, _UNLIKELY]),
    findings=st.lists(_FINDINGS, max_size=4).map(tuple),
    origin=st.builds(
        origin,
        source=st.sampled_from(["a", "b", "c"]),
        publisher=st.sampled_from(["Harbour Office", "Daily Tide"]),
        tier=st.integers(1, 3),
        language=st.sampled_from(["de", "en"]),
        published_on=st.sampled_from([None, date(2031, 4, 30)]),
    ),
)
_CLAIMS = st.builds(
    claim,
    kind=st.sampled_from(ClaimKind),
    speaker=st.sampled_from([None, "Ada Lind"]),
    language=st.sampled_from(["de", "en", "fr"]),
)


def _policy(least: float) -> Policy:
    return Policy.model_validate({"confidence": {"least": least}})


def _decided(said: Claim, pieces: Sequence[Evidence], least: float) -> Verdict:
    return decide(said, pieces, Hearing(answered=1), AS_OF, _policy(least))


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=6), st.floats(0, 1))
def test_a_label_is_kept_or_lowered_and_never_given(said: Claim, pieces: list[Evidence], least: float) -> None:
    ruled, verdict = _decided(said, pieces, 0.0), _decided(said, pieces, least)
    assert verdict.label in (ruled.label, Label.NOT_ENOUGH_EVIDENCE)
    if verdict.label is not ruled.label:
        assert verdict.rule == "too_unsure"


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=6))
def test_evidence_of_what_is_too_unsure_is_shown_as_before(said: Claim, pieces: list[Evidence]) -> None:
    assert _decided(said, pieces, 1.0).evidence == _decided(said, pieces, 0.0).evidence


@given(_CLAIMS, st.lists(_EVIDENCE, max_size=6), st.floats(0, 1), st.floats(0, 1))
def test_who_wants_to_be_surer_decides_no_more(said: Claim, pieces: list[Evidence], one: float, other: float) -> None:
    low, high = sorted((one, other))
    if _decided(said, pieces, low).label is Label.NOT_ENOUGH_EVIDENCE:
        assert _decided(said, pieces, high).label is Label.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.REFUTES])
def test_a_worked_figure_is_never_lowered(stance: Stance) -> None:
    verdict = _decided(claim(), [evidence(stance, working=_WORKING, rule="cell_of_table")], 1.0)
    assert verdict.label is not Label.NOT_ENOUGH_EVIDENCE
    assert verdict.confidence == Policy().confidence.worked_figure


def test_the_exact_figure_of_an_official_source_is_never_lowered() -> None:
    exact = evidence(precision=Precision.EXACT, origin=origin(tier=1))
    assert _decided(claim(), [exact], 1.0).label is Label.SUPPORTED


def test_a_rounded_figure_and_that_of_a_newspaper_may_be_lowered() -> None:
    rounded = evidence(precision=Precision.ROUNDED, origin=origin(tier=1))
    reported = evidence(precision=Precision.EXACT, origin=origin(tier=2))
    assert {_decided(claim(), [item], 1.0).rule for item in (rounded, reported)} == {"too_unsure"}


def test_what_is_too_unsure_is_neither_confirmed_nor_altered() -> None:
    said = claim(kind=ClaimKind.QUOTATION, speaker="Ada Lind")
    verdict = _decided(said, [evidence(attribution=Attribution.CONFIRMED)], 1.0)
    assert verdict.rule == "too_unsure"
    assert verdict.attribution is None


@pytest.mark.parametrize(
    ("language", "words"), [("de", "das muss ein Mensch lesen"), ("en", "a person has to read it")]
)
def test_the_sentence_says_who_has_to_read_it(language: str, words: str) -> None:
    verdict = _decided(claim(language=language), [evidence()], 1.0)
    assert words in verdict.because
    assert "The quay of the harbour is long." in verdict.because


def test_of_two_sides_the_weaker_one_says_how_sure_the_dispute_is() -> None:
    for_it, against = evidence(), evidence(Stance.REFUTES, coverage=0.75, rule="opposite")
    ruling = Ruling(Label.CONFLICTING, "sources_disagree", (for_it, against))
    shares = [fitted_model().share_right(signs_of(ruling, side)) for side in ruling.standing_on]
    assert _decided(claim(), [for_it, against], min(shares) + 0.01).rule == "too_unsure"
    assert _decided(claim(), [for_it, against], min(shares) - 0.01).label is Label.CONFLICTING


def test_the_tier_says_how_sure_a_verdict_can_be_at_most() -> None:
    shown = [_decided(claim(), [evidence(origin=origin(tier=tier))], 0.0).confidence for tier in (1, 2, 3)]
    ceilings = Policy().confidence
    assert shown == sorted(shown, reverse=True)
    assert all(
        one <= most for one, most in zip(shown, (ceilings.tier_1, ceilings.tier_2, ceilings.tier_3), strict=True)
    )


def test_a_second_publisher_makes_it_surer() -> None:
    second = evidence(quote="It is a long quay.", origin=origin(publisher="Daily Tide", snapshot=snapshot(body=b"two")))
    assert _decided(claim(), [evidence(), second], 0.0).confidence > _decided(claim(), [evidence()], 0.0).confidence


def test_a_sign_that_was_not_learned_says_nothing() -> None:
    assert Model(0.0, {}).share_right({"refutes": 1.0}) == 0.5


def test_without_a_likelihood_nothing_is_said_by_it() -> None:
    ruling = Ruling(Label.SUPPORTED, "parts_agree", (evidence(),))
    assert "likelihood" not in signs_of(ruling, evidence())
    likely, unlikely = (signs_of(ruling, evidence(likelihood=one))["likelihood"] for one in (_LIKELY, _UNLIKELY))
    assert likely > 0 > unlikely


def test_what_is_left_open_is_told_by_the_question_that_it_answers() -> None:
    findings = (
        Finding(name=FindingName.COVERED, claim="Mara Quist", slot=Slot.WHO),
        Finding(name=FindingName.NOT_COVERED, claim="in Lenham", slot=Slot.WHERE),
    )
    piece = evidence(findings=findings)
    signs = signs_of(Ruling(Label.SUPPORTED, "parts_agree", (piece,)), piece)
    assert signs["open: where"] == 1.0
    assert "open: who" not in signs


def test_who_said_it_is_not_asked_again_where_that_was_confirmed() -> None:
    findings = (Finding(name=FindingName.NOT_COVERED, claim="Mara Quist", slot=Slot.WHO),)
    piece = evidence(findings=findings, attribution=Attribution.CONFIRMED)
    assert "open: who" not in signs_of(Ruling(Label.SUPPORTED, "parts_agree", (piece,)), piece)
