"""The fitted model: what every sign adds for each of three outcomes, and the record of how it came about.

``fitted/likelihood.tsv`` has a sign a row: its mean on the training data, and its weights in log-odds; the ``.toml``
beside it says on which data, when and with which scores. ``benchmarks/train_likelihood.py`` writes both.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from claims.models import Record, Sha256


class Outcome(StrEnum):
    """What a passage may say to a claim, as the public data have it."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    NEITHER = "neither"


class TrainingRecord(Record):
    """How the model came about."""

    intercepts: dict[Outcome, float]
    """Log-odds where every sign is at its mean."""
    trained_on: tuple[str, ...]
    """The files of the public data, and of overrides by editors."""
    sha256: tuple[Sha256, ...]
    pairs: int
    strength: float
    """Inverse of the regularisation."""
    trained_at: date
    scikit_learn: str
    scores: dict[str, float]
    """What was measured out of fold, by name; a share each."""


class Weights(NamedTuple):
    """Of one sign."""

    mean: float
    """What it is on average; a sign that cannot be told counts as that, and so for nothing."""
    by_outcome: Mapping[Outcome, float]


class Model(NamedTuple):
    """A linear model of three outcomes."""

    intercepts: Mapping[Outcome, float]
    signs: Mapping[str, Weights]


@cache
def training_record() -> TrainingRecord:
    """How the shipped model came about."""
    return TrainingRecord.model_validate(tomllib.loads(_fitted("likelihood.toml")))


@cache
def fitted_model() -> Model:
    """The shipped model."""
    rows = (line.split("\t") for line in _fitted("likelihood.tsv").splitlines()[1:])
    signs = {sign: Weights(float(mean), dict(zip(Outcome, map(float, own), strict=True))) for sign, mean, *own in rows}
    return Model(training_record().intercepts, MappingProxyType(signs))


def _fitted(name: str) -> str:
    return files("claims.evidence.weighing").joinpath("fitted", name).read_text(encoding="utf-8")
