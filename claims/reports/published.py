"""report.json, schema version 1: what others rely on; ``docs/reference/report.schema.json`` is made from these."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, ConfigDict

from claims.models import (
    Alignment,
    Attribution,
    Bound,
    ClaimKind,
    Finding,
    Label,
    Likelihood,
    NoAnswer,
    NotCheckable,
    Opinion,
    Precision,
    Record,
    Review,
    Saying,
    Sha256,
    Share,
    Sign,
    Span,
    Stance,
    Working,
)
from claims.reports.approved import PublishedApproval, PublishedCorrection
from claims.reports.reviewed import Status

_ALWAYS_THERE = ConfigDict(json_schema_serialization_defaults_required=True)
"""What was added since schema version 1 began is always written, and need not stand in a report that is read."""


class PublishedArticle(Record):
    """The article as it was checked; the spans of the claims count in ``text``."""

    id: str
    url: str | None
    title: str
    language: str
    published_on: date | None
    sha256: Sha256
    """Of the bytes that were read."""
    text: str


class PublishedEvidence(Record):
    """A quotation from a stored snapshot, or the cells of a table with their arithmetic."""

    source: str
    publisher: str
    tier: int
    language: str
    published_on: date | None
    url: str
    original_url: str | None
    """Address of the original where a copy was read."""
    snapshot: Sha256
    fetched_at: AwareDatetime
    quote: str
    """Verbatim from the stored text of the snapshot; for a table a cited row."""
    span: Span
    stance: Stance
    rule: str
    coverage: Share
    attribution: Attribution | None
    findings: tuple[Finding, ...]
    alignment: Alignment | None
    """Of quoted words with those of a source in the same language; null for anything else."""
    working: Working | None
    likelihood: Likelihood | None


class PublishedVerdict(Record):
    """The label with all that it stands on."""

    label: Label
    precision: Precision | None
    confidence: Share
    rule: str
    because: str
    as_of: date
    attribution: Attribution | None
    attribution_because: str | None
    """One sentence on whether it was said."""
    origins: int
    """How many independent origins bear the label out."""
    opinions: tuple[Opinion, ...]
    """Second opinions that the user switched on; none of them decides anything."""
    evidence: tuple[PublishedEvidence, ...]


class PublishedWording(Record):
    """A part of a claim, or one of the meanings of an ambiguous one, decided by itself."""

    text: str
    verdict: PublishedVerdict


class PublishedQuantity(Record):
    """A figure of a claim, as it was read."""

    text: str
    span: Span
    value: float
    unit: str | None
    dimension: str
    """In what it can be compared: that of its unit, "share", or "count"."""
    step: float
    """Worth of its last written digit, in ``unit``."""
    bound: Bound


class PublishedDate(Record):
    """A time of a claim, as the days that it may mean."""

    text: str
    span: Span
    first: date
    last: date


class PublishedClaim(Record):
    """A claim; ``verdict`` is null where it cannot be checked."""

    model_config = _ALWAYS_THERE

    id: str
    text: str
    quote: str
    span: Span
    kind: ClaimKind
    speaker: str | None
    saying: Saying | None
    """Who says it and how, where it is not the article itself: that it was said is the first thing to check."""
    quantities: tuple[PublishedQuantity, ...]
    dates: tuple[PublishedDate, ...]
    entities: tuple[str, ...]
    check_worthiness: Share
    signs: tuple[Sign, ...]
    """What spoke most for and against its check-worthiness, in log-odds."""
    not_checkable_because: NotCheckable | None
    readings: tuple[str, ...]
    proposed_by: str | None
    """The language model that points at it, where it was not found without one."""
    verdict: PublishedVerdict | None
    parts: tuple[PublishedWording, ...]
    """Of a claim that says several things; the verdict is never gentler than the harshest of them."""
    meanings: tuple[PublishedWording, ...]
    """Of an ambiguous claim, each decided by itself; the claim has no verdict of its own."""
    approved: PublishedApproval | None = None
    """The label that a person has approved, which is the one that counts; null where nobody has."""


class PublishedUnanswered(Record):
    """A source that gave nothing that can be used, and why."""

    source: str
    reason: NoAnswer
    detail: str


class PublishedReport(Record):
    """The whole report."""

    model_config = _ALWAYS_THERE

    schema_version: Literal["1"]
    article: PublishedArticle
    claims: tuple[PublishedClaim, ...]
    unanswered: tuple[PublishedUnanswered, ...]
    notes: tuple[str, ...]
    """What this run could not do, or left out, in sentences."""
    policy_version: str
    engine_version: str
    entailment: str | None
    """Name of the entailment model that gave second opinions."""
    assistant: str | None
    """Name of the language model that did."""
    checked_at: AwareDatetime
    check: str | None = None
    """Id of the check on which somebody may decide; null where it was made for no review."""
    status: Status | None = None
    """What the report is; null like ``check``."""
    reviews: tuple[Review, ...] = ()
    """All that was decided on the article, the oldest first, its other checks included."""
    corrections: tuple[PublishedCorrection, ...] = ()
    """Published labels of the article that were replaced, the oldest first."""
