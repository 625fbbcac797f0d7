"""The arithmetic behind a time that has passed: from the day that a passage names to the day of the article."""

from datetime import date

from claims.language.units import in_base_unit
from claims.models import Claim, Evidence, Passage, Precision, Quantity, Stance, When, Working
from claims.parts.elapsed import elapsed
from claims.parts.matching import Relation, relate
from claims.parts.reading import read_claim, read_passage
from claims.parts.statement import PartKind
from claims.policy import Policy

_SECONDS_A_YEAR = 31556952
_SECONDS_A_DAY = 86400
_DAYS_A_MONTH = 31
"""A month is counted from its first day; what is known by its year alone is not counted."""


def with_elapsed(evidence: Evidence, claim: Claim, passage: Passage, today: date | None, policy: Policy) -> Evidence:
    """The evidence with its working, where it bears out how long ago something was."""
    if today is None or evidence.stance is not Stance.SUPPORTS:
        return evidence
    said = read_claim(claim, today)
    told = read_passage(passage)
    for part in said.of(PartKind.TIME):
        if part.quantity is None:
            continue
        day = next((o.when for o in told.of(PartKind.TIME) if relate(part, o, policy) is Relation.SAME), None)
        if day is not None and (day.last - day.first).days <= _DAYS_A_MONTH:
            return evidence.model_copy(update=_worked(part.quantity, day, today, policy))
    return evidence


def _worked(claimed: Quantity, day: When, today: date, policy: Policy) -> dict[str, object]:
    years, days = elapsed(day.first, today)
    passed = (today - day.first).days * _SECONDS_A_DAY
    apart = abs(passed - in_base_unit(claimed)) / _SECONDS_A_DAY
    near = apart <= policy.tolerances.elapsed_exact_days
    return {
        "rule": "elapsed_time",
        "precision": Precision.EXACT if day.is_one_day and near else Precision.ROUNDED,
        "working": Working(
            expression=f"{today.isoformat()} - {day.first.isoformat()} = {years} a {days} d",
            value=round(passed / _SECONDS_A_YEAR, 4),
            claimed=claimed.text,
            cells=(day.text,),
        ),
    }
