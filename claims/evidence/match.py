"""A part of a claim beside what a passage has for it."""

from dataclasses import dataclass

from claims.parts.matching import Relation
from claims.parts.statement import Part


@dataclass(frozen=True, slots=True)
class Match:
    """A part of a claim and the part of the evidence that comes closest to it."""

    claim: Part
    evidence: Part | None
    relation: Relation
    turned: bool = False
    """Whether one of the two is a denied complement: "not accept" for "reject"."""
    around: bool = False
    """Whether the counterpart stands around the passage: in the sentence before, the title, the publisher, the date."""

    @property
    def is_covered(self) -> bool:
        """Whether the evidence says this part."""
        return self.relation is Relation.SAME

    @property
    def conflicts(self) -> bool:
        """Whether the evidence says something that excludes this part."""
        return self.relation in (Relation.CONTRARY, Relation.COMPLEMENTARY, Relation.DIFFERENT)
