"""Whether a claim and a passage point the same way: negations and opposites, clause by clause."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.evidence.matches import Match
from claims.models import Finding, FindingName
from claims.parts.matching import Relation
from claims.parts.statement import PartKind
from claims.policy import Policy


class Polarity(NamedTuple):
    """What the clauses of a claim found."""

    conflicts: tuple[Finding, ...]
    """Clauses that the passage turns round, and whose verb it has."""
    open: bool
    """Whether some clause cannot be told: its negation differs, and its verb is not in the passage."""


def compare_polarity(found: Sequence[Match], policy: Policy) -> Polarity:
    """Votes of the matched words of every clause: a verb counts one, a noun a third."""
    conflicts: list[Finding] = []
    undecided = False
    for matches in _by_segment(found):
        vote = sum(_vote(match, policy) for match in matches)
        if vote < 0:
            verbs = [match for match in matches if match.claim.predicate and _vote(match, policy) < 0]
            conflicts += [_finding(match) for match in verbs[:1]]
            undecided = undecided or not verbs
    return Polarity(tuple(conflicts), undecided)


def _by_segment(found: Sequence[Match]) -> Iterator[list[Match]]:
    words = [m for m in found if m.claim.kind is PartKind.WORD and m.evidence is not None and not m.around]
    for segment in sorted({match.claim.segment for match in words}):
        yield [match for match in words if match.claim.segment == segment]


def _vote(match: Match, policy: Policy) -> float:
    """Plus where the two agree, minus where they do not; nothing where a contrary is merely denied."""
    if match.evidence is None or match.relation in (Relation.NONE, Relation.WIDER):
        return 0.0
    same_sign = (match.claim.denied == match.evidence.denied) != match.turned
    strength = 1.0 if match.claim.predicate else policy.comparison.noun_vote
    if match.relation is Relation.SAME:
        return strength if same_sign else -strength
    opposite = match.relation in (Relation.CONTRARY, Relation.COMPLEMENTARY)
    return -max(strength, float(match.claim.decisive)) if opposite and same_sign else 0.0


def _finding(match: Match) -> Finding:
    name = FindingName.NEGATION_DIFFERS if match.relation is Relation.SAME else FindingName.OPPOSITE
    return Finding(name=name, claim=match.claim.text, evidence=match.evidence.text if match.evidence else None)
