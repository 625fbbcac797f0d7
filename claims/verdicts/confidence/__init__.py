"""Confidence: how often verdicts like this one were right, by weights learned from decisions on public claims."""

from claims.verdicts.confidence.scoring import confidence_of, is_too_unsure

__all__ = ["confidence_of", "is_too_unsure"]
