"""Who does it to whom: an act turned round is another act."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from claims.evidence.match import Match
from claims.evidence.targets import changed_sides, turned_target
from claims.language.lexicon import is_symmetric
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word, words
from claims.models import Finding, FindingName, Slot
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind, Statement, words_in


def swapped_roles(claim: Statement, passage: Statement, found: Sequence[Match]) -> Finding | None:
    """A finding where claim and passage have the same act with its sides turned round."""
    for match in found:
        touched = match.relation in (Relation.SAME, Relation.WIDER) and not match.around
        if match.claim.kind is not PartKind.WORD or not touched:
            continue
        finding = turned_target(claim, passage, match) or _of_a_verb(claim, passage, match, found)
        if finding is not None:
            return finding
    return None


# --- acts as verbs: "A beat B" ----------------------------------------------------------------------------------


def unclear_roles(claim: Statement, passage: Statement, found: Sequence[Match]) -> Finding | None:
    """A finding where nothing tells who does it: names stand apart from the act, or around it in another order."""
    names = [(m.claim, m.evidence) for m in found if m.is_covered and m.evidence is not None and _takes_a_side(m)]
    turned = any((a.span.start < c.span.start) != (b.span.start < d.span.start) for (a, b), (c, d) in pairwise(names))
    for act in found:
        if not act.claim.verb or act.relation not in _ACTS or any(map(is_symmetric, act.claim.concepts)):
            continue
        unknown = turned and not _are_known(claim, passage, act, names)
        if act.evidence is not None and (unknown or _stands_apart(act.evidence, names, passage)):
            return Finding(name=FindingName.ROLES_SWAPPED, claim=act.claim.text, slot=Slot.ACT)
    return None


def _stands_apart(act: Part, names: Sequence[tuple[Part, Part]], passage: Statement) -> bool:
    """Whether the passage has a name in another clause than the act."""
    near = _clause_around(passage, act.segment)
    return any(told.segment not in near for _, told in names)


def _are_known(claim: Statement, passage: Statement, act: Match, names: Sequence[tuple[Part, Part]]) -> bool:
    """Whether the side of some name is known in both; of opposites, whether it is the same side."""
    if act.evidence is None:
        return False
    said, told = roles(claim, act.claim), roles(passage, act.evidence)
    sides = [(said.get(one.span.start), told.get(other.span.start)) for one, other in names]
    if act.relation is not Relation.SAME:
        return any(one is not None and one is other for one, other in sides)
    return any(one is not None and other is not None for one, other in sides)


def _takes_a_side(match: Match) -> bool:
    sides = (part for part in (match.claim, match.evidence) if part is not None)
    names = (part.kind is PartKind.NAME and not part.placed and not part.adjective for part in sides)
    led_both_times = match.claim.led and match.evidence is not None and match.evidence.led
    return not match.around and not led_both_times and all(names)


def _of_a_verb(claim: Statement, passage: Statement, match: Match, found: Sequence[Match]) -> Finding | None:
    """Two names of which each does in the one what is done to it in the other."""
    if match.evidence is None or not match.claim.verb or any(is_symmetric(c) for c in match.claim.concepts):
        return None
    said, told = roles(claim, match.claim), roles(passage, match.evidence)
    own = [m for m in found if m.is_covered and m.evidence is not None and not m.around]
    names = [m for m in own if m.claim.kind is PartKind.NAME or _may_be_a_side(m.claim)]
    swapped = [
        name
        for name in names
        if name.evidence is not None
        and {said.get(name.claim.span.start), told.get(name.evidence.span.start)} == {Role.DOER, Role.OTHER}
    ]
    doers = {said.get(name.claim.span.start) for name in swapped}
    if len(doers) < 2:  # noqa: PLR2004 one turned each way
        return None
    first = next(name for name in swapped if said.get(name.claim.span.start) is Role.DOER)
    second = next(name for name in swapped if said.get(name.claim.span.start) is Role.OTHER)
    return changed_sides(first.claim, second.claim)


def _may_be_a_side(part: Part) -> bool:
    """Whether a part is a name, or a noun of its own that stands for somebody: "a truck driver"."""
    if part.kind is PartKind.NAME:
        return not part.adjective
    bound = part.verb or part.predicate or part.attribute or part.modifier or part.equated or part.decisive
    return part.kind is PartKind.WORD and not bound and part.head is None


_ACTS = (Relation.SAME, Relation.CONTRARY, Relation.COMPLEMENTARY)
"""The same act, or one that may be the same seen from the other side: "A beat B", "B lost to A"."""


class Role(StrEnum):
    """The side of an act that a name stands on."""

    DOER = "doer"
    OTHER = "other"


def roles(statement: Statement, verb: Part) -> Mapping[int, Role]:
    """The names around a verb, by their start, with the side of the act that their place and case tell."""
    if not verb.verb:
        return {}
    near = _clause_around(statement, verb.segment)
    names = [n for n in statement.of(PartKind.NAME) if n.segment in near and _acts_by_itself(n, statement)]
    found = [w for w in words(statement.text, statement.table.code) if statement.segment_at(w.start) in near]
    passive = _is_passive(found, verb, statement)
    known: dict[int, Role] = {}
    for name in names:
        role = _role(name, _lead_of(name, found, statement), verb, statement, passive=passive)
        if role is Role.DOER and Role.DOER in known.values():
            role = None if statement.table.names.cased else Role.OTHER
        if role is not None:
            known[name.span.start] = role
    nouns = [n for n in statement.of(PartKind.WORD) if n.segment == verb.segment and _may_be_a_side(n)]
    leads = [(noun, _lead_of(noun, found, statement)) for noun in nouns]
    return known or dict(_of_nouns(leads, verb, statement, passive=passive))


def _acts_by_itself(name: Part, statement: Statement) -> bool:
    """Whether a name is somebody's, be it joined to a noun for what he is: "die Kranz-Brauerei"."""
    joined = statement.text[name.span.end : name.span.end + 1] == "-"
    return not name.placed and (not name.adjective or (joined and not statement.table.names.cased))


