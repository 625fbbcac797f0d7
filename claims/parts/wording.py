"""The words of a sentence as parts: phrases of the glossary, compounds, verbs with their particles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.language.lexicon import compound_pieces, concepts_of, longest_phrase, senses
from claims.language.names import Name, gazetteer
from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.units import unit_words
from claims.language.words import Word, forms, is_known, superlative
from claims.models import Span
from claims.parts.clauses import Dependence, dependences, main_verbs
from claims.parts.statement import Part, PartKind, Piece
from claims.parts.verb_phrases import join_phrases

_NONE: frozenset[str] = frozenset()
_DEGREES = (Tag.ATTRIBUTE, Tag.ADJECTIVE)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a sentence with what their neighbours tell of them."""

    found: tuple[Word, ...]
    bases: tuple[str, ...]
    """Base forms, verbs joined with the particle that ends their segment, which has none: "lehnt ... ab"."""
    dependences: Mapping[int, Dependence]
    """What the truth of a verb hangs on, by its start."""
    mains: frozenset[int]
    """Where the verbs begin that make the statement of their segment."""
    table: Language


def word_by_word(found: Sequence[Word], spans: Sequence[Span], table: Language) -> Wording:
    """The words of a sentence, made ready."""
    joined = tuple(_with_particles(found, spans, table))
    verbs = tuple(word._replace(lemma=base) for word, base in zip(found, joined, strict=True))
    inside = ([verb for verb in verbs if span.start <= verb.start < span.end] for span in spans)
    mains = frozenset(verb.start for segment in inside for verb in main_verbs(segment, table))
    return Wording(tuple(found), joined, dependences(verbs, spans, table), mains, table)


def is_taken(word: Word, taken: Sequence[Part]) -> bool:
    """Whether a word is a part already."""
    return any(part.span.start < word.end and word.start < part.span.end for part in taken)


def phrases(wording: Wording, taken: Sequence[Part]) -> list[Part]:
    """The phrases of the glossary that have several words, the longest first where several begin."""
    parts: list[Part] = []
    index = 0
    while index < len(wording.found):
        concepts, used = _phrase_at(wording, index)
        stretch = wording.found[index : index + used]
        if concepts and not any(is_taken(word, taken) for word in stretch):
            parts.append(_whole(wording, index, used, concepts))
            index += used
        else:
            index += 1
    return parts


def _phrase_at(wording: Wording, index: int) -> tuple[frozenset[str], int]:
    known, found = concepts_of(wording.table.code), wording.found
    for length in range(min(longest_phrase(wording.table.code), len(found) - index), 1, -1):
        stretch = found[index : index + length]
        if any(after.start - word.end != 1 for word, after in pairwise(stretch)):
            continue
        plain = tuple(word.text.casefold() for word in stretch)
        concepts = known.get(wording.bases[index : index + length], _NONE) | known.get(plain, _NONE)
        concepts = concepts or known.get(_without_articles(wording, index, length), _NONE)
        if concepts:
            return concepts, length
    return _NONE, 1


def _without_articles(wording: Wording, index: int, length: int) -> tuple[str, ...]:
    """The base forms of a phrase that a verb opens, without articles and owners: "hand in her resignation"."""
    if wording.found[index].tag not in VERBS:
        return ()
    clauses = wording.table.clauses
    articles = {*clauses.determiners, *clauses.object_articles}
    kept = [n for n in range(index, index + length) if wording.found[n].text.casefold() not in articles]
    phrase = len(kept) > 1 and kept[-1] == index + length - 1
    return tuple(wording.bases[n] for n in kept) if phrase else ()


def single_words(wording: Wording, taken: Sequence[Part]) -> list[Part]:
    """The words that carry content, compounds in their parts."""
    parts: list[Part] = []
    for index, word in enumerate(wording.found):
        concepts = senses(word, wording.bases[index], wording.table.code)
        if is_taken(word, taken) or not wording.bases[index]:
            continue
        if not _is_decisive(wording, index, taken) and _is_empty(word, wording.bases[index], concepts, wording.table):
            continue
        whole = replace(_whole(wording, index, 1, concepts), decisive=_is_decisive(wording, index, taken))
        parts += _compound(whole, wording.table) if word.capital and not concepts else [whole]
    return parts


def _is_decisive(wording: Wording, index: int, taken: Sequence[Part]) -> bool:
    """Whether the truth hangs on a word: "only", "all", but neither "not only" nor "only 5 percent"."""
    table, word = wording.table, wording.found[index]
    low = word.text.casefold()
    listed = bool({wording.bases[index], *forms(word, table.code)} & set(table.decisive))
    if not listed and not _is_superlative(word, table):
        return False
    before = wording.found[index - 1].text.casefold() if index else ""
    after = wording.found[index + 1].text.casefold() if index + 1 < len(wording.found) else ""
    if {f"{before} {low}", f"{low} {after}"} & set(table.not_decisive):
        return False
    figure = any(part.kind is PartKind.FIGURE and part.span.start - word.end == 1 for part in taken)
    return not (figure and low in table.numbers.judging)


