"""Words with their base forms, and the parts of compounds."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claims.language.bases import cased_lemma, is_known, lemma
from claims.language.entries import Forms
from claims.language.tables import language as table_of
from claims.language.tagging import UNKNOWN, VERBS, Tag, Tagged, base_of, tag_words

__all__ = [
    "Word",
    "compound_cuts",
    "compound_parts",
    "first_word",
    "forms",
    "is_known",
    "lemma",
    "listed_words",
    "superlative",
    "uninflected",
    "words",
]

_LETTERS = r"[^\W\d_]+"
_ABBREVIATION = rf"{_LETTERS}(?:['’]{_LETTERS})*\.?(?<=\b\w\.)[^\W\d_]\."
_WHOLE = rf"{_ABBREVIATION}|(?<!\w['’]){_LETTERS}(?:['’](?!s\b){_LETTERS})*"
_REST = r"['’]s\b|\d[\d.,]*(?<=\d)|[^\w\s]"
"""Genitives, numbers and signs, which the tagger wants beside the words."""
_ELIDED = re.compile(r"(\w+)['’]")
_SHORTEST_PART = 4
_NO_FORMS = Forms()


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
    kinds = {start: kind for _, start, kind in tagged_tokens(text, language)}
    word, _ = _patterns(language)
    denying = _denying_ends(language)
    found = [_word(match, kinds.get(match.start(), UNKNOWN), language, denying) for match in word.finditer(text)]
    return tuple(_as_last_name(place, found) for place in range(len(found)))


def _as_last_name(place: int, found: Sequence[Word]) -> Word:
    """The word, as a name where a first name stands before it and its capital tells that it is no verb."""
    word, before = found[place], found[place - 1] if place else None
    if before is None or before.tag is not Tag.NAME or word.start - before.end != 1:
        return word
    mistaken = word.tag in (*VERBS, Tag.ADJECTIVE) and word.capital and not word.text.isupper()
    after = found[place + 1] if place + 1 < len(found) else None
    written = after is None or not after.capital or after.tag is Tag.NAME  # else all words of a headline have capitals
    return word._replace(tag=Tag.NAME, lemma=word.text.casefold()) if mistaken and written else word


@lru_cache(maxsize=1024)
def tagged_tokens(text: str, language: str) -> tuple[tuple[str, int, Tagged], ...]:
    """The words, numbers and signs of a text with their places and kinds."""
    _, token = _patterns(language)
    tokens = list(token.finditer(text))
    tagged = tag_words([match[0] for match in tokens], language)
    return tuple((match[0], match.start(), kind) for match, kind in zip(tokens, tagged, strict=True))


def spelled(text: str, language: str) -> tuple[str, ...]:
    """The words of a text as they stand, where neither base forms nor kinds are asked for."""
    word, _ = _patterns(language)
    return tuple(match[0] for match in word.finditer(text))


def listed_words(text: str, language: str) -> tuple[Word, ...]:
    """The words of an entry in a table, each by itself: where there is no sentence there are no kinds of words."""
    word, _ = _patterns(language)
    return tuple(Word(match[0], match.start(), match.end(), lemma(match[0], language)) for match in word.finditer(text))


def first_word(text: str, language: str) -> tuple[str, str]:
    """The first word of a text and the rest, an elided word by itself: "qu" and "il ..." of "qu'il ..."."""
    first, _, rest = text.partition(" ")
    elided = _ELIDED.match(first)
    if elided is not None and elided[1].casefold() in _forms(language).elisions:
        return elided[1], text[elided.end() :]
    return first, rest


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is a word, and what the tagger wants: words, numbers and signs."""
    elisions = "|".join(sorted(_forms(language).elisions, key=len, reverse=True))
    word = _WHOLE
    if elisions:
        elided = rf"(?<![^\W_])(?i:{elisions})(?=['’]\w)"
        word = rf"{elided}|{_ABBREVIATION}|{_LETTERS}(?:['’]{_LETTERS})*"
    return re.compile(word), re.compile(f"{word}|{_REST}")


