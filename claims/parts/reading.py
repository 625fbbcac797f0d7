"""From a sentence to its parts: times and figures, then names, phrases of the glossary, and the words left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from claims.language.dates import read_dates
from claims.language.lexicon import concepts_of, longest_phrase, senses
from claims.language.names import Name, gazetteer, listed_names, unlisted_names
from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.language.relative_dates import weekdays_in
from claims.language.tables import Language
from claims.language.units import unit_words
from claims.language.words import Word, compound_parts, is_known, words
from claims.models import Bound, Quantity, Span, When
from claims.parts.denial import is_denied, local_denials
from claims.parts.elapsed import days_ago
from claims.parts.segments import is_verb, segments
from claims.parts.statement import Part, PartKind, Piece, Segment, Statement

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=8192)
def read_statement(text: str, language: str, today: date | None = None) -> Statement:
    """The parts of a sentence.

    Args:
        text: One sentence.
        language: Code of a language that has a table.
        today: The day of the text, for times that are counted from it.
    """
    table = table_for(language)[0]
    found = words(text, language)
    spans = segments(text, table)
    parts = [*_times(text, table, today), *_figures(text, table, today)]
    parts += _names(text, listed_names(_free(found, parts), table), found, table)
    bases = _with_particles(found, spans, table)
    parts += _phrases(found, bases, parts, table)
    parts += _names(text, unlisted_names(_free(found, parts), table), found, table)
    parts += _words(found, bases, parts, table)
    parts += local_denials(found, table)
    denied = tuple(is_denied(span.of(text), table) for span in spans)
    placed = (_in_segment(part, spans, denied) for part in sorted(parts, key=lambda part: part.span.start))
    return Statement(text, table, _segments(text, spans, denied, table), tuple(placed))


def _free(found: Sequence[Word], taken: Sequence[Part]) -> list[Word]:
    return [word for word in found if not _is_taken(word, taken)]


def _is_taken(word: Word, taken: Sequence[Part]) -> bool:
    return any(part.span.start < word.end and word.start < part.span.end for part in taken)


def _segments(text: str, spans: Sequence[Span], denied: Sequence[bool], table: Language) -> tuple[Segment, ...]:
    return tuple(
        Segment(span, denial, _is_hedged(span.of(text), table)) for span, denial in zip(spans, denied, strict=True)
    )


def _is_hedged(text: str, table: Language) -> bool:
    return any(w.lemma in table.hedges or w.text.casefold() in table.hedges for w in words(text, table.code))


def _in_segment(part: Part, spans: Sequence[Span], denied: Sequence[bool]) -> Part:
    index = next((number for number, span in enumerate(spans) if span.meets(part.span)), 0)
    return replace(part, segment=index, denied=part.denied or (bool(denied) and denied[index]))


# --- times and figures ------------------------------------------------------------------------------------------


def _times(text: str, table: Language, today: date | None) -> list[Part]:
    dates = read_dates(text, table, today)
    parts = [
        Part(
            PartKind.TIME,
            when.text,
            when.span,
            0,
            when=when,
            weekday=when.first.weekday() if _is_day(when.first, when.last) else None,
        )
        for when in dates
    ]
    for weekday, span in weekdays_in(text, table).items():
        if not any(span.meets(when.span) for when in dates):
            parts.append(Part(PartKind.TIME, span.of(text), span, 0, weekday=weekday))
    return parts


def _is_day(first: date, last: date) -> bool:
    return first == last


def _figures(text: str, table: Language, today: date | None) -> list[Part]:
    taken = [when.span for when in read_dates(text, table, today)]
    found = read_quantities(text, table, taken)
    return [_figure(quantity, today) for quantity in found]


def _figure(quantity: Quantity, today: date | None) -> Part:
    """A figure; a time that has passed is the days that it leads back to."""
    if not quantity.ago or today is None:
        return Part(PartKind.FIGURE, quantity.text, quantity.span, 0, quantity=quantity)
    first, last = days_ago(quantity.model_copy(update={"bound": Bound.NONE}), today, 0.0)
    when = When(span=quantity.span, text=quantity.text, first=first, last=last, relative=True)
    return Part(PartKind.TIME, quantity.text, quantity.span, 0, quantity=quantity, when=when, counted_from=today)


# --- names ------------------------------------------------------------------------------------------------------


def _names(text: str, names: Sequence[Name], found: Sequence[Word], table: Language) -> list[Part]:
    before = {after.start: word for word, after in pairwise(found)}
    return [
        Part(
            PartKind.NAME,
            name.text,
            Span(start=name.start, end=name.end),
            0,
            base=name.text.casefold(),
            name=name,
            adjective=_is_adjective(name, table) or text[name.end : name.end + 1] == "-",
            placed=name.start in before and before[name.start].text.casefold() in table.clauses.places,
        )
        for name in names
    ]


def _is_adjective(name: Name, table: Language) -> bool:
    """Whether a listed name is the adjective of a state: "russisch", "Russian"."""
    if not any(key.startswith("state:") for key in name.keys):
        return False
    forms = {form.casefold() for group in table.names.demonyms.values() for form in group[:1]}
    return not name.text[0].isupper() or name.text.casefold() in forms


# --- words ------------------------------------------------------------------------------------------------------


def _phrases(found: Sequence[Word], bases: Sequence[str], taken: Sequence[Part], table: Language) -> list[Part]:
    """The phrases of the glossary that have several words, the longest first where several begin."""
    parts: list[Part] = []
    index = 0
    while index < len(found):
        concepts, used = _phrase_at(found, bases, index, table)
        stretch = found[index : index + used]
        if concepts and not any(_is_taken(word, taken) for word in stretch):
            parts.append(_whole(stretch, bases[index], concepts, table, predicate=_is_predicate(found, index, table)))
            index += used
        else:
            index += 1
    return parts


def _phrase_at(found: Sequence[Word], bases: Sequence[str], index: int, table: Language) -> tuple[frozenset[str], int]:
    known = concepts_of(table.code)
    for length in range(min(longest_phrase(table.code), len(found) - index), 1, -1):
        stretch = found[index : index + length]
        if any(after.start - word.end != 1 for word, after in pairwise(stretch)):
            continue
        plain = tuple(word.text.casefold() for word in stretch)
        concepts = known.get(tuple(bases[index : index + length]), _NONE) | known.get(plain, _NONE)
        if concepts:
            return concepts, length
    return _NONE, 1


def _words(found: Sequence[Word], bases: Sequence[str], taken: Sequence[Part], table: Language) -> list[Part]:
    parts: list[Part] = []
    for index, word in enumerate(found):
        concepts = senses(word, bases[index], table.code)
        if _is_taken(word, taken) or _is_empty(word, bases[index], concepts, table):
            continue
        whole = _whole([word], bases[index], concepts, table, predicate=_is_predicate(found, index, table))
        parts += _compound(whole, table) if word.capital and not concepts else [whole]
    return parts


def _is_predicate(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a word is a verb or an adjective, as far as its form and the word before it tell."""
    if found[index].capital:
        return False
    if not table.names.cased or is_verb(found[index]):
        return True
    return index > 0 and (found[index - 1].lemma in table.clauses.modals or found[index - 1].text == "to")


