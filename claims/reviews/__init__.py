"""What a person is asked about a report, what becomes of the answer, and what a newer report says otherwise."""

from claims.reviews.differences import Decided, Difference, SourceChange, differences, keep_standing
from claims.reviews.doubts import doubts_of
from claims.reviews.entries import ReviewEntry, read_entry

__all__ = [
    "Decided",
    "Difference",
    "ReviewEntry",
    "SourceChange",
    "differences",
    "doubts_of",
    "keep_standing",
    "read_entry",
]
