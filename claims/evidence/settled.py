"""Where a claim can have one answer only, and a passage gives another: a birthday, a director, a kind of thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.evidence.match import Match
from claims.language.lexicon import broader, excluding_kinds, is_kind_of_thing, single_slots, single_slots_on_a_day
from claims.models import Slot
from claims.parts.matching import Relation, names_agree, relate, same_state
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy
from claims.text.quotation_marks import quotations

_SCORE = re.compile(r"\d{1,3}:\d{1,3}")
_MARKS = "\"'“”„‚‘’«»‹› "


def settle(found: Sequence[Match], claim: Statement, passage: Statement, policy: Policy) -> Iterator[Match]:
    """The matches, those held against another answer that the passage gives to a question with one answer."""
    day = any(match.is_covered and match.claim.when is not None and match.claim.when.is_one_day for match in found)
    acts = [match for match in found if _is_single(match, day=day)] if _is_of_one(found) else []
    sides = _Sides(claim, passage, tuple(found), day)
    for match in found:
        yield (
            _another_answer(match, acts, sides, policy)
            or _another_kind(match, found, claim, passage)
            or _another_score(match, sides)
            or _of_another_year(match, claim, passage)
            or _elsewhere(match, passage)
            or match
        )


@dataclass(frozen=True, slots=True)
class _Sides:
    """Claim and passage with what was matched."""

    claim: Statement
    passage: Statement
    found: tuple[Match, ...]
    day: bool
    """Whether both name one day."""

    @property
    def names_something(self) -> bool:
        """Whether both name what it is about, so that there is one answer only: "wrote some novels" has many."""
        titles = (span.of(self.claim.text).strip(_MARKS) for span in quotations(self.claim.text))
        names = (m for m in self.found if m.claim.kind is PartKind.NAME and m.is_covered and not m.claim.adjective)
        return any(names) or any(title and title in self.passage.text for title in titles)

    def agree_but_for(self, match: Match) -> bool:
        """Whether both name one day and the passage itself has all else that the claim says."""
        rest = (other for other in self.found if other is not match)
        return self.day and all(other.is_covered and not other.around for other in rest)


def _is_of_one(found: Sequence[Match]) -> bool:
    """Whether it is told of one subject that the passage has, and not of a count of them: "300 were born in 2024"."""
    counts = any(match.claim.kind is PartKind.FIGURE for match in found)
    return not counts and any(match.is_covered and _may_be_subject(match.claim) for match in found)


def _may_be_subject(part: Part) -> bool:
    return part.slot in (Slot.WHO, Slot.WHOM) or (part.kind is PartKind.NAME and not part.adjective)


def _is_single(match: Match, *, day: bool) -> bool:
    """Whether both sides tell of an act or relation of which something has one value, and neither denies it."""
    told = match.evidence
    if told is None or not match.is_covered or match.around or match.turned or match.claim.denied or told.denied:
        return False
    return bool(_slots(match, day=day))


def _slots(match: Match, *, day: bool) -> frozenset[str]:
    """The slots of an act with one value, those included that have one on the day that both name."""
    concepts = match.claim.concepts
    always = frozenset(slot for concept in concepts for slot in single_slots(concept))
    return always | frozenset(slot for concept in concepts if day for slot in single_slots_on_a_day(concept))


def _another_answer(match: Match, acts: Sequence[Match], sides: _Sides, policy: Policy) -> Match | None:
    for act in acts:
        if act is match or act.evidence is None or act.claim.segment != match.claim.segment:
            continue
        slots = _slots(act, day=sides.day)
        whose = Slot.WHO in slots and (_is_across(match.claim, act.claim) or _is_behind(match.claim, act, sides))
        if match.claim.slot not in slots and not whose:
            continue
        if match.claim.slot is Slot.WHEN:
            return _another_time(match, act.evidence, sides.passage, policy)
        named = match.claim.kind is PartKind.NAME and not match.claim.adjective
        known = sides.names_something or sides.agree_but_for(match)
        if match.relation is not Relation.NONE or not named or not known:
            continue
        said = replace(match.claim, slot=Slot.WHO) if whose and act.claim.verb else match.claim
        other = _another_name(said, act.evidence, sides.passage)
        if other is not None:
            return other
    return None


def _is_across(name: Part, noun: Part) -> bool:
    """Whether a name stands on the other side of "is" than a noun: "the capital of Borland is Lenham"."""
    return not noun.verb and noun.slot is Slot.WHO and name.slot is Slot.WHAT and not name.led and not name.adjective


def _is_behind(name: Part, act: Match, sides: _Sides) -> bool:
    """Whether a name stands as the subject behind its verb: "Das Finale gewann Mara Quist", the object in front."""
    verb, text = act.claim.span, sides.claim.text
    if not sides.claim.table.clauses.punctuated or name.led or text[verb.end : name.span.start].strip():
        return False
    free = [part for part in sides.claim.parts if part.segment == name.segment and _may_be_subject(part)]
    front = [part for part in free if part.span.end <= verb.start and not part.led and not part.modifier]
    if not front or any(part.kind is PartKind.NAME for part in front):
        return False
    told = {match.claim: match.evidence for match in sides.found if match.is_covered}
    return all((other := told.get(part)) is not None and _is_object_of(other, act) for part in front)


def _is_object_of(part: Part, act: Match) -> bool:
    """Whether a noun stands behind the verb of the passage, and so is no subject of it where a name is before."""
    return act.evidence is not None and part.span.start > act.evidence.span.end and part.slot is not Slot.WHO


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


def _another_name(said: Part, act: Part, passage: Statement) -> Match | None:
    """Somebody else, or a place in another state, in the same slot of the act."""
    names = [name for name in passage.of(PartKind.NAME) if not name.adjective]
    if any(names_agree(said, name) or names_agree(name, said) for name in names):
        return None
    near = [name for name in names if name.segment == act.segment]
    rivals = [name for name in near if (name.slot is said.slot if act.verb else _may_be_subject(name))]
    rivals = [name for name in rivals if act.verb or not name.led]
    if not rivals or (said.slot is Slot.WHERE and not all(_is_elsewhere(said, name) for name in rivals)):
        return None
    is_place = any("city-or-town" in broader(concept) for concept in act.concepts)
    said = replace(said, slot=Slot.WHERE) if is_place else said
    return Match(said, rivals[0], Relation.DIFFERENT, settled=True)


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
    if not told or not _is_same_subject(found, match.claim, claim, passage):
        return None
    if sum(part.equated for part in claim.parts) > 1 or not all(_excludes(match.claim, part) for part in told):
        return None
    return Match(match.claim, told[0], Relation.DIFFERENT, settled=True)


def _another_score(match: Match, sides: _Sides) -> Match | None:
    """The result of the same match on the same day, where the passage has another: "4-0", "2:1"."""
    if not sides.day or match.relation is not Relation.NONE or not _SCORE.fullmatch(match.claim.base):
        return None
    others = [part for part in sides.passage.of(PartKind.WORD) if _SCORE.fullmatch(part.base)]
    return Match(match.claim, others[0], Relation.DIFFERENT, settled=True) if len(others) == 1 else None


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


def _is_same_subject(found: Sequence[Match], kind: Part, claim: Statement, passage: Statement) -> bool:
    """Whether the claim's subject is a name that the passage has before what it says of it, or a title in marks."""
    first = min(part.segment for part in passage.parts if part.equated)
    titles = {span.of(claim.text).strip(_MARKS) for span in quotations(claim.text)}
    if any(title and title in passage.text for title in titles):
        return True
    return any(
        match.is_covered
        and match.evidence is not None
        and not match.around
        and not match.claim.adjective
        and match.claim.kind is PartKind.NAME
        and match.claim.span.start < kind.span.start
        and match.claim.slot is Slot.WHO
        and match.evidence.segment <= first
        for match in found
    )


def _excludes(kind: Part, other: Part) -> bool:
    """Whether two nouns exclude each other in every sense that is a kind of thing."""
    said, told = (frozenset(c for c in part.concepts if is_kind_of_thing(c)) for part in (kind, other))
    if kind.concepts & other.concepts or not said or not told:
        return False
    return all(excluding_kinds(one, another) for one in said for another in told)
