"""Names by identity: states with their adjectives, people and capitals, organisations, and names by their sound."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from babel import Locale

from claims.language.lexicon import concepts_of, senses
from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.units import unit_words
from claims.language.words import Word, compound_parts, is_known, listed_words

_STATES = re.compile(r"[A-Z]{2}")
_LONGEST_NAME = 6
_MARKS_BEFORE_A_SENTENCE = 2
_SOUNDS = (
    ("tsch", "ch"),
    ("sch", "sh"),
    ("kh", "ch"),
    ("ts", "z"),
    ("tz", "z"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("w", "v"),
    ("ja", "ia"),
    ("ju", "iu"),
    ("j", "i"),
    ("y", "i"),
    ("z", "s"),
    ("ck", "k"),
    ("q", "k"),
)
_DOUBLED = re.compile(r"(.)\1+")


class Name(NamedTuple):
    """A name in a text."""

    text: str
    start: int
    end: int
    keys: frozenset[str]
    """Identities from the tables: ``state:RU``, ``seat:RU``, ``name:nato``; empty for a name that they lack."""
    sounds: tuple[str, ...]
    """How its words sound, written alike in all languages."""


_Reader = Callable[[Sequence[Word], int, Language], tuple[Name, int] | None]


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A spelling that transliterations share: "Gorbatschow" and "Gorbachov", "Jelzin" and "Yeltsin" are one."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ß", "ss"))
    plain = "".join(letter for letter in plain if letter.isalpha() and not unicodedata.combining(letter))
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return _DOUBLED.sub(r"\1", plain)


def listed_names(found: Sequence[Word], table: Language) -> list[Name]:
    """The names of the tables among the words of a text, from left to right, the longest first where several begin."""
    return _scan(found, table, _listed_name)


def unlisted_names(found: Sequence[Word], table: Language) -> list[Name]:
    """What looks like a name among the words that are left: capital letters, no word of dictionary or glossary."""
    return _scan(found, table, _unlisted_name)


def _scan(found: Sequence[Word], table: Language, reader: _Reader) -> list[Name]:
    names: list[Name] = []
    index = 0
    while index < len(found):
        name, used = reader(found, index, table) or (None, 1)
        if name is not None:
            names.append(name)
        index += used
    return names


def same_name(one: Name, other: Name) -> bool:
    """Whether two names mean the same, first names and spelling aside."""
    if one.keys or other.keys:
        return bool(one.keys & other.keys)
    if not one.sounds or not other.sounds:
        return False
    short, long = sorted((one.sounds, other.sounds), key=len)
    if len(short) == 1:
        return _alike(short[0], long[-1])
    return _alike(short[-1], long[-1]) and bool(set(short[:-1]) & set(long[:-1]))


def _alike(one: str, other: str) -> bool:
    """Whether two sounds are one, the ending of a genitive aside."""
    return one == other or one + "s" == other or other + "s" == one


@cache
def gazetteer(code: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The listed names of a language, as lower-case words in every form, with their identities."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, key in _listed_names(table_for(code)[0]):
        split = listed_words(name, code)
        plain = tuple(word.text.casefold() for word in split)
        for form in {plain, (*plain[:-1], plain[-1] + "s"), tuple(word.lemma for word in split), *_declined(plain)}:
            found.setdefault(form, set()).add(key)
    return MappingProxyType({form: frozenset(keys) for form, keys in found.items()})


def _declined(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """German names with an adjective in their other cases: "Vereinigten Staaten"."""
    if len(name) > 1 and name[0].endswith("e"):
        for ending in "nrs":
            yield (name[0] + ending, *name[1:])


def _listed_names(table: Language) -> Iterator[tuple[str, str]]:
    for code, name in Locale.parse(table.code).territories.items():
        if _STATES.fullmatch(code):
            yield name, f"state:{code}"
    groups = ((table.names.territories, "state"), (table.names.demonyms, "state"), (table.names.capitals, "seat"))
    for group, kind in (*groups, (table.names.others, "name")):
        for code, forms in group.items():
            for form in forms:
                yield form, f"{kind}:{code}"


def _listed_name(found: Sequence[Word], index: int, table: Language) -> tuple[Name, int] | None:
    known = gazetteer(table.code)
    for length in range(min(_LONGEST_NAME, len(found) - index), 0, -1):
        stretch = found[index : index + length]
        keys = known.get(tuple(w.lemma for w in stretch)) or known.get(tuple(w.text.casefold() for w in stretch))
        if keys and _may_be_name(stretch[0], table):
            return _named(stretch, keys), length
    return None


def _may_be_name(word: Word, table: Language) -> bool:
    """Lower case is a name only where adjectives of names are written so ("russisch"), never "us" for "US"."""
    return word.capital or (not table.names.cased and len(word.text) > len("oder"))


def _unlisted_name(found: Sequence[Word], index: int, table: Language) -> tuple[Name, int] | None:
    length = 0
    while index + length < len(found) and _looks_like_name(found, index + length, table, begun=length > 0):
        length += 1
    if length == 0:
        return None
    stretch = found[index : index + length]
    return _named(stretch, frozenset()), length


def _looks_like_name(found: Sequence[Word], index: int, table: Language, *, begun: bool) -> bool:
    word = found[index]
    if not word.capital or len(word.text) == 1 or _is_common(word, table):
        return False
    if begun:
        return word.start - found[index - 1].end == 1
    if table.names.cased:
        opens_sentence = index == 0 and word.start <= _MARKS_BEFORE_A_SENTENCE
        known = opens_sentence and is_known(word.text.casefold(), table.code)
        return not known or _leads_in_a_name(found, index, table)
    return _is_strange(word, table) or _stands_bare(found, index, table) or _leads_in_a_name(found, index, table)


def _is_strange(word: Word, table: Language) -> bool:
    """Whether neither the dictionary nor the glossary knows a word, not even as a compound."""
    if is_known(word.text, table.code):
        return False
    parts = compound_parts(word.lemma, table.code)
    return not parts or (parts[-1],) not in concepts_of(table.code)


def _leads_in_a_name(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a known word stands right before a strange one, as first names do: "Mara Quist"."""
    if index + 1 >= len(found) or found[index + 1].start - found[index].end != 1:
        return False
    after = found[index + 1]
    return after.capital and not _is_common(after, table) and _is_strange(after, table)


def _is_common(word: Word, table: Language) -> bool:
    low = word.text.casefold()
    if {word.lemma, low} & table.function_words or word.lemma in unit_words(table.code):
        return True
    return bool(senses(word, word.lemma, table.code))


def _stands_bare(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether a noun follows a preposition or another noun without an article: "in Dortmund", "Peter Müller"."""
    if index == 0:
        return False
    before = found[index - 1]
    if found[index].start - before.end != 1:
        return False
    return before.text in table.clauses.prepositions or (before.capital and index > 1)


def _named(stretch: Sequence[Word], keys: frozenset[str]) -> Name:
    text = " ".join(word.text for word in stretch)
    return Name(text, stretch[0].start, stretch[-1].end, keys, tuple(sound(word.text) for word in stretch))
