"""The fitted model: weights of signs, and the record of how they came about.

``benchmarks/train_confidence.py`` writes both files of ``fitted``; the record says on which data, when, how good.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp
from typing import NamedTuple

from claims.models import Record, Sha256
from claims.verdicts.confidence.signs import Signs


class TrainingRecord(Record):
    """How the model came about."""

    intercept: float
    """Log-odds of a verdict without any sign."""
    trained_on: tuple[str, ...]
    """Files of the public data and tables of the project's cases."""
    sha256: tuple[Sha256, ...]
    decisions: dict[str, int]
    """Decisions of the program, by the set that they were made on."""
    wrong: dict[str, int]
    """How many of them were wrong."""
    trained_at: date
    scikit_learn: str
    scores: dict[str, float]
    """What was measured on decisions that the model had not seen, by name."""


class Model(NamedTuple):
    """A logistic model."""

    intercept: float
    weights: Mapping[str, float]
    """By the name of a sign, in log-odds."""

    def share_right(self, signs: Signs) -> float:
        """The share of verdicts with these signs that are right; a sign that was not learned says nothing."""
        return 1 / (
            1 + exp(-self.intercept - sum(self.weights.get(name, 0.0) * value for name, value in signs.items()))
        )


@cache
def training_record() -> TrainingRecord:
    """How the model came about."""
    text = _folder().joinpath("verdicts.toml").read_text(encoding="utf-8")
    return TrainingRecord.model_validate(tomllib.loads(text))


@cache
def fitted_model() -> Model:
    """The model that is shipped."""
    lines = _folder().joinpath("verdicts.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return Model(training_record().intercept, {name: float(weight) for name, weight in pairs})


def _folder() -> Traversable:
    return files("claims.verdicts.confidence").joinpath("fitted")
