"""A part of a claim beside what a passage has for it."""

from dataclasses import dataclass

from claims.models import Finding, FindingName
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

    settled: bool = False
    """Whether the counterpart is the only answer that there can be, so that another one excludes it."""

    @property
    def is_covered(self) -> bool:
        """Whether the evidence says this part."""
        return self.relation is Relation.SAME

    @property
    def conflicts(self) -> bool:
        """Whether the evidence says something that excludes this part."""
        return self.relation in (Relation.CONTRARY, Relation.COMPLEMENTARY, Relation.DIFFERENT)


def finding(name: FindingName, match: Match, told: str | None = None) -> Finding:
    """A finding about a part of the claim and its counterpart, or what else tells against it.

    Its span is that of the counterpart in the passage.
    """
    evidence = match.evidence.text if match.evidence is not None and told is None else told
    span = match.evidence.span if match.evidence is not None and told is None and not match.around else None
    return Finding(name=name, claim=match.claim.text, evidence=evidence, slot=match.claim.slot, span=span)
