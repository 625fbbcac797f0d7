"""How names and nouns are led in, and in which order they stand around the same act."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from claims.evidence.acts import of_another_act
from claims.evidence.conflicts import is_one_act
from claims.evidence.match import Match, finding
from claims.evidence.roles import is_object, is_of_a_verb, swapped_roles, unclear_roles
from claims.evidence.sides import Sides
from claims.language.lexicon import is_symmetric
from claims.language.tagging import VERBS, Tag
from claims.models import Finding, FindingName
from claims.parts.statement import Part, PartKind, Statement, words_in

_EXCLUDING = frozenset(
    map(
        frozenset,
        (
            ("for", "against"),
            ("from", "to"),
            ("before", "after"),
            ("since", "until"),
            ("with", "without"),
            ("despite", "because"),
        ),
    )
)
_AGAINST = frozenset({"against"})
_POSSESSIVE = ("'s", "’s")


def sides_unclear(sides: Sides) -> Iterator[Finding]:
    """Every sign that the passage tells of the same parts in other roles."""
    if is_one_act(sides) and swapped_roles(sides.said, sides.told, sides.found) is not None:
        return  # it is a conflict already
    yield from _sides_of_the_act(sides)
    yield from _led_otherwise(sides)
    yield from _of_somebody_else(sides)
    yield from _turned_round(sides)
    yield from _beside_another(sides)
    yield from of_another_act(sides)


def _sides_of_the_act(sides: Sides) -> Iterator[Finding]:
    """Who does it to whom is turned round in what may be another act, or cannot be told."""
    found = [match for match in sides.found if not _is_speaker_of_himself(match, sides)]
    swapped = None if is_one_act(sides) else swapped_roles(sides.said, sides.told, found)
    unclear = swapped or unclear_roles(sides.said, sides.told, found)
    if unclear is not None:
        yield unclear


def _is_speaker_of_himself(match: Match, sides: Sides) -> bool:
    """Whether a name is the speaker's, for whom the passage has a pronoun: "that he would resign", "her party"."""
    table = sides.told.table
    pointing = {*table.pronouns.subjects, *table.pronouns.first, *table.references.possessive}
    low = {word.text.casefold() for word in words_in(sides.told)}
    speaker = sides.claim.speaker or ""
    named = match.claim.kind is PartKind.NAME and any(
        part is not None and part.text in speaker for part in (match.claim, match.evidence)
    )
    return named and bool(low & pointing)


def _led_otherwise(sides: Sides) -> Iterator[Finding]:
    """A preposition that excludes the claim's own: "for the law" and "against the law", "from A" and "to A"."""
    for match in sides.own:
        if match.evidence is None or match.claim.verb or match.claim.kind is PartKind.FIGURE:
            continue
        said, told = _lead(match.claim, sides.said), _lead(match.evidence, sides.told)
        owned = not said and bool(told & _AGAINST) and _owns(match.claim, sides.said)
        if owned or (said and told and not said & told and _exclude(said, told, sides)):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _exclude(said: frozenset[str], told: frozenset[str], sides: Sides) -> bool:
    """Whether two prepositions exclude each other; across languages "with" and "zu" may lead in the same."""
    if sides.said.table.code == sides.told.table.code:
        return True
    return any(frozenset((one, other)) in _EXCLUDING for one in said for other in told)


def _lead(part: Part, statement: Statement) -> frozenset[str]:
    """What the preposition before a noun phrase says: nothing where there is none that matters."""
    leads = statement.table.qualifiers.leads
    before = [word for word in words_in(statement) if word.end <= part.span.start]
    for word in reversed(before):
        low = word.text.casefold()
        if set(",;:()") & set(statement.text[word.end : part.span.start]):
            return frozenset()
        if low in statement.table.clauses.belonging and low not in leads:
            continue
        if low in leads:
            return frozenset(leads[low].split())
        if word.tag in VERBS or word.tag is Tag.CONJUNCTION or low in statement.table.clauses.prepositions:
            return frozenset()
    return frozenset()


