"""Checks and reviews for the tests of the ledger."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from claims.adapters.ledger import Check
from claims.models import Article, CheckedClaim, Decision, Label, Report, Review, Ruling
from tests.claims.making import article, changed, claim, evidence, verdict

FIRST = datetime(2031, 5, 4, 9, tzinfo=UTC)
QUAY = "https://lenham.example/quay"


def after(hours: int) -> datetime:
    return FIRST + timedelta(hours=hours)


def quay(text: str = "The quay is long.", number: int = 1) -> Article:
    return article(text, id=f"version-{number}", url=QUAY)


def check(
    number: int = 1, labels: Mapping[str, Label] | None = None, about: Article | None = None, run: str | None = None
) -> Check:
    labels = labels if labels is not None else {"length": Label.SUPPORTED}
    report = Report(
        article=about or quay(),
        claims=tuple(_checked(name, label) for name, label in labels.items()),
        unanswered=(),
        notes=(),
        policy_version="policy-1",
        engine_version="1",
        checked_at=after(number),
    )
    return Check(id=f"check-{number}", run=run or f"run-{number}", report=report, sources="sources.toml")


def _checked(name: str, label: Label) -> CheckedClaim:
    stances = {Label.SUPPORTED: ["supports"], Label.REFUTED: ["refutes"], Label.CONFLICTING: ["supports", "refutes"]}
    items = tuple(evidence(claim=name, stance=stance) for stance in stances.get(label, ["mentions"]))
    return CheckedClaim(
        claim=changed(claim(f"The {name} is known."), id=name),
        verdict=verdict(label=label, rule="parts_agree", evidence=items, because=f"{label}."),
    )


def review(
    of: Check,
    number: int = 1,
    decision: Decision = Decision.PUBLISH,
    labels: Mapping[str, Label] | None = None,
    reviewer: str = "Mara Quist",
) -> Review:
    labels = labels or {}
    rulings = [
        Ruling(
            claim=c.claim.id,
            text=c.claim.text,
            proposed=c.verdict.label,
            label=labels.get(c.claim.id, c.verdict.label),
        )
        for c in of.report.claims
        if c.verdict is not None
    ]
    return Review(
        check=of.id,
        number=number,
        decision=decision,
        rulings=tuple(rulings),
        reason="Seen on the quay.",
        reviewer=reviewer,
        reviewed_at=after(10 + number),
        policy_version=of.report.policy_version,
    )
