"""Time that has passed: which days "vor knapp sechs Jahren" leads back to, and how long ago a day is."""

from datetime import date, timedelta

from claims.language.units import in_base_unit
from claims.models import Bound, Quantity

_SECONDS_A_DAY = 86400
_MOST_DAYS = 365 * 2000


def days_ago(quantity: Quantity, today: date, near_side: float) -> tuple[date, date]:
    """The first and the last day that a time that has passed may mean, at its written precision.

    Args:
        quantity: The time that has passed.
        today: The day that it is counted back from.
        near_side: Relative distance that "knapp" allows below and "gut" above.
    """
    days = in_base_unit(quantity) / _SECONDS_A_DAY
    half = in_base_unit(quantity, min(quantity.step, 1.0)) / 2 / _SECONDS_A_DAY
    shortest, longest = days - half, days + half
    if quantity.bound is Bound.NEARLY:
        shortest, longest = days * (1 - near_side), days
    elif quantity.bound is Bound.JUST_OVER:
        shortest, longest = days, days * (1 + near_side)
    elif quantity.bound in (Bound.MORE_THAN, Bound.AT_LEAST):
        shortest, longest = days, _MOST_DAYS
    elif quantity.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        shortest, longest = 0, days
    return _back(today, longest), _back(today, shortest)


def _back(today: date, days: float) -> date:
    return today - timedelta(days=min(round(days), today.toordinal() - 1))


def elapsed(since: date, until: date) -> tuple[int, int]:
    """Whole years between two days, and the days beyond them."""
    years = until.year - since.year - ((until.month, until.day) < (since.month, since.day))
    anniversary = (
        since.replace(year=since.year + years)
        if (since.month, since.day) != (2, 29)
        else date(since.year + years, 3, 1)
    )
    return years, (until - anniversary).days