def is_object(part: Part, verb: Part, statement: Statement) -> bool:
    """Whether an article or its place tells that a noun is no subject of an active verb: "Den Hund biss der Mann"."""
    found = [word for word in words_in(statement) if statement.segment_at(word.start) == verb.segment]
    lead = _lead_of(part, found, statement)
    return not lead.preposition and _role(part, lead, verb, statement, passive=False) is Role.OTHER


def _of_nouns(
    leads: Sequence[tuple[Part, "_Lead"]], verb: Part, statement: Statement, *, passive: bool
) -> Iterator[tuple[int, Role]]:
    """The sides of nouns where no name takes part: by place in English, by article where there is one that tells."""
    clauses, cased = statement.table.clauses, statement.table.names.cased
    objects = [noun for noun, lead in leads if not lead.preposition and lead.article in clauses.object_articles]
    for noun, lead in leads:
        start = noun.span.start
        if passive and (not lead.preposition or lead.preposition in clauses.agents):
            yield start, Role.DOER if lead.preposition else Role.OTHER
        elif passive or lead.preposition:
            continue
        elif cased:
            yield start, Role.DOER if start < verb.span.start else Role.OTHER
        elif noun in objects:
            yield start, Role.OTHER
        elif objects and lead.article in clauses.subject_articles:
            yield start, Role.DOER


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a name and the nouns that only say what it is: "vom Verlag Ravenhall"."""

    preposition: str = ""
    article: str = ""


def _lead_of(name: Part, found: Sequence[Word], statement: Statement) -> _Lead:
    """The article and the preposition that lead a name in, as far as there are any."""
    clauses = statement.table.clauses
    before = [word for word in found if word.end <= name.span.start]
    after, article = name.span.start, ""
    for word in reversed(before):
        low, gap = word.text.casefold(), statement.text[word.end : after]
        if gap.strip() or is_of_a_verb(word.start, statement):
            break
        if low in {*clauses.prepositions, *clauses.contracted}:
            return _Lead(low, article)
        if not article and low in {*clauses.determiners, *clauses.object_articles}:
            article = low
        elif article or word.tag not in _SAYING_WHAT:
            break
        after = word.start
    return _Lead("", article)


def is_of_a_verb(place: int, statement: Statement) -> bool:
    """Whether a word belongs to a verb of several words, and so leads nothing in: "took over the bank"."""
    return any(part.verb and part.span.start < place < part.span.end for part in statement.parts)


_SAYING_WHAT = (Tag.NOUN, Tag.ATTRIBUTE, Tag.ADJECTIVE)


def _role(name: Part, lead: _Lead, verb: Part, statement: Statement, *, passive: bool) -> Role | None:
    clauses = statement.table.clauses
    if passive:
        return Role.DOER if lead.preposition in clauses.agents else Role.OTHER
    if lead.preposition:
        return None
    if lead.article in clauses.object_articles:
        return Role.OTHER
    if statement.table.names.cased:
        return Role.DOER if name.span.start < verb.span.start else Role.OTHER
    return Role.DOER


def _clause_around(statement: Statement, segment: int) -> set[int]:
    """The segment of a verb with those beside it that have no verb of their own, or that have its subject."""
    near = {segment, *_with_its_subject(statement, segment)}
    for step in (-1, 1):
        number = segment + step
        while 0 <= number < len(statement.segments) and not statement.segments[number].finite:
            if _are_parted(statement, number - step, number):
                break
            near.add(number)
            number += step
    return near


def _with_its_subject(statement: Statement, segment: int) -> Iterator[int]:
    """Where the subject of a verb stands: "Mara Quist (born 1970)", "is a nurse who", "Born in Lenham, ..."."""
    here, finite = statement.segments[segment].span, statement.segments[segment].finite
    opening = statement.text.rfind("(", 0, here.start + 1)
    if opening > 0 and statement.text.rfind(")", 0, here.start) < opening:
        yield from (n for n, other in enumerate(statement.segments) if other.span.start < opening <= other.span.end + 1)
    first = next((word for word in words_in(statement) if word.start >= here.start), None)
    if first is None:
        return
    if not finite and first.tag is Tag.PARTICIPLE and segment == 0 and len(statement.segments) > 1:
        yield 1
    told = [part.segment for part in statement.parts if part.equated]
    if first.text.casefold() in statement.table.clauses.relative and told and told[-1] == segment - 1:
        yield segment - 1


def _are_parted(statement: Statement, one: int, other: int) -> bool:
    """Whether a mark between two segments ends what is said of one thing."""
    first, last = sorted((statement.segments[one].span, statement.segments[other].span), key=lambda span: span.start)
    between = statement.text[first.end : last.start]
    inside = statement.text.rfind("(", 0, last.start) > statement.text.rfind(")", 0, last.start)
    return bool(set(";:") & set(between)) and not inside


def _is_passive(found: Sequence[Word], verb: Part, statement: Statement) -> bool:
    """Whether a participle stands with an auxiliary of the passive."""
    own = next((word for word in found if verb.span.start <= word.start < verb.span.end and word.tag in VERBS), None)
    helped = any(word.lemma in statement.table.clauses.passive and word.tag in VERBS for word in found)
    return own is not None and own.tag is Tag.PARTICIPLE and helped
