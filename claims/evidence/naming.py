"""Names that two languages write differently: "Klinikum Ostwald" and "Ostwald Hospital"."""

from collections.abc import Iterator, Sequence

from claims.evidence.match import Match
from claims.language.lexicon import broader, compound_pieces, concepts_of, senses
from claims.language.names import sound
from claims.language.words import Word
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind, Statement, words_in

_NEAR = len(" von der ")
"""Most code points between a name and the noun that belongs to it."""


def named_across(found: Sequence[Match], claim: Statement, passage: Statement) -> Iterator[Match]:
    """The matches, those answered that the passage has in a name, or whose name it has in nouns of its own language."""
    if claim.table.code == passage.table.code:
        yield from found
        return
    for match in found:
        name = None if match.relation is not Relation.NONE or match.around else _answer(match.claim, claim, passage)
        yield match if name is None else Match(match.claim, name, Relation.SAME)


def _answer(part: Part, claim: Statement, passage: Statement) -> Part | None:
    if part.kind is PartKind.NAME:
        return _of_a_name(part, claim, passage)
    if part.kind is not PartKind.WORD or part.verb or part.attribute or not part.text[0].isupper():
        return None
    return _of_a_noun(part, passage)


def _of_a_name(part: Part, claim: Statement, passage: Statement) -> Part | None:
    """The name that shares a word with one of the claim, all whose other words it or a noun beside it says."""
    own = _words_of(part, claim)
    if part.name is None or part.name.keys or len(own) < 2:  # noqa: PLR2004 a name and what it is
        return None
    for name in passage.of(PartKind.NAME):
        heard = {sound(word.text) for word in _words_of(name, passage)}
        left = [word for word in own if sound(word.text) not in heard]
        told = _concepts_near(name, passage)
        if left and len(left) < len(own) and all(_is_told(_concepts(word, claim), told) for word in left):
            return name
    return None


def _of_a_noun(part: Part, passage: Statement) -> Part | None:
    """The name of which a noun of the claim is a word, as it stands or translated."""
    for name in passage.of(PartKind.NAME):
        inside = _words_of(name, passage)
        alike = sound(part.text) in {sound(word.text) for word in inside}
        told = frozenset(concept for word in inside[1:] for concept in _concepts(word, passage))
        if alike or (len(inside) > 1 and _is_told(part.concepts, told)):
            return name
    return None


def _words_of(part: Part, statement: Statement) -> list[Word]:
    return [word for word in words_in(statement) if part.span.start <= word.start < part.span.end]


def _concepts_near(name: Part, passage: Statement) -> frozenset[str]:
    """What the words of a name and the nouns beside it mean."""
    near = [p for p in passage.of(PartKind.WORD) if not p.verb and _distance(p, name) <= _NEAR]
    inside = (concept for word in _words_of(name, passage) for concept in _concepts(word, passage))
    beside = (concept for p in near for concept in (*p.concepts, *(c for piece in p.pieces for c in piece.concepts)))
    return frozenset((*inside, *beside))


def _distance(one: Part, other: Part) -> int:
    return max(one.span.start - other.span.end, other.span.start - one.span.end, 0)


def _concepts(word: Word, statement: Statement) -> frozenset[str]:
    """What a word means, and what the words inside it do."""
    code = statement.table.code
    pieces = compound_pieces(word.lemma, code)
    inside = (concept for piece in pieces for concept in concepts_of(code).get((piece,), ()))
    return senses(word, word.lemma, code) | frozenset(inside)


def _is_told(concepts: frozenset[str], told: frozenset[str]) -> bool:
    return any(concepts & broader(concept) for concept in told)
