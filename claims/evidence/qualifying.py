"""What a passage says beside what seems to exclude a claim: who tells of a part, or of a case, excludes nothing."""

from collections.abc import Collection, Iterator

from claims.evidence.conflicts import conflicts
from claims.evidence.match import finding
from claims.evidence.matches import is_object
from claims.evidence.restricting import is_led_in
from claims.evidence.sides import Sides
from claims.models import Finding, FindingName
from claims.parts.statement import Part, PartKind

_ANSWERS = frozenset({FindingName.PERSON_DIFFERS, FindingName.PLACE_DIFFERS, FindingName.KIND_DIFFERS})
"""Conflicts that rest on there being one answer only."""


def qualifying(sides: Sides) -> Iterator[Finding]:
    """Every sign that what differs is said of a kind, a part or a case of what the claim speaks of."""
    against = {one.name for one in conflicts(sides)} - {FindingName.ROLES_SWAPPED}
    if against:
        yield from _of_a_kind(sides)
        yield from _with_more(sides, against)


def _of_a_kind(sides: Sides) -> Iterator[Finding]:
    """The passage has a kind of it: "youth unemployment fell" says nothing against "unemployment rose"."""
    known = [match.evidence for match in sides.found]
    fronts = [part.span for part in sides.told.parts if part.modifier and part not in known]
    for match in sides.own:
        if match.evidence is not None and (match.evidence.span in fronts or _is_longer(match.claim, match.evidence)):
            yield finding(FindingName.NARROWER_EVIDENCE, match)


def _is_longer(said: Part, told: Part) -> bool:
    """Whether a phrase or compound is met by one of its own words only: "school" by "primary school"."""
    return bool(told.pieces) and not said.pieces and said.base != told.base and not said.concepts & told.concepts


def _with_more(sides: Sides, against: Collection[FindingName]) -> Iterator[Finding]:
    """The clause has an attribute or a phrase that the claim lacks: "two people were badly hurt", "fell in Asia".

    What happened on the very day of the claim is told of one case, whatever a passage adds to it; a count is not.
    """
    on_its_day = any(m.is_covered and m.claim.when is not None and m.claim.when.is_one_day for m in sides.found)
    if on_its_day and FindingName.FIGURE_DIFFERS not in against:
        return
    known = [match.evidence for match in sides.found]
    clauses = {part.segment for part in known if part is not None}
    for part in sides.told.parts:
        if part.segment in clauses and part not in known and _narrows(part, sides, against):
            yield Finding(name=FindingName.NARROWER_EVIDENCE, claim=sides.claim.content, evidence=part.text)
            return


def _narrows(part: Part, sides: Sides, against: Collection[FindingName]) -> bool:
    """Whether a part makes another case of it; of what has one answer, only another object does."""
    if part.kind not in (PartKind.NAME, PartKind.WORD):
        return False
    if set(against) <= {*_ANSWERS, FindingName.TIME_DIFFERS}:
        return bool(_ANSWERS & set(against)) and is_object(part, sides.told) and not is_led_in(part, sides)
    return part.attribute or is_led_in(part, sides) or _belongs(part, sides)


def _belongs(part: Part, sides: Sides) -> bool:
    """Whether a noun says of what an act is: "convicted of theft", "vom Vorwurf des Betrugs"."""
    clauses = sides.told.table.clauses
    before = sides.told.text[: part.span.start].casefold().split()[-1:]
    return part.kind is PartKind.WORD and bool(before) and before[0] in {*clauses.belonging, *clauses.contracted}
