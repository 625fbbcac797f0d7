"""Whether a text names what a table names: word by word, in the languages of both, and nothing wider or narrower."""

from collections.abc import Sequence
from functools import lru_cache

from claims.language.lexicon import broader, concepts_of, opposites, wordings
from claims.language.names import gazetteer, same_name, sound
from claims.language.tables import deciding
from claims.language.tagging import VERBS, Tag
from claims.language.words import lemma, listed_words, words
from claims.models import Span
from claims.parts.matching import Relation, relate
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind, Piece, Statement
from claims.policy import Policy
from claims.tables.units import is_harmless

_TOTALS = frozenset({"total", "in-total", "whole", "sum"})
"""Senses of the glossary by which a row adds up the others."""
_MEANS = frozenset({"average", "mean"})
_AGGREGATES = _TOTALS | _MEANS | {"median"}
_WHAT_AND_WHICH = frozenset({Tag.NOUN, Tag.NAME, Tag.ATTRIBUTE})
_SOUNDS = 3
"""Letters of a word's sound that a word of the same stem shares."""


@lru_cache(maxsize=16384)
def parts_of_phrase(phrase: str, languages: tuple[str, ...]) -> tuple[Part, ...]:
    """The names, words and times of a title, header or cell, read in each of the languages.

    As many are kept as several hundred tables of one service have names of rows, columns and groups.
    """
    kinds = (PartKind.NAME, PartKind.WORD, PartKind.TIME)
    return tuple(p for code in languages for p in read_statement(phrase, code).parts if p.kind in kinds)


def is_told(part: Part, others: Sequence[Part], policy: Policy) -> bool:
    """Whether others say a part: as it is, as a word inside a compound, or word by word ("spending on defence")."""
    if any(is_same(part, other, policy) for other in others):
        return True
    if part.kind is not PartKind.WORD:
        return False
    pieces = [piece for other in others for reading in _readings(other) for piece in reading]
    if any(_is_piece(piece, part) for piece in pieces):
        return True
    return any(_is_read(reading, others, pieces) for reading in _readings(part))


def is_same(said: Part, own: Part, policy: Policy) -> bool:
    """Whether two parts are the same, and neither of them a kind or a part of the other."""
    if said.kind is PartKind.NAME and own.kind is PartKind.NAME:
        return said.name is not None and own.name is not None and same_name(said.name, own.name)
    if said.kind is PartKind.WORD and own.kind is PartKind.WORD:
        if said.base == own.base or said.concepts & own.concepts:
            return True
        if own.pieces or said.pieces or (said.concepts and own.concepts):
            return False
    return said.kind is not PartKind.TIME and relate(said, own, policy) is Relation.SAME


def is_named(phrase: str, said: Sequence[Part], languages: Sequence[str], policy: Policy) -> bool:
    """Whether a phrase is named whole, in one of the languages."""
    for code in languages:
        own = [part for part in parts_of_phrase(phrase, (code,)) if part.kind is not PartKind.TIME]
        if own and all(is_told(part, said, policy) for part in own):
            return True
    return False


@lru_cache(maxsize=16384)
def telling_parts(phrase: str, language: str) -> tuple[Part, ...]:
    """The words and names of a phrase by which one figure is told from another."""
    parts = parts_of_phrase(phrase, (language,))
    return tuple(p for p in parts if p.kind is not PartKind.TIME and not (p.kind is PartKind.WORD and _is_empty(p)))


def _is_empty(part: Part) -> bool:
    return all(is_harmless(word) for word in part.text.split()) or (" " not in part.base and is_harmless(part.base))


def is_of_something_else(missing: Sequence[Part], statement: Statement) -> bool:
    """Whether a claim measures something that a table does not, by the parts of it that the table lacks.

    A noun, a name or an attribute says what or of whom ("roads", "eastern members"), a verb what is done ("save"), a
    word with an opposite which way ("raised"). An adverb ("still") or a plain verb ("stands at") may be missing.
    """
    tags = {word.start: word.tag for word in words(statement.text, statement.table.code)}
    return any(_weighs(part, tags.get(part.span.start, Tag.OTHER), statement) for part in missing)


def _weighs(part: Part, tag: Tag, statement: Statement) -> bool:
    if part.kind is PartKind.NAME:
        return not part.adjective
    table, figures = statement.table, statement.table.figures
    forms = {part.base, part.verb}
    if forms & {*figures.reach, *figures.below, *figures.above, *table.speech.verbs} or _only_opens(part, statement):
        return False
    is_verb = bool(part.verb) or tag in VERBS
    turns = part.decisive or ((part.predicate or is_verb) and any(opposites(concept) for concept in part.concepts))
    return turns or part.attribute or tag in _WHAT_AND_WHICH or (is_verb and not forms & {*table.clauses.levels})


