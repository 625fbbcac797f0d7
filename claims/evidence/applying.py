"""For whom and when a state holds that a passage tells of: "free for pupils", "closed to lorries", "on Sundays"."""

from collections.abc import Iterator
from itertools import takewhile

from claims.evidence.match import Match, finding
from claims.evidence.sides import Sides
from claims.language.lexicon import direction
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.models import Finding, FindingName
from claims.parts.statement import Part, PartKind, Statement, words_in

_ATTRIBUTES = (Tag.ATTRIBUTE, Tag.ADJECTIVE)


def applications(sides: Sides) -> Iterator[Finding]:
    """Every phrase of the passage that lets a state hold for some, or at some times, where the claim has none."""
    states = [match for match in sides.own if match.claim.concepts & set(sides.said.table.qualifiers.states)]
    if states:
        yield from _for_some(states[0], sides)
        yield from _on_some_days(states[0], sides)
    if any(direction(concept) for match in sides.found if match.claim.verb for concept in match.claim.concepts):
        yield from _of_some(sides)


def _for_some(state: Match, sides: Sides) -> Iterator[Finding]:
    """A state that holds for some only: "für Schüler kostenlos"."""
    serving = set(sides.told.table.qualifiers.serving)
    own = {word.text.casefold() for word in words_in(sides.said)} & set(sides.said.table.qualifiers.serving)
    for word in () if own else words_in(sides.told):
        other = _led_in(word, sides) if word.text.casefold() in serving else None
        if other is not None and state.evidence is not None and other.segment == state.evidence.segment:
            yield finding(FindingName.NARROWER_EVIDENCE, state, sides.told.text[word.start : other.span.end])


def _on_some_days(state: Match, sides: Sides) -> Iterator[Finding]:
    """A state that holds again and again: "sonntags", "on Sundays"."""
    for part in sides.told.of(PartKind.TIME):
        if _is_again(part, sides.told) and not any(_is_again(own, sides.said) for own in sides.said.of(PartKind.TIME)):
            yield finding(FindingName.NARROWER_EVIDENCE, state, part.text)


def _is_again(day: Part, statement: Statement) -> bool:
    """Whether a weekday stands in its form of repetition."""
    end = day.span.end
    if day.weekday is None or (day.when is not None and not day.when.relative):
        return False
    return statement.text[end - 1 : end + 1].strip().endswith(tuple(statement.table.qualifiers.recurring))


def _of_some(sides: Sides) -> Iterator[Finding]:
    """A trend of a part of what the claim counts: "stays by foreign guests fell"."""
    leading = {*sides.told.table.clauses.agents, *sides.told.table.qualifiers.restricting}
    found = words_in(sides.told)
    for match in sides.own:
        if match.claim.kind is not PartKind.WORD or match.claim.verb or match.evidence is None:
            continue
        behind = next((word for word in found if word.start == match.evidence.span.end + 1), None)
        other = _led_in(behind, sides) if behind is not None and behind.text.casefold() in leading else None
        if other is not None:
            yield finding(FindingName.NARROWER_EVIDENCE, match, other.text)


def _led_in(lead: Word, sides: Sides) -> Part | None:
    """The noun that a preposition leads in and that the claim has not."""
    behind = [word for word in words_in(sides.told) if word.start >= lead.end]
    skipped = list(takewhile(lambda word: _is_skipped(word, sides), behind))
    noun = behind[len(skipped)] if len(behind) > len(skipped) else None
    if noun is None:
        return None
    matched = [match.evidence for match in sides.found if match.evidence is not None]
    other = next((part for part in sides.told.parts if part.span.start == noun.start), None)
    plain = other is not None and other.kind is PartKind.WORD and not other.verb and other not in matched
    return other if plain else None


def _is_skipped(word: Word, sides: Sides) -> bool:
    return word.text.casefold() in sides.told.table.clauses.determiners or word.tag in _ATTRIBUTES
