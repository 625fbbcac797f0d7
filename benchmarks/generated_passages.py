"""Passages by the million for benchmarks: words of the glossary by Zipf's law, invented names, figures; every one new.

Nothing here reads like a text; lengths, the law of the words, the share of names and figures are those of news.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.language.bases import shipped_bases
from claims.language.neutral import table_for

_BLOCK = 10_000
_WORDS = (8, 22)
_SYLLABLES = ("bor", "len", "hal", "mar", "quis", "tor", "vel", "nor", "sud", "wick", "ham", "stein", "dra", "ko", "ri")
_NAMES = 4_000
_MEANINGS = 2_000
_SPREAD = 0.9
"""Length of what parts a vector from the middle of its cluster; the middle has length 1."""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    language: str
    said: NDArray[np.str_]
    """Words that say something, the commonest first."""
    joining: NDArray[np.str_]
    """Function words."""


def passages(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Texts with their language, English and German by turns of ten thousand."""
    spoken = [_vocabulary(code) for code in ("en", "de")]
    dice = np.random.default_rng(seed)
    names = np.array([_name(dice) for _ in range(_NAMES)])
    for number, first in enumerate(range(0, count, _BLOCK)):
        vocabulary = spoken[number % len(spoken)]
        yield from ((text, vocabulary.language) for text in _texts(min(_BLOCK, count - first), vocabulary, names, dice))


def claims_about(
    texts: Sequence[tuple[str, str]], count: int, seed: int = 2
) -> tuple[list[int], list[tuple[str, str]]]:
    """The numbers of some passages, and claims with two thirds of the words of each, in another order."""
    dice = np.random.default_rng(seed)
    chosen = [int(place) for place in dice.choice(len(texts), size=count, replace=len(texts) < count)]
    return chosen, [(_claim(texts[place][0].split(), dice), texts[place][1]) for place in chosen]


def vectors(count: int, dimensions: int = 512, seed: int = 3) -> Iterator[NDArray[np.float32]]:
    """Unit vectors in clusters, in blocks, as those of sentences are: near ones are as near as paraphrases."""
    dice = np.random.default_rng(seed)
    middles = dice.standard_normal((_MEANINGS, dimensions), dtype=np.float32)
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    for first in range(0, count, _BLOCK):
        size = min(_BLOCK, count - first)
        apart = dice.standard_normal((size, dimensions), dtype=np.float32) * np.float32(_SPREAD / dimensions**0.5)
        block = middles[dice.integers(_MEANINGS, size=size)] + apart
        yield block / np.linalg.norm(block, axis=1, keepdims=True)


def _vocabulary(code: str) -> _Vocabulary:
    joining = sorted(table_for(code)[0].function_words)
    said = [word for word in shipped_bases(code) if word.isalpha() and word.casefold() not in set(joining)]
    np.random.default_rng(len(said)).shuffle(said)
    return _Vocabulary(code, np.array(said), np.array(joining))


def _name(dice: np.random.Generator) -> str:
    return "".join(dice.choice(_SYLLABLES, size=3)).capitalize()


def _texts(count: int, vocabulary: _Vocabulary, names: NDArray[np.str_], dice: np.random.Generator) -> Iterator[str]:
    """Texts in which four words of ten join, one of ten is a name and one of twenty a figure."""
    lengths = dice.integers(*_WORDS, size=count)
    size = int(lengths.sum())
    said = vocabulary.said[_zipf(len(vocabulary.said), size, dice)]
    kinds = dice.random(size)
    drawn = np.where(kinds < 0.4, dice.choice(vocabulary.joining, size=size), said)  # noqa: PLR2004
    drawn = np.where((kinds >= 0.4) & (kinds < 0.5), names[_zipf(len(names), size, dice)], drawn)  # noqa: PLR2004
    figures = dice.integers(2, 3000, size=size).astype(np.str_)
    drawn = np.where(kinds > 0.95, figures, drawn)  # noqa: PLR2004
    words, place = drawn.tolist(), 0
    for length in lengths.tolist():
        text = " ".join(words[place : place + length])
        place += length
        yield f"{text[:1].upper()}{text[1:]}."


def _zipf(size: int, count: int, dice: np.random.Generator) -> NDArray[np.int64]:
    """Ranks drawn with a chance that falls as one over the rank and a bit (Zipf and Mandelbrot)."""
    weights = np.cumsum(1 / (np.arange(size) + 2.7))
    return np.searchsorted(weights, dice.random(count) * weights[-1])


def _claim(words: Sequence[str], dice: np.random.Generator) -> str:
    kept = dice.permutation(len(words))[: max(3, 2 * len(words) // 3)]
    return " ".join(words[place].rstrip(".") for place in kept)
