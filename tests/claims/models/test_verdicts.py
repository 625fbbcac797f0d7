"""A verdict stands on evidence, or it cannot be built."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claims.models import (
    NEEDS,
    CheckedClaim,
    Evidence,
    Label,
    NotCheckable,
    Span,
    Stance,
    Verdict,
    Working,
)
from tests.claims.making import AS_OF, claim, evidence, verdict

_NOTHING = {"quote": "", "span": Span(start=0, end=0)}
_WORKING = Working(expression="9 / 32", value=0.28125, claimed="1/3", cells=("Averland · 2030 · 1.98",))
_PIECES = st.builds(
    evidence,
    stance=st.sampled_from(Stance),
    quote=st.sampled_from(["The quay is long.", "", " \n "]),
    working=st.sampled_from([None, _WORKING]),
)


def _built(label: Label, pieces: tuple[Evidence, ...]) -> Verdict:
    return Verdict(label=label, confidence=0.5, rule="a_rule", because="So.", as_of=AS_OF, evidence=pieces)


@given(st.sampled_from(Label), st.lists(_PIECES, max_size=4).map(tuple))
def test_a_verdict_exists_only_with_the_evidence_that_its_label_needs(
    label: Label, pieces: tuple[Evidence, ...]
) -> None:
    shown = {piece.stance for piece in pieces if piece.quote.strip() or piece.working is not None}
    if set(NEEDS[label]) <= shown:
        assert _built(label, pieces).label is label
    else:
        with pytest.raises(ValidationError, match="needs evidence"):
            _built(label, pieces)


@pytest.mark.parametrize("label", [label for label in Label if label is not Label.NOT_ENOUGH_EVIDENCE])
def test_nothing_is_decided_without_evidence(label: Label) -> None:
    with pytest.raises(ValidationError, match=f"{label} needs evidence"):
        _built(label, ())


@pytest.mark.parametrize("label", [label for label in Label if label is not Label.NOT_ENOUGH_EVIDENCE])
def test_mentions_decide_nothing(label: Label) -> None:
    with pytest.raises(ValidationError, match="needs evidence"):
        _built(label, (evidence(Stance.MENTIONS), evidence(Stance.MENTIONS)))


@pytest.mark.parametrize("values", [_NOTHING, {"quote": "\t \n"}])
def test_evidence_that_shows_nothing_decides_nothing(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="needs evidence"):
        _built(Label.SUPPORTED, (evidence(Stance.SUPPORTS, **values),))


def test_arithmetic_that_is_shown_is_enough() -> None:
    assert _built(Label.REFUTED, (evidence(Stance.REFUTES, working=_WORKING, **_NOTHING),)).label is Label.REFUTED


def test_a_contradiction_needs_both_sides() -> None:
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        with pytest.raises(ValidationError, match="conflicting needs"):
            _built(Label.CONFLICTING, (evidence(stance), evidence(stance)))
    assert _built(Label.CONFLICTING, (evidence(Stance.SUPPORTS), evidence(Stance.REFUTES)))


def test_every_label_says_what_it_needs() -> None:
    assert set(NEEDS) == set(Label)
    assert not NEEDS[Label.NOT_ENOUGH_EVIDENCE]


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValidationError, match="confidence"):
        verdict(confidence=confidence)


@pytest.mark.parametrize("reason", list(NotCheckable))
def test_what_cannot_be_checked_has_no_verdict(reason: NotCheckable) -> None:
    uncheckable = claim(not_checkable_because=reason)
    assert CheckedClaim(claim=uncheckable, verdict=None).verdict is None
    with pytest.raises(ValidationError, match="either a verdict or the reason"):
        CheckedClaim(claim=uncheckable, verdict=verdict())


def test_what_can_be_checked_has_a_verdict() -> None:
    with pytest.raises(ValidationError, match="either a verdict or the reason"):
        CheckedClaim(claim=claim(), verdict=None)


def test_a_verdict_does_not_stand_on_what_was_found_for_another_claim() -> None:
    foreign = verdict(label=Label.SUPPORTED, evidence=(evidence(claim="another"),))
    with pytest.raises(ValidationError, match="its own claim"):
        CheckedClaim(claim=claim(), verdict=foreign)
