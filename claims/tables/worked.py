"""The outcome of a computation."""

from dataclasses import dataclass

from claims.models import Quantity, Row
from claims.parts.figures import FigureAgreement


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure that was worked out from a table, beside the one that a claim has."""

    rule: str
    claimed: Quantity
    claimed_value: float
    """In the base unit of its dimension, as ``value``."""
    value: float
    expression: str
    column: int
    rows: tuple[Row, ...]
    """The rows that the figure stands on; never empty."""
    missing: tuple[Row, ...]
    """Rows without data."""
    agreement: FigureAgreement
    coverage: float
    """Share of the claim's words for what is measured that the table has."""
