"""What a text can be found by: base forms, senses and names, letters of strange words, figures.

Every word is looked up once and remembered, so that a passage costs microseconds and not the milliseconds that it
takes to read it part by part.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import NamedTuple

from claims.language.dates import month_called
from claims.language.lexicon import compound_pieces, concepts_of
from claims.language.names import gazetteer, sound
from claims.language.neutral import table_for
from claims.language.numerals import number_at, numeral
from claims.language.tokens import tokens_of
from claims.language.words import is_known, lemma

LONGEST = 20_000
"""Code points of a text that are read; a sentence has at most 1000, and what is longer is a page."""
_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|\d{1,3}(?:[ ]\d{3})+(?!\d)"  # 22 000, as typists group
    r"|\d[\d.,'’\u00a0\u202f]*(?<=\d)(?:[^\W\d_]{1,3}(?![^\W\d_]))?"  # 1.2bn
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_DIGITS = re.compile(r"\d+")
_NOT_SHOWN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, zero-width and bidirectional signs, which part no word."""
_FORM = 2
"""Of the terms and the notes beside them; to be counted up when either changes."""
_LONGEST_WORD = 60
_LONGEST_NUMBER = 24
_LONGEST_PHRASE = 4
_GRAM = 4
"""Letters of a gram: three are in too many words, five miss what is spelled otherwise."""
_SHORTEST_SPELLED = 2
_SHORTEST_STEM = 4
"""Letters of a name without its ending: shorter ones end so by themselves."""
_SHORTEST_IN_LOWER_CASE = 5
"""Letters of a name that is one in lower case too; shorter ones are words as well: "us", "ire", "pole"."""


class Terms(NamedTuple):
    """What a text can be found by, each way by itself; in the order of the text, and as often as it stands there."""

    words: tuple[str, ...] = ()
    """Base forms, and the parts of compounds."""
    senses: tuple[str, ...] = ()
    """Concepts of the glossary, identities and sounds of names: what languages have in common."""
    grams: tuple[str, ...] = ()
    """Four letters each of the words that the dictionary does not know."""
    figures: tuple[str, ...] = ()
    """Numbers and months, written alike in all languages."""


class Asked(NamedTuple):
    """What is looked for: every word by itself, with all that may stand for it elsewhere."""

    words: tuple[Terms, ...] = ()
    phrases: tuple[str, ...] = ()
    """Senses of names and phrases of several words."""
    figures: tuple[str, ...] = ()


class _Entry(NamedTuple):
    """What a single word gives."""

    terms: Terms
    written: tuple[str, str, str, str]
    """The same with spaces between."""
    low: str
    base: str
    opens: bool
    """Whether a listed name or phrase of several words may begin with it."""
    scales: bool
    """Whether it multiplies the number before it."""


_NOTHING = Terms()


def written_terms(text: str, language: str) -> tuple[str, str, str, str]:
    """What a text can be found by in the order of ``Terms``, with spaces between, as an index takes it."""
    tokens = _tokens(text)
    entries = _entries(tokens, language)
    told = [entry.written for entry in entries if entry is not None]
    words, senses, grams, figures = ([entry[way] for entry in told if entry[way]] for way in range(len(Terms._fields)))
    return (
        " ".join(words),
        " ".join([*senses, *_phrases(entries, language)]),
        " ".join(grams),
        " ".join([*figures, *_numbers(tokens, entries, language)]),
    )


def terms_of(text: str, language: str) -> Terms:
    """What a text can be found by; nothing where it has neither words nor figures that say something."""
    return Terms(*(tuple(way.split()) for way in written_terms(text, language)))


def asked_of(text: str, language: str) -> Asked:
    """What is looked for with a text, no word twice."""
    tokens = _tokens(text)
    entries = _entries(tokens, language)
    words = {entry.base: entry.terms for entry in entries if entry is not None and any(entry.terms)}
    spelled = (figure for terms in words.values() for figure in terms.figures)
    return Asked(
        tuple(words.values()),
        tuple(dict.fromkeys(_phrases(entries, language))),
        tuple(dict.fromkeys((*spelled, *_numbers(tokens, entries, language)))),
    )


@cache
def fingerprint() -> str:
    """A hash of the tables that say what a word is found by: an index that was made by others has to be made anew."""
    digest = hashlib.sha256(f"form {_FORM}, simplemma {version('simplemma')}".encode())
    listed = (*files("claims.language").iterdir(), *files("claims.language").joinpath("glossary").iterdir())
    for entry in sorted(listed, key=lambda entry: entry.name):
        if entry.is_file() and entry.name.endswith((".toml", ".tsv", ".txt")):
            digest.update(entry.read_bytes())
    return digest.hexdigest()


def _tokens(text: str) -> list[str]:
    shown = _NOT_SHOWN.sub("", text[:LONGEST])
    found: list[str] = _TOKEN.findall(_ADDRESS.sub(" ", shown))
    return found


def _entries(tokens: Sequence[str], language: str) -> list[_Entry | None]:
    return [_entry(token, language) if token[0].isalpha() else None for token in tokens]


