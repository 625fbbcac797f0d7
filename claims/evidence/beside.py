"""What a passage has beside what a claim says, and how both lead it in: reasons not to decide by it."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from claims.evidence.conflicts import conflicts, finding
from claims.evidence.match import Match
from claims.evidence.sides import Sides
from claims.language.lexicon import is_symmetric
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word, words
from claims.models import Finding, FindingName
from claims.parts.statement import Part, PartKind, Statement

_POSSESSIVE = ("'s", "’s")


def doubts_beside(sides: Sides) -> Iterator[Finding]:
    """Every reason not to decide that lies in the words around what was matched."""
    for doubt in _DOUBTS:
        yield from doubt(sides)


# --- how names and nouns are led in -----------------------------------------------------------------------------


def _led_otherwise(sides: Sides) -> Iterator[Finding]:
    """A preposition that excludes the claim's own: "for the law" and "against the law", "from A" and "to A"."""
    for match in _own(sides):
        if match.evidence is None or match.claim.verb or match.claim.kind is PartKind.FIGURE:
            continue
        said, told = _lead(match.claim, sides.said), _lead(match.evidence, sides.told)
        if said and told and not said & told:
            yield finding(FindingName.ROLES_SWAPPED, match)


def _lead(part: Part, statement: Statement) -> frozenset[str]:
    """What the preposition before a noun phrase says: nothing where there is none that matters."""
    leads = statement.table.qualifiers.leads
    before = [word for word in _words(statement) if word.end <= part.span.start]
    for word in reversed(before):
        low = word.text.casefold()
        if set(",;:()") & set(statement.text[word.end : part.span.start]):
            return frozenset()
        if low in leads:
            return frozenset(leads[low].split())
        if word.tag in VERBS or word.tag is Tag.CONJUNCTION or low in statement.table.clauses.prepositions:
            return frozenset()
    return frozenset()


def _of_somebody_else(sides: Sides) -> Iterator[Finding]:
    """The claim speaks of somebody, the passage of somebody of his: "Tom Wick resigned", "Tom Wick's son resigned"."""
    if any(m.is_covered and any(map(is_symmetric, m.claim.concepts)) for m in _own(sides) if m.claim.verb):
        return
    for match in _own(sides):
        name = match.evidence
        if name is None or match.claim.kind is not PartKind.NAME or match.claim.adjective:
            continue
        bound = _is_led(match.claim, sides.said) or _owns(match.claim, sides.said)
        if not bound and (_is_led(name, sides.told) or _owns(name, sides.told)) and not _is_agent(name, sides.told):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _is_led(name: Part, statement: Statement) -> bool:
    """Whether a preposition leads a name in, with or without an article between."""
    clauses = statement.table.clauses
    before = [word.casefold() for word in statement.text[: name.span.start].split()]
    while before and before[-1] in clauses.determiners:
        before.pop()
    return bool(before) and before[-1] in {*clauses.prepositions, *clauses.contracted, *clauses.belonging}


def _owns(name: Part, statement: Statement) -> bool:
    """Whether a noun that belongs to a name follows: "Tom Wick's son", "Tom Wicks Sohn", "der Sohn der Anna Wick"."""
    if statement.text[name.span.end : name.span.end + 2] in _POSSESSIVE:
        return True
    after = next((word for word in _words(statement) if word.start > name.span.end), None)
    if statement.text[name.span.end : name.span.end + 1] == "-":
        return True
    adjacent = after is not None and after.start - name.span.end == 1 and after.tag is Tag.NOUN
    return adjacent and (statement.table.names.cased or name.text.endswith("s"))


def _is_agent(name: Part, statement: Statement) -> bool:
    """Whether a name is the doer of a passive: "was approved by A"."""
    clauses = statement.table.clauses
    before = statement.text[: name.span.start].casefold().split()[-1:]
    passive = any(word.lemma in clauses.passive and word.tag in VERBS for word in _words(statement))
    return passive and bool(before) and before[0] in clauses.agents


def _turned_round(sides: Sides) -> Iterator[Finding]:
    """Two nouns in another order around the same act, in the same voice: "the dog bit the man"."""
    if _is_passive(sides.said) != _is_passive(sides.told):
        return
    acts = [m for m in _own(sides) if m.claim.verb and m.evidence is not None and m.evidence.verb]
    nouns = [m for m in _own(sides) if _is_free_noun(m, sides)]
    for act in acts:
        if act.evidence is None or any(map(is_symmetric, act.claim.concepts)):
            continue
        for one, other in pairwise(nouns):
            if _order(one, other) < 0:
                yield finding(FindingName.ROLES_SWAPPED, one)


