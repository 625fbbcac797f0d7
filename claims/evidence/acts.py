"""Whether a passage tells of another act or comparison beside the claim's, to which what it shares may belong."""

from collections.abc import Iterator

from claims.evidence.match import finding
from claims.evidence.sides import Sides
from claims.language.lexicon import single_slots
from claims.language.words import Word
from claims.models import Finding, FindingName
from claims.parts.matching import Relation, relate
from claims.parts.statement import PartKind, Statement, words_in

_CONTRARY = (Relation.CONTRARY, Relation.COMPLEMENTARY)


def of_another_act(sides: Sides) -> Iterator[Finding]:
    """Every sign that the passage compares otherwise, or tells of the contrary or of another act as well."""
    yield from _compared_otherwise(sides)
    yield from _with_its_contrary(sides)
    yield from _with_another_verb(sides)


def _compared_otherwise(sides: Sides) -> Iterator[Finding]:
    """A comparison whose sides are turned round, or that only one side has: "larger than Olmen"."""
    said, told = _than(sides.said), _than(sides.told)
    touched = {match.evidence.segment for match in sides.own if match.evidence is not None}
    if said is None and (told is None or sides.told.segment_at(told) not in touched):
        return
    if said is None or told is None:
        yield Finding(name=FindingName.ROLES_SWAPPED, claim=sides.claim.content)
        return
    for match in sides.own:
        if match.evidence is not None and (match.claim.span.start < said) != (match.evidence.span.start < told):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _than(statement: Statement) -> int | None:
    """Where the other side of a comparison begins; "more than 40" is a bound figure and none."""
    figures = [part.span for part in statement.of(PartKind.FIGURE)]
    for word in words_in(statement):
        than = word.text.casefold() in statement.table.comparisons.than
        bound = any(span.start <= word.start < span.end or 0 <= span.start - word.end <= 1 for span in figures)
        if than and not bound and _follows_degree(word, statement):
            return word.start
    return None


def _follows_degree(than: Word, statement: Statement) -> bool:
    """Whether a comparative stands before "als", which otherwise means "as": "größer als", not "als Präsident"."""
    if statement.table.names.cased:
        return True
    before = [word.text.casefold() for word in words_in(statement) if word.end <= than.start]
    return any(word.endswith("er") or word in statement.table.comparisons.more for word in before[-1:])


def _with_its_contrary(sides: Sides) -> Iterator[Finding]:
    """The passage tells of the act and of its contrary: "rose in Asia and fell overall"."""
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    for match in sides.own:
        if not match.claim.verb or any(map(single_slots, match.claim.concepts)):
            continue  # who was born has died, too
        others = [part for part in sides.told.parts if part.verb and part not in matched and not part.denied]
        contrary = [part for part in others if relate(match.claim, part, sides.policy) in _CONTRARY]
        yield from (finding(FindingName.OPPOSITE, match, part.text) for part in contrary[:1])


def _with_another_verb(sides: Sides) -> Iterator[Finding]:
    """A figure or place that stands with another verb than the claim's: "laid off employees and now has 400"."""
    acts = {m.claim.segment: m.evidence for m in sides.own if m.claim.verb and m.evidence is not None}
    for match in sides.own:
        act = acts.get(match.claim.segment)
        bound = match.claim.kind is PartKind.FIGURE or (match.claim.kind is PartKind.NAME and match.claim.placed)
        if not bound or act is None or match.evidence is None or act is match.evidence:
            continue
        segment = match.evidence.segment
        if segment != act.segment and sides.told.segments[segment].finite:
            yield finding(FindingName.ROLES_SWAPPED, match)
