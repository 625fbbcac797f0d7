"""What a newer check says otherwise than the one before."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from claims.models import NEEDS, CheckedClaim, Label, Report, Stance
from claims.reviews import differences, keep_standing
from tests.claims.making import article, claim, evidence, origin, snapshot, verdict
from tests.conftest import CASES

TABLE = tomllib.loads((CASES / "differences.toml").read_text(encoding="utf-8"))["case"]
QUAY = "https://lenham.example/quay"
LONG = {"label": "supported", "sources": {QUAY: "1.2 kilometres"}}
NOTHING: dict[str, Any] = {"label": "not_enough_evidence", "sources": {}}


def report(*verdicts: Mapping[str, Any] | None) -> Report:
    claims = [_checked(f"claim-{number}", found) for number, found in enumerate(verdicts) if found is not None]
    return Report(
        article=article(),
        claims=tuple(claims),
        unanswered=(),
        notes=(),
        policy_version="1",
        engine_version="1",
        checked_at=datetime(2031, 5, 5, tzinfo=UTC),
    )


def _checked(name: str, found: Mapping[str, Any]) -> CheckedClaim:
    stances = NEEDS[Label(found["label"])] or (Stance.MENTIONS,)
    stances = (*stances, *[stances[-1]] * len(found["sources"]))
    items = tuple(
        evidence(claim=name, stance=stance, origin=origin(snapshot=snapshot(url, body.encode())))
        for stance, (url, body) in zip(stances, found["sources"].items(), strict=False)
    )
    rest = {key: value for key, value in found.items() if key in {"label", "precision", "attribution"}}
    return CheckedClaim(
        claim=claim(f"The {name} is known.", id=name), verdict=verdict(evidence=items, because="So it is.", **rest)
    )


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"])
def test_a_difference_is_another_verdict_with_the_sources_that_changed(case: Mapping[str, Any]) -> None:
    was, now = case.get("was"), case.get("now")
    found = differences(report(was), report(now))
    assert len(found) == case["differs"]
    assert [change.url for one in found for change in one.sources] == case.get("changed", [])
    for one in found:
        assert (one.was and str(one.was.label)) == (was and was["label"])
        assert (one.now and str(one.now.label)) == (now and now["label"])
        assert one.because == ("So it is." if now else "")


def test_differences_stand_in_the_order_of_the_newer_report() -> None:
    found = differences(report(LONG, NOTHING, LONG), report(NOTHING, LONG))
    assert [one.claim for one in found] == ["claim-0", "claim-1", "claim-2"]


def test_the_hashes_say_which_version_of_a_page_was_cited() -> None:
    [found] = differences(report(LONG), report({"label": "refuted", "sources": {QUAY: "0.9 kilometres"}}))
    [change] = found.sources
    assert (change.was, change.now) == (
        snapshot(QUAY, b"1.2 kilometres").sha256,
        snapshot(QUAY, b"0.9 kilometres").sha256,
    )
    assert change.publisher == "Harbour Office"


def test_a_claim_whose_source_is_lost_is_not_decided_again() -> None:
    was, now = report(LONG, LONG), report(NOTHING, {"label": "refuted", "sources": {QUAY: "0.9 kilometres"}})
    assert keep_standing(was, now, {QUAY}) == was
    assert keep_standing(was, now, {"https://borland.example/quay"}) == now


def test_a_claim_that_stands_on_another_source_is() -> None:
    elsewhere = {"label": "supported", "sources": {"https://borland.example/quay": "1.2 kilometres"}}
    kept = keep_standing(report(LONG, elsewhere), report(NOTHING, NOTHING), {QUAY})
    assert [checked.verdict and checked.verdict.label for checked in kept.claims] == [
        "supported",
        "not_enough_evidence",
    ]
