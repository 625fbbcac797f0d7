"""What the features of a statement add up to, and which of them said most."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import NamedTuple

from claims.extraction.worthiness.features import Feature, Features, features_of, letters_of
from claims.extraction.worthiness.model import Model, models_of
from claims.language.tables import Language
from claims.models import Sign
from claims.policy.claims import SignFactors

_OF_WORDS = frozenset({"word", "letter"})
_SHOWN = 6
_LEAST_SHOWN = 0.05
"""Log-odds below which a feature is not worth a word."""


class Worth(NamedTuple):
    """How check-worthy a statement is."""

    score: float
    """0 to 1; from 0.5 on the models take it for worth a check."""
    signs: tuple[Sign, ...]
    """The features that said most, for or against it; the strongest first."""


def check_worthiness(text: str, table: Language, factors: SignFactors) -> Worth:
    """How much a statement is of the kind that fact-checkers check.

    The log-odds of the models of its language, averaged; 0.5 and no signs where the language has none.
    """
    models = models_of(table.code)
    if not models:
        return Worth(0.5, ())
    found = features_of(text, table)
    by_name: dict[str, float] = defaultdict(float)
    total = 0.0
    for model in models:
        total += model.intercept / len(models)
        for name, weight in _contributions(found, model, factors):
            by_name[name] += weight / len(models)
            total += weight / len(models)
    return Worth(round(1 / (1 + exp(-total)), 2), _strongest(by_name))


def log_odds(found: Features, model: Model) -> float:
    """What one model makes of the features of a statement, as it was learned; above 0 it takes it for worth a check."""
    return model.intercept + sum(model.weight_of(feature) * value for feature, value in found.items())


def _contributions(found: Features, model: Model, factors: SignFactors) -> Iterator[tuple[str, float]]:
    """What every feature adds, under the name that an editor reads; letters count for their word."""
    words = [feature.name for feature in found if feature.kind == "word" and " " not in feature.name]
    letters = _letters_by_word(words)
    for feature, value in found.items():
        weight = model.weight_of(feature) * value * _factor(feature, factors)
        if not weight:
            continue
        owners = letters.get(feature.name, ()) if feature.kind == "letter" else ()
        for name in owners or (_shown(feature),):
            yield name, weight / max(1, len(owners))


def _letters_by_word(words: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        for run in set(letters_of(word)):
            found[run] = (*found.get(run, ()), f"“{word}”")
    return found


def _shown(feature: Feature) -> str:
    if feature.kind == "sign":
        return feature.name
    return f"“{feature.name}”" if feature.kind in _OF_WORDS else f"pattern {feature.name}"


def _factor(feature: Feature, factors: SignFactors) -> float:
    if feature.kind == "sign":
        return float(getattr(factors, feature.name))
    return factors.words if feature.kind in _OF_WORDS else factors.patterns


def _strongest(by_name: Mapping[str, float]) -> tuple[Sign, ...]:
    ordered = sorted(by_name.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(
        Sign(name=name, weight=round(weight, 2)) for name, weight in ordered[:_SHOWN] if abs(weight) >= _LEAST_SHOWN
    )
