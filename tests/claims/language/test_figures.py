"""Figures in sentences: value, unit, bound and precision."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.dates import read_dates
from claims.language.quantities import read_quantities
from claims.language.tables import languages
from claims.models import Bound, Quantity
from tests.cases_of import cases_of

ARTICLES = ("die ", "eine ", "einen ", "the ", "a ", "un ", "une ")


@pytest.mark.parametrize(("language", "case"), cases_of("figures"))
def test_the_figures_of_a_sentence_are_read_with_unit_bound_and_fraction(language: str, case: dict[str, Any]) -> None:
    assert [_facts(figure) for figure in figures_in(case["text"], language)] == [
        (
            _plain(wanted["text"]),
            pytest.approx(wanted["value"], rel=1e-4),
            wanted.get("unit"),
            Bound(wanted.get("bound", "none")),
            tuple(wanted["fraction"]) if "fraction" in wanted else None,
        )
        for wanted in case["figures"]
    ]


@pytest.mark.parametrize(
    ("language", "case"),
    [case for case in cases_of("figures") if any("step" in figure for figure in case.values[1]["figures"])],
)
def test_the_last_written_digit_of_a_figure_is_known(language: str, case: dict[str, Any]) -> None:
    pairs = zip(figures_in(case["text"], language), case["figures"], strict=True)
    steps = [(figure.step, wanted["step"]) for figure, wanted in pairs if "step" in wanted]
    assert [read for read, _ in steps] == pytest.approx([wanted for _, wanted in steps])


@given(st.text(max_size=120), st.sampled_from(["de", "en", "fr"]))
def test_a_figure_of_any_text_is_quoted_verbatim(text: str, language: str) -> None:
    for figure in figures_in(text, language):
        assert figure.text == figure.span.of(text)


def figures_in(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures of a sentence, its times left out."""
    table = languages()[language]
    return read_quantities(text, table, [when.span for when in read_dates(text, table, None)])


def _facts(figure: Quantity) -> tuple[object, ...]:
    return _plain(figure.text), figure.value, figure.unit, figure.bound, figure.fraction


def _plain(text: str) -> str:
    """A figure as it is written, without the article in front, which may belong to it or not."""
    low = text.casefold()
    return next((low.removeprefix(article) for article in ARTICLES if low.startswith(article)), low)
