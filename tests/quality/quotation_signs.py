"""What speaks for a quotation, fitted to the training part of the German Wikinews quotations.

``python -m tests.quality.quotation_signs`` prints each sign with its weight in log-odds (logistic regression with a
penalty of one on the squared weights) and the F1 in cross-validation over articles; the weights are written down by
hand in ``claims.extraction.quoting``, to one decimal.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claims.extraction.quoting import marked_in, repeated, signs_of
from claims.language.neutral import table_for
from claims.models import Span
from tests.quality.bench import records
from tests.quality.test_quotations import annotated, wikinews

_Numbers = NDArray[np.float64]
_FOLDS = 5
_STEPS = 60


def main() -> None:
    """Print the signs with their weights and how well they tell quotations in articles that they were not fitted to."""
    seen = _observed()
    names = sorted({sign for signs, _, _ in seen for sign in signs})
    features = np.array([[1.0, *(float(name in signs) for name in names)] for signs, _, _ in seen])
    said = np.array([float(is_said) for _, is_said, _ in seen])
    folds = np.array([number % _FOLDS for _, _, number in seen])
    scores = np.zeros(len(said))
    for fold in range(_FOLDS):
        weights = _fitted(features[folds != fold], said[folds != fold])
        scores[folds == fold] = features[folds == fold] @ weights
    fitted = _fitted(features, said)
    lines = [f"{weight:+.2f} {name}" for weight, name in sorted(zip(fitted, ["base", *names], strict=True))]
    lines += [f"F1 from {least:+.1f} on: {_f1(scores >= least, said):.3f}" for least in (-0.8, -0.4, 0.0, 0.4)]
    sys.stdout.write("\n".join(lines) + "\n")


def _observed() -> list[tuple[frozenset[str], bool, int]]:
    """The signs of every stretch in marks, whether it is annotated, and the number of its article."""
    table, _ = table_for("de")
    found = []
    for number, record in enumerate(records("de_wikinews_quotes/train.jsonl")):
        one, gold = wikinews(record), annotated(record)
        again = repeated([line.of(one.text) for line in one.body])
        for line in one.body:
            for marked in marked_in(line.of(one.text), table, again):
                place = Span(start=marked.span.start + line.start, end=marked.span.end + line.start)
                found.append((signs_of(marked, table), place in gold, number))
    return found


def _fitted(features: _Numbers, said: _Numbers) -> _Numbers:
    weights = np.zeros(features.shape[1])
    for _ in range(_STEPS):  # Newton's method
        shares = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (shares - said) + weights
        curvature = (features * (shares * (1 - shares))[:, None]).T @ features + np.eye(len(weights))
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def _f1(told: Sequence[bool] | NDArray[np.bool_], said: _Numbers) -> float:
    right = float(np.sum(np.asarray(told) & (said > 0)))
    return 2 * right / (float(np.sum(told)) + float(np.sum(said)))


if __name__ == "__main__":
    main()
