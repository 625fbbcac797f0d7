"""Claim + Passages -> Evidence: passages are found by likeness, and compared part by part."""

from claims.evidence.counter import counter_search
from claims.evidence.finding import find_evidence, shelve

__all__ = ["counter_search", "find_evidence", "shelve"]
