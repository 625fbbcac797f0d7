"""What looks like a figure, is none, and must be the same in two texts: "3:1", "14.30 Uhr", "Platz 3"."""

from typing import NamedTuple

from claims.models import Span


class Designation(NamedTuple):
    """A score, a time of day, a number that only says which, a vague size, or how often."""

    span: Span
    key: str
    """The same in all languages: "3:1", "14:30", "#3", "~1000", "per day"."""
