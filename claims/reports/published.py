"""report.json, schema version 1: what others rely on; ``docs/reference/report.schema.json`` is made from these."""

from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from claims.models import (
    Alignment,
    Attribution,
    Bound,
    CheckedClaim,
    ClaimKind,
    DecidedWording,
    Evidence,
    Finding,
    Label,
    Likelihood,
    NoAnswer,
    NotCheckable,
    Opinion,
    Precision,
    Record,
    Report,
    Saying,
    Sha256,
    Share,
    Sign,
    Span,
    Stance,
    Verdict,
    Working,
)


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


class PublishedUnanswered(Record):
    """A source that gave nothing that can be used, and why."""

    source: str
    reason: NoAnswer
    detail: str


class PublishedReport(Record):
    """The whole report."""

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


def publish(report: Report) -> PublishedReport:
    """A report in the form that others rely on."""
    article = report.article
    return PublishedReport(
        schema_version="1",
        article=PublishedArticle(
            id=article.id,
            url=article.url,
            title=article.title,
            language=article.language,
            published_on=article.published_on,
            sha256=article.snapshot,
            text=article.text,
        ),
        claims=tuple(_claim(checked) for checked in report.claims),
        unanswered=tuple(PublishedUnanswered(**item.model_dump()) for item in report.unanswered),
        notes=report.notes,
        policy_version=report.policy_version,
        engine_version=report.engine_version,
        entailment=report.entailment,
        assistant=report.assistant,
        checked_at=report.checked_at,
    )


def render_json(report: Report) -> str:
    """The report as JSON, the same bytes for the same report."""
    return publish(report).model_dump_json(indent=2) + "\n"


def _claim(checked: CheckedClaim) -> PublishedClaim:
    claim = checked.claim
    return PublishedClaim(
        id=claim.id,
        text=claim.text,
        quote=claim.quote,
        span=claim.span,
        kind=claim.kind,
        speaker=claim.speaker,
        saying=claim.saying,
        quantities=tuple(
            PublishedQuantity(
                text=q.text,
                span=q.span,
                value=q.value,
                unit=q.unit,
                dimension=q.dimension,
                step=q.step,
                bound=q.bound,
            )
            for q in claim.quantities
        ),
        dates=tuple(
            PublishedDate(text=when.text, span=when.span, first=when.first, last=when.last) for when in claim.dates
        ),
        entities=claim.entities,
        check_worthiness=claim.check_worthiness,
        signs=claim.signs,
        not_checkable_because=claim.not_checkable_because,
        readings=claim.readings,
        proposed_by=claim.proposed_by,
        verdict=_verdict(checked.verdict) if checked.verdict is not None else None,
        parts=tuple(_wording(part) for part in checked.parts),
        meanings=tuple(_wording(reading) for reading in checked.readings),
    )


def _wording(decided: DecidedWording) -> PublishedWording:
    return PublishedWording(text=decided.text, verdict=_verdict(decided.verdict))


def _verdict(verdict: Verdict) -> PublishedVerdict:
    return PublishedVerdict(
        label=verdict.label,
        precision=verdict.precision,
        confidence=verdict.confidence,
        rule=verdict.rule,
        because=verdict.because,
        as_of=verdict.as_of,
        attribution=verdict.attribution,
        attribution_because=verdict.attribution_because,
        origins=verdict.origins,
        opinions=verdict.opinions,
        evidence=tuple(_evidence(item) for item in verdict.evidence),
    )


def _evidence(item: Evidence) -> PublishedEvidence:
    origin = item.origin
    return PublishedEvidence(
        source=origin.source,
        publisher=origin.publisher,
        tier=origin.tier,
        language=origin.language,
        published_on=origin.published_on,
        url=origin.snapshot.final_url,
        original_url=origin.original,
        snapshot=origin.snapshot.sha256,
        fetched_at=origin.snapshot.fetched_at,
        quote=item.quote,
        span=item.span,
        stance=item.stance,
        rule=item.rule,
        coverage=round(item.coverage, 4),
        attribution=item.attribution,
        findings=item.findings,
        alignment=item.alignment,
        working=item.working,
        likelihood=item.likelihood,
    )
