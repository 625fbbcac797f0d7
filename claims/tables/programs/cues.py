"""Words that say what is to be computed, and how any word is spelled for comparing."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from claims.language.bases import lemma
from claims.models import Record

_LANGUAGES = ("en", "de")
_SHORTEST = 4
"""Letters from which on an ending may be taken off."""


class Listed(Record):
    """Words without an order."""

    words: tuple[str, ...]


class Groups(Record):
    """Groups of words that may stand for each other."""

    groups: tuple[tuple[str, ...], ...]


class CueWords(Record):
    """What stands in ``cues.toml``."""

    cues: dict[str, tuple[str, ...]]
    cuts: Listed
    passing: Listed
    colourless: Listed
    ordinals: dict[str, int]
    numerals: dict[str, int]
    months: dict[str, int]
    alike: Groups
    irregular: dict[str, str]
    totals: Listed
    than: Listed
    with_than: Listed
    years: Listed
    ranks: Listed
    outcomes: dict[str, tuple[str, ...]]
    derived: dict[str, tuple[str, ...]]


@cache
def cue_words() -> CueWords:
    """The words, whatever their language."""
    return CueWords.model_validate(tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8")))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word share, without accents and the sign of a plural."""
    low = word.casefold()
    known = cue_words().irregular.get(low)
    if known is not None:
        return known
    base = lemma(low, _LANGUAGES[0])
    plain = folded(base)
    if base == low and len(plain) > _SHORTEST and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-1]
    return plain


def folded(text: str) -> str:
    """A text in lower case without accents."""
    low = text.casefold()
    if low.isascii():
        return low
    return "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))


@cache
def passing() -> frozenset[str]:
    """The stems of words that tell nothing."""
    return frozenset(map(stem, cue_words().passing.words))


@cache
def colourless() -> frozenset[str]:
    """The stems of words that tell something only where the table has them."""
    return frozenset(map(stem, cue_words().colourless.words))


@cache
def cuts() -> frozenset[str]:
    """The stems of words that part clauses."""
    return frozenset(map(stem, cue_words().cuts.words))


@cache
def cue_phrases() -> MappingProxyType[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of all cues as they stand with their names, by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in cue_words().cues.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    return MappingProxyType({first: tuple(sorted(own, key=lambda one: -len(one[0]))) for first, own in found.items()})


@cache
def listed() -> frozenset[str]:
    """Every word of a cue as it stands: "least" is no form of "less"."""
    return frozenset(word for phrases in cue_words().cues.values() for phrase in phrases for word in phrase.split())


@cache
def alike() -> MappingProxyType[str, frozenset[str]]:
    """The stems that may stand for a stem."""
    found: dict[str, set[str]] = {}
    for group in cue_words().alike.groups:
        stems = {stem(word) for word in group}
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return MappingProxyType({one: frozenset(others) for one, others in found.items()})


@cache
def totals() -> frozenset[str]:
    """The stems of names of rows that add up others."""
    return frozenset(map(stem, cue_words().totals.words))


@cache
def ranks() -> frozenset[str]:
    """The stems of headers below which the smaller figure is the better one."""
    return frozenset(map(stem, cue_words().ranks.words))


@cache
def running() -> frozenset[str]:
    """The stems of headers below which scores run on through the table."""
    return frozenset(map(stem, cue_words().derived["running"]))


@cache
def than() -> frozenset[str]:
    """Words behind a comparative that bind what follows to it."""
    return frozenset(cue_words().than.words)


@cache
def with_than() -> frozenset[str]:
    """Comparatives that bind a figure only by such a word: "more than 5", "over 5"."""
    return frozenset(cue_words().with_than.words)


@cache
def years() -> frozenset[str]:
    """Stems of headers of columns of years."""
    return frozenset(map(stem, cue_words().years.words))
