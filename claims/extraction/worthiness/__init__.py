"""Check-worthiness: how much a statement is of the kind that fact-checkers check, by weights learned from data."""

from claims.extraction.worthiness.scoring import Worth, check_worthiness

__all__ = ["Worth", "check_worthiness"]
