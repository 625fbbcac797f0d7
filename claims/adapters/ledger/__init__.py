"""The ledger: what was checked, what was decided on what evidence, and who reviewed it; rows are only ever added."""

from claims.adapters.ledger.book import Ledger
from claims.adapters.ledger.records import Check, CheckNote, Entry, OpenReview, ReviewRequest

__all__ = ["Check", "CheckNote", "Entry", "Ledger", "OpenReview", "ReviewRequest"]
