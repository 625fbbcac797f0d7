"""What kind of word each word of a text is, by the embedded Hanover Tagger: verb forms above all, names, attributes."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import as_file, files
from types import MappingProxyType
from typing import NamedTuple

from HanTa.HanoverTagger import HanoverTagger

from claims.language.tagger import FastTagger

_MODELS = MappingProxyType({"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"})
_LONGEST_WORD = 40
"""The tagger takes quadratic time over a word; longer ones are no words."""

_INFLECTED = frozenset({"VVD", "VVZ", "VVN"})
_DOUBTFUL = 8
"""Distance in logarithmic likelihood from the likeliest kind up to which another one is possible."""


class Tag(StrEnum):
    """Kind of a word."""

    FINITE = "finite"
    """A verb that agrees with a subject, auxiliaries and modals included."""
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    """Of a perfect or passive: "gestiegen", "sold"."""
    GERUND = "gerund"
    ATTRIBUTE = "attribute"
    """An adjective or participle before its noun: "gewonnene Wettbewerbe"."""
    ADJECTIVE = "adjective"
    NOUN = "noun"
    NAME = "name"
    CONJUNCTION = "conjunction"
    PARTICLE = "particle"
    """Part of a verb that stands by itself: "lehnt ... ab"."""
    OTHER = "other"


VERBS = frozenset({Tag.FINITE, Tag.INFINITIVE, Tag.PARTICIPLE, Tag.GERUND})


class Tagged(NamedTuple):
    """A word as the tagger sees it."""

    tag: Tag
    kind: str = ""
    """As the tagger names it."""


UNKNOWN = Tagged(Tag.OTHER)

_GERMAN: Mapping[str, Tag] = MappingProxyType(
    {
        **{f"{kind}({form})": Tag.FINITE for kind in ("VV", "VA", "VM") for form in ("FIN", "IMP")},
        **{f"{kind}({form})": Tag.INFINITIVE for kind in ("VV", "VA", "VM") for form in ("INF", "IZU")},
        **{f"{kind}(PP)": Tag.PARTICIPLE for kind in ("VV", "VA", "VM")},
        "ADJ(A)": Tag.ATTRIBUTE,
        "ADJ(D)": Tag.ADJECTIVE,
        "NN": Tag.NOUN,
        "NNI": Tag.NOUN,
        "NNA": Tag.NOUN,
        "NE": Tag.NAME,
        "PTKVZ": Tag.PARTICLE,
        "KON": Tag.CONJUNCTION,
        "KOUS": Tag.CONJUNCTION,
        "KOUI": Tag.CONJUNCTION,
    }
)
_ENGLISH: Mapping[str, Tag] = MappingProxyType(
    {
        **{f"V{kind}{form}": Tag.FINITE for kind in "VBDH" for form in "BDZ"},
        **{f"V{kind}I": Tag.INFINITIVE for kind in "VBDH"},
        **{f"V{kind}N": Tag.PARTICIPLE for kind in "VBDH"},
        **{f"V{kind}G": Tag.GERUND for kind in "VBDH"},
        "VM0": Tag.FINITE,
        "AJ0": Tag.ADJECTIVE,
        "AJC": Tag.ADJECTIVE,
        "AJS": Tag.ADJECTIVE,
        "NN0": Tag.NOUN,
        "NN1": Tag.NOUN,
        "NN2": Tag.NOUN,
        "NP0": Tag.NAME,
        "AVP": Tag.PARTICLE,
        "CJC": Tag.CONJUNCTION,
        "CJS": Tag.CONJUNCTION,
        "CJT": Tag.CONJUNCTION,
    }
)
_TAGS = MappingProxyType({"de": _GERMAN, "en": _ENGLISH})


def tag_words(tokens: Sequence[str], language: str) -> list[Tagged]:
    """The kind of every word, number and sign of a text; all unknown where the language has no model."""
    if language not in _MODELS or not tokens:
        return [UNKNOWN] * len(tokens)
    found = _tagger(language).kinds([token if len(token) <= _LONGEST_WORD else "x" for token in tokens])
    known = _TAGS[language]
    return [Tagged(known.get(kind, Tag.OTHER), kind) for kind in found] or [UNKNOWN] * len(tokens)


@lru_cache(maxsize=16384)
def base_of(word: str, kind: str, language: str) -> str:
    """The base form of a word of a kind that the tagger named, in lower case."""
    return _tagger(language).base(word, kind).casefold() if len(word) <= _LONGEST_WORD else ""


@lru_cache(maxsize=16384)
def may_be_verb(word: str, language: str) -> bool:
    """Whether a word can be a verb with an ending, though the tagger took it for another in its sentence: "aged"."""
    if language not in _MODELS or len(word) > _LONGEST_WORD:
        return False
    return not _INFLECTED.isdisjoint(_tagger(language).may_be(word, _DOUBTFUL))


@cache
def _tagger(language: str) -> FastTagger:
    """The model inside the installed package, never a file of that name in the working directory."""
    with as_file(files("HanTa").joinpath(_MODELS[language])) as path:
        return FastTagger(HanoverTagger(str(path.resolve())))