def _of_somebody_else(sides: Sides) -> Iterator[Finding]:
    """The claim speaks of somebody, the passage of somebody of his: "Tom Wick resigned", "Tom Wick's son resigned"."""
    mutual = any(m.is_covered and any(map(is_symmetric, m.claim.concepts)) for m in sides.own if m.claim.verb)
    for match in sides.own:
        name = match.evidence
        if mutual and (name is None or not _is_owner(name, sides.told)):
            continue  # who met "with" whom is the same from either side
        if name is None or match.claim.kind is not PartKind.NAME or match.claim.adjective:
            continue
        if _is_speaker_of_himself(match, sides):
            continue
        bound = match.claim.placed or _is_led(match.claim, sides.said) or _owns(match.claim, sides.said)
        bound = bound or says_what_follows(match.claim, name) or has_its_noun(match, sides)
        if not bound and (_is_led(name, sides.told) or _owns(name, sides.told)) and not _is_agent(name, sides.told):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _is_owner(name: Part, statement: Statement) -> bool:
    """Whether a name says whose somebody is: "der Anwalt von Tom Wick", "Tom Wick's lawyer"."""
    before = statement.text[: name.span.start].casefold().split()[-1:]
    return _owns(name, statement) or (bool(before) and before[0] in statement.table.clauses.belonging)


def says_what_follows(said: Part, told: Part) -> bool:
    """Whether a name includes the noun that a hyphen ties to it elsewhere: "Norrin Tunnel" and "Norrin-Tunnel"."""
    return told.adjective and not said.adjective and len(said.text.split()) > len(told.text.split())


def has_its_noun(match: Match, sides: Sides) -> bool:
    """Whether the same noun stands beside a name on both sides: "die Stadt Olmen" and "the city of Olmen"."""
    if match.evidence is None:
        return False
    said, told = _nouns_beside(match.claim, sides.said), _nouns_beside(match.evidence, sides.told)
    return any(m.claim in said and m.evidence in told for m in sides.own)


def _nouns_beside(name: Part, statement: Statement) -> list[Part]:
    """The nouns right before a name, or before the "of" that leads it in, and right behind it."""
    before = _noun_ending_at(name.span.start, statement, statement.table.clauses.belonging)
    behind = (p for p in statement.of(PartKind.WORD) if p.span.start == name.span.end + 1 and not p.verb)
    return [*behind, *((before,) if before is not None else ())]


def _noun_ending_at(place: int, statement: Statement, between: Collection[str]) -> Part | None:
    """The noun before a place, with nothing or one of some words between."""
    nouns = [p for p in statement.of(PartKind.WORD) if p.span.end < place and not p.verb and not p.modifier]
    gap = statement.text[nouns[-1].span.end : place].strip().casefold() if nouns else ""
    return nouns[-1] if nouns and (not gap or gap in between) else None


def _is_led(name: Part, statement: Statement) -> bool:
    """Whether a preposition leads a name in, with or without an article and what the name is between."""
    clauses = statement.table.clauses
    trade = _noun_ending_at(name.span.start, statement, ()) if name.kind is PartKind.NAME else None
    before = [word for word in words_in(statement) if word.end <= (trade or name).span.start]
    while before and before[-1].text.casefold() in clauses.determiners:
        before.pop()
    leading = {*clauses.prepositions, *clauses.contracted, *clauses.belonging}
    return bool(before) and before[-1].text.casefold() in leading and not is_of_a_verb(before[-1].start, statement)


def _owns(name: Part, statement: Statement) -> bool:
    """Whether a noun that belongs to a name follows: "Tom Wick's son", "Tom Wicks Sohn", "der Sohn der Anna Wick"."""
    if statement.text[name.span.end : name.span.end + 2] in _POSSESSIVE:
        return True
    after = next((word for word in words_in(statement) if word.start > name.span.end), None)
    if statement.text[name.span.end : name.span.end + 1] == "-":
        return True
    adjacent = after is not None and after.start - name.span.end == 1 and after.tag is Tag.NOUN
    return adjacent and (statement.table.names.cased or name.text.endswith("s"))


def _is_agent(name: Part, statement: Statement) -> bool:
    """Whether a name is the doer of a passive: "was approved by A"."""
    clauses = statement.table.clauses
    before = [word for word in words_in(statement) if word.end <= name.span.start]
    verbs = [word for word in words_in(statement) if word.lemma in clauses.passive and word.tag in VERBS]
    if not verbs or not before or before[-1].text.casefold() not in clauses.agents:
        return False
    owned = len(before) > 1 and before[-2].tag is Tag.NOUN and before[-1].start < verbs[0].start
    return not owned


