"""What keeps a passage from deciding, however much of a claim it says."""

from collections.abc import Iterator

from claims.evidence.applying import applications
from claims.evidence.asserting import not_asserted
from claims.evidence.colons import led_in
from claims.evidence.conflicts import differs, figure_differs
from claims.evidence.match import Match, finding
from claims.evidence.matches import is_mandatory, is_object
from claims.evidence.narrowing import narrowings
from claims.evidence.order import sides_unclear
from claims.evidence.polarity import compare_polarity
from claims.evidence.qualifying import qualifying
from claims.evidence.restricting import restrictions
from claims.evidence.sides import Sides, Speakers, context_names, goes_without
from claims.evidence.timing import of_another_time
from claims.models import Finding, FindingName, Slot
from claims.parts.matching import Relation, names_agree
from claims.parts.statement import PartKind, words_in


def doubts(sides: Sides, speakers: Speakers) -> tuple[Finding, ...]:
    """Every reason not to decide by this passage; none where it may."""
    return (
        *_parts_are_missing(sides),
        *_another_count(sides),
        *_denied_without_its_verb(sides),
        *_of_nobody_known(sides, speakers),
        *narrowings(sides),
        *qualifying(sides),
        *restrictions(sides),
        *applications(sides),
        *of_another_time(sides),
        *not_asserted(sides, speakers),
        *sides_unclear(sides),
        *led_in(sides),
    )


def is_bare(sides: Sides) -> bool:
    """Whether a claim says neither of whom nor when: it may be borne out, but a passage may mean another case."""
    return not sides.said.of(PartKind.NAME) and not sides.said.of(PartKind.TIME) and sides.claim.speaker is None


def _parts_are_missing(sides: Sides) -> Iterator[Finding]:
    """Names, figures and words with an opposite must be in the passage."""
    quoted, turned = sides.quoted, bool(compare_polarity(sides.found).conflicts)
    for match in sides.found:
        needed = is_mandatory(match.claim) or is_object(match.claim, sides.said) or _is_of_it(match)
        if match.is_covered or match.conflicts or not needed or goes_without(match, sides.found):
            continue
        if turned and (match.claim.base in sides.said.table.negation.clause or _is_of_nobody(match, sides)):
            continue
        if not quoted or match.claim in quoted:
            yield _missing(match, sides)


def _is_of_nobody(match: Match, sides: Sides) -> bool:
    """Whether "people" stand in the claim where the passage has "nobody"."""
    negation = sides.told.table.negation
    nobody = any(word.text.casefold() in negation.nobody for word in words_in(sides.told))
    return nobody and bool(match.claim.concepts & set(sides.said.table.negation.somebody))


def _is_of_it(match: Match) -> bool:
    """Whether the passage has a body of what the claim names: "Regierungspartei" for "Regierung"."""
    if match.relation is not Relation.WIDER or match.evidence is None or match.claim.slot not in (Slot.WHO, Slot.WHOM):
        return False
    said = match.claim
    return any(piece.base == said.base or piece.concepts & said.concepts for piece in match.evidence.pieces[:-1])


def _missing(match: Match, sides: Sides) -> Finding:
    """What is not in the passage, or the name that stands there in its place."""
    if match.claim.kind is not PartKind.NAME or match.relation is not Relation.NONE:
        return finding(FindingName.NOT_COVERED, match)
    answered = [other.evidence for other in sides.found if other.evidence is not None]
    rivals = (name for name in sides.told.of(PartKind.NAME) if name.slot is match.claim.slot and name not in answered)
    rival = next(rivals, None)
    return (
        finding(differs(match.claim), match, rival.text)
        if rival is not None
        else finding(FindingName.NOT_COVERED, match)
    )


def _another_count(sides: Sides) -> Iterator[Finding]:
    """Another figure stands there, and nobody knows whether it counts the same."""
    for match in sides.found:
        other = match.claim.kind is PartKind.FIGURE and match.relation is Relation.DIFFERENT
        if other and not figure_differs(match, sides):
            yield finding(FindingName.FIGURE_DIFFERS, match)


def _denied_without_its_verb(sides: Sides) -> Iterator[Finding]:
    """One side is denied and the other not, and the verb that would tell is not in the passage."""
    if compare_polarity(sides.found).open:
        yield Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content)


def _of_nobody_known(sides: Sides, speakers: Speakers) -> Iterator[Finding]:
    """A claim without a name of its own must meet a name of the sentences before it in the passage or around it."""
    named = any(match.evidence is not None and match.evidence.kind is PartKind.NAME for match in sides.own)
    if named or sides.said.of(PartKind.NAME) or speakers.agree:
        return
    context = context_names(sides.claim)
    here = [*sides.told.of(PartKind.NAME), *(part for part in sides.around if part.kind is PartKind.NAME)]
    if not any(names_agree(name, other) for name in context for other in here):
        yield Finding(name=FindingName.NOT_COVERED, claim="")
