"""The words of a claim in the language of a source: by names, by the glossary, and by the bridge of the encoder."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from claims.language.lexicon import concepts_of, longest_phrase, senses, wordings
from claims.language.names import listed_names, state_in
from claims.language.neutral import table_for
from claims.language.tagging import Tag
from claims.language.units import unit_words, units
from claims.language.words import Word, listed_words, words
from claims.models import Claim
from claims.policy.retrieval import Retrieval
from claims.text.embed import Embedder, Vectors, cosines

_SAYS_WHAT = frozenset({Tag.NOUN, Tag.NAME})
_MOST_NAMES = 4
_MOST_TERMS = 6
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Words(NamedTuple):
    """What a claim is about, in one language."""

    names: tuple[str, ...]
    terms: tuple[str, ...]
    figures: tuple[str, ...]


class Wording:
    """Finds the words of claims in other languages."""

    def __init__(self, embedder: Embedder | None, retrieval: Retrieval | None = None) -> None:
        """Use an encoder for words that the glossary lacks, where there is one."""
        self._embedder = embedder
        self._bridges_from = (retrieval or Retrieval()).bridges_from
        self._bridges: dict[str, _Bridge] = {}

    def of(self, claim: Claim, language: str) -> Words:
        """Names, terms and figures of a claim as a language writes them; a noun without a translation is left out."""
        same = language == claim.language
        names = claim.entities if same else _names_in(claim.entities, claim.language, language)
        others = _others(claim)
        own = (word.text for word in others if word.tag in _SAYS_WHAT)
        terms = own if same else self._translated(others, claim.language, language)
        figures = (*(quantity.text for quantity in claim.quantities), *_YEAR.findall(claim.content))
        return Words(_first(names, _MOST_NAMES), _first(terms, _MOST_TERMS), tuple(dict.fromkeys(figures)))

    def _translated(self, found: Sequence[Word], source: str, target: str) -> Iterator[str]:
        if not (table_for(source)[0].decides and table_for(target)[0].decides):
            return
        index = 0
        while index < len(found):
            phrase, used = _phrase_at(found, index, source, target) or (None, 1)
            translation = phrase or self._translation(found[index], source, target)
            if translation is not None:
                yield translation
            index += used

    def _translation(self, word: Word, source: str, target: str) -> str | None:
        if word.tag not in _SAYS_WHAT:
            return None
        known = _listed(senses(word, word.lemma, source), target)
        return known or (word.text if word.tag is Tag.NAME else self._bridged(word.text, target))

    def _bridged(self, word: str, target: str) -> str | None:
        if self._embedder is None:
            return None
        bridge = self._bridges.setdefault(target, _Bridge(self._embedder, target))
        return bridge.nearest(word, self._bridges_from)


class _Bridge:
    """The words of a language by their vectors, worked out when the first word asks for them."""

    def __init__(self, embedder: Embedder, language: str) -> None:
        self._embedder = embedder
        self._phrases = tuple(dict.fromkeys(wordings(language).values()))

    def nearest(self, word: str, from_cosine: float) -> str | None:
        likeness = cosines(self._embedder.encode([word]), self._vectors)[0]
        best = int(likeness.argmax())
        return self._phrases[best] if likeness[best] >= from_cosine else None

    @cached_property
    def _vectors(self) -> Vectors:
        return self._embedder.encode(self._phrases)


def _others(claim: Claim) -> Sequence[Word]:
    """The words of a claim that belong to no name, figure or time: these are found by other means, or not at all."""
    written = (*claim.entities, *(figure.text for figure in claim.quantities), *(when.text for when in claim.dates))
    taken = {word.text for text in written for word in listed_words(text, claim.language)}
    times = {word for word, unit in unit_words(claim.language).items() if units()[unit].dimension == "time"}
    found = words(claim.content, claim.language)
    return [word for word in found if word.text not in taken and not times & {word.text.casefold(), word.lemma}]


def _phrase_at(found: Sequence[Word], index: int, source: str, target: str) -> tuple[str, int] | None:
    """The translation of a phrase of several words that begins at one of them, and how many words it has."""
    for length in range(longest_phrase(source), 1, -1):
        stretch = found[index : index + length]
        is_whole = len(stretch) == length and all(after.start - word.end == 1 for word, after in pairwise(stretch))
        if is_whole and any(word.tag in _SAYS_WHAT for word in stretch):
            written = tuple(word.text.casefold() for word in stretch)
            concepts = [concepts_of(source).get(form) for form in (written, tuple(word.lemma for word in stretch))]
            translation = next((known for c in concepts if c and (known := _listed(c, target))), None)
            if translation is not None:
                return translation, length
    return None


def _listed(concepts: Iterable[str], language: str) -> str | None:
    """How a language says the first of the concepts for which it has a word."""
    return next((wordings(language)[c] for c in sorted(concepts) if c in wordings(language)), None)


def _names_in(names: Sequence[str], source: str, target: str) -> Iterator[str]:
    """Names that the tables and the glossary know as the other language has them, and the rest as they are."""
    for name in names:
        concepts = concepts_of(source).get(tuple(name.casefold().split()), frozenset())
        yield _in_tables(name, source, target) or _listed(concepts, target) or name


def _in_tables(name: str, source: str, target: str) -> str | None:
    """The other language's name for what the tables know by all words of a name; "Deutsche Bank" is no Germany."""
    (table, known), (other, _) = table_for(source), table_for(target)
    split = listed_words(name, source)
    found = listed_names(split, table) if known else []
    for key in (key for one in found if one.text == " ".join(word.text for word in split) for key in sorted(one.keys)):
        kind, _, code = key.partition(":")
        listed = {"seat": other.names.capitals, "name": other.names.others}.get(kind, {}).get(code, ())
        written = (state_in(code, other.code) or "").partition(" (")[0] if kind == "state" else next(iter(listed), None)
        if written:
            return written
    return None


def _first(found: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:most]
