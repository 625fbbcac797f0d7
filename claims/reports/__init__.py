"""Verdicts -> JSON, Markdown and HTML."""

from claims.reports.escaping import plain
from claims.reports.html import render_html
from claims.reports.markdown import render_markdown
from claims.reports.published import PublishedReport
from claims.reports.publishing import publish, render_json
from claims.reports.reviewed import Reviewed

__all__ = ["PublishedReport", "Reviewed", "plain", "publish", "render_html", "render_json", "render_markdown"]
