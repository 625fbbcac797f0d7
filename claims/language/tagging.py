"""What kind of word each word of a text is, by the embedded Hanover Tagger: verb forms above all, names, attributes."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from types import MappingProxyType
from typing import NamedTuple

from HanTa.HanoverTagger import HanoverTagger

from claims.language.entries import Tag
from claims.language.tables import language as table_of
from claims.language.tagger import FastTagger
from claims.language.verb_forms import kinds_by_forms, verb_by_form

__all__ = ["UNKNOWN", "VERBS", "Tag", "Tagged", "base_of", "may_be_verb", "tag_words"]

_LONGEST_WORD = 40
"""The tagger takes quadratic time over a word; longer ones are no words."""
_DOUBTFUL = 8
"""Distance in logarithmic likelihood from the likeliest kind up to which another one is possible."""

VERBS = frozenset({Tag.FINITE, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.GERUND})


class Tagged(NamedTuple):
    """A word as the tagger sees it."""

    tag: Tag
    kind: str = ""
    """As the model of the tagger names it."""
    lemma: str = ""
    """Base form in lower case, where it was told together with the tag."""


UNKNOWN = Tagged(Tag.OTHER)


def tag_words(tokens: Sequence[str], language: str) -> list[Tagged]:
    """The kind of every word, number and sign of a text; all unknown where no table tells them apart."""
    table = table_of(language)
    if table is None or not table.forms.tells_verbs or not tokens:
        return [UNKNOWN] * len(tokens)
    if not table.forms.tagger.model:
        return [Tagged(tag, lemma=base) for tag, base in kinds_by_forms(tokens, table)]
    found = _tagger(language).kinds([token if len(token) <= _LONGEST_WORD else "x" for token in tokens])
    known = _tags(language)
    tagged = [Tagged(known.get(kind, Tag.OTHER), kind) for kind in found] or [UNKNOWN] * len(tokens)
    return _with_verb(tagged, tokens, language, table.forms.tagger.past)


def _with_verb(tagged: list[Tagged], tokens: Sequence[str], language: str, past: Sequence[str]) -> list[Tagged]:
    """The kinds of a sentence, its last noun a verb where there is no other and it can be one: "exports rose."."""
    if not past or any(each.tag in VERBS for each in tagged) or tokens[-1] != ".":
        return tagged
    place = len(tokens) - 2
    if place < 1 or tagged[place].tag is not Tag.NOUN or not tokens[place].islower():
        return tagged
    kinds = _tagger(language).may_be(tokens[place], _DOUBTFUL) if len(tokens[place]) <= _LONGEST_WORD else []
    verb = next((kind for kind in kinds if kind in past), None)
    return tagged if verb is None else [*tagged[:place], Tagged(Tag.FINITE, verb), *tagged[place + 1 :]]


def base_of(word: str, tagged: Tagged, language: str) -> str:
    """The base form of a tagged word in lower case; empty where nobody knows it."""
    if tagged.lemma or not tagged.kind or len(word) > _LONGEST_WORD:
        return tagged.lemma
    return _base(word, tagged.kind, language)


@lru_cache(maxsize=16384)
def _base(word: str, kind: str, language: str) -> str:
    return _tagger(language).base(word, kind).casefold()


@lru_cache(maxsize=16384)
def may_be_verb(word: str, language: str) -> bool:
    """Whether a word can be a verb with an ending, though its sentence told it for another: "aged"."""
    table = table_of(language)
    if table is None or len(word) > _LONGEST_WORD:
        return False
    if not table.forms.tagger.model:
        found = verb_by_form(word, language)
        return found is not None and found.tag is Tag.FINITE
    inflected = table.forms.tagger.inflected
    return any(tag in inflected for tag in _tagger(language).may_be(word, _DOUBTFUL))


@cache
def _tags(language: str) -> Mapping[str, Tag]:
    """The tags of a model with the kinds of words that they stand for."""
    table = table_of(language)
    kinds = table.forms.tagger.tags if table is not None else {}
    return MappingProxyType({tag: kind for kind, tags in kinds.items() for tag in tags})


@cache
def _tagger(language: str) -> FastTagger:
    """The model inside the installed package, never a file of that name in the working directory."""
    table = table_of(language)
    name = table.forms.tagger.model if table is not None else ""
    with as_file(files("HanTa").joinpath(name)) as path:
        return FastTagger(HanoverTagger(str(path.resolve())))