@lru_cache(maxsize=2**18)
def _entry(word: str, language: str) -> _Entry:
    low = word[:_LONGEST_WORD].casefold()
    base = lemma(word[:_LONGEST_WORD], language)
    opens = low in _openers(language) or base in _openers(language)
    says_nothing = low in table_for(language)[0].function_words or len(word) > _LONGEST_WORD
    terms = _NOTHING if says_nothing else _terms_of_word(word, low, base, language)
    words, senses, grams, figures = (" ".join(way) for way in terms)
    scales = not {low, base}.isdisjoint(table_for(language)[0].numbers.scales)
    return _Entry(terms, (words, senses, grams, figures), low, base, opens, scales)


def _terms_of_word(word: str, low: str, base: str, language: str) -> Terms:
    names = _identities(word, low, base, language)
    pieces = compound_pieces(base, language) if not names else ()
    concepts = _concepts((low, base, *pieces), language)
    is_strange = not pieces and not concepts and not names and not is_known(word, language)
    return Terms(
        tuple(dict.fromkeys((base, *pieces))),
        (*concepts, *names, *(_sounds(word, language) if is_strange and word[0].isupper() else ())),
        tuple(_grams(low)) if is_strange else (),
        tuple(_spelled(word, low, language)),
    )


def _sounds(word: str, language: str) -> Iterator[str]:
    """How a strange name sounds, also without what may be the ending of a genitive."""
    yield f"~{sound(word)}"
    for ending in table_for(language)[0].forms.genitive_endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield f"~{sound(word.removesuffix(ending))}"


def _concepts(bases: Sequence[str], language: str) -> tuple[str, ...]:
    known = concepts_of(language)
    return tuple(sorted({concept for base in bases for concept in known.get((base,), ())}))


def _identities(word: str, low: str, base: str, language: str) -> tuple[str, ...]:
    """What a listed name stands for; in lower case only the longer ones: "us" is no state."""
    if not word[0].isupper() and len(word) < _SHORTEST_IN_LOWER_CASE:
        return ()
    listed = gazetteer(language)
    return tuple(sorted(listed.get((low,)) or listed.get((base,)) or ()))


def _grams(low: str) -> Iterator[str]:
    """The grams of a word, with a sign where it begins and ends, so that short ones count too."""
    framed = f"_{low}_"
    yield from (framed[place : place + _GRAM] for place in range(max(1, len(framed) - _GRAM + 1)))


def _spelled(word: str, low: str, language: str) -> Iterator[str]:
    """A month or a number that is a word."""
    table, _ = table_for(language)
    month = month_called(word, table)
    if month is not None:
        yield f"m{month}"
    value = table.numbers.words.get(low) or numeral(low, language)
    if value is not None and value >= _SHORTEST_SPELLED:
        yield f"{value:.6g}"


# --- names and phrases of several words -------------------------------------------------------------------------


def _phrases(entries: Sequence[_Entry | None], language: str) -> list[str]:
    """What the names and phrases of several words stand for."""
    found: list[str] = []
    listed = _listed(language)
    for place in [place for place, entry in enumerate(entries) if entry is not None and entry.opens]:
        stretch = entries[place : place + _LONGEST_PHRASE]
        low = tuple(word.low if word is not None else "" for word in stretch)
        base = tuple(word.base if word is not None else "" for word in stretch)
        for length in range(len(stretch), 1, -1):
            keys = listed.get(low[:length]) or listed.get(base[:length])
            if keys:
                found += keys
                break
    return found


@cache
def _listed(language: str) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Names and phrases of several words with what they stand for."""
    found: dict[tuple[str, ...], set[str]] = {}
    for listed in (concepts_of(language), gazetteer(language)):
        for words, keys in listed.items():
            if 1 < len(words) <= _LONGEST_PHRASE:
                found.setdefault(words, set()).update(keys)
    return {words: tuple(sorted(keys)) for words, keys in found.items()}


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(words[0] for words in _listed(language))


# --- figures ----------------------------------------------------------------------------------------------------


def _numbers(tokens: Sequence[str], entries: Sequence[_Entry | None], language: str) -> Iterator[str]:
    """The numbers that are written in digits, with the scale behind them: "1,2 Mrd." is 1.2e+09."""
    for place in [place for place, entry in enumerate(entries) if entry is None]:
        after = entries[place + 1] if place + 1 < len(entries) else None
        if len(tokens[place]) <= _LONGEST_NUMBER:
            yield from _number(tokens[place], after.low if after is not None and after.scales else "", language)


@lru_cache(maxsize=2**16)
def _number(written: str, after: str, language: str) -> tuple[str, ...]:
    """A number by its value; what is none by its digits, so that "05.06.2024" is found by its year."""
    number = number_at(tokens_of(f"{written} {after}"), 0, table_for(language)[0])
    if number is not None:
        return (f"{number.value:.6g}",)
    return tuple(f"{int(digits)}" for digits in _DIGITS.findall(written))
