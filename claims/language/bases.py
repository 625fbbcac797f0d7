"""Base forms of words by themselves, from the dictionaries of simplemma."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

_PACKED = True
"""Dictionaries are read in their packed form: 110 MB less, and loaded sooner; what was asked is remembered here."""


@lru_cache(maxsize=65536)
def lemma(word: str, language: str) -> str:
    """The base form of a word by itself, in lower case; the word where the language has no dictionary."""
    shipped = shipped_bases(language).get(word)
    return shipped if shipped is not None else cased_lemma(word, language).casefold()


@cache
def shipped_bases(language: str) -> Mapping[str, str]:
    """What the dictionary says of the words of the glossary, so that it is not asked for all of them at every start."""
    entry = files("claims.language").joinpath(f"{language}.bases.txt")
    text = entry.read_text(encoding="utf-8") if entry.is_file() else ""
    return MappingProxyType(dict(line.split("\t", 1) for line in text.split("\n") if line))


def cased_lemma(word: str, language: str) -> str:
    """The base form as the dictionary writes it, which tells nouns where they begin with a capital."""
    return (
        str(simplemma.lemmatize(word, lang=language, low_memory=_PACKED)) if language in SUPPORTED_LANGUAGES else word
    )


@lru_cache(maxsize=65536)
def is_known(word: str, language: str) -> bool:
    """Whether a dictionary of the language knows the word; names mostly are unknown."""
    return language in SUPPORTED_LANGUAGES and bool(simplemma.is_known(word, lang=language, low_memory=_PACKED))
