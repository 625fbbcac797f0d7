"""A readable model over the signs of answers: four labels by a logistic regression, measured on claims not seen.

It measures what findings and named classes of words can tell; the program does not use it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.preprocessing import StandardScaler

FOLDS = 5
_STRENGTH = 0.03
"""Inverse of the regularisation."""
_BALANCE = 0.75
"""How far rare labels are made to count as much as common ones: 0 not at all, 1 in full."""
_WORDS = 10.0
"""Length of the vector of words beside signs that vary by 1."""
_FURTHEST = 4.0
"""Most that a sign may stand out, in standard deviations: a rare one must not outweigh all others."""
_LEAST = 3
"""Claims that a word of the answers must occur in to be learned."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Claims with what is known of their answers."""

    signs: Sequence[Mapping[str, float]]
    texts: Sequence[str]
    """What words are learned of; empty where none are to be."""
    labels: NDArray[np.str_]
    groups: Sequence[str]
    """The same for claims that repeat each other."""


def answered(records: Sequence[dict[str, Any]], signs: Sequence[Mapping[str, float]], texts: Sequence[str]) -> Answered:
    """Claims of AVeriTeC with their signs and texts."""
    groups = [" ".join(re.findall(r"\w+", record["claim"].casefold())) for record in records]
    return Answered(signs, texts, np.array([record["label"] for record in records]), groups)


def cross_validated(found: Answered, seed: int) -> NDArray[np.str_]:
    """A label for every claim, by a model that has seen neither it nor one that repeats it."""
    labels = found.labels.copy()
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    for seen, unseen in folds.split(found.labels, found.labels, found.groups):
        labels[unseen] = _predicted(found, seen, unseen)
    return labels


def _predicted(found: Answered, seen: NDArray[np.int_], unseen: NDArray[np.int_]) -> NDArray[np.str_]:
    rows = _rows(found, seen)
    labels = found.labels[seen]
    counts = Counter(labels)
    weights = {label: (len(seen) / len(counts) / count) ** _BALANCE for label, count in counts.items()}
    model = LogisticRegression(C=_STRENGTH, class_weight=weights, max_iter=300, tol=1e-3).fit(rows[seen], labels)
    predicted: NDArray[np.str_] = model.predict(rows[unseen])
    return predicted


def _rows(found: Answered, seen: NDArray[np.int_]) -> csr_matrix:
    """One row a claim, scaled by the claims that were seen."""
    columns = DictVectorizer(sparse=False).fit([found.signs[number] for number in seen])
    signs = columns.transform(found.signs)
    scaled = StandardScaler().fit(signs[seen]).transform(signs)
    parts = [csr_matrix(np.clip(scaled, -_FURTHEST, _FURTHEST))]
    if found.texts:
        words = TfidfVectorizer(min_df=_LEAST, sublinear_tf=True, ngram_range=(1, 2))
        words.fit([found.texts[number] for number in seen])
        parts.append(words.transform(found.texts) * _WORDS)
    return csr_matrix(hstack(parts))


def macro_f1(truth: NDArray[np.str_], found: NDArray[np.str_]) -> float:
    """The F1 of the four labels, averaged."""
    return float(np.mean(list(f1_by_label(truth, found).values())))


def f1_by_label(truth: NDArray[np.str_], found: NDArray[np.str_]) -> dict[str, float]:
    """The F1 of every label."""
    return {
        str(label): float(2 * ((truth == label) & (found == label)).sum())
        / max(1, int((truth == label).sum() + (found == label).sum()))
        for label in np.unique(truth)
    }
