"""What a person is asked about a report, and what becomes of the answer."""

from claims.reviews.doubts import doubts_of
from claims.reviews.entries import ReviewEntry, read_entry

__all__ = ["ReviewEntry", "doubts_of", "read_entry"]
