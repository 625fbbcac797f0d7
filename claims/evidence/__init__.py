"""Claim + Passages -> Evidence: passages are found by likeness, and compared part by part."""

from claims.evidence.finding import find_evidence

__all__ = ["find_evidence"]
