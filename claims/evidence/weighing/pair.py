"""A claim beside a passage as the signs see it: every part with what comes closest to it, wherever it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.evidence.match import Match
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.parts.matching import Relation, relate
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy

_MOST_PARTS = 200
"""Parts of a side that are looked at: a page without stops is no passage."""
_MOST_WORDS = 600


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence with what the signs count in it."""

    statement: Statement
    parts: tuple[Part, ...]
    """Without those that only deny."""
    words: tuple[Word, ...]
    bases: frozenset[str]
    """Its words, as they stand and as base forms, and its numbers."""
    denying: tuple[Word, ...]
    """Negations, and words that turn round what they govern ("refuse", "unable")."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides, and every part of the claim with its closest counterpart."""

    said: Side
    told: Side
    found: tuple[Match, ...]
    """Unlike where a stance is decided, a counterpart counts in any clause: a sign may err, a decision may not."""

    @property
    def rest(self) -> tuple[Match, ...]:
        """What is said of whom the claim speaks first: passages often have only a pronoun for them."""
        return self.found[1:] or self.found

    @property
    def said_denials(self) -> int:
        """How often the claim turns round what it says."""
        return len(self.said.denying)

    @property
    def told_denials(self) -> int:
        """How often the passage does, in the clauses that have something of the claim."""
        segments = self.told.statement.segments
        touched = {match.evidence.segment for match in self.rest if match.is_covered and match.evidence is not None}
        spans = [segments[number].span for number in touched if number < len(segments)]
        return sum(any(span.start <= word.start < span.end for span in spans) for word in self.told.denying)


def pair(said: Statement, told: Statement, policy: Policy) -> Pair:
    """A claim and a passage, matched."""
    one, other = _side(said), _side(told)
    return Pair(one, other, tuple(_closest(part, other, policy) for part in one.parts))


def _side(statement: Statement) -> Side:
    table = statement.table
    found = words(statement.text, table.code)[:_MOST_WORDS]
    denying = [word for word in found if _denies(word, table)]
    starts = {word.start for word in denying}
    parts = (part for part in statement.parts[:_MOST_PARTS] if part.span.start not in starts)
    bases = {form for word in found for form in (word.text.casefold(), word.lemma)}
    bases |= {part.quantity.text for part in statement.parts if part.quantity is not None}
    return Side(statement, tuple(parts), found, frozenset(bases), tuple(denying))


def _denies(word: Word, table: Language) -> bool:
    low, negation = word.text.casefold(), table.negation
    listed = low in negation.clause or low in negation.local or word.lemma in negation.turning
    return listed or low.endswith(negation.endings)


def _closest(part: Part, other: Side, policy: Policy) -> Match:
    best = Match(part, None, Relation.NONE)
    for told in other.parts:
        relation = relate(part, told, policy)
        if relation is Relation.SAME:
            return Match(part, told, relation)
        if best.relation is Relation.NONE:
            best = Match(part, told if relation is not Relation.NONE else None, relation)
    return Match(part, best.evidence, Relation.SAME) if _is_worded_alike(part, other) else best


def _is_worded_alike(part: Part, other: Side) -> bool:
    """Whether every word of a part stands somewhere in the passage, whatever it was read as there."""
    found = part.text.casefold().replace("-", " ").split()
    own = [word for word in found if word not in other.statement.table.function_words]
    return bool(own) and part.kind is not PartKind.FIGURE and all(word in other.bases for word in own)


def unmatched(found: Sequence[Match], side: Side) -> tuple[Part, ...]:
    """The parts of a passage that no part of the claim was matched with."""
    used = {match.evidence.span.start for match in found if match.is_covered and match.evidence is not None}
    return tuple(part for part in side.parts if part.span.start not in used)
