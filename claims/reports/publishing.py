"""A report in the form of report.json."""

from claims.models import CheckedClaim, DecidedWording, Evidence, Report, Verdict
from claims.reports.approved import published_approval, published_corrections
from claims.reports.published import (
    PublishedArticle,
    PublishedClaim,
    PublishedDate,
    PublishedEvidence,
    PublishedQuantity,
    PublishedReport,
    PublishedUnanswered,
    PublishedVerdict,
    PublishedWording,
)
from claims.reports.reviewed import Reviewed, Standings, standings


def publish(report: Report, reviewed: Reviewed | None = None) -> PublishedReport:
    """A report in the form that others rely on, with what was decided on it where that is given."""
    article, known = report.article, standings(reviewed)
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
        claims=tuple(_claim(checked, known) for checked in report.claims),
        unanswered=tuple(PublishedUnanswered(**item.model_dump()) for item in report.unanswered),
        notes=report.notes,
        policy_version=report.policy_version,
        engine_version=report.engine_version,
        entailment=report.entailment,
        assistant=report.assistant,
        checked_at=report.checked_at,
        check=reviewed.check if reviewed is not None else None,
        status=reviewed.status if reviewed is not None else None,
        reviews=reviewed.reviews if reviewed is not None else (),
        corrections=published_corrections(reviewed),
    )


def render_json(report: Report, reviewed: Reviewed | None = None) -> str:
    """The report as JSON, the same bytes for the same report and reviews."""
    return publish(report, reviewed).model_dump_json(indent=2) + "\n"


def _claim(checked: CheckedClaim, known: Standings) -> PublishedClaim:
    claim, verdict = checked.claim, checked.verdict
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
        verdict=_verdict(verdict) if verdict is not None else None,
        parts=tuple(_wording(part) for part in checked.parts),
        meanings=tuple(_wording(reading) for reading in checked.readings),
        approved=published_approval(known.of(claim.id, verdict.label)) if verdict is not None else None,
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
