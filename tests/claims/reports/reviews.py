"""Invented reviews of the invented report."""

from datetime import UTC, datetime

from claims.models import Decision, Label, Report, Review, Ruling
from claims.reports import Reviewed

CHECK = "check-of-may"
REASON = "The surveyors mean the old quay."


def review(report: Report, *, check: str = CHECK, number: int = 1, **values: object) -> Review:
    """A review that publishes what is proposed; ``labels`` decides claims otherwise, by their place in the report."""
    labels = values.pop("labels", {})
    decided = [checked for checked in report.claims if checked.verdict is not None]
    rulings = [
        Ruling(
            claim=checked.claim.id,
            text=checked.claim.text,
            proposed=checked.verdict.label,
            label=labels.get(place, checked.verdict.label),
        )
        for place, checked in enumerate(decided)
    ]
    plain = {
        "check": check,
        "number": number,
        "decision": Decision.PUBLISH,
        "rulings": tuple(rulings),
        "reason": REASON if labels else "",
        "reviewer": "Mara Quist",
        "reviewed_at": datetime(2031, 5, number, 9, tzinfo=UTC),
        "policy_version": report.policy_version,
    }
    return Review.model_validate({**plain, **values})


def reviewed(report: Report, **values: object) -> Reviewed:
    """One review of the report."""
    return Reviewed(CHECK, (review(report, **values),))


def corrected(report: Report) -> Reviewed:
    """The first claim, published as proposed, and replaced by the review of a later check."""
    first = review(report, check="check-of-april")
    second = review(report, number=2, labels={0: Label.REFUTED}, reviewer="Jon Ravn")
    return Reviewed(CHECK, (first, second))