def _word(match: re.Match[str], kind: Tagged, language: str, denying: tuple[str, ...]) -> Word:
    base = lemma(match[0], language)
    if kind.tag in VERBS and base == match[0].casefold():
        base = base_of(match[0], kind, language) or base  # the dictionary took "rose" for the flower
    tag = Tag.FINITE if denying and match[0].casefold().endswith(denying) else kind.tag
    return Word(match[0], match.start(), match.end(), base, tag)


def _forms(language: str) -> Forms:
    """How the words of a language change; a language without a table is not known to change any."""
    table = table_of(language)
    return table.forms if table is not None else _NO_FORMS


def _denying_ends(language: str) -> tuple[str, ...]:
    """Endings of verbs that deny: "n't"."""
    table = table_of(language)
    return table.negation.endings if table is not None else ()


def forms(word: Word, language: str) -> frozenset[str]:
    """The forms in which a list may have a word: its base form, as it stands, and without the ending of its case."""
    return frozenset((word.lemma, *uninflected(word.text.casefold(), language)))


def superlative(word: Word, language: str) -> str:
    """The base form of a superlative ("grösst" of "größten"), which is not the one of its adjective; else nothing."""
    own = _forms(language)
    if not own.superlative:
        return ""
    stem = _stem(word.text.casefold(), own)
    is_one = re.search(own.superlative, stem) is not None and stem != word.lemma
    return stem if is_one and not (own.verb_ends and word.lemma.endswith(own.verb_ends)) else ""


def _stem(low: str, own: Forms) -> str:
    """A word without the longest ending that a case may have added."""
    ends = (ending for ending in own.adjective_endings if low.endswith(ending))
    return low.removesuffix(max(ends, key=len, default=""))


def uninflected(low: str, language: str) -> Iterator[str]:
    """A lower-case word, and what a case may have made it of: "größte" of "größten"."""
    yield low
    yield from (low.removesuffix(ending) for ending in _forms(language).case_endings if low.endswith(ending))


@lru_cache(maxsize=65536)
def compound_parts(base: str, language: str) -> tuple[str, ...]:
    """The parts of a compound as base forms, the one that carries the meaning last; empty if it is none.

    Both parts must be words of their own: "krisengespräch" is "krise" and "gespräch".
    """
    front, tail = next(compound_cuts(base, language), ("", ""))
    return (*(compound_parts(front, language) or (front,)), tail) if front else ()


def compound_cuts(base: str, language: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a compound into two words of their own, as base forms, the shortest front first."""
    own = _forms(language)
    if not own.compounds or len(base) < 2 * _SHORTEST_PART - 1:
        return
    shortest = min(_SHORTEST_PART, *map(len, own.short_parts)) if own.short_parts else _SHORTEST_PART
    for cut in range(shortest, len(base) - shortest + 1):
        tail = _as_noun(base[cut:], language)
        if tail is None:
            continue
        for link in ("", *own.links):
            front = _as_front(base[:cut].removesuffix(link), language) if base[:cut].endswith(link) else None
            if front is not None:
                yield front, tail
                break


def _as_front(part: str, language: str) -> str | None:
    """The base form of a front part: a noun, or the stem of a verb ("Impf-")."""
    noun = _as_noun(part, language)
    if noun is not None or len(part) < _SHORTEST_PART or not is_known(part.capitalize(), language):
        return noun
    base = lemma(part.capitalize(), language)
    return base if base.endswith(_forms(language).verb_ends) else None


def _as_noun(part: str, language: str) -> str | None:
    """The base form of a part if the dictionary has it as a noun."""
    own = _forms(language)
    if (len(part) < _SHORTEST_PART and part not in own.short_parts) or part in own.no_parts:
        return None
    spellings = (part, *(part.replace(folded, letter) for folded, letter in own.unfolded.items()))
    known = next((spelling for spelling in spellings if is_known(spelling.capitalize(), language)), None)
    base = cased_lemma(known.capitalize(), language) if known is not None else ""
    return base.casefold() if base[:1].isupper() else None
