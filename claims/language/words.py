"""Words with their base forms, and the parts of German compounds."""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import simplemma

from claims.language.tagging import UNKNOWN, VERBS, Tag, Tagged, base_of, tag_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\.?(?<=\b\w\.)[^\W\d_]\.|(?<!\w['’])[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|['’]s\b|\d[\d.,]*(?<=\d)|[^\w\s]")
"""Words, numbers and signs, as the tagger wants them."""
_PACKED = True
"""Dictionaries are read in their packed form: 110 MB less, and loaded sooner; what was asked is remembered here."""
_CONTRACTED = ("n't", "n’t")
_LEMMATISED = frozenset({"de", "en", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "cs", "ru", "uk"})
_COMPOUNDING = frozenset({"de"})
_DECLINING = frozenset({"de"})
_CASE_ENDINGS = ("n", "r", "s", "m", "e", "en", "er", "es", "em")
_CASE_ENDING = re.compile(r"e[nmrs]?$")
_SUPERLATIVE = MappingProxyType({"de": re.compile(r"(?<!^i)st$"), "en": re.compile(r"(?:est|^worst)$")})
_LINKS = ("", "s", "n", "en", "es", "e", "er")
_SHORTEST_PART = 4
_SUFFIXES = frozenset({"schaft", "heit", "keit", "tum"})
"""Endings that are words by accident: "Mannschaft" is no shaft."""


class Word(NamedTuple):
    """A word of a text; hyphens part words."""

    text: str
    start: int
    end: int
    lemma: str
    """Base form in lower case."""
    tag: Tag = Tag.OTHER

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=8192)
def words(text: str, language: str) -> tuple[Word, ...]:
    """The words of a text in their order, offsets in code points."""
    tokens = list(_TOKEN.finditer(text))
    tagged = tag_words([token[0] for token in tokens], language)
    kinds = {token.start(): kind for token, kind in zip(tokens, tagged, strict=True)}
    return tuple(_word(match, kinds.get(match.start(), UNKNOWN), language) for match in _WORD.finditer(text))


def spelled(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, where neither base forms nor kinds are asked for."""
    return tuple(_WORD.findall(text))


def listed_words(text: str, language: str) -> tuple[Word, ...]:
    """The words of an entry in a table, each by itself: where there is no sentence there are no kinds of words."""
    return tuple(
        Word(match[0], match.start(), match.end(), lemma(match[0], language)) for match in _WORD.finditer(text)
    )


def _word(match: re.Match[str], kind: Tagged, language: str) -> Word:
    base = lemma(match[0], language)
    if kind.tag in VERBS and base == match[0].casefold():
        base = base_of(match[0], kind.kind, language) or base  # the dictionary took "rose" for the flower
    tag = Tag.FINITE if match[0].casefold().endswith(_CONTRACTED) else kind.tag
    return Word(match[0], match.start(), match.end(), base, tag)


def forms(word: Word, language: str) -> frozenset[str]:
    """The forms in which a list may have a word: its base form, as it stands, and without the ending of its case."""
    return frozenset((word.lemma, *uninflected(word.text.casefold(), language)))


def superlative(word: Word, language: str) -> str:
    """The base form of a superlative ("grösst" of "größten"), which is not the one of its adjective; else nothing."""
    low = word.text.casefold()
    stem = _CASE_ENDING.sub("", low) if language in _DECLINING else low
    ending = _SUPERLATIVE.get(language)
    is_one = ending is not None and ending.search(stem) is not None
    return stem if is_one and stem != word.lemma and not word.lemma.endswith("en") else ""


def uninflected(low: str, language: str) -> Iterator[str]:
    """A lower-case word, and what German may have declined: "größte" of "größten"."""
    yield low
    if language in _DECLINING:
        yield from (low.removesuffix(ending) for ending in _CASE_ENDINGS if low.endswith(ending))


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The base form of a word by itself, in lower case; the word where the language has no dictionary."""
    if language not in _LEMMATISED:
        return word.casefold()
    return str(simplemma.lemmatize(word, lang=language, low_memory=_PACKED)).casefold()


@lru_cache(maxsize=65536)
def is_known(word: str, language: str) -> bool:
    """Whether a dictionary of the language knows the word; names mostly are unknown."""
    return language in _LEMMATISED and bool(simplemma.is_known(word, lang=language, low_memory=_PACKED))


@lru_cache(maxsize=65536)
def compound_parts(base: str, language: str) -> tuple[str, ...]:
    """The parts of a compound as base forms, the one that carries the meaning last; empty if it is none.

    Both parts must be words of their own: "krisengespräch" is "krise" and "gespräch".
    """
    if language not in _COMPOUNDING or len(base) < 2 * _SHORTEST_PART:
        return ()
    for cut in range(_SHORTEST_PART, len(base) - _SHORTEST_PART + 1):
        tail = _as_noun(base[cut:], language)
        if tail is None:
            continue
        for link in _LINKS:
            head = _as_front(base[:cut].removesuffix(link), language) if base[:cut].endswith(link) else None
            if head is not None:
                return (*(compound_parts(head, language) or (head,)), tail)
    return ()


def _as_front(part: str, language: str) -> str | None:
    """The base form of a front part: a noun, or the stem of a verb ("Impf-")."""
    noun = _as_noun(part, language)
    if noun is not None or len(part) < _SHORTEST_PART or not is_known(part.capitalize(), language):
        return noun
    base = lemma(part.capitalize(), language)
    return base if base.endswith("en") else None


def _as_noun(part: str, language: str) -> str | None:
    """The base form of a part if the dictionary has it as a noun."""
    if len(part) < _SHORTEST_PART or part in _SUFFIXES or not is_known(part.capitalize(), language):
        return None
    base = str(simplemma.lemmatize(part.capitalize(), lang=language, low_memory=_PACKED))
    return base.casefold() if base[0].isupper() else None
