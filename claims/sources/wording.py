"""The words of a claim in the language of a source: by names, by the glossary, and by the bridge of the encoder."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from claims.language.lexicon import concepts_of, senses, wordings
from claims.language.names import state_in, states_in
from claims.language.neutral import table_for
from claims.language.tagging import Tag
from claims.language.words import Word, words
from claims.models import Claim
from claims.text.embed import Embedder, Vectors, cosines

_SAYS_WHAT = frozenset({Tag.NOUN, Tag.NAME})
_MOST_NAMES = 4
_MOST_TERMS = 6
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_BRIDGES_FROM = 0.6
"""Cosine from which a word of the other language mostly is a translation; it finds, and decides nothing."""


class Words(NamedTuple):
    """What a claim is about, in one language."""

    names: tuple[str, ...]
    terms: tuple[str, ...]
    figures: tuple[str, ...]


class Wording:
    """Finds the words of claims in other languages."""

    def __init__(self, embedder: Embedder | None) -> None:
        """Use an encoder for words that the glossary lacks, where there is one."""
        self._embedder = embedder
        self._bridges: dict[str, _Bridge] = {}

    def of(self, claim: Claim, language: str) -> Words:
        """Names, terms and figures of a claim as a language writes them; a word without a translation is left out."""
        same = language == claim.language
        names = claim.entities if same else _names_in(claim.entities, claim.language, language)
        own = [word for word in words(claim.content, claim.language) if word.tag in _SAYS_WHAT]
        others = [word for word in own if not any(word.text in name.split() for name in claim.entities)]
        terms = [word.text for word in others] if same else self._translated(others, claim.language, language)
        figures = (*(quantity.text for quantity in claim.quantities), *_YEAR.findall(claim.content))
        return Words(_first(names, _MOST_NAMES), _first(terms, _MOST_TERMS), tuple(dict.fromkeys(figures)))

    def _translated(self, found: Sequence[Word], source: str, target: str) -> Iterator[str]:
        if not (table_for(source)[1] and table_for(target)[1]):
            return
        known = wordings(target)
        for word in found:
            concepts = sorted(senses(word, word.lemma, source) & known.keys())
            translation = known[concepts[0]] if concepts else self._bridged(word.text, target)
            if translation is not None:
                yield translation

    def _bridged(self, word: str, target: str) -> str | None:
        if self._embedder is None:
            return None
        bridge = self._bridges.setdefault(target, _Bridge(self._embedder, target))
        return bridge.nearest(word)


class _Bridge:
    """The words of a language by their vectors, worked out when the first word asks for them."""

    def __init__(self, embedder: Embedder, language: str) -> None:
        self._embedder = embedder
        self._phrases = tuple(dict.fromkeys(wordings(language).values()))

    def nearest(self, word: str) -> str | None:
        likeness = cosines(self._embedder.encode([word]), self._vectors)[0]
        best = int(likeness.argmax())
        return self._phrases[best] if likeness[best] >= _BRIDGES_FROM else None

    @cached_property
    def _vectors(self) -> Vectors:
        return self._embedder.encode(self._phrases)


def _names_in(names: Sequence[str], source: str, target: str) -> Iterator[str]:
    """Names of states as the other language has them, other names of the glossary too, and the rest as they are."""
    for name in names:
        states = states_in(name, source) if table_for(source)[1] else ()
        concepts = concepts_of(source).get(tuple(name.casefold().split()), frozenset())
        listed = next((wordings(target)[c] for c in sorted(concepts) if c in wordings(target)), None)
        yield next((found for code in states if (found := state_in(code, target))), None) or listed or name


def _first(found: Iterator[str] | Sequence[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:most]
