"""What a passage says of less, or of another kind, than the claim does: it qualifies, and decides nothing."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from claims.evidence.conflicts import follows
from claims.evidence.match import Match, finding
from claims.evidence.sides import Sides
from claims.language.lexicon import broader
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.models import Finding, FindingName
from claims.parts.statement import Part, PartKind, Statement, words_in

_LONGEST = 3
"""Most words of a phrase that narrows."""
_NOMINAL = (Tag.ATTRIBUTE, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME)


def narrowings(sides: Sides) -> Iterator[Finding]:
    """Every sign that the passage speaks of a part, a kind or another state of what the claim speaks of."""
    yield from _something_else_counted(sides)
    yield from _of_a_part_only(sides)
    yield from _of_another_kind(sides)
    yield from _narrowed(sides)
    yield from _of_another_state(sides)
    yield from _capital_for_its_state(sides)


def _something_else_counted(sides: Sides) -> Iterator[Finding]:
    """A bare count needs the thing that is counted, with all that narrows it: "40 Elektrobusse" are not "40 buses"."""
    for figure in sides.found:
        if figure.claim.kind is not PartKind.FIGURE or figure.claim.quantity is None or figure.claim.quantity.unit:
            continue
        behind = [m for m in sides.found if not m.is_covered and follows(figure.claim, m.claim)]
        yield from (finding(FindingName.NOT_COVERED, match) for match in behind)


def _of_a_part_only(sides: Sides) -> Iterator[Finding]:
    """What is said of all is not borne out by a kind of them: "all schools" by "all primary schools"."""
    universal = set(sides.said.table.negation.universal)
    counting = (PartKind.FIGURE,)
    whole = {
        m.claim.segment
        for m in sides.found
        if m.claim.concepts & universal or m.claim.kind in counting or (m.claim.decisive and m.is_covered)
    }
    for match in sides.found:
        nominal = match.claim.kind is PartKind.WORD and not match.claim.predicate and not match.claim.attribute
        if nominal and match.claim.segment in whole and _is_narrower(match, sides):
            yield finding(FindingName.NOT_COVERED, match)


def _is_narrower(match: Match, sides: Sides) -> bool:
    """Whether the passage has a kind of what the claim has, or the same with something that narrows it."""
    told = match.evidence
    if told is None or not match.is_covered or match.claim.concepts & set(sides.said.table.negation.universal):
        return False
    matched = [other.evidence for other in sides.found]
    before = list(_phrase_before(told, sides.told))
    ranked = any(other.claim.decisive and other.claim.segment == match.claim.segment for other in sides.own)
    compound = sides.told.table.names.cased and ranked  # "the largest port city"
    narrowing = (p for p in before if p.attribute or (compound and p.kind is PartKind.WORD and not p.predicate))
    same = match.claim.base == told.base or bool(match.claim.concepts & told.concepts)
    is_kind = bool(told.pieces) or any(match.claim.concepts & broader(concept) for concept in told.concepts)
    whole = any(part is told for other, part in zip(sides.found, matched, strict=True) if other is not match)
    return (is_kind and not same and not whole) or any(part not in matched for part in narrowing)


def _phrase_before(noun: Part, statement: Statement) -> Iterator[Part]:
    """The words right before a noun, one behind the other."""
    start = noun.span.start
    for part in reversed(statement.parts):
        if part.kind is PartKind.WORD and 0 <= start - part.span.end <= 1:
            yield part
            start = part.span.start


def _of_another_kind(sides: Sides) -> Iterator[Finding]:
    """An attribute of the claim is open, and the passage has another in its place: "private", "state-run"."""
    matched = [match.evidence for match in sides.found]
    rivals = [part for part in sides.told.parts if part.attribute and part not in matched]
    phrases = {m.claim.span.start for m in sides.own if m.evidence is not None and " " in m.evidence.text}
    for match in sides.found:
        inside = match.claim.span.end + 1 in phrases  # "staatliche Schule" is one part
        if match.claim.attribute and not match.is_covered and (rivals or inside):
            yield finding(FindingName.NOT_COVERED, match)


def _narrowed(sides: Sides) -> Iterator[Finding]:
    """Words of degree or exception that only the passage has: "hardly any", "almost", "except", "deputy"."""
    qualifiers, found = sides.told.table.qualifiers, words_in(sides.told)
    own = {form for word in words_in(sides.said) for form in (word.text.casefold(), word.lemma)}
    offices = set() if own & set(sides.said.table.qualifiers.offices) else set(qualifiers.offices)
    figures = [part.span for part in sides.told.of(PartKind.FIGURE)]
    touched = {match.evidence.segment for match in sides.own if match.evidence is not None}
    for number, word in enumerate(found):
        if any(span.start <= word.start < span.end for span in figures):
            continue
        forms = _forms(found[number : number + _LONGEST]) - own
        near = sides.told.segment_at(word.start) in touched
        if (forms & set(qualifiers.degrees) and near) or forms & set(qualifiers.exceptions):
            yield Finding(name=FindingName.NARROWER_EVIDENCE, claim=sides.claim.content, evidence=word.text)
        if forms & {*qualifiers.portions, *offices}:
            office = bool(forms & offices)
            yield from _before_a_noun(word.text, found[number + 1 :], sides, office=office)
        if forms & set(qualifiers.unreal) and not _is_plainly_a_thing(word, sides):
            yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=word.text)


def _forms(ahead: Sequence[Word]) -> set[str]:
    """A word as it stands and in its base form, and the phrases of several words that it begins."""
    plain = [word.text.casefold() for word in ahead]
    return {ahead[0].lemma, *(" ".join(plain[:length]) for length in range(1, len(plain) + 1))}


def _before_a_noun(text: str, ahead: Sequence[Word], sides: Sides, *, office: bool) -> Iterator[Finding]:
    """What a word makes less, or another office, of the noun that follows it and that the claim has."""
    table = sides.told.table
    skipped = {*table.clauses.determiners, *table.clauses.belonging}
    phrase = list(takewhile(lambda w: w.tag in _NOMINAL or w.text.casefold() in skipped, ahead))
    nouns = [word for word in phrase if word.tag in (Tag.NOUN, Tag.NAME)]
    head = nouns[-1:] if table.names.cased else nouns[:1]
    starts = {word.start for word in (head if office else phrase)}
    inside = [m for m in sides.own if m.evidence is not None and _holds(m.evidence, starts)]
    plain = not office and any(m.claim.equated and m.evidence is not None and m.evidence.equated for m in inside)
    if inside and not (plain and not any(match.claim.decisive for match in inside)):
        yield finding(FindingName.NARROWER_EVIDENCE, inside[-1], f"{text} {inside[-1].claim.text}")


def _holds(part: Part, starts: AbstractSet[int]) -> bool:
    return any(part.span.start <= start < part.span.end for start in starts)


def _is_plainly_a_thing(word: Word, sides: Sides) -> bool:
    """Whether a word for what is made up names a thing of its own: "is a 2017 film", "the Norland Film Institute"."""
    parts = [part for part in sides.told.parts if _holds(part, {word.start})]
    return any(part.equated or part.kind is PartKind.NAME for part in parts) or (word.capital and word.tag is Tag.NAME)


def _of_another_state(sides: Sides) -> Iterator[Finding]:
    """An adjective of one state in the claim, of another in the passage: "the French president"."""
    matched = [match.evidence for match in sides.found if match.is_covered]
    rivals = [part for part in sides.told.of(PartKind.NAME) if part.adjective and part not in matched]
    for match in sides.found:
        open_adjective = match.claim.kind is PartKind.NAME and match.claim.adjective and not match.is_covered
        if open_adjective and rivals:
            yield finding(FindingName.PLACE_DIFFERS, match, rivals[0].text)


def _capital_for_its_state(sides: Sides) -> Iterator[Finding]:
    """A capital speaks for its state in what is said and held, not in figures and acts."""
    figures = bool(sides.said.of(PartKind.FIGURE))
    if sides.claim.speaker is not None and not figures:
        return
    for match in sides.own:
        told = match.evidence
        if match.claim.name is None or told is None or told.name is None or match.claim.name.keys & told.name.keys:
            continue
        held = figures or not told.placed or not _is_of_a_day(sides)
        if match.claim.name.keys and told.name.keys and held:
            yield finding(FindingName.WIDER_EVIDENCE, match)


def _is_of_a_day(sides: Sides) -> bool:
    """Whether the claim tells of what happened on a day: it happened in the state, too, in whose capital it did."""
    return any(part.weekday is not None for part in sides.said.of(PartKind.TIME))
