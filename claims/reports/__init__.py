"""Verdicts -> JSON, Markdown, HTML and ClaimReview."""

from claims.reports.artifact import artifact_title, render_artifact, verdict_rows
from claims.reports.claim_review import claim_reviews
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from claims.reports.published import PublishedReport
from claims.reports.publishing import publish, render_json
from claims.reports.reviewed import Reviewed
from claims.reports.reviewing import describe_review

__all__ = [
    "PublishedReport",
    "Reviewed",
    "artifact_title",
    "claim_reviews",
    "describe_review",
    "publish",
    "render_artifact",
    "render_html",
    "render_json",
    "render_markdown",
    "verdict_rows",
]
