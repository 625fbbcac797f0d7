"""Where a claim and a passage exclude each other."""

from claims.evidence.match import Match, finding
from claims.evidence.polarity import compare_polarity
from claims.evidence.roles import swapped_roles
from claims.evidence.sides import Sides
from claims.models import Finding, FindingName, Slot
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind, Statement

_BETWEEN = len(" neue")
"""Most code points between a count and what is counted."""


def conflicts(sides: Sides) -> tuple[Finding, ...]:
    """Roles turned round, another figure or the other of two answers, clauses that are denied or say the opposite."""
    swapped = swapped_roles(sides.said, sides.told, sides.found) if is_one_act(sides) else None
    figures = [match for match in sides.found if figure_differs(match, sides)]
    return (
        *((swapped,) if swapped is not None else ()),
        *(finding(FindingName.FIGURE_DIFFERS, match) for match in figures),
        *(finding(differs(match.claim), match) for match in sides.found if match.settled),
        *compare_polarity(sides.found).conflicts,
    )


def differs(part: Part) -> FindingName:
    """How it is called that a passage has another answer in the place of a part."""
    if part.kind is PartKind.TIME:
        return FindingName.TIME_DIFFERS
    if part.kind is PartKind.NAME:
        return FindingName.PLACE_DIFFERS if part.slot is Slot.WHERE or part.adjective else FindingName.PERSON_DIFFERS
    if part.decisive:
        return FindingName.FIGURE_DIFFERS
    return FindingName.KIND_DIFFERS


def is_one_act(sides: Sides) -> bool:
    """Whether both speak of the same act: somebody's words, a day or a figure. Two suits may well cross each other."""
    told_alike = (PartKind.TIME, PartKind.FIGURE)
    return sides.claim.speaker is not None or any(m.is_covered and m.claim.kind in told_alike for m in sides.found)


def figure_differs(match: Match, sides: Sides) -> bool:
    """A figure in the same unit that is another one; a bare count only where the same thing is counted."""
    if match.claim.kind is not PartKind.FIGURE or match.relation is not Relation.DIFFERENT or match.evidence is None:
        return False
    if match.claim.quantity is not None and (match.claim.quantity.unit or match.claim.quantity.fraction):
        return True
    counted = (other for other in sides.found if other.is_covered and other.evidence is not None)
    return any(
        (follows(match.claim, other.claim) and follows(match.evidence, other.evidence))
        or (_measures(other.claim, match.claim, sides.said) and _measures(other.evidence, match.evidence, sides.told))
        for other in counted
        if other.evidence is not None
    )


def follows(figure: Part, noun: Part) -> bool:
    """Whether a word stands right behind a count, and so is what is counted."""
    return noun.kind is PartKind.WORD and 0 <= noun.span.start - figure.span.end <= _BETWEEN


def _measures(noun: Part, figure: Part, statement: Statement) -> bool:
    """Whether a figure says how much a noun is: "a magnitude of 5.2"."""
    between = statement.text[noun.span.end : figure.span.start].strip().casefold()
    return noun.kind is PartKind.WORD and between in statement.table.clauses.belonging
