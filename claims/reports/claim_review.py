"""Approved claims as ClaimReview of schema.org, for search engines and databases of fact-checks: one JSON-LD file each.

A label is a rating in words for every claim. Only ``supported`` and ``refuted`` have a number as well, the ends of a
scale: that sources stand against each other, or do not decide it, is no point between true and false. A claim that
nothing decides has a file too, since a published label may be corrected to it, and that has to be seen.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.models import (
    NEEDS,
    Article,
    Claim,
    Correction,
    Decision,
    Evidence,
    Label,
    Report,
    Review,
    Ruling,
    Verdict,
)
from claims.reports.artifact import report_address
from claims.reports.decided import by_whom
from claims.reports.links import web_address
from claims.reports.markdown_claims import day_of
from claims.reports.reviewed import Reviewed
from claims.reports.showing import shown
from claims.reports.texts import texts_in

_CONTEXT = "https://schema.org"
_BEST, _WORST = 5, 1
_ENDS = {Label.SUPPORTED: _BEST, Label.REFUTED: _WORST}

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int
"""What can be written as JSON here."""


@dataclass(frozen=True, slots=True)
class _Issue:
    """What the documents of one report have in common."""

    article: Article
    approved: Review
    first: Mapping[str, datetime]
    """When each claim was first published, by its id."""
    corrections: Sequence[Correction]
    publisher: str
    page: str
    """Address of the published report; empty for none."""
    texts: Mapping[str, str]
    language: str


def claim_reviews(report: Report, reviewed: Reviewed, publisher: str = "", reports_url: str = "") -> dict[str, str]:
    """A document for every approved claim, by the name of its file; none where the check is not published.

    Args:
        report: Of the check.
        reviewed: What was decided on it.
        publisher: Name of the desk that stands by it; empty for the reviewer alone.
        reports_url: Where the folder ``published`` is served; empty for documents without an address of their own.
    """
    approved = reviewed.approved
    if approved is None:
        return {}
    texts, language = texts_in(report.article.language)
    issue = _Issue(
        article=report.article,
        approved=approved,
        first=_first_published(reviewed),
        corrections=reviewed.corrections,
        publisher=shown(publisher.strip()),
        page=report_address(report, reviewed, reports_url),
        texts=texts,
        language=language,
    )
    rulings = {ruling.claim: ruling for ruling in approved.rulings}
    return {
        f"claim-{ruling.claim}.jsonld": _written(_document(checked.claim, checked.verdict, ruling, issue))
        for checked in report.claims
        if checked.verdict is not None and (ruling := rulings.get(checked.claim.id)) is not None
    }


def _first_published(reviewed: Reviewed) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    for review in reviewed.reviews:
        if review.decision is Decision.PUBLISH:
            for ruling in review.rulings:
                found.setdefault(ruling.claim, review.reviewed_at)
    return found


def _written(document: Mapping[str, Json]) -> str:
    """The document, so that it can stand in a page too: no word of it ends its element, or keeps it from ending."""
    return json.dumps(document, indent=2, ensure_ascii=False).replace("<", "\\u003c") + "\n"


def _document(claim: Claim, verdict: Verdict, ruling: Ruling, issue: _Issue) -> Mapping[str, Json]:
    approved, first = issue.approved, issue.first[claim.id]
    reviewer: Json = {"@type": "Person", "name": shown(approved.reviewer)}
    desk: Json = {"@type": "Organization", "name": issue.publisher} if issue.publisher else reviewer
    return _told(
        {
            "@context": _CONTEXT,
            "@type": "ClaimReview",
            "url": f"{issue.page}#claim-{claim.id}" if issue.page else "",
            "inLanguage": issue.language,
            "claimReviewed": shown(claim.text),
            "reviewRating": _rating(verdict, ruling, issue),
            "itemReviewed": _claim(claim, issue.article),
            "author": desk,
            "publisher": desk if issue.publisher else "",
            "editor": reviewer if issue.publisher else "",
            "datePublished": first.isoformat(),
            "dateModified": approved.reviewed_at.isoformat() if approved.reviewed_at != first else "",
            "citation": [_citation(item) for item in verdict.evidence if item.stance in NEEDS[ruling.label]],
            "correction": list(_corrections(claim.id, issue)),
        }
    )


def _told(properties: Mapping[str, Json]) -> Mapping[str, Json]:
    """Those properties that say something."""
    return {name: value for name, value in properties.items() if value not in ("", [], {})}


def _rating(verdict: Verdict, ruling: Ruling, issue: _Issue) -> Mapping[str, Json]:
    label = ruling.label
    scale = {"ratingValue": _ENDS[label], "bestRating": _BEST, "worstRating": _WORST} if label in _ENDS else {}
    why = issue.approved.reason if ruling.overrides else verdict.because
    return {
        "@type": "Rating",
        **scale,
        "alternateName": issue.texts[label],
        "description": issue.texts["overridden_means" if ruling.overrides else f"{label}_means"],
        "ratingExplanation": shown(why),
    }


def _claim(claim: Claim, article: Article) -> Mapping[str, Json]:
    published = article.published_on.isoformat() if article.published_on is not None else ""
    appearance: Mapping[str, Json] = {
        "@type": "CreativeWork",
        "url": web_address(article.url) or "",
        "headline": shown(article.title),
        "datePublished": published,
        "inLanguage": article.language,
    }
    return _told(
        {
            "@type": "Claim",
            "text": shown(claim.quote),
            "author": _speaker(claim),
            "datePublished": published,
            "appearance": _told(appearance),
        }
    )


def _speaker(claim: Claim) -> Mapping[str, Json]:
    """Who says it; a person only where the article says what they are, else nobody knows whether it is one."""
    if claim.speaker is None:
        return {}
    role = claim.saying.role if claim.saying is not None else None
    if role is None:
        return {"name": shown(claim.speaker)}
    return {"@type": "Person", "name": shown(claim.speaker), "jobTitle": shown(role)}


def _citation(item: Evidence) -> Mapping[str, Json]:
    """The quotation, with the page that it stands in and the hash of the bytes that were read."""
    origin = item.origin
    page: Mapping[str, Json] = {
        "@type": "CreativeWork",
        "name": shown(origin.title),
        "url": web_address(origin.original) or web_address(origin.snapshot.final_url) or "",
        "publisher": {"@type": "Organization", "name": shown(origin.publisher)},
        "datePublished": origin.published_on.isoformat() if origin.published_on is not None else "",
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": origin.snapshot.sha256},
    }
    return {"@type": "Quotation", "text": shown(item.quote), "inLanguage": origin.language, "isPartOf": _told(page)}


def _corrections(claim: str, issue: _Issue) -> Iterator[Mapping[str, Json]]:
    for item in issue.corrections:
        if item.claim == claim:
            labels = {"was": issue.texts[item.was], "now": issue.texts[item.now]}
            told = by_whom(issue.texts["correction_told"], item.review, day_of, **labels)
            yield {
                "@type": "CorrectionComment",
                "text": shown(f"{told} {issue.texts['review_reason']}: {item.review.reason}"),
                "datePublished": item.review.reviewed_at.isoformat(),
            }
