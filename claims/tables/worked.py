"""The outcome of a computation."""

from dataclasses import dataclass

from claims.models import Mark, Quantity, Row, Stance
from claims.parts.figures import FigureAgreement

_HAIR = 1e-9
"""Relative distance by which two ways to compute the same figure may differ."""


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
    marks: tuple[Mark, ...]
    """What the publisher says of the figures that it stands on."""
    step: float = 0.0
    """Worth of the last digit of ``value``, where it was itself rounded."""
    decides: bool = True
    """Whether it can decide: not a figure of a time that is not over."""
    refutes: bool = True
    """Whether another figure than this one is wrong."""

    @property
    def stance(self) -> Stance:
        """How it stands to the claim; a forecast never decides what is."""
        if Mark.FORECAST in self.marks or not self.decides:
            return Stance.MENTIONS
        if self.agreement.agrees:
            return Stance.SUPPORTS
        return Stance.REFUTES if self.agreement.differs and self.refutes else Stance.MENTIONS

    def agrees_with(self, other: "Worked") -> bool:
        """Whether two tables give one figure, as exactly as both are written."""
        apart = abs(self.value - other.value)
        return self.stance is other.stance and apart <= max(self.step, other.step) / 2 + _HAIR * abs(self.value)
