"""Reading a text as an article."""

from collections.abc import Iterator
from datetime import date

from claims.extraction import extract_claims
from claims.models import Article, Claim, Span
from claims.policy import Policy

TODAY = date(2024, 5, 20)
"""A Monday."""


def claims_in(text: str, language: str, today: date | None = TODAY, title: str = "Report") -> tuple[Claim, ...]:
    """The claims of a text, each of its lines a paragraph."""
    article = Article(
        id="article",
        url=None,
        title=title,
        language=language,
        published_on=today,
        text=text,
        body=tuple(lines(text)),
        snapshot="0" * 64,
    )
    return extract_claims(article, today, Policy())


def lines(text: str) -> Iterator[Span]:
    """The lines of a text as its paragraphs."""
    start = 0
    for line in text.split("\n"):
        yield Span(start=start, end=start + len(line))
        start += len(line) + 1
