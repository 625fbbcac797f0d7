"""What the signs of a claim and a passage add up to. It may lower confidence in a stance; it never sets one."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

from claims.evidence.weighing.model import Model, Outcome, fitted_model
from claims.evidence.weighing.signs import signs_of
from claims.models import Claim, Evidence, FindingName, Likelihood, Passage, Sign
from claims.parts.reading import read_claim, read_passage
from claims.parts.statement import Statement
from claims.policy import Policy

_SHOWN = 6
_LEAST_SHOWN = 0.05
"""Log-odds below which a sign is not worth a word."""


def weighed(claim: Claim, found: Sequence[Evidence], today: date | None, policy: Policy) -> tuple[Evidence, ...]:
    """The same evidence with how likely the model holds it that each passage supports the claim or refutes it.

    Whoever reads that may only grow more careful by it: stances come from ``claims.evidence.stance`` and stay as they
    are. Arithmetic, earlier checks and quotations that were compared word by word are not weighed.
    """
    said = read_claim(claim, today)
    return tuple(_with_likelihood(item, said, policy) if _is_read(item, policy) else item for item in found)


def _is_read(item: Evidence, policy: Policy) -> bool:
    earlier = any(finding.name is FindingName.EARLIER_CHECK for finding in item.findings)
    worded = item.alignment is not None and item.alignment.score >= policy.comparison.quotation_likeness
    return item.working is None and not earlier and not worded


def _with_likelihood(item: Evidence, said: Statement, policy: Policy) -> Evidence:
    told = read_passage(Passage(origin=item.origin, span=item.span, text=item.quote))
    return item.model_copy(update={"likelihood": likelihood(signs_of(said, told, policy), fitted_model())})


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
