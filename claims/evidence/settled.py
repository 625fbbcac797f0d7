"""Where a claim can have one answer only, and a passage gives another: a birthday, a director, a kind of thing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.evidence.match import Match
from claims.language.lexicon import excluding_kinds, is_kind_of_thing, single_slots
from claims.models import Slot
from claims.parts.matching import Relation, names_agree, relate, same_state
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy


def settle(found: Sequence[Match], claim: Statement, passage: Statement, policy: Policy) -> Iterator[Match]:
    """The matches, those held against another answer that the passage gives to a question with one answer."""
    acts = [match for match in found if _is_single(match)] if _is_of_one(found) else []
    for match in found:
        other = _another_answer(match, acts, passage, policy) or _another_kind(match, found, claim, passage)
        other = other or _of_another_year(match, claim, passage) or _elsewhere(match, passage)
        yield other or match


def _is_of_one(found: Sequence[Match]) -> bool:
    """Whether it is told of one subject that the passage has, and not of a count of them: "300 were born in 2024"."""
    sides = (Slot.WHO, Slot.WHOM)
    counts = any(match.claim.kind is PartKind.FIGURE for match in found)
    return not counts and any(match.is_covered and match.claim.slot in sides for match in found)


def _is_single(match: Match) -> bool:
    """Whether both sides tell of an act or relation of which something has one value, and neither denies it."""
    told = match.evidence
    if told is None or not match.is_covered or match.around or match.turned or match.claim.denied or told.denied:
        return False
    return bool(_slots(match))


def _slots(match: Match) -> frozenset[str]:
    return frozenset(slot for concept in match.claim.concepts for slot in single_slots(concept))


def _another_answer(match: Match, acts: Sequence[Match], passage: Statement, policy: Policy) -> Match | None:
    for act in acts:
        if act is match or act.evidence is None or act.claim.segment != match.claim.segment:
            continue
        if match.claim.slot not in _slots(act):
            continue
        if match.claim.slot is Slot.WHEN:
            return _another_time(match, act.evidence, passage, policy)
        if match.relation is Relation.NONE and match.claim.kind is PartKind.NAME and not match.claim.adjective:
            return _another_name(match, act.evidence, passage)
    return None


def _another_time(match: Match, act: Part, passage: Statement, policy: Policy) -> Match | None:
    """The time of the act in the passage, whatever other times stand there."""
    own = _times_of(act, passage)
    if len(own) != 1 or _is_counted(match.claim) or _is_counted(own[0]):
        return None
    relation = relate(match.claim, own[0], policy)
    return Match(match.claim, own[0], relation, settled=relation is Relation.DIFFERENT)


def _times_of(act: Part, passage: Statement) -> list[Part]:
    """The times that stand with an act: where it stands itself, in its clause, or in the same brackets."""
    times = passage.of(PartKind.TIME)
    here = [part for part in times if part.span == act.span]
    own = here or [part for part in times if part.segment == act.segment]
    opening = passage.text.rfind("(", 0, act.span.start)
    closing = passage.text.find(")", act.span.end)
    enclosed = opening > passage.text.rfind(")", 0, act.span.start) and closing > 0
    return own or [part for part in times if enclosed and opening < part.span.start < closing]


def _is_counted(time: Part) -> bool:
    """Whether a time is counted from the day of its text, which may be another on both sides."""
    return time.month is None and (time.when is None or time.when.relative)


def _another_name(match: Match, act: Part, passage: Statement) -> Match | None:
    """Somebody else, or a place in another state, in the same slot of the act."""
    names = [name for name in passage.of(PartKind.NAME) if not name.adjective]
    if any(names_agree(match.claim, name) or names_agree(name, match.claim) for name in names):
        return None
    rivals = [name for name in names if name.segment == act.segment and name.slot is match.claim.slot]
    if not rivals or (match.claim.slot is Slot.WHERE and not all(_is_elsewhere(match.claim, name) for name in rivals)):
        return None
    return Match(match.claim, rivals[0], Relation.DIFFERENT, settled=True)


def _is_elsewhere(place: Part, other: Part) -> bool:
    """Whether two places lie in different states, as far as the tables know them: a town may lie in a region."""
    return same_state(place, other) is False


def _elsewhere(match: Match, passage: Statement) -> Match | None:
    """A place that the passage only mentions, where it tells of another one: "in Marn, said the police of Olmen"."""
    told = match.evidence
    if match.claim.slot is not Slot.WHERE or told is None or told.placed or not match.claim.placed or match.around:
        return None
    places = (name for name in passage.of(PartKind.NAME) if name.placed and not name.adjective)
    other = next(places, None)
    return Match(match.claim, other, Relation.NONE) if other is not None else None


# --- kinds of things --------------------------------------------------------------------------------------------


def _another_kind(match: Match, found: Sequence[Match], claim: Statement, passage: Statement) -> Match | None:
    """What the same subject is said to be, where nothing can be both."""
    if not match.claim.equated or match.relation is not Relation.NONE or match.claim.denied:
        return None
    told = [part for part in passage.parts if part.equated and not part.denied]
    segments = {part.segment for part in told}
    if not told or not _is_same_subject(found, match.claim, min(segments)):
        return None
    if sum(part.equated for part in claim.parts) > 1 or not all(_excludes(match.claim, part) for part in told):
        return None
    return Match(match.claim, told[0], Relation.DIFFERENT, settled=True)


def _of_another_year(match: Match, claim: Statement, passage: Statement) -> Match | None:
    """A year that tells which one the subject is, where the passage has another there: "is a 1940 comedy"."""
    told = match.evidence
    if match.relation is not Relation.DIFFERENT or told is None or match.claim.kind is not PartKind.TIME:
        return None
    both = _tells_which(match.claim, claim) and _tells_which(told, passage)
    return replace(match, settled=True) if both else None


def _tells_which(time: Part, statement: Statement) -> bool:
    """Whether a time stands among the attributes of what the subject is said to be."""
    heads = [part.span.start for part in statement.parts if part.equated and part.segment == time.segment]
    between = [statement.text[time.span.end : head] for head in heads if head > time.span.end]
    leading = {*statement.table.clauses.prepositions, *statement.table.clauses.contracted}
    before = statement.text[: time.span.start].casefold().split()[-1:]
    plain = bool(between) and not leading & set(between[0].casefold().split()) and "," not in between[0]
    return plain and not leading & set(before)


def _is_same_subject(found: Sequence[Match], kind: Part, segment: int) -> bool:
    """Whether the claim's subject is a name that the passage has before what it says of it."""
    return any(
        match.is_covered
        and match.evidence is not None
        and not match.around
        and not match.claim.adjective
        and match.claim.kind is PartKind.NAME
        and match.claim.span.start < kind.span.start
        and match.claim.slot is Slot.WHO
        and match.evidence.segment <= segment
        for match in found
    )


def _excludes(kind: Part, other: Part) -> bool:
    """Whether two nouns exclude each other in every sense that is a kind of thing."""
    said, told = (frozenset(c for c in part.concepts if is_kind_of_thing(c)) for part in (kind, other))
    if kind.concepts & other.concepts or not said or not told:
        return False
    return all(excluding_kinds(one, another) for one in said for another in told)