def _is_free_noun(match: Match, sides: Sides) -> bool:
    """Whether both sides have a noun or name that may be subject or object."""
    pairs = ((match.claim, sides.said), (match.evidence, sides.told))
    return all(part is not None and _may_be_actor(part, statement) for part, statement in pairs)


def _may_be_actor(part: Part, statement: Statement) -> bool:
    bound = part.verb or part.predicate or part.attribute or part.modifier or part.adjective or part.head is not None
    return part.kind in (PartKind.NAME, PartKind.WORD) and not bound and not _is_led(part, statement)


def _order(one: Match, other: Match) -> int:
    """1 where both sides have two parts in one order, -1 where they have them in another."""
    if one.evidence is None or other.evidence is None:
        return 1
    said = one.claim.span.start < other.claim.span.start
    return 1 if said == (one.evidence.span.start < other.evidence.span.start) else -1


def _is_passive(statement: Statement) -> bool:
    passive = statement.table.clauses.passive
    return any(w.lemma in passive and w.tag in VERBS for w in _words(statement)) and any(
        w.tag is Tag.PARTICIPLE for w in _words(statement)
    )


def _compared_otherwise(sides: Sides) -> Iterator[Finding]:
    """A comparison whose sides are turned round, or that only one side has: "larger than Olmen"."""
    said, told = _than(sides.said), _than(sides.told)
    if said is None and told is None:
        return
    if said is None or told is None:
        yield Finding(name=FindingName.ROLES_SWAPPED, claim=sides.claim.content)
        return
    for match in _own(sides):
        if match.evidence is not None and (match.claim.span.start < said) != (match.evidence.span.start < told):
            yield finding(FindingName.ROLES_SWAPPED, match)


def _than(statement: Statement) -> int | None:
    """Where the other side of a comparison begins; "more than 40" is a bound figure and none."""
    figures = [part.span for part in statement.of(PartKind.FIGURE)]
    for word in _words(statement):
        than = word.text.casefold() in statement.table.comparisons.than
        bound = any(span.start <= word.start < span.end or 0 <= span.start - word.end <= 1 for span in figures)
        if than and not bound and _follows_degree(word, statement):
            return word.start
    return None


def _follows_degree(than: Word, statement: Statement) -> bool:
    """Whether a comparative stands before "als", which otherwise means "as": "größer als", not "als Präsident"."""
    if statement.table.names.cased:
        return True
    before = [word.text.casefold() for word in _words(statement) if word.end <= than.start]
    return any(word.endswith("er") or word in statement.table.comparisons.more for word in before[-1:])


# --- what narrows or turns a passage ------------------------------------------------------------------------------


def _denied_alone(sides: Sides) -> Iterator[Finding]:
    """A name right behind a negation: "Norland, not Sudland"; and "not this but that"."""
    negation = sides.told.table.negation.clause
    found = _words(sides.told)
    for match in _own(sides):
        before = [w for w in found if match.evidence is not None and w.end <= match.evidence.span.start][-1:]
        if match.claim.kind is PartKind.NAME and before and before[0].text.casefold() in negation:
            yield finding(FindingName.NEGATION_DIFFERS, match)
    contrast = set(sides.told.table.qualifiers.contrasts)
    low, own = [w.text.casefold() for w in found], {w.text.casefold() for w in _words(sides.said)}
    if contrast & set(low) and not contrast & own and any(word in negation for word in low):
        yield Finding(name=FindingName.NEGATION_DIFFERS, claim=sides.claim.content)


def _of_another_tense(sides: Sides) -> Iterator[Finding]:
    """The claim says what is, the passage what was."""
    qualifiers = sides.said.table.qualifiers
    now = any(word.text.casefold() in qualifiers.present_be for word in _words(sides.said))
    then = any(word.text.casefold() in sides.told.table.qualifiers.past_be for word in _words(sides.told))
    if not sides.said.of(PartKind.TIME) and ((now and then) or _was_of_no_known_day(sides)):
        yield Finding(name=FindingName.TIME_DIFFERS, claim="")


def _was_of_no_known_day(sides: Sides) -> bool:
    """Whether the claim says how many there are, and a page without a day how many there were once."""
    if sides.passage.origin.published_on is not None or not sides.said.of(PartKind.FIGURE):
        return False
    now, then = sides.said.table.qualifiers.present_states, sides.told.table.qualifiers.past_states
    said, told = _words(sides.said), _words(sides.told)
    return any(w.text.casefold() in now for w in said) and any(w.text.casefold() in then for w in told)