def _is_empty(word: Word, base: str, concepts: frozenset[str], table: Language) -> bool:
    """Whether a word carries no content: function words, negations, single letters, words for a year or a day."""
    low = word.text.casefold()
    if len(low) == 1 or low in table.function_words or low in table.negation.clause or _is_time_word(base, table):
        return True
    return base in table.function_words and (word.capital or not concepts)


def _is_time_word(base: str, table: Language) -> bool:
    return base in unit_words(table.code)


def _whole(stretch: Sequence[Word], base: str, concepts: frozenset[str], table: Language, *, predicate: bool) -> Part:
    first, last = stretch[0], stretch[-1]
    text = " ".join(word.text for word in stretch)
    return Part(
        PartKind.WORD,
        text,
        Span(start=first.start, end=last.end),
        0,
        base=base if len(stretch) == 1 else text.casefold(),
        concepts=concepts,
        pieces=tuple(_pieces(stretch, base, table)),
        decisive=len(stretch) == 1 and bool({base, first.text.casefold()} & set(table.decisive)),
        predicate=predicate,
    )


def _pieces(stretch: Sequence[Word], base: str, table: Language) -> Iterator[Piece]:
    """The words inside a phrase or a compound that carry content."""
    if len(stretch) == 1:
        bases = compound_parts(base, table.code) if stretch[0].capital else ()
        yield from (Piece(part, concepts_of(table.code).get((part,), _NONE)) for part in bases)
        return
    for word in stretch:
        concepts = senses(word, word.lemma, table.code)
        if not _is_empty(word, word.lemma, concepts, table):
            yield Piece(word.lemma, concepts)


def _compound(whole: Part, table: Language) -> list[Part]:
    """The parts of a compound that the glossary does not have as one word."""
    pieces = compound_parts(whole.base, table.code)
    if not pieces:
        return [whole]
    return [_piece(whole, piece, table, modifier=number < len(pieces) - 1) for number, piece in enumerate(pieces)]


def _piece(whole: Part, piece: str, table: Language, *, modifier: bool) -> Part:
    concepts = concepts_of(table.code).get((piece,), _NONE)
    keys = gazetteer(table.code).get((piece,))
    if keys:
        name = Name(piece, whole.span.start, whole.span.end, keys, ())
        return replace(whole, kind=PartKind.NAME, base=piece, name=name, adjective=True, predicate=False)
    return replace(whole, base=piece, concepts=concepts, pieces=(), modifier=modifier, predicate=False)


def _with_particles(found: Sequence[Word], spans: Sequence[Span], table: Language) -> list[str]:
    """Base forms, verbs joined with the particle that ends their segment: "lehnt ... ab" is "ablehnen"."""
    bases = [word.lemma for word in found]
    for span in spans:
        inside = [number for number, word in enumerate(found) if span.start <= word.start < span.end]
        if len(inside) < 2 or found[inside[-1]].text not in table.clauses.particles:  # noqa: PLR2004 a verb and its particle
            continue
        particle = found[inside[-1]].text
        for number in inside[:-1]:
            joined = particle + bases[number]
            if not found[number].capital and _is_word(joined, table):
                bases[number] = joined
                break
    return bases


def _is_word(base: str, table: Language) -> bool:
    return (base,) in concepts_of(table.code) or is_known(base, table.code)
