"""Comparing figures at their written precision, on the side that their wording binds."""

from math import isclose
from typing import NamedTuple

from claims.language.units import in_base_unit
from claims.models import Bound, Grant, Precision, Quantity
from claims.policy import Tolerances


class FigureAgreement(NamedTuple):
    """Whether a claimed figure agrees with another one; neither where the other is too coarse to tell."""

    agrees: bool
    differs: bool
    precision: Precision | None = None


_COARSE = FigureAgreement(agrees=False, differs=False)
_DIFFERS = FigureAgreement(agrees=False, differs=True)
_OPEN_SIDE = {Bound.AT_LEAST: 1, Bound.MORE_THAN: 1, Bound.AT_MOST: -1, Bound.LESS_THAN: -1}
"""On which side of a bound figure the true one may lie, however far."""


def compare_figures(claimed: Quantity, found: Quantity, tolerances: Tolerances) -> FigureAgreement:
    """A claimed figure against one in a text; both must be of one dimension."""
    step = in_base_unit(found, found.step) if found.fraction is None else 0.0
    agreement = compare_value(claimed, in_base_unit(found), tolerances, step=step)
    return agreement if found.bound is Bound.NONE else _as_bound(agreement, claimed, found, tolerances)


def _as_bound(
    agreement: FigureAgreement, claimed: Quantity, found: Quantity, tolerances: Tolerances
) -> FigureAgreement:
    """What an agreement is worth where the figure that was found is bound itself: "at least seven" may be eleven."""
    said, told = in_base_unit(claimed), in_base_unit(found)
    side = _OPEN_SIDE.get(found.bound)
    if side is None:
        near = agreement.differs and abs(said - told) <= tolerances.about * abs(told)
        return _COARSE if near else agreement
    if _OPEN_SIDE.get(claimed.bound) == side:
        return agreement if agreement.agrees else _COARSE
    excluded = (said - told) * side < 0
    return _DIFFERS if excluded and agreement.differs else _COARSE


def compare_value(claimed: Quantity, value: float, tolerances: Tolerances, *, step: float = 0.0) -> FigureAgreement:
    """A claimed figure against a value in the base unit of its dimension.

    Args:
        claimed: The figure as the claim words it.
        value: What was found or worked out.
        tolerances: How far the two may be apart.
        step: Worth of the last digit of ``value`` where it was itself rounded.
    """
    said = in_base_unit(claimed)
    if claimed.bound not in (Bound.NONE, Bound.ABOUT):
        return _within_bound(claimed, said, value, tolerances)
    if claimed.fraction is not None and claimed.fraction[1] <= tolerances.plain_denominator:
        return _bare_fraction(said, value, tolerances)
    apart = abs(value - said)
    if isclose(value, said, rel_tol=1e-9, abs_tol=1e-12):
        return _agrees(Precision.EXACT)
    if claimed.bound is Bound.ABOUT:
        return _agrees(Precision.ROUNDED) if apart <= tolerances.about * abs(said) else _DIFFERS
    written = in_base_unit(claimed, claimed.step) if claimed.fraction is None else 0.0
    if apart <= written / 2 * (1 + 1e-9):
        return _agrees(Precision.ROUNDED)
    return _COARSE if step > written and apart <= step / 2 else _DIFFERS


class Granted(NamedTuple):
    """From where to where a figure bears a claimed one out, in its unit; None for without end."""

    low: float | None
    high: float | None
    grant: Grant


def granted(claimed: Quantity, tolerances: Tolerances) -> Granted:
    """How far from its wording a figure may be, and why."""
    said = claimed.value
    plain = claimed.fraction is not None and claimed.fraction[1] <= tolerances.plain_denominator
    near = abs(said) * (max(tolerances.near_side, tolerances.fraction_supported) if plain else tolerances.near_side)
    sides = {
        Bound.NEARLY: (said - near, said),
        Bound.JUST_OVER: (said, said + near),
        Bound.AT_LEAST: (said, None),
        Bound.MORE_THAN: (said, None),
        Bound.AT_MOST: (None, said),
        Bound.LESS_THAN: (None, said),
    }
    if claimed.bound in sides:
        return Granted(*sides[claimed.bound], Grant.ONE_SIDE)
    if plain:
        return _around(said, abs(said) * tolerances.fraction_supported, Grant.BARE_FRACTION)
    if claimed.bound is Bound.ABOUT:
        return _around(said, abs(said) * tolerances.about, Grant.ABOUT)
    written = claimed.step if claimed.fraction is None else 0.0
    return _around(said, written / 2, Grant.WRITTEN_DIGITS)


def _around(said: float, apart: float, grant: Grant) -> Granted:
    return Granted(said - apart, said + apart, grant)


def _bare_fraction(said: float, value: float, tolerances: Tolerances) -> FigureAgreement:
    apart = abs(value - said) / said
    if isclose(value, said, rel_tol=1e-9):
        return _agrees(Precision.EXACT)
    if apart <= tolerances.fraction_rounded:
        return _agrees(Precision.ROUNDED)
    if apart <= tolerances.fraction_supported:
        return _agrees(Precision.OVERSTATED if said > value else Precision.UNDERSTATED)
    return _DIFFERS


def _within_bound(claimed: Quantity, said: float, value: float, tolerances: Tolerances) -> FigureAgreement:
    if said < 0:
        return _COARSE  # nobody knows which side "more than minus three" binds
    near = tolerances.near_side * abs(said)
    holds = {
        Bound.NEARLY: said - near <= value <= said,
        Bound.JUST_OVER: said <= value <= said + near,
        Bound.AT_LEAST: value >= said,
        Bound.MORE_THAN: value > said,
        Bound.AT_MOST: value <= said,
        Bound.LESS_THAN: value < said,
    }[claimed.bound]
    if not holds:
        return _near_fraction(claimed, said, value, tolerances)
    return _agrees(Precision.EXACT if isclose(value, said) else Precision.ROUNDED)


def _near_fraction(claimed: Quantity, said: float, value: float, tolerances: Tolerances) -> FigureAgreement:
    """A bare fraction keeps its tolerance on the side that "fast" or "gut" binds: 28 % is no third, and near it."""
    sides = {Bound.NEARLY: (Precision.OVERSTATED, value < said), Bound.JUST_OVER: (Precision.UNDERSTATED, value > said)}
    precision, on_side = sides.get(claimed.bound, (None, False))
    plain = claimed.fraction is not None and claimed.fraction[1] <= tolerances.plain_denominator
    if plain and on_side and precision is not None and abs(value - said) / said <= tolerances.fraction_supported:
        return _agrees(precision)
    return _DIFFERS


def _agrees(precision: Precision) -> FigureAgreement:
    return FigureAgreement(agrees=True, differs=False, precision=precision)