def _is_superlative(word: Word, table: Language) -> bool:
    return word.tag in _DEGREES and bool(superlative(word, table.code))


def _is_empty(word: Word, base: str, concepts: frozenset[str], table: Language) -> bool:
    """Whether a word carries no content: function words, negations, single letters, words for a year or a day."""
    low = word.text.casefold()
    if word.tag in VERBS and word.lemma in {*table.clauses.auxiliaries, *table.clauses.modals}:
        return True
    if len(low) == 1 or low in table.function_words or low in table.negation.clause or base in unit_words(table.code):
        return True
    return base in table.function_words and (word.capital or not concepts)


def _whole(wording: Wording, index: int, used: int, concepts: frozenset[str]) -> Part:
    """A word, or a phrase of the glossary, as one part."""
    table, stretch, base = wording.table, wording.found[index : index + used], wording.bases[index]
    first, last = stretch[0], stretch[-1]
    text = " ".join(word.text for word in stretch)
    verbs = (word for word in stretch if word.tag in VERBS and not word.capital)
    verb = next((word for word in verbs if len(stretch) == 1 or word.start in wording.mains), None)
    attribute = len(stretch) == 1 and _is_attribute(wording, index)
    return Part(
        PartKind.WORD,
        text,
        Span(start=first.start, end=last.end),
        0,
        base=base if len(stretch) == 1 else text.casefold(),
        concepts=concepts,
        pieces=tuple(_pieces(stretch, base, table)),
        predicate=not attribute and (verb is not None or last.tag is Tag.ADJECTIVE),
        verb=verb.lemma if verb is not None and not attribute else "",
        attribute=attribute,
        dependence=wording.dependences.get(verb.start, Dependence()) if verb is not None else Dependence(),
    )


def _is_attribute(wording: Wording, index: int) -> bool:
    """Whether a word stands before its noun: "gewonnene Wettbewerbe", "the reported losses"."""
    word = wording.found[index]
    if word.tag is Tag.ATTRIBUTE or not wording.table.names.cased:
        return word.tag is Tag.ATTRIBUTE
    after = wording.found[index + 1] if index + 1 < len(wording.found) else None
    if after is None or after.start - word.end != 1 or after.tag not in (Tag.NOUN, Tag.NAME):
        return False
    before = wording.found[index - 1].text.casefold() if index else ""
    return word.tag is Tag.ADJECTIVE or (word.tag in VERBS and before in wording.table.clauses.determiners)


def _pieces(stretch: Sequence[Word], base: str, table: Language) -> Iterator[Piece]:
    """The words inside a phrase or a compound that carry content, and the adjective of a superlative."""
    if len(stretch) == 1 and _is_superlative(stretch[0], table):
        yield Piece(stretch[0].lemma, concepts_of(table.code).get((stretch[0].lemma,), _NONE))
    elif len(stretch) == 1:
        bases = compound_pieces(base, table.code) if stretch[0].capital else ()
        yield from (Piece(part, concepts_of(table.code).get((part,), _NONE)) for part in bases)
    else:
        for word in stretch:
            concepts = senses(word, word.lemma, table.code)
            if not _is_empty(word, word.lemma, concepts, table):
                yield Piece(word.lemma, concepts)


def _compound(whole: Part, table: Language) -> list[Part]:
    """The parts of a compound that the glossary does not have as one word."""
    pieces = compound_pieces(whole.base, table.code)
    if not pieces:
        return [whole]
    return [_piece(whole, piece, table, modifier=number < len(pieces) - 1) for number, piece in enumerate(pieces)]


def _piece(whole: Part, piece: str, table: Language, *, modifier: bool) -> Part:
    concepts = concepts_of(table.code).get((piece,), _NONE)
    keys = gazetteer(table.code).get((piece,))
    if keys:
        name = Name(piece, whole.span.start, whole.span.end, keys, ())
        return replace(whole, kind=PartKind.NAME, base=piece, name=name, adjective=True, predicate=False)
    known = concepts_of(table.code)
    inside = tuple(Piece(part, known.get((part,), _NONE)) for part in compound_pieces(piece, table.code))
    return replace(whole, base=piece, concepts=concepts, pieces=inside, modifier=modifier, predicate=False)


def _with_particles(found: Sequence[Word], spans: Sequence[Span], table: Language) -> list[str]:
    bases = [superlative(word, table.code) if _is_superlative(word, table) else word.lemma for word in found]
    for span in spans:
        inside = [number for number, word in enumerate(found) if span.start <= word.start < span.end]
        if len(inside) < 2 or found[inside[-1]].end != span.end:  # noqa: PLR2004 a verb and its particle
            continue
        if found[inside[-1]].text not in table.clauses.particles:
            continue
        particle = found[inside[-1]].text
        for number in inside[:-1]:
            joined = particle + bases[number]
            if not found[number].capital and _is_word(joined, table):
                bases[number], bases[inside[-1]] = joined, ""
                break
    join_phrases(bases, found, spans, table)
    return bases


def _is_word(base: str, table: Language) -> bool:
    return (base,) in concepts_of(table.code) or is_known(base, table.code)
