"""What is put on record, and what is read from it."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from claims.models import Label, Record, Report, Sha256


class Check(Record):
    """One check of an article, with all that it found out and what is needed to do it again."""

    id: str = Field(min_length=1, max_length=16)
    run: str
    """Id of the flow run that made it; the same run is put on record once."""
    report: Report
    sources: str = ""
    """Path of the sources file."""
    policy: str = ""
    """Path of the policy file; empty for the numbers of claimdesk."""
    asked_as_of: date | None = None
    """The day as of which was asked; None where nobody named one."""


class CheckNote(Record):
    """A check without its report."""

    check: str
    key: str
    """Of the article, in all its versions."""
    article: str
    """Id of the version."""
    title: str
    url: str | None
    checked_at: AwareDatetime
    recorded_at: AwareDatetime
    policy_version: str
    replaces: str | None
    """Id of the check of the article before; None for the first."""
    sources: str = ""
    """Path of the sources file."""


class ReviewRequest(Record):
    """A review that somebody is asked for."""

    check: str
    run: str
    """Id of the flow run that waits."""
    attempt: int = Field(default=0, ge=0)
    """How often this run has asked before: an entry that was refused is asked for again."""
    asked_at: AwareDatetime
    basis: int = Field(ge=0)
    """How many reviews the article had when the form was made."""
    doubtful: int = Field(ge=0)
    """How many verdicts should be looked at."""


class OpenReview(Record):
    """A request that nobody has answered."""

    request: ReviewRequest
    key: str
    title: str
    url: str | None


class EntryKind(StrEnum):
    """What an entry of the history is about."""

    ARTICLE = "article"
    CHECK = "check"
    VERDICT = "verdict"
    REVIEW = "review"
    RULING = "ruling"


class Entry(Record):
    """One line of the history of an article or a claim."""

    at: AwareDatetime
    kind: EntryKind
    about: str
    """Id of the version, the check or the claim."""
    text: str
    """The title, or the wording of the claim."""
    label: Label | None = None
    was: Label | None = None
    """Of a verdict and a ruling: the one that it replaces, where that was another one."""
    proposed: Label | None = None
    """Of a ruling."""
    by: str = ""
    """The reviewer, or the policy that decided."""
    decision: str = ""
    because: str = ""
    snapshots: tuple[Sha256, ...] = ()
    """On which a verdict stands, or from which the article was read."""
