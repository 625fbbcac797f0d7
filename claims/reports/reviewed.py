"""What became of a report: which label stands for each claim, by whose decision, and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claims.models import Correction, Decision, Label, Report, Review, approval, approved_labels, corrections


class Status(StrEnum):
    """What a report is, once somebody may have decided on it."""

    PROPOSED = "proposed"
    """Nobody has decided on it."""
    APPROVED = "approved"
    CORRECTED = "corrected"
    """Approved, and it replaces labels that were published before."""
    HELD = "held"
    SENT_BACK = "sent_back"


_OF_DECISION = {Decision.HOLD: Status.HELD, Decision.SEND_BACK: Status.SENT_BACK}


@dataclass(frozen=True, slots=True)
class Standing:
    """The label that stands for a claim."""

    label: Label
    proposed: Label
    review: Review | None = None
    """By which it is approved; None where it is proposed and no more."""
    published: Label | None = None
    """What was published of the claim before, where it is not approved now."""

    @property
    def is_overridden(self) -> bool:
        """Whether the reviewer decided otherwise than the program."""
        return self.label is not self.proposed


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A check, and all that was decided on its article."""

    check: str
    """Id of the check."""
    reviews: tuple[Review, ...] = ()
    """Of the article, with those of its other checks, in their order."""

    @property
    def decision(self) -> Review | None:
        """The last review of this check."""
        return next((review for review in reversed(self.reviews) if review.check == self.check), None)

    @property
    def approved(self) -> Review | None:
        """The review by which this check is published."""
        return approval(self.check, self.reviews)

    @property
    def status(self) -> Status:
        """What the report is now."""
        decision = self.decision
        if decision is None:
            return Status.PROPOSED
        approved = Status.CORRECTED if self.replaced else Status.APPROVED
        return _OF_DECISION.get(decision.decision, approved)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every published label of the article that was later replaced."""
        return tuple(corrections(self.reviews))

    @property
    def replaced(self) -> tuple[Correction, ...]:
        """Those that the approval of this check replaced."""
        approved = self.approved
        return tuple(item for item in self.corrections if approved is not None and item.review == approved)

    @property
    def elsewhere(self) -> Review | None:
        """The review by which another check of the article stands published."""
        last = next((review for review in reversed(self.reviews) if review.decision is Decision.PUBLISH), None)
        return last if last is not None and last.check != self.check else None


def standings(report: Report, reviewed: Reviewed | None) -> Mapping[str, Standing]:
    """The label that stands for each claim that has a verdict, by its id; what is proposed where nothing is decided."""
    approved = reviewed.approved if reviewed is not None else None
    rulings = {ruling.claim: ruling.label for ruling in approved.rulings} if approved is not None else {}
    published = approved_labels(reviewed.reviews) if reviewed is not None else {}
    found = {}
    for checked in report.claims:
        if checked.verdict is None:
            continue
        claim, proposed = checked.claim.id, checked.verdict.label
        if claim in rulings:
            found[claim] = Standing(rulings[claim], proposed, approved)
        else:
            before = published.get(claim)
            found[claim] = Standing(proposed, proposed, published=before.label if before is not None else None)
    return found
