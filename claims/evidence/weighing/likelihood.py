"""What the signs of a claim and a passage add up to. It may lower confidence in a stance; it never sets one."""

from collections.abc import Mapping
from datetime import date
from math import exp

from claims.evidence.weighing.model import Model, Outcome, fitted_model
from claims.evidence.weighing.signs import signs_of
from claims.models import Claim, Likelihood, Passage, Sign
from claims.parts.reading import read_claim, read_passage
from claims.policy import Policy

_SHOWN = 6
_LEAST_SHOWN = 0.05
"""Log-odds below which a sign is not worth a word."""


def weigh(claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Likelihood:
    """How likely the model holds it that a passage supports a claim, refutes it, or neither.

    Whoever reads it may only grow more careful by it: a stance comes from ``claims.evidence.stance`` alone.
    """
    signs = signs_of(read_claim(claim, today), read_passage(passage), policy)
    return likelihood(signs, fitted_model())


def likelihood(signs: Mapping[str, float], model: Model) -> Likelihood:
    """What a model makes of signs; a sign that is missing counts for nothing."""
    added = {name: _added(name, value, model) for name, value in signs.items() if name in model.signs}
    odds = {one: model.intercepts[one] + sum(each[one] for each in added.values()) for one in Outcome}
    shares = _shares(odds)
    return Likelihood(
        supports=round(shares[Outcome.SUPPORTS], 3),
        refutes=round(shares[Outcome.REFUTES], 3),
        neither=round(shares[Outcome.NEITHER], 3),
        signs=_strongest(added, max(Outcome, key=lambda one: shares[one])),
    )


def _added(name: str, value: float, model: Model) -> Mapping[Outcome, float]:
    weights = model.signs[name]
    return {one: weight * (value - weights.mean) for one, weight in weights.by_outcome.items()}


def _shares(odds: Mapping[Outcome, float]) -> Mapping[Outcome, float]:
    highest = max(odds.values())
    grown = {one: exp(value - highest) for one, value in odds.items()}
    return {one: value / sum(grown.values()) for one, value in grown.items()}


def _strongest(added: Mapping[str, Mapping[Outcome, float]], likeliest: Outcome) -> tuple[Sign, ...]:
    """What speaks most for the likeliest outcome, or against it, compared with the mean of the other two."""
    others = [one for one in Outcome if one is not likeliest]
    weights = {name: each[likeliest] - sum(each[one] for one in others) / len(others) for name, each in added.items()}
    ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(
        Sign(name=name, weight=round(weight, 2)) for name, weight in ordered[:_SHOWN] if abs(weight) >= _LEAST_SHOWN
    )
