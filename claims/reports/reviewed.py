"""What became of a report: which label stands for each claim, by whose decision, and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claims.models import (
    Claim,
    Correction,
    Decision,
    Label,
    Report,
    Review,
    Ruling,
    Verdict,
    approval,
    approved_labels,
    corrections,
)


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


@dataclass(frozen=True, slots=True)
class Standings:
    """Which label stands for each claim of a check."""

    approved: Review | None
    """By which it is published."""
    rulings: Mapping[str, Ruling]
    """Of that review, by the id of the claim."""
    published: Mapping[str, Ruling]
    """What was last published of each claim of the article."""

    def of(self, claim: str, proposed: Label) -> Standing:
        """The label that stands for a claim, by its id; the proposed one where nothing is decided."""
        ruling = self.rulings.get(claim)
        if ruling is not None:
            return Standing(ruling.label, proposed, self.approved)
        before = self.published.get(claim)
        return Standing(proposed, proposed, published=before.label if before is not None else None)


def standings(reviewed: Reviewed | None) -> Standings:
    """Which label stands for each claim; the proposed ones where nothing is known of reviews."""
    approved = reviewed.approved if reviewed is not None else None
    rulings = {ruling.claim: ruling for ruling in approved.rulings} if approved is not None else {}
    return Standings(approved, rulings, approved_labels(reviewed.reviews) if reviewed is not None else {})


def labelled(report: Report, known: Standings) -> list[tuple[Claim, Verdict, Standing]]:
    """The claims that have a verdict, each with the label that stands, in the order of the report."""
    verdicts = ((checked.claim, checked.verdict) for checked in report.claims)
    return [(c, verdict, known.of(c.id, verdict.label)) for c, verdict in verdicts if verdict is not None]


def counts(report: Report, known: Standings) -> Mapping[Label, int]:
    """For how many claims of a report each label stands."""
    labels = [standing.label for _, _, standing in labelled(report, known)]
    return {label: labels.count(label) for label in Label}
