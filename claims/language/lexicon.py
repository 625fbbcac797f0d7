"""The glossary: words of several languages that mean the same, kinds of things, and opposites.

Every ``glossary/*.tsv`` has one sense a row: ``concept``, a column of words for each language, and ``kind_of``, the
broader concepts; rows of one concept in several files are one. Every ``glossary/*.opposites.tsv`` has two concepts a
row and whether they are ``complementary`` (not-a means b) or ``contrary`` (both cannot be so, but neither may be).
``glossary/symmetric.txt`` lists the acts whose sides do the same, ``glossary/downward.txt`` those that hold for every
kind of what they are done to, ``glossary/collective.txt`` those for whom whoever belongs to them may speak.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from claims.errors import LanguageTableInvalid
from claims.language.neutral import table_for
from claims.language.words import Word, listed_words, superlative, uninflected

_LONGEST_PHRASE = 4
_NOT_LANGUAGES = ("concept", "kind_of")
_NONE: frozenset[str] = frozenset()


class Opposition(StrEnum):
    """How two concepts exclude each other."""

    COMPLEMENTARY = "complementary"
    CONTRARY = "contrary"


@cache
def concepts_of(language: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """Words and phrases of a language, as listed and as base forms, with the concepts that they stand for.

    A single word whose base form has a row of its own ("besser" beside "gut") counts only as it is listed.
    """
    found: dict[tuple[str, ...], set[str]] = {}
    by_base: dict[tuple[str, ...], set[str]] = {}
    for row in _rows(opposites=False):
        for phrase in _phrases(row.get(language, ""), language):
            split = listed_words(phrase, language)
            listed = tuple(word.text.casefold() for word in split)
            base = tuple(_base_in_phrase(word, language) if len(split) > 1 else word.lemma for word in split)
            found.setdefault(listed, set()).add(row["concept"])
            if base != listed:
                by_base.setdefault(base, set()).add(row["concept"])
    for base, concepts in by_base.items():
        if len(base) > 1 or base not in found:
            found.setdefault(base, set()).update(concepts)
    return MappingProxyType({key: frozenset(concepts) for key, concepts in found.items()})


def phrases_of(language: str) -> Iterator[str]:
    """Every word and phrase that the glossary has for a language."""
    for row in _rows(opposites=False):
        yield from _phrases(row.get(language, ""), language)


def _base_in_phrase(word: Word, language: str) -> str:
    return word.lemma if word.capital else superlative(word, language) or word.lemma


def senses(word: Word, base: str, language: str) -> frozenset[str]:
    """The concepts that a word may stand for; a comparative or superlative with a row of its own means only that."""
    known = concepts_of(language)
    low = word.text.casefold()
    own = next((known[(form,)] for form in uninflected(low, language) if (form,) in known), _NONE)
    if own and _is_degree(low, base, language):
        return own
    return own | known.get((base,), _NONE)


def _is_degree(low: str, base: str, language: str) -> bool:
    """Whether a form other than the base looks like a comparative or superlative."""
    degrees = table_for(language)[0].forms.degrees
    return low != base and bool(degrees) and re.search(degrees, low) is not None


@cache
def wordings(language: str) -> Mapping[str, str]:
    """How a language says each concept: by the first of the words that are listed for it."""
    found: dict[str, str] = {}
    for row in _rows(opposites=False):
        for phrase in _phrases(row.get(language, ""), language)[:1]:
            found.setdefault(row["concept"], phrase)
    return MappingProxyType(found)


@cache
def longest_phrase(language: str) -> int:
    """Number of words of the longest phrase that the glossary has for a language."""
    return min(_LONGEST_PHRASE, max(map(len, concepts_of(language)), default=0))


@cache
def broader(concept: str) -> frozenset[str]:
    """The concept with everything that it is a kind of."""
    found: set[str] = set()
    open_ends = [concept]
    while open_ends:
        current = open_ends.pop()
        if current not in found:
            found.add(current)
            open_ends.extend(_kinds().get(current, ()))
    return frozenset(found)


@cache
def opposites(concept: str) -> Mapping[str, Opposition]:
    """The concepts that exclude this one."""
    return MappingProxyType(_opposites().get(concept, {}))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(files("claims.language").joinpath("glossary", name).read_text(encoding="utf-8").split())


def is_symmetric(concept: str) -> bool:
    """Whether an act is done by both its sides alike: who meets somebody is met by them."""
    return concept in _list("symmetric.txt")


def is_downward(concept: str) -> bool:
    """Whether what is said of a whole kind holds for its members: who bans vehicles bans buses."""
    return concept in _list("downward.txt")


def is_collective(concept: str) -> bool:
    """Whether anybody who belongs to it may speak for it: a delegation, a government."""
    return concept in _list("collective.txt")


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows(opposites=False):
        found[row["concept"]] = (*found.get(row["concept"], ()), *_listed(row.get("kind_of", "")))
    return found


@cache
def _opposites() -> Mapping[str, dict[str, Opposition]]:
    found: dict[str, dict[str, Opposition]] = {}
    for row in _rows(opposites=True):
        kind = Opposition(row["kind"])
        found.setdefault(row["a"], {})[row["b"]] = kind
        found.setdefault(row["b"], {})[row["a"]] = kind
    return found


def _phrases(cell: str, language: str) -> list[str]:
    reflexive = f"{table_for(language)[0].forms.reflexive} ".lstrip()
    return [phrase.removeprefix(reflexive) for phrase in _listed(cell)]


def _listed(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


@cache
def _rows(*, opposites: bool) -> tuple[dict[str, str], ...]:
    entries = sorted(files("claims.language").joinpath("glossary").iterdir(), key=lambda entry: entry.name)
    tables = [entry for entry in entries if entry.name.endswith(".tsv")]
    return tuple(row for t in tables if t.name.endswith(".opposites.tsv") == opposites for row in _rows_of(t))


def _rows_of(table: Traversable) -> Iterator[dict[str, str]]:
    lines = table.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) > len(header) or not cells[0]:
            raise LanguageTableInvalid(f"{table.name}, line {number}: {len(cells)} columns where {len(header)} belong.")
        yield dict(zip(header, cells, strict=False))


def glossary_languages() -> frozenset[str]:
    """The languages that the glossary has words of."""
    return frozenset(
        name for row in _rows(opposites=False) for name, cell in row.items() if cell and name not in _NOT_LANGUAGES
    )
