"""Verdicts -> JSON, Markdown and HTML."""

from claims.reports.html import render_html
from claims.reports.markdown import plain, render_markdown
from claims.reports.published import PublishedReport, publish, render_json

__all__ = ["PublishedReport", "plain", "publish", "render_html", "render_json", "render_markdown"]
