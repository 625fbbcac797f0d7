"""What a passage says of less, or of another kind, than the claim does: it qualifies, and decides nothing."""

from collections.abc import Iterator

from claims.evidence.conflicts import follows
from claims.evidence.match import Match, finding
from claims.evidence.sides import Sides
from claims.language.lexicon import broader
from claims.models import Finding, FindingName
from claims.parts.statement import PartKind, words_in


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
    whole = {m.claim.segment for m in sides.found if m.claim.concepts & universal or m.claim.kind in counting}
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
    narrowing = (part for part in sides.told.parts if part.attribute and 0 <= told.span.start - part.span.end <= 1)
    same = match.claim.base == told.base or bool(match.claim.concepts & told.concepts)
    is_kind = bool(told.pieces) or any(match.claim.concepts & broader(concept) for concept in told.concepts)
    return (is_kind and not same) or any(part not in matched for part in narrowing)


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
    own = {form for word in words_in(sides.said) for form in (word.text.casefold(), word.lemma)}
    figures = [part.span for part in sides.told.of(PartKind.FIGURE)]
    phrases = [phrase for phrase in listed if " " in phrase]
    text, said = sides.told.text.casefold(), sides.said.text.casefold()
    for phrase in phrases:
        if f" {phrase} " in f" {text} " and phrase not in said:
            yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=phrase)
    for word in words_in(sides.told):
        forms = {word.text.casefold(), word.lemma}
        in_figure = any(span.start <= word.start < span.end for span in figures)
        if forms & listed and not forms & own and not in_figure:
            yield Finding(name=FindingName.HEDGED, claim=sides.claim.content, evidence=word.text)


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
        if match.claim.name.keys and told.name.keys and (figures or not told.placed):
            yield finding(FindingName.WIDER_EVIDENCE, match)
