"""Which question each part of a sentence answers: who, did what, to whom, how much, when, where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word
from claims.models import Slot, Span
from claims.parts.segments import is_finite
from claims.parts.statement import Part, PartKind

_BETWEEN = (Tag.ATTRIBUTE, Tag.ADJECTIVE, Tag.NOUN, Tag.NAME)
"""What may stand between a preposition and the last word that it leads in."""


def with_slots(parts: Sequence[Part], found: Sequence[Word], spans: Sequence[Span], table: Language) -> Iterator[Part]:
    """The parts, each with its slot, as far as place, preposition and case of its article tell.

    Args:
        parts: Parts of a sentence in their order.
        found: Its words.
        spans: Its segments.
        table: Of its language.
    """
    clauses = [_Clause.of([word for word in found if span.start <= word.start < span.end], table) for span in spans]
    for part in parts:
        clause = clauses[part.segment] if part.segment < len(clauses) else _Clause.of(found, table)
        yield replace(part, slot=_slot(part, clause), adverb=_is_adverb(part, clause))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A segment as far as the sides of its act are concerned."""

    inside: Sequence[Word]
    table: Language
    verb: int | None
    """Where the verb begins that agrees with the subject."""
    passive: bool
    links: bool
    """Whether that verb only says what the subject is."""

    @classmethod
    def of(cls, inside: Sequence[Word], table: Language) -> "_Clause":
        finite = next((word for word in inside if is_finite(word)), None)
        participle = any(word.tag is Tag.PARTICIPLE for word in inside)
        helped = any(word.lemma in table.clauses.passive and word.tag in VERBS for word in inside)
        lexical = any(word.tag in VERBS and word.lemma not in table.clauses.auxiliaries for word in inside)
        links = finite is not None and finite.lemma in table.checkability.copulas and not lexical
        return cls(inside, table, finite.start if finite else None, passive=participle and helped, links=links)


def _slot(part: Part, clause: _Clause) -> Slot:
    plain = {PartKind.FIGURE: Slot.HOW_MUCH, PartKind.TIME: Slot.WHEN}
    if part.kind in plain:
        return plain[part.kind]
    if part.verb:
        return Slot.ACT
    if part.adjective or part.attribute or part.modifier or part.predicate or part.decisive or part.equated:
        return Slot.WHAT
    if _is_adverb(part, clause):
        return Slot.WHAT
    lead = _lead(part, clause)
    if lead is not None:
        return _led(part, lead.text.casefold(), clause)
    return _side(part, clause)


def _is_adverb(part: Part, clause: _Clause) -> bool:
    word = next((word for word in clause.inside if word.start == part.span.start), None)
    plain = word is not None and word.tag is Tag.OTHER and not (word.capital and word.start)
    return part.kind is PartKind.WORD and plain


def _lead(part: Part, clause: _Clause) -> Word | None:
    """The preposition that leads a part in."""
    leading = {*clause.table.clauses.prepositions, *clause.table.clauses.contracted, *clause.table.clauses.belonging}
    for word in reversed([word for word in clause.inside if word.end <= part.span.start]):
        if word.text.casefold() in leading:
            return word
        if word.tag not in _BETWEEN and word.text.casefold() not in clause.table.clauses.determiners:
            return None
    return None


def _led(part: Part, lead: str, clause: _Clause) -> Slot:
    clauses = clause.table.clauses
    if lead in clauses.agents and (clause.passive or clause.table.names.cased):
        return Slot.WHO  # "a novel by", while "von" may say of whom or from where
    if lead in clauses.places or part.placed:
        return Slot.WHERE
    return Slot.WHOM if part.kind is PartKind.NAME and lead not in clauses.belonging else Slot.WHAT


def _side(part: Part, clause: _Clause) -> Slot:
    """The side of the act on which a noun or name without preposition stands."""
    if clause.verb is None:
        return Slot.WHO if part.kind is PartKind.NAME else Slot.WHAT
    before = part.span.start < clause.verb
    if clause.links:
        return Slot.WHO if before else Slot.WHAT
    return Slot.WHOM if clause.passive or _is_object(part, clause) or not before else Slot.WHO


def _is_object(part: Part, clause: _Clause) -> bool:
    """Whether an article tells that a noun before the verb is no subject: "Den Hund biss der Mann"."""
    before = [word.text.casefold() for word in clause.inside if word.end <= part.span.start]
    return bool(before) and before[-1] in clause.table.clauses.object_articles
