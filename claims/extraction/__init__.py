"""Article -> Claims: sentences, who speaks, statements, figures inside them, what can be checked and how much it matters."""

from claims.extraction.claims import extract_claims

__all__ = ["extract_claims"]
