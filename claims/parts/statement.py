"""A sentence as its content-bearing parts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.language.names import Name
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import Quantity, Slot, Span, When
from claims.parts.clauses import Dependence

_FREE = Dependence()


class PartKind(StrEnum):
    """What a part is compared by."""

    NAME = "name"
    """By identity."""
    FIGURE = "figure"
    """By value, within the written precision."""
    TIME = "time"
    """By the days that it may mean."""
    WORD = "word"
    """By base form, part of a compound, or sense of the glossary."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word inside another."""

    base: str
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One content-bearing part of a sentence."""

    kind: PartKind
    text: str
    span: Span
    segment: int
    """Index of the clause-like stretch of the sentence in which it stands."""
    denied: bool = False
    """Whether a negation of its segment, or one right before it, turns it round."""
    decisive: bool = False
    """Whether the truth hangs on this word alone: "only", "never", "first"."""
    modifier: bool = False
    """Whether it is the front part of a compound, and so weighs less."""
    predicate: bool = False
    """Whether it says something of somebody: a verb or an adjective, as far as its form tells."""
    company: str = ""
    """``with`` or ``without``, where such a word leads it in."""
    verb: str = ""
    """Base form of the verb that it is or holds."""
    attribute: bool = False
    """Whether it is an adjective or participle before its noun."""
    adverb: bool = False
    """Whether it says how something is done: "secretly"."""
    head: int | None = None
    """Of a noun: where the one begins that it belongs to ("the roof of the library")."""
    dependence: Dependence = _FREE
    """Of a verb: what its truth hangs on."""
    base: str = ""
    concepts: frozenset[str] = frozenset()
    pieces: tuple["Piece", ...] = ()
    """The words inside a compound or phrase that has senses of its own: "defence" in "defence spending"."""
    name: Name | None = None
    adjective: bool = False
    """Whether a name is used as an adjective ("russisch")."""
    led: bool = False
    """Whether a preposition of any kind leads a name in."""
    placed: bool = False
    """Whether a preposition of place leads the name in ("in Paris")."""
    quantity: Quantity | None = None
    when: When | None = None
    counted_from: date | None = None
    """The day from which a time that has passed is counted back ("vor knapp sechs Jahren")."""
    weekday: int | None = None
    month: int | None = None
    """Of a time that names a month and no year: "in May"."""
    equated: bool = False
    """Whether it says what the subject is, as the head of its phrase: "is a comedy film"."""
    slot: Slot = Slot.WHAT
    """The question that it answers in its clause."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A clause-like stretch of a sentence."""

    span: Span
    denied: bool
    hedged: bool
    verbs: tuple[int, ...] = ()
    """Where the verbs begin that make its statement."""
    finite: bool = False
    """Whether some verb in it agrees with a subject, be it an auxiliary."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its parts in their order."""

    text: str
    table: Language
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]

    def of(self, kind: PartKind) -> tuple[Part, ...]:
        """The parts of one kind."""
        return tuple(part for part in self.parts if part.kind is kind)

    def segment_at(self, place: int) -> int:
        """The number of the segment in which a place lies; -1 where it lies in none."""
        return next(
            (n for n, segment in enumerate(self.segments) if segment.span.start <= place < segment.span.end), -1
        )

    def within(self, span: Span) -> tuple[Part, ...]:
        """The parts that stand inside a stretch of the sentence."""
        return tuple(part for part in self.parts if span.holds(part.span))


def words_in(statement: Statement) -> tuple[Word, ...]:
    """The words of a sentence in their order."""
    return words(statement.text, statement.table.code)
