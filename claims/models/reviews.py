"""What a person decided about a report, and why somebody should look at a verdict."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from claims.models.base import Record
from claims.models.verdicts import CheckedClaim, Label, Report


class Doubt(StrEnum):
    """Why a verdict should be looked at by a person before it is published."""

    CHANGED = "changed"
    """It is not the label that was approved before."""
    CONFLICTING = "conflicting"
    """Sources stand against each other."""
    ALTERED_QUOTATION = "altered_quotation"
    """A source has the quoted words otherwise."""
    NEAR_TOLERANCE = "near_tolerance"
    """A little more or less in the figure would decide it otherwise."""
    ONE_ORIGIN = "one_origin"
    """It is decided by a single publisher."""


class Decision(StrEnum):
    """What is to become of a report."""

    PUBLISH = "publish"
    HOLD = "hold"
    """It waits, and nothing of it is published."""
    SEND_BACK = "send back"
    """It goes back to whoever wrote the article."""


class Ruling(Record):
    """What a reviewer decided on the verdict of one claim."""

    claim: str
    """Id of the claim."""
    text: str
    """Its wording, so that a log of reviews can be read by itself."""
    proposed: Label
    """By the program."""
    label: Label

    @property
    def overrides(self) -> bool:
        """Whether the reviewer decided otherwise than the program."""
        return self.label is not self.proposed


class Review(Record):
    """One decision of one person on one check; it is never changed, and a later one replaces it."""

    check: str
    """Id of the check."""
    number: int = Field(ge=1)
    """Among all the reviews of the article, in their order."""
    decision: Decision
    rulings: tuple[Ruling, ...]
    """One for every claim that has a verdict."""
    reason: str = ""
    reviewer: str = Field(min_length=1)
    reviewed_at: AwareDatetime
    policy_version: str
    """By which the verdicts were proposed."""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if any(ruling.overrides for ruling in self.rulings) and not self.reason.strip():
            raise ValueError("a verdict is overridden for a reason")
        if len({ruling.claim for ruling in self.rulings}) < len(self.rulings):
            raise ValueError("a claim is ruled on once")
        return self

    def ruling(self, claim: str) -> Ruling | None:
        """What was decided on a claim; None where the review has none on it."""
        return next((ruling for ruling in self.rulings if ruling.claim == claim), None)


class Correction(Record):
    """A published label that was replaced by another one."""

    claim: str
    text: str
    was: Label
    now: Label
    review: Review
    """The one that replaced it."""


def approval(check: str, reviews: Sequence[Review]) -> Review | None:
    """The review by which a check is published; None where it is not, or no longer.

    Args:
        check: Id of the check.
        reviews: Of its article, in their order.
    """
    last = next((review for review in reversed(reviews) if review.check == check), None)
    return last if last is not None and last.decision is Decision.PUBLISH else None


def is_published(reviews: Sequence[Review], but: str = "") -> bool:
    """Whether any check of an article is published, other than one.

    Args:
        reviews: Of the article, in their order.
        but: Id of a check that does not count.
    """
    return any(approval(review.check, reviews) is not None for review in reviews if review.check != but)


def approved_labels(reviews: Sequence[Review]) -> dict[str, Ruling]:
    """What was last published of every claim of an article, by the id of the claim."""
    published = (review for review in reviews if review.decision is Decision.PUBLISH)
    return {ruling.claim: ruling for review in published for ruling in review.rulings}


def corrections(reviews: Sequence[Review]) -> Iterator[Correction]:
    """Every published label that was later replaced, in the order of the reviews."""
    standing: dict[str, Ruling] = {}
    for review in reviews:
        if review.decision is not Decision.PUBLISH:
            continue
        for ruling in review.rulings:
            was = standing.get(ruling.claim)
            if was is not None and was.label is not ruling.label:
                yield Correction(claim=ruling.claim, text=ruling.text, was=was.label, now=ruling.label, review=review)
            standing[ruling.claim] = ruling


def numbered(report: Report) -> dict[int, CheckedClaim]:
    """The claims that have a verdict, by the numbers under which reviewers speak of them, from 1 on.

    A statement that the article makes twice has one number.
    """
    decided: dict[str, CheckedClaim] = {}
    for checked in report.claims:
        if checked.verdict is not None:
            decided.setdefault(checked.claim.id, checked)
    return dict(enumerate(decided.values(), 1))