def _of_a_shorter_time(sides: Sides) -> Iterator[Finding]:
    """What is otherwise in a month may still be so in its year, unless the passage names the year as well."""
    told = [part.when for part in sides.told.of(PartKind.TIME) if part.when is not None]
    for match in _own(sides):
        said = match.claim.when
        if match.claim.kind is not PartKind.TIME or said is None or not told:
            continue
        whole = any(when.first <= said.first and said.last <= when.last for when in told)
        if not whole and conflicts(sides):
            yield finding(FindingName.TIME_DIFFERS, match)


def _of_another_kind(sides: Sides) -> Iterator[Finding]:
    """An attribute of the claim is open, and the passage has another in its place: "private", "state-run"."""
    matched = [match.evidence for match in sides.found]
    rivals = [part for part in sides.told.parts if part.attribute and part not in matched]
    for match in sides.found:
        if match.claim.attribute and not match.is_covered and rivals:
            yield finding(FindingName.NOT_COVERED, match)


def _narrowed(sides: Sides) -> Iterator[Finding]:
    """Words of degree or exception that only the passage has: "hardly any", "almost", "except", "deputy"."""
    qualifiers = sides.told.table.qualifiers
    listed = {*qualifiers.degrees, *qualifiers.exceptions, *qualifiers.offices}
    own = {form for word in _words(sides.said) for form in (word.text.casefold(), word.lemma)}
    figures = [part.span for part in sides.told.of(PartKind.FIGURE)]
    phrases = [phrase for phrase in listed if " " in phrase]
    text, said = sides.told.text.casefold(), sides.said.text.casefold()
    for phrase in phrases:
        if f" {phrase} " in f" {text} " and phrase not in said:
            yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=phrase)
    for word in _words(sides.told):
        forms = {word.text.casefold(), word.lemma}
        in_figure = any(span.start <= word.start < span.end for span in figures)
        if forms & listed and not forms & own and not in_figure:
            yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=word.text)


def _conditional(sides: Sides) -> Iterator[Finding]:
    """The passage is a question, or hangs on a condition that the claim does not name."""
    if sides.told.text.rstrip(' "”“’»)').endswith("?"):
        yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence="?")
    if not _has_condition(sides.said) and _has_condition(sides.told):
        yield Finding(name=FindingName.NOT_ASSERTED, claim=sides.claim.content)


def _has_condition(statement: Statement) -> bool:
    opening = {*statement.table.clauses.conditional, *statement.table.qualifiers.conditions}
    return any(word.text.casefold() in opening for word in _words(statement))


def _of_another_state(sides: Sides) -> Iterator[Finding]:
    """An adjective of one state in the claim, of another in the passage: "the French president"."""
    matched = [match.evidence for match in sides.found if match.is_covered]
    rivals = [part for part in sides.told.of(PartKind.NAME) if part.adjective and part not in matched]
    for match in sides.found:
        open_adjective = match.claim.kind is PartKind.NAME and match.claim.adjective and not match.is_covered
        if open_adjective and rivals:
            yield finding(FindingName.NOT_COVERED, match)


def _capital_for_its_state(sides: Sides) -> Iterator[Finding]:
    """A capital speaks for its state in what is said and held, not in figures and acts."""
    figures = bool(sides.said.of(PartKind.FIGURE))
    if sides.claim.speaker is not None and not figures:
        return
    for match in _own(sides):
        told = match.evidence
        if match.claim.name is None or told is None or told.name is None or match.claim.name.keys & told.name.keys:
            continue
        if match.claim.name.keys and told.name.keys and (figures or not told.placed):
            yield finding(FindingName.WIDER_EVIDENCE, match)


def _own(sides: Sides) -> list[Match]:
    """The parts that the passage itself has."""
    return [match for match in sides.found if match.is_covered and match.evidence is not None and not match.around]


def _words(statement: Statement) -> tuple[Word, ...]:
    return words(statement.text, statement.table.code)


_DOUBTS: tuple[Callable[[Sides], Iterator[Finding]], ...] = (
    _led_otherwise,
    _of_somebody_else,
    _turned_round,
    _compared_otherwise,
    _denied_alone,
    _of_another_tense,
    _of_a_shorter_time,
    _of_another_kind,
    _narrowed,
    _conditional,
    _of_another_state,
    _capital_for_its_state,
)
