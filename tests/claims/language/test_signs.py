"""A figure below zero is not the figure above it."""

import pytest

from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.models import Bound, Quantity, Span
from claims.parts.figures import compare_value
from claims.policy import Tolerances


def values(text: str, language: str) -> list[float]:
    return [quantity.value for quantity in read_quantities(text, table_for(language)[0])]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("GDP growth was -0.3 percent.", "en", -0.3),
        ("Das Wachstum lag bei minus 0,3 Prozent.", "de", -0.3),
        ("Das Wachstum lag bei −0,3 Prozent.", "de", -0.3),
        ("Growth (-1.5 percent) was low.", "en", -1.5),
        ("Der Saldo betrug minus 4 Millionen Euro.", "de", -4e6),
    ],
)
def test_a_sign_before_a_figure_belongs_to_it(text: str, language: str, value: float) -> None:
    assert values(text, language) == [value]
    (quantity,) = read_quantities(text, table_for(language)[0])
    assert quantity.span.of(text) == quantity.text


@pytest.mark.parametrize("text", ["between 10-15 percent", "COVID-19 in 20 percent", "a 3-4 win", "from 5 – 7 percent"])
def test_a_hyphen_between_words_or_figures_is_no_sign(text: str) -> None:
    assert all(value > 0 for value in values(text, "en"))


@pytest.mark.parametrize("value", [0.3, -0.4, 0.0])
def test_another_sign_or_size_differs(value: float) -> None:
    claimed = Quantity(span=Span(start=0, end=4), text="-0.3", value=-0.3, unit=None, step=0.1)
    assert compare_value(claimed, value, Tolerances()).differs
    assert compare_value(claimed, -0.3, Tolerances()).agrees
    assert compare_value(claimed, -0.266, Tolerances()).agrees


@pytest.mark.parametrize("bound", [Bound.MORE_THAN, Bound.AT_MOST, Bound.NEARLY, Bound.JUST_OVER])
def test_which_side_a_bound_below_zero_binds_is_left_open(bound: Bound) -> None:
    claimed = Quantity(span=Span(start=0, end=2), text="-3", value=-3.0, unit=None, step=1.0, bound=bound)
    outcome = compare_value(claimed, -5.0, Tolerances())
    assert not outcome.agrees
    assert not outcome.differs