def _turned_round(sides: Sides) -> Iterator[Finding]:
    """Two nouns in another order around the same act, in the same voice: "the dog bit the man"."""
    if _is_passive(sides.said) != _is_passive(sides.told) or swapped_roles(sides.said, sides.told, sides.found):
        return
    acts = [m for m in sides.own if m.claim.verb and m.evidence is not None and m.evidence.verb]
    nouns = [m for m in sides.own if _is_free_noun(m, sides) and not _is_speaker_of_himself(m, sides)]
    for act in acts:
        if act.evidence is None or any(map(is_symmetric, act.claim.concepts)):
            continue
        for one, other in pairwise(nouns):
            alike = _is_one_phrase(one, other, sides) or any(_stays_object(noun, act, sides) for noun in (one, other))
            if _order(one, other) < 0 and not alike:
                yield finding(FindingName.ROLES_SWAPPED, one)


def _stays_object(noun: Match, act: Match, sides: Sides) -> bool:
    """Whether a noun is the object of the same act on both sides, wherever it stands."""
    if noun.evidence is None or act.evidence is None:
        return False
    told = is_object(noun.evidence, act.evidence, sides.told)
    return told and is_object(noun.claim, act.claim, sides.said)


def _is_one_phrase(one: Match, other: Match, sides: Sides) -> bool:
    """Whether nothing stands between two parts: "Landgericht Hallstein", "Hallstein Regional Court"."""
    if one.evidence is None or other.evidence is None:
        return False
    pairs = ((one.claim, other.claim, sides.said), (one.evidence, other.evidence, sides.told))
    return all(_is_bare_between(first, last, statement) for first, last, statement in pairs)


def _is_bare_between(one: Part, other: Part, statement: Statement) -> bool:
    first, last = sorted((one.span, other.span), key=lambda span: span.start)
    return not statement.text[first.end : last.start].strip(" -")


def _is_free_noun(match: Match, sides: Sides) -> bool:
    """Whether both sides have a noun or name that may be subject or object."""
    pairs = ((match.claim, sides.said), (match.evidence, sides.told))
    return all(part is not None and _may_be_actor(part, statement) for part, statement in pairs)


def _may_be_actor(part: Part, statement: Statement) -> bool:
    bound = part.verb or part.predicate or part.attribute or part.modifier or part.adjective or part.head is not None
    names = (name for name in statement.of(PartKind.NAME) if not name.led)
    beside = any(0 < name.span.start - part.span.end <= 1 for name in names)  # "the trader Kai Varn"
    return part.kind in (PartKind.NAME, PartKind.WORD) and not bound and not beside and not _is_led(part, statement)


def _order(one: Match, other: Match) -> int:
    """1 where both sides have two parts in one order, -1 where they have them in another."""
    if one.evidence is None or other.evidence is None:
        return 1
    said = one.claim.span.start < other.claim.span.start
    return 1 if said == (one.evidence.span.start < other.evidence.span.start) else -1


def _is_passive(statement: Statement) -> bool:
    passive = statement.table.clauses.passive
    return any(w.lemma in passive and w.tag in VERBS for w in words_in(statement)) and any(
        w.tag is Tag.PARTICIPLE for w in words_in(statement)
    )


def _beside_another(sides: Sides) -> Iterator[Finding]:
    """A name that belongs to another noun: "a man from Olmen killed a woman from Marn", and the other way round."""
    heads = {m.claim.span.start: m.evidence for m in sides.own}
    for match in sides.own:
        if match.evidence is None or match.claim.kind is not PartKind.NAME:
            continue
        said, told = _noun_before(match.claim, sides.said), _noun_before(match.evidence, sides.told)
        if said is None or told is None:
            continue
        own = heads.get(said.span.start)
        others = [part for start, part in heads.items() if start != said.span.start]
        if (
            own is not None
            and own.span != told.span
            and told.span in [part.span for part in others if part is not None]
        ):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _noun_before(name: Part, statement: Statement) -> Part | None:
    """The noun right before the preposition that leads a name in."""
    if not name.led:
        return None
    lead = next(word for word in reversed(words_in(statement)) if word.end <= name.span.start)
    nouns = (p for p in statement.of(PartKind.WORD) if not p.verb and not p.predicate and not p.modifier)
    return next((noun for noun in nouns if noun.span.end + 1 == lead.start), None)
