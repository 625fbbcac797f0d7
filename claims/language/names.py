"""Names by identity: states with their adjectives, people and capitals, organisations, and names by their sound."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from babel import Locale

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, listed_words

_STATES = re.compile(r"[A-Z]{2}")
_NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters that CLDR has for groups of states, for what is unknown, and for tests."""
_LONGEST_NAME = 6
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
    tail: tuple[str, ...] = ()
    """How common words behind it sound that belong to it: "motors" in "Brightwell Motors"."""


Reader = Callable[[Sequence[Word], int, Language], tuple[Name, int] | None]


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
    return scan(found, table, _listed_name)


def scan(found: Sequence[Word], table: Language, reader: Reader) -> list[Name]:
    """The names that a reader finds, from left to right."""
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
    if _alike(_whole(one), _whole(other)):
        return True
    short, long = sorted((one.sounds, other.sounds), key=len)
    if not _alike(short[-1], long[-1]):
        return False
    return not _are_told_apart(one, other) and (len(short) == 1 or bool(set(short[:-1]) & set(long[:-1])))


def state_in(code: str, language: str) -> str | None:
    """What a language calls a state, by its ISO 3166-1 alpha-2 code; None where it has no word for it."""
    name = Locale.parse(language).territories.get(code)
    return str(name) if name is not None else None


def states_in(text: str, language: str) -> tuple[str, ...]:
    """The states that a text names, by their ISO 3166-1 alpha-2 code, in its order; a capital names its state."""
    table, _ = table_for(language)
    keys = [key for name in listed_names(listed_words(text, language), table) for key in sorted(name.keys)]
    codes = dict.fromkeys(key.partition(":")[2] for key in keys if key.startswith(("state:", "seat:")))
    return tuple(code for code in codes if _STATES.fullmatch(code) and code not in _NO_STATES)


def _whole(name: Name) -> str:
    """How a name sounds with all that belongs to it: "Tarrant Island" is one name to German, two words to English."""
    return "".join((*name.sounds, *name.tail))


def _are_told_apart(one: Name, other: Name) -> bool:
    """Whether each has words that the other lacks: "Air Cordena" and "Cordena Cargo"."""
    extra, others = {*one.sounds[:-1], *one.tail}, {*other.sounds[:-1], *other.tail}
    return bool(extra and others) and not extra & others


def _alike(one: str, other: str) -> bool:
    """Whether two sounds are one, the ending of a genitive aside."""
    if one == other or one + "s" == other or other + "s" == one:
        return True
    return any(a.endswith("t") and b == sound(a + "s") for a, b in ((one, other), (other, one)))  # "Quists", "Quist"


@cache
def gazetteer(code: str) -> Mapping[tuple[str, ...], frozenset[str]]:
    """The listed names of a language, as lower-case words in every form, with their identities."""
    found: dict[tuple[str, ...], set[str]] = {}
    for name, key in _listed_names(table_for(code)[0]):
        split = listed_words(name, code)
        plain = tuple(word.text.casefold() for word in split)
        for form in {
            plain,
            (*plain[:-1], plain[-1] + "s"),
            tuple(word.lemma for word in split),
            *_declined(plain, table_for(code)[0]),
        }:
            found.setdefault(form, set()).add(key)
    for name, key in _of_states(table_for(code)[0]):
        for inflected in _inflected(name, table_for(code)[0]):
            found.setdefault(tuple(word.text.casefold() for word in listed_words(inflected, code)), set()).add(key)
    return MappingProxyType({form: frozenset(keys) for form, keys in found.items()})


def _declined(name: tuple[str, ...], table: Language) -> Iterator[tuple[str, ...]]:
    """Names that an adjective opens, in their other cases: "Vereinigten Staaten"."""
    if len(name) > 1 and name[0].endswith("e"):
        for ending in table.forms.name_endings:
            yield (name[0] + ending, *name[1:])


def _of_states(table: Language) -> Iterator[tuple[str, str]]:
    """The adjectives and inhabitants of states."""
    for code, forms in table.names.demonyms.items():
        for form in forms:
            yield form, f"state:{code}"


def _inflected(form: str, table: Language) -> Iterator[str]:
    for end, endings in table.names.endings.items():
        if form.endswith(end):
            yield from (form + ending for ending in endings)


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
    if not _first_words(table.code) & {found[index].lemma, found[index].text.casefold()}:
        return None
    for length in range(min(_LONGEST_NAME, len(found) - index), 0, -1):
        stretch = found[index : index + length]
        keys = known.get(tuple(w.lemma for w in stretch)) or known.get(tuple(w.text.casefold() for w in stretch))
        if length == 1 and keys and _leads_a_proper_name(found, index, table):
            return _with_its_noun(found[index : index + 2], table), 2
        if keys and _may_be_name(stretch, table) and not (length == 1 and _ends_a_name(found, index)):
            return named(stretch, keys), length
    return None


@cache
def _first_words(code: str) -> frozenset[str]:
    """The words that a listed name may begin with: most words begin none, and need not be looked at further."""
    return frozenset(form[0] for form in gazetteer(code) if form)


def _ends_a_name(found: Sequence[Word], index: int) -> bool:
    """Whether a name stands right before: "Tarrant Island" is no Iceland, though "Island" is German for it."""
    if not index or found[index].start - found[index - 1].end != 1:
        return False
    return found[index].capital and found[index - 1].tag is Tag.NAME


def _leads_a_proper_name(found: Sequence[Word], index: int, table: Language) -> bool:
    """Whether the adjective of a state is written with a capital before a noun: "die Deutsche Bank"."""
    if table.names.cased or not index or index + 1 >= len(found):
        return False
    word, after = found[index], found[index + 1]
    adjective = word.capital and word.text.endswith(table.forms.adjective_endings) and word.tag is Tag.ATTRIBUTE
    return adjective and after.capital and after.tag is Tag.NOUN and after.start - word.end == 1


def _with_its_noun(stretch: Sequence[Word], table: Language) -> Name:
    """Such a name; it sounds like its first case, in which other languages have it."""
    name = named(stretch, frozenset())
    endings = table.forms.adjective_endings
    longest = max((ending for ending in endings if stretch[0].text.endswith(ending)), key=len)
    return name._replace(sounds=(sound(stretch[0].text.removesuffix(longest) + endings[0]), *name.sounds[1:]))


def _may_be_name(stretch: Sequence[Word], table: Language) -> bool:
    """Lower case is a name where adjectives of names ("russisch") or the name itself ("eurozone") are written so."""
    if stretch[0].capital:
        return True
    if table.names.cased and tuple(word.text for word in stretch) in _lower_names(table.code):
        return True
    small = not table.names.cased or table.names.small_adjectives
    return small and len(stretch[0].text) > len("oder")  # never "us" for "US"


@cache
def _lower_names(code: str) -> frozenset[tuple[str, ...]]:
    """Names that are listed in lower case."""
    forms = (form for group in table_for(code)[0].names.others.values() for form in group)
    return frozenset(tuple(form.split()) for form in forms if form == form.lower())


def named(stretch: Sequence[Word], keys: frozenset[str]) -> Name:
    """Words as a name."""
    text = " ".join(word.text for word in stretch)
    return Name(text, stretch[0].start, stretch[-1].end, keys, tuple(sound(word.text) for word in stretch))
