"""Whether two figures agree, at their written precision and on the side that their wording binds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.quantities import read_quantities
from claims.language.tables import languages
from claims.models import Precision, Quantity
from claims.parts.figures import compare_figures, compare_value
from claims.policy import Policy

TOLERANCES = Policy().tolerances


def figure(text: str, language: str = "en") -> Quantity:
    (found,) = read_quantities(text, languages()[language])
    return found


@pytest.mark.parametrize(
    ("claimed", "found", "precision"),
    [
        ("2.3 percent", "2.3 percent", Precision.EXACT),
        ("2 percent", "2.04 percent", Precision.ROUNDED),
        ("150 minutes", "2.5 hours", Precision.EXACT),
        ("about 40 buses", "42 buses", Precision.ROUNDED),
        ("nearly 40 buses", "39 buses", Precision.ROUNDED),
        ("more than 40 buses", "55 buses", Precision.ROUNDED),
        ("at least 40 buses", "40 buses", Precision.EXACT),
        ("up to 40 buses", "12 buses", Precision.ROUNDED),
    ],
)
def test_figures_agree_as_exactly_as_they_are_written(claimed: str, found: str, precision: Precision) -> None:
    agreement = compare_figures(figure(claimed), figure(found), TOLERANCES)
    assert (agreement.agrees, agreement.differs, agreement.precision) == (True, False, precision)


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        ("2.3 percent", "2.4 percent"),
        ("2 percent", "2.6 percent"),
        ("5 buses", "at least 7 buses"),
        ("9 buses", "at most 7 buses"),
        ("41 buses", "about 60 buses"),
        ("41 buses", "42 buses"),
        ("about 40 buses", "50 buses"),
        ("nearly 40 buses", "41 buses"),
        ("just over 40 buses", "39 buses"),
        ("more than 40 buses", "40 buses"),
        ("less than 40 buses", "40 buses"),
        ("at least 40 buses", "39 buses"),
        ("up to 40 buses", "41 buses"),
    ],
)
def test_figures_that_are_apart_or_on_the_other_side_differ(claimed: str, found: str) -> None:
    agreement = compare_figures(figure(claimed), figure(found), TOLERANCES)
    assert (agreement.agrees, agreement.differs) == (False, True)


def test_a_figure_that_is_rounded_too_roughly_tells_nothing() -> None:
    agreement = compare_figures(figure("2.34 percent"), figure("2 percent"), TOLERANCES)
    assert (agreement.agrees, agreement.differs) == (False, False)


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        (1 / 3, Precision.EXACT),
        (0.34, Precision.ROUNDED),
        (9 / 32, Precision.OVERSTATED),
        (0.38, Precision.UNDERSTATED),
        (0.25, None),
        (0.45, None),
    ],
)
def test_a_bare_fraction_is_judged_by_how_far_it_is_off(value: float, precision: Precision | None) -> None:
    agreement = compare_value(figure("a third of the farms"), value, TOLERANCES)
    assert (agreement.agrees, agreement.precision) == (precision is not None, precision)


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_figures_never_both_agree_and_differ(claimed: int, found: int) -> None:
    agreement = compare_figures(figure(f"{claimed} buses"), figure(f"{found} buses"), TOLERANCES)
    assert not (agreement.agrees and agreement.differs)
    assert agreement.agrees or claimed != found
    assert agreement.agrees == (agreement.precision is not None)


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        ("11 buses", "at least 7 buses"),
        ("7 buses", "at least 7 buses"),
        ("5 buses", "up to 7 buses"),
        ("at least 9 buses", "at least 7 buses"),
        ("1185 jobs", "about 1200 jobs"),
    ],
)
def test_a_figure_that_is_bound_itself_leaves_the_open_side_open(claimed: str, found: str) -> None:
    agreement = compare_figures(figure(claimed), figure(found), TOLERANCES)
    assert (agreement.agrees, agreement.differs) == (False, False)


@pytest.mark.parametrize(
    ("claimed", "found"), [("at least 5 buses", "at least 7 buses"), ("about 1200 jobs", "about 1200 jobs")]
)
def test_a_bound_figure_bears_out_one_bound_alike(claimed: str, found: str) -> None:
    assert compare_figures(figure(claimed), figure(found), TOLERANCES).agrees