def _only_opens(part: Part, statement: Statement) -> bool:
    """Whether a verb says no more than that there is something: "es gab"."""
    low = statement.text.lower()
    starts = ((phrase, low.find(phrase)) for phrase in statement.table.pronouns.expletive)
    return any(start >= 0 and part.span.meets(Span(start=start, end=start + len(phrase))) for phrase, start in starts)


# --- names and pieces -------------------------------------------------------------------------------------------


def is_same_name(said: Part, own: Part) -> bool:
    """Whether two names are one, whole: "Port Lenham" is not Lenham, and a capital is not its state."""
    if said.name is None or own.name is None:
        return False
    if said.name.keys or own.name.keys:
        return bool(said.name.keys & own.name.keys)
    first, second = ("".join((*name.sounds, *name.tail)) for name in (said.name, own.name))
    return bool(first) and (first == second or first + "s" == second or second + "s" == first)


def _readings(part: Part) -> tuple[tuple[Piece, ...], ...]:
    """The words of which a part consists: its own, and those of its senses in every language."""
    return tuple(filter(None, (part.pieces, *(own for concept in sorted(part.concepts) for own in _pieces(concept)))))


@lru_cache(maxsize=4096)
def _pieces(concept: str) -> tuple[tuple[Piece, ...], ...]:
    """The words of which a concept consists in each language: "unemployment rate", "Wirtschaftswachstum"."""
    said = ((code, wordings(code).get(concept)) for code in deciding())
    phrases = (parts_of_phrase(phrase, (code,)) for code, phrase in said if phrase is not None)
    return tuple(parts[0].pieces for parts in phrases if len(parts) == 1 and len(parts[0].pieces) > 1)


def _is_piece(piece: Piece, part: Part) -> bool:
    return part.kind is PartKind.WORD and (piece.base == part.base or bool(piece.concepts & part.concepts))


def _is_read(reading: Sequence[Piece], others: Sequence[Part], pieces: Sequence[Piece]) -> bool:
    """Whether the words of a reading are told, harmless ones aside, of which alone it may not consist."""
    told = [_is_piece_told(piece, others, pieces) for piece in reading]
    return any(told) and all(known or is_harmless(piece.base) for known, piece in zip(told, reading, strict=True))


def _is_piece_told(piece: Piece, others: Sequence[Part], pieces: Sequence[Piece]) -> bool:
    if any(_is_piece(piece, other) for other in others):
        return True
    return any(piece.base == other.base or piece.concepts & other.concepts for other in pieces)


# --- signs, by which most of what is not meant is told before it is read ----------------------------------------


def signs_of(parts: Sequence[Part]) -> frozenset[str]:
    """What the words of a text have in common with the same words in other languages and forms."""
    pieces = [piece for part in parts for reading in _readings(part) for piece in reading]
    said = (word for part in parts for word in part.text.split())
    known: tuple[Part | Piece, ...] = (*parts, *pieces)
    concepts = (concept for one in known for concept in one.concepts)
    found = (sign for word in (*said, *(one.base for one in known)) for sign in signs(word))
    return frozenset((*found, *(wider for concept in concepts for wider in broader(concept))))


@lru_cache(maxsize=65536)
def signs(word: str) -> frozenset[str]:
    """The beginning of its sound, and its senses in every language; empty for a word that says nothing by itself."""
    low = word.casefold()
    if not low or any(low in table.function_words for table in deciding().values()):
        return frozenset()
    found = {sound(low)[:_SOUNDS]}
    for code in deciding():
        base = lemma(word, code)
        found |= {sound(base)[:_SOUNDS], *concepts_of(code).get((low,), ()), *concepts_of(code).get((base,), ())}
        found |= gazetteer(code).get((low,), frozenset())
    return frozenset(found - {""})


@lru_cache(maxsize=16384)
def signs_of_words(phrase: str) -> tuple[frozenset[str], ...]:
    """The signs of each word of a phrase that has any."""
    return tuple(found for word in listed_words(phrase, "en") if (found := signs(word.text)))


@lru_cache(maxsize=16384)
def is_aggregate(cell: str) -> bool:
    """Whether a row adds up the others, or is their average, in whatever language: "Total", "Durchschnitt"."""
    return _is_one_of(cell, _AGGREGATES)


def is_total(cell: str) -> bool:
    """Whether a row is the sum of the others."""
    return _is_one_of(cell, _TOTALS)


def is_mean(cell: str) -> bool:
    """Whether a row is the average of the others."""
    return _is_one_of(cell, _MEANS)


def _is_one_of(cell: str, senses: frozenset[str]) -> bool:
    if not any(own & senses for own in signs_of_words(cell)):
        return False
    readings = [parts_of_phrase(cell, (language,)) for language in deciding()]
    return any(own and all(part.concepts & senses for part in own) for own in readings)
