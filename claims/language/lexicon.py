"""The glossary: words of several languages that mean the same, kinds of things, and opposites.

Every ``glossary/*.tsv`` has one sense a row: ``concept``, a column of words for each language, and ``kind_of``, the
broader concepts; rows of one concept in several files are one. Every ``glossary/*.opposites.tsv`` has two concepts a
row and whether they are ``complementary`` (not-a means b) or ``contrary`` (both cannot be so, but neither may be).
``glossary/symmetric.txt`` lists the acts whose sides do the same, ``glossary/downward.txt`` those that hold for every
kind of what they are done to, ``glossary/collective.txt`` those for whom whoever belongs to them may speak.
``glossary/directions.txt`` says which acts go up and which down, ``glossary/kinds.tsv`` which kinds of things exclude
each other, ``glossary/single_valued.tsv`` which acts happen once and which relations have one value, and
``glossary/single_on_a_day.tsv`` which have one on a day.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from claims.errors import LanguageTableInvalid
from claims.language.neutral import table_for
from claims.language.words import Word, compound_cuts, listed_words, superlative, uninflected

_LONGEST_PHRASE = 4
_NOT_LANGUAGES = ("concept", "kind_of")
_NOT_SENSES = (".opposites.tsv", "kinds.tsv", "single_valued.tsv", "single_on_a_day.tsv")
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
    return own | known.get((base,), _NONE) if " " not in base else known.get(tuple(base.split()), _NONE)


def _is_degree(low: str, base: str, language: str) -> bool:
    """Whether a form other than the base looks like a comparative or superlative."""
    degrees = table_for(language)[0].forms.degrees
    return low != base and bool(degrees) and re.search(degrees, low) is not None


@lru_cache(maxsize=65536)
def compound_pieces(base: str, language: str) -> tuple[str, ...]:
    """The words inside a compound, cut where the glossary knows both sides if it knows them anywhere.

    Empty where it is none: "straßenbahnlinie" is "straßenbahn" and "linie", not "straße" and "bahnlinie".
    """
    known = concepts_of(language)
    cuts = compound_cuts(base, language)
    unknown = (([(word,) not in known for word in cut], cut) for cut in cuts)
    _, (front, tail) = min(unknown, key=lambda each: (sum(each[0]), each[0][-1]), default=([], ("", "")))
    if not front:
        return ()
    sides = ((word,) if (word,) in known else compound_pieces(word, language) or (word,) for word in (front, tail))
    return tuple(word for side in sides for word in side)


@cache
def wordings(language: str) -> Mapping[str, str]:
    """How a language says each concept: by the first of the words that are listed for it."""
    found: dict[str, str] = {}
    for row in _rows(opposites=False):
        for phrase in _phrases(row.get(language, ""), language)[:1]:
            found.setdefault(row["concept"], phrase)
    return MappingProxyType(found)


@cache
def phrases_of_verbs(language: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """What belongs to a verb in phrases of the glossary, by the verb: "ums leben" to "kommen", "guilty" to "find"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    last = bool(table_for(language)[0].clauses.particles)
    for phrase in concepts_of(language):
        if 1 < len(phrase) <= longest_phrase(language):
            verb, rest = (phrase[-1], phrase[:-1]) if last else (phrase[0], phrase[1:])
            found.setdefault(verb, []).append(rest)
    return MappingProxyType({verb: tuple(sorted(rests, key=len, reverse=True)) for verb, rests in found.items()})


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


@cache
def _pairs(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of a list of two columns, the second split at its commas."""
    text = files("claims.language").joinpath("glossary", name).read_text(encoding="utf-8")
    lines = (line.partition("\t") for line in text.splitlines())
    return tuple((first, tuple(_listed(rest))) for first, _, rest in lines)


def is_symmetric(concept: str) -> bool:
    """Whether an act is done by both its sides alike: who meets somebody is met by them."""
    return concept in _list("symmetric.txt")


def is_downward(concept: str) -> bool:
    """Whether what is said of a whole kind holds for its members: who bans vehicles bans buses."""
    return concept in _list("downward.txt")


def is_collective(concept: str) -> bool:
    """Whether anybody who belongs to it may speak for it: a delegation, a government."""
    return concept in _list("collective.txt")


class Direction(StrEnum):
    """Which way an act moves a figure or a state."""

    UP = "up"
    DOWN = "down"


def direction(concept: str) -> Direction | None:
    """Which way an act goes: who raises goes up, what worsens goes down; None where it goes neither way."""
    return _directions().get(concept)


def go_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what has one set of senses goes up, and what has the other goes down, or the other way round."""
    ways = [{direction(concept) for concept in senses_of} - {None} for senses_of in (one, other)]
    return all(len(way) == 1 for way in ways) and ways[0] != ways[1]


@cache
def _directions() -> Mapping[str, Direction]:
    return {concept: Direction(found[0]) for concept, found in _pairs("directions.txt")}


def excluding_kinds(one: str, other: str) -> bool:
    """Whether nothing can be both: a film is no novel, a city no river."""
    return any(_are_apart(group, broader(one), broader(other)) for _, group in _pairs("kinds.tsv"))


def is_kind_of_thing(concept: str) -> bool:
    """Whether a concept is of a kind that excludes others."""
    return any(not broader(concept).isdisjoint(group) for _, group in _pairs("kinds.tsv"))


def _are_apart(group: Sequence[str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each is something of a group, and they have nothing of it in common."""
    first, second = one.intersection(group), other.intersection(group)
    return bool(first) and bool(second) and not first & second


def single_slots(concept: str) -> frozenset[str]:
    """The slots of an act or a relation that have one value only: who is born is so once, and in one place."""
    return frozenset(dict(_pairs("single_valued.tsv")).get(concept, ()))


def single_slots_on_a_day(concept: str) -> frozenset[str]:
    """The slots of an act that have one value on one day: one mayor of a town is elected then."""
    return frozenset(dict(_pairs("single_on_a_day.tsv")).get(concept, ()))


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
    tables = (entry for entry in entries if entry.name.endswith(".opposites.tsv" if opposites else ".tsv"))
    wanted = [table for table in tables if opposites or not table.name.endswith(_NOT_SENSES)]
    return tuple(row for table in wanted for row in _rows_of(table))


def _rows_of(table: Traversable) -> Iterator[dict[str, str]]:
    lines = table.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) > len(header) or not cells[0]:
            raise LanguageTableInvalid(f"{table.name}, line {number}: {len(cells)} columns where {len(header)} belong.")
        yield dict(zip(header, cells, strict=False))


@cache
def glossary_languages() -> frozenset[str]:
    """The languages that the glossary has words of."""
    return frozenset(
        name for row in _rows(opposites=False) for name, cell in row.items() if cell and name not in _NOT_LANGUAGES
    )
