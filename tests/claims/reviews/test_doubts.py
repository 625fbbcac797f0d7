"""Which verdicts a person is asked to look at."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from claims.models import (
    Attribution,
    CheckedClaim,
    Doubt,
    Grant,
    Label,
    Report,
    Rounding,
    Ruling,
    Stance,
    Verdict,
    Working,
)
from claims.policy.reviews import Reviews
from claims.reviews import doubts_of
from tests.claims.making import article, claim, evidence, verdict


def asked(found: Verdict, approved: Mapping[str, Ruling] | None = None) -> tuple[Doubt, ...]:
    report = Report(
        article=article(),
        claims=(CheckedClaim(claim=claim(), verdict=found),),
        unanswered=(),
        notes=(),
        policy_version="1",
        engine_version="1",
        checked_at=datetime(2031, 5, 5, tzinfo=UTC),
    )
    return doubts_of(report, approved or {}, Reviews()).get("claim", ())


def supported(origins: int = 2, **values: object) -> Verdict:
    return verdict(label="supported", origins=origins, evidence=(evidence(),), **values)


def worked(value: float, low: float | None, high: float | None) -> Verdict:
    granted = Rounding(grant=Grant.ABOUT, low=low, high=high)
    working = Working(expression="a / b", value=value, claimed="about 30", cells=("a",), rounding=granted)
    return verdict(label="supported", origins=2, evidence=(evidence(working=working),))


def test_what_two_publishers_bear_out_is_plain() -> None:
    assert asked(supported()) == ()


def test_what_nobody_decides_is_plain() -> None:
    assert asked(verdict()) == ()


def test_what_a_single_publisher_decides_is_doubtful() -> None:
    assert asked(supported(origins=1)) == (Doubt.ONE_ORIGIN,)


def test_what_sources_disagree_on_is_doubtful() -> None:
    items = (evidence(Stance.SUPPORTS), evidence(Stance.REFUTES))
    assert asked(verdict(label="conflicting", evidence=items)) == (Doubt.CONFLICTING,)


@pytest.mark.parametrize("where", ["verdict", "evidence"])
def test_a_quotation_that_a_source_has_otherwise_is_doubtful(where: str) -> None:
    altered = Attribution.ALTERED
    found = (
        verdict(attribution=altered, attribution_because="Other words.")
        if where == "verdict"
        else verdict(evidence=(evidence(Stance.MENTIONS, attribution=altered),))
    )
    assert asked(found) == (Doubt.ALTERED_QUOTATION,)


@pytest.mark.parametrize(
    ("value", "low", "high", "near"),
    [
        (30.0, 27.0, 33.0, False),
        (32.5, 27.0, 33.0, True),
        (27.0, 27.0, 33.0, True),
        (26.5, 27.0, 33.0, True),
        (31.0, 30.0, None, True),
        (40.0, 30.0, None, False),
        (40.0, None, None, False),
    ],
)
def test_a_figure_at_the_edge_of_what_is_granted_is_doubtful(
    *, value: float, low: float | None, high: float | None, near: bool
) -> None:
    assert (Doubt.NEAR_TOLERANCE in asked(worked(value, low, high))) is near


def test_what_was_approved_otherwise_comes_first() -> None:
    before = Ruling(claim="claim", text="The quay is long.", proposed=Label.REFUTED, label=Label.REFUTED)
    assert asked(supported(origins=1), {"claim": before}) == (Doubt.CHANGED, Doubt.ONE_ORIGIN)
    same = before.model_copy(update={"label": Label.SUPPORTED})
    assert asked(supported(), {"claim": same}) == ()
