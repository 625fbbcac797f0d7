"""Whether a claim and a passage point the same way: negations and opposites, clause by clause."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claims.evidence.match import Match, finding
from claims.language.lexicon import go_apart
from claims.models import Finding, FindingName
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind


class Polarity(NamedTuple):
    """What the clauses of a claim found."""

    conflicts: tuple[Finding, ...]
    """Clauses that the passage turns round, and whose verb it has."""
    open: bool
    """Whether some clause cannot be told: its negation or a noun of it differs, and its verb does not say so."""


def compare_polarity(found: Sequence[Match]) -> Polarity:
    """What is opposed or denied, clause by clause: verbs and adjectives decide it, nouns only leave it open."""
    conflicts: list[Finding] = []
    undecided = False
    for matches in _by_segment(found):
        opposed = [match for match in matches if _is_opposed(match)]
        turned = {m.evidence.segment for m in matches if m.turned and m.claim.predicate and m.evidence is not None}
        differing = [match for match in matches if _is_denied_otherwise(match, turned)]
        telling = [match for match in (*opposed, *differing) if _tells(match)]
        agreeing = [m for m in matches if m.is_covered and m.claim.predicate and m not in differing]
        accompanied = [match for match in matches if _lacks_company(match)]
        counts = any(match.claim.kind is PartKind.FIGURE and _is_bare(match.claim) for match in found)
        excluded = [match for match in opposed if not (counts and match.claim.verb)]
        decided = [match for match in telling if match in excluded or (match in differing and not agreeing)]
        conflicts += [_named(match) for match in (*decided[:1], *accompanied[:1])]
        undecided = undecided or (not decided and bool(opposed or differing)) or any(map(_may_lack_company, matches))
    return Polarity(tuple(conflicts), undecided)


def _by_segment(found: Sequence[Match]) -> Iterator[list[Match]]:
    words = [m for m in found if m.claim.kind is PartKind.WORD and m.evidence is not None and not m.around]
    for segment in sorted({match.claim.segment for match in words}):
        yield [match for match in words if match.claim.segment == segment]


def _is_opposed(match: Match) -> bool:
    """Whether both assert, or both deny, what excludes each other; a contrary that is merely denied says little."""
    if match.evidence is None or match.relation not in (Relation.CONTRARY, Relation.COMPLEMENTARY):
        return False
    return match.claim.denied == match.evidence.denied


def _is_denied_otherwise(match: Match, turned: Collection[int]) -> bool:
    """Whether one side denies it and the other does not; what a turned verb governs is turned with it."""
    if match.evidence is None or not match.is_covered:
        return False
    governed = not match.claim.predicate and match.evidence.segment in turned
    return (match.claim.denied == match.evidence.denied) == (match.turned or governed)


def _tells(match: Match) -> bool:
    """Whether a part decides by itself what its clause says: a verb, an adjective, what the subject is said to be."""
    equated = match.claim.equated and match.evidence is not None and match.evidence.equated
    return match.claim.predicate or match.claim.decisive or equated


def _is_bare(figure: Part) -> bool:
    """Whether a figure only counts: that three survived does not exclude that three died."""
    return figure.quantity is not None and not figure.quantity.unit and figure.quantity.fraction is None


def _lacks_company(match: Match) -> bool:
    """Whether one side says "with" and the other "without"."""
    if match.evidence is None or not match.is_covered:
        return False
    return {match.claim.company, match.evidence.company} == {"with", "without"}


def _may_lack_company(match: Match) -> bool:
    """Whether just one side says "without", and the other leaves it open."""
    if match.evidence is None or not match.is_covered or _lacks_company(match):
        return False
    return (match.claim.company == "without") != (match.evidence.company == "without")


def _named(match: Match) -> Finding:
    if match.relation is Relation.SAME:
        return finding(FindingName.NEGATION_DIFFERS, match)
    told = match.evidence.concepts if match.evidence is not None else frozenset[str]()
    apart = go_apart(match.claim.concepts, told)
    return finding(FindingName.DIRECTION_DIFFERS if apart else FindingName.OPPOSITE, match)
