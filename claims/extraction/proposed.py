"""Statements that somebody else points at, read like those that were found."""

from collections.abc import Iterable
from datetime import date

from claims.extraction.claims import extract_claims
from claims.models import Article, Claim, Span
from claims.policy import Policy


def proposed_claims(
    article: Article, fragments: Iterable[tuple[Span, str]], today: date | None, policy: Policy
) -> tuple[Claim, ...]:
    """The claims inside stretches of an article, each with the name of whoever points at it.

    Args:
        article: The article.
        fragments: Stretches of its text, with who points at them.
        today: The day that its "am Dienstag" is counted from.
        policy: As for :func:`extract_claims`.
    """
    return tuple(
        claim.model_copy(update={"proposed_by": by})
        for span, by in fragments
        for claim in extract_claims(article.model_copy(update={"body": (span,)}), today, policy)
    )
