"""The features of a statement: readable signs, its structure, and runs of words, of letters and of kinds of words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from types import MappingProxyType
from typing import NamedTuple

from claims.extraction.worthiness.signs import signs_of
from claims.extraction.worthiness.structure import structure_of
from claims.language.tables import Language
from claims.language.tagging import Tag, Tagged
from claims.language.words import tagged_tokens

_LONGEST_RUN = MappingProxyType({"word": 2, "kind": 3})
_LETTERS = range(2, 6)
_LONGEST_WORD = 30
_LONGEST_TEXT = 400
"""Words of a statement that are looked at: what stands behind them is no claim any more."""
_STRENGTH_OF_SIGNS = 0.4
"""Against a run, whose strengths are of length one together."""
_KEPT = 8
"""Most letters of a word without a kind of its own that stands for itself in a run of kinds: "who", "would"."""


class Feature(NamedTuple):
    """Something that a statement has."""

    kind: str
    """``sign``, ``word`` (runs of one or two words), ``letter`` (runs inside a word), ``kind`` (kinds of
    words) or ``structure`` (how it is built)."""
    name: str


Features = Mapping[Feature, float]


def features_of(text: str, table: Language) -> Features:
    """Every feature of a statement with its strength; the runs of each kind have length one as a vector."""
    tokens = tagged_tokens(text, table.code)[:_LONGEST_TEXT]
    low = [token.casefold()[:_LONGEST_WORD] for token, _, _ in tokens]
    kinds = [_kind(token, tag) for token, _, tag in tokens]
    return MappingProxyType(
        {
            **{Feature("sign", name): value * _STRENGTH_OF_SIGNS for name, value in signs_of(text, table).items()},
            **_normalised("word", _runs(low, _LONGEST_RUN["word"])),
            **_normalised("letter", _letters(low)),
            **_normalised("kind", _runs(kinds, _LONGEST_RUN["kind"])),
            **_normalised("structure", structure_of(tokens, table)),
        }
    )


def letters_of(word: str) -> Iterator[str]:
    """The runs of letters inside a word, its ends marked by spaces."""
    padded = f" {word} "
    for length in _LETTERS:
        yield from (padded[start : start + length] for start in range(len(padded) - length + 1))


def _letters(low: Sequence[str]) -> Iterator[str]:
    for word in low:
        yield from letters_of(word)


def _runs(tokens: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        yield from (" ".join(tokens[start : start + length]) for start in range(len(tokens) - length + 1))


def _kind(token: str, tagged: Tagged) -> str:
    """A word as its kind; small words without one stand for themselves, since they make the pattern."""
    if token[0].isdigit():
        return "NUMBER"
    if tagged.tag is not Tag.OTHER:
        return tagged.tag.upper()
    return token.casefold() if len(token) <= _KEPT else "OTHER"


def _normalised(kind: str, runs: Iterator[str]) -> dict[Feature, float]:
    strengths = {run: 1 + log(count) for run, count in Counter(runs).items()}
    length = sqrt(sum(strength * strength for strength in strengths.values()))
    return {Feature(kind, run): strength / length for run, strength in strengths.items()}
