"""The fitted models: weights of features, and the record of how they came about.

Every file of ``fitted`` is named by its language and what it was fitted on: ``de.fact-claiming.tsv``. The record
beside it says on which data, when, with which scores; ``benchmarks/train_check_worthiness.py`` writes both.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import NamedTuple

from claims.extraction.worthiness.features import Feature
from claims.models import Record, Sha256

_NOTHING: Mapping[str, float] = MappingProxyType({})


class TrainingRecord(Record):
    """How a model came about."""

    language: str
    name: str
    """What it tells: "fact-claiming"."""
    intercept: float
    """Log-odds without any feature; shifted so that 0 parts the classes best on the training data."""
    trained_on: tuple[str, ...]
    """The files of the public data."""
    sha256: tuple[Sha256, ...]
    statements: int
    trained_at: date
    scikit_learn: str
    measure: str
    scores: dict[str, float]
    """What was measured, by name; a share each."""


class Model(NamedTuple):
    """A linear model."""

    intercept: float
    weights: Mapping[str, Mapping[str, float]]
    """By the kind and the name of a feature."""

    def weight_of(self, feature: Feature) -> float:
        """In log-odds; 0 for a feature that was not learned."""
        return self.weights.get(feature.kind, _NOTHING).get(feature.name, 0.0)


def load_models() -> None:
    """Read every model before the first claim comes."""
    for record in training_records():
        models_of(record.language)


@cache
def models_of(language: str) -> tuple[Model, ...]:
    """The models of a language, empty where it has none."""
    return tuple(_model(record) for record in training_records() if record.language == language)


@cache
def training_records() -> tuple[TrainingRecord, ...]:
    """How every model came about."""
    entries = sorted(_folder().iterdir(), key=lambda entry: entry.name)
    texts = (entry.read_text(encoding="utf-8") for entry in entries if entry.name.endswith(".toml"))
    return tuple(TrainingRecord.model_validate(tomllib.loads(text)) for text in texts)


def _folder() -> Traversable:
    return files("claims.extraction.worthiness").joinpath("fitted")


def _model(record: TrainingRecord) -> Model:
    text = _folder().joinpath(f"{record.language}.{record.name}.tsv").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = {}
    for line in filter(None, text.split("\n")):
        kind, name, weight = line.split("\t")
        weights.setdefault(kind, {})[name] = float(weight)
    return Model(record.intercept, weights)
