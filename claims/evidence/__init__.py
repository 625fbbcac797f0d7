"""Claim + Passages -> Evidence: passages are found by likeness, and compared part by part."""

from claims.evidence.counter import counter_search
from claims.evidence.finding import find_evidence
from claims.evidence.shelf import Shelf, shelve

__all__ = ["Shelf", "counter_search", "find_evidence", "shelve"]
