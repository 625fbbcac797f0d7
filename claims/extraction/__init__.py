"""Article -> Claims: sentences, who speaks, statements, facts inside them, what can be checked and what matters."""

from claims.extraction.claims import extract_claims
from claims.extraction.proposed import proposed_claims
from claims.extraction.wordings import parts_of, readings_of
from claims.extraction.worthiness.model import load_models

__all__ = ["extract_claims", "load_models", "parts_of", "proposed_claims", "readings_of"]
