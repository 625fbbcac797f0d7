"""How a figure that was worked out from a table is told, in the language of the report."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Cell, Choice, Computation, Grant, MissingRows, Rounding
from claims.reports import render_html, render_markdown
from claims.reports.arithmetic import Arithmetic, arithmetic
from claims.reports.texts import texts_in
from claims.reports.workings import TOLD
from tests.claims.making import evidence
from tests.claims.reports.seeing import Seen, seen_html, seen_markdown
from tests.claims.reports.worked import CASES, cell, report_of, working_of

_BY_NAME = [pytest.param(case, id=case["name"]) for case in CASES]


def _shown(case: dict[str, object], language: str, **values: object) -> Arithmetic:
    found = arithmetic(evidence(working=working_of(case, **values)), texts_in(language)[0], language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", _BY_NAME)
def test_a_working_is_told_as_a_sentence_or_by_its_expression(case: dict[str, object], language: str) -> None:
    found = _shown(case, language)
    assert found.sentence == case.get(language)
    assert found.expression.startswith(case["expression"])


@pytest.mark.parametrize("case", _BY_NAME)
def test_a_chart_is_drawn_where_it_helps(case: dict[str, object]) -> None:
    chart = _shown(case, "en").chart
    assert (len(chart.bars) if chart is not None else 0) == case.get("chart", 0)


def test_every_computation_has_a_way_to_be_told_and_a_case() -> None:
    assert TOLD.keys() == set(Computation)
    assert {case["computation"] for case in CASES if "en" in case} == set(Computation)


# --- what stands beside the sentence ------------------------------------------------------------------------------


def _case(name: str) -> dict[str, object]:
    return next(case for case in CASES if case["name"] == name)


def _seen(language: str, name: str, **values: object) -> tuple[Seen, Seen]:
    report = report_of(language, working_of(_case(name), **values))
    return seen_html(render_html(report)), seen_markdown(render_markdown(report))


@pytest.mark.parametrize("language", ["de", "en"])
def test_sentence_expression_and_cells_are_seen_in_both_forms(language: str) -> None:
    case = _case("share")
    for seen in _seen(language, "share"):
        assert case[language] in seen.text
        assert "3 / 6" in seen.text
        assert {"table", "th", "td"} <= seen.tags
        assert texts_in(language)[0]["cell_beside"] in seen.text
        assert all(name in seen.text for name in ("Averland", "Brevoy", "Hestia", "2.61"))


@pytest.mark.parametrize("rows", [8, 9])
def test_a_long_table_of_cells_is_closed_at_first(rows: int) -> None:
    cells = tuple(cell(f"Town {number}", "2030", str(number)) for number in range(rows))
    page = render_html(report_of("en", working_of(_case("sum"), table=cells, missing=())))
    assert (f"<details open><summary>Cells ({rows})" in page) == (rows <= 8)
    assert f"Cells ({rows})" in page


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("grant", Grant)
def test_what_was_granted_is_seen_with_its_reason_and_its_ends(grant: Grant, language: str) -> None:
    for seen in _seen(language, "share", rounding=Rounding(grant=grant, low=0.2875, high=None)):
        assert texts_in(language)[0][f"granted_{grant}"] in seen.text
        assert {"de": "dazu passt 28,75 % und mehr", "en": "28.75 % or more would bear it out"}[language] in seen.text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1.55, 1.65, "half of the last digit that the claim writes; 1.55 to 1.65 percentage points"),
        (4.575, 13 / 3, "half of the last digit that the claim writes; 4.575 to 4.33 percentage points"),
        (None, -1.65, "half of the last digit that the claim writes; −1.65 percentage points or less"),
        (None, None, "half of the last digit that the claim writes"),
    ],
)
def test_the_ends_of_what_was_granted_are_in_the_unit_of_the_figure(
    low: float | None, high: float | None, words: str
) -> None:
    rounding = Rounding(grant=Grant.WRITTEN_DIGITS, low=low, high=high)
    granted = _shown(_case("difference of percents"), "en", rounding=rounding).granted
    assert (granted or "").removesuffix(" would bear it out") == words


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("rule", MissingRows)
def test_rows_without_data_are_named_with_how_they_were_counted(rule: MissingRows, language: str) -> None:
    for seen in _seen(language, "sum", missing_rows=rule):
        assert f"Torholm ({texts_in(language)[0][f'missing_{rule}']})" in seen.text


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_else_could_have_answered_is_named_with_the_reason(language: str) -> None:
    choices = (Choice(name="Forests, net", because="agrees"), Choice(name="Fields", because="never_heard_of"))
    for seen in _seen(language, "share", chosen_over=choices):
        assert f"“Forests, net”: {texts_in(language)[0]['choice_agrees']}" in seen.text
        assert "“Fields”: never_heard_of" in seen.text


def test_a_cut_table_says_so_and_its_sentence_trusts_the_working() -> None:
    cells = tuple(cell(f"Town {number}", "2030", str(number)) for number in range(60))
    values = {"table": cells, "whole": 312, "value": 9000.0, "missing": ()}
    for seen in _seen("en", "sum", **values):
        assert "The sum of 312 figures is 9,000 million euros" in seen.text
        assert "at most 60 are kept" in seen.text


def test_whether_a_figure_is_the_highest_is_not_told_of_a_cut_table() -> None:
    cells = tuple(cell(f"Town {number}", "2030", str(number)) for number in range(60))
    found = _shown(_case("highest of a series"), "en", table=cells, whole=312, value=59.0, expression="4 / 312")
    assert (found.sentence, found.expression) == (None, "4 / 312")


def test_a_count_of_none_shows_no_row_as_counted() -> None:
    found = _shown(_case("count of none, which stands on all"), "en")
    assert {line.role for line in found.cells} == {"beside"}
    assert found.chart is not None
    assert {bar.kind for bar in found.chart.bars} == {"beside"}


def test_what_a_coarse_source_may_stand_for_is_told() -> None:
    rounding = Rounding(grant=Grant.COARSE_SOURCE, low=4.65, high=4.75)
    assert (_shown(_case("value"), "en", rounding=rounding).granted or "").endswith("stands for 4.65 to 4.75 %")


def test_a_working_of_prose_has_neither_table_nor_chart() -> None:
    for seen in _seen("en", "share", computation=None):
        assert "3 / 6 = 0.5" in seen.text
        assert "Averland · 2.35" in seen.text
        assert not seen.tags & {"table", "svg"}


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
@pytest.mark.parametrize("name", [case["name"] for case in CASES if "en" in case])
def test_a_figure_without_end_is_never_told(name: str, value: float) -> None:
    found = _shown(_case(name), "en", value=value)
    assert (found.sentence, found.expression) == (None, _case(name)["expression"])


_FIGURES = st.one_of(st.none(), st.floats(), st.integers(min_value=-3, max_value=3).map(float))


@given(
    computation=st.sampled_from(Computation),
    figures=st.lists(st.tuples(_FIGURES, st.booleans()), max_size=5),
    value=st.one_of(st.floats(), st.integers(min_value=-3, max_value=3).map(float)),
    threshold=_FIGURES,
    whole=st.one_of(st.none(), st.integers(min_value=0, max_value=6)),
)
def test_no_figure_whatsoever_breaks_a_report(
    computation: Computation,
    figures: list[tuple[float | None, bool]],
    value: float,
    threshold: float | None,
    whole: int | None,
) -> None:
    cells = [Cell(row="Lenham", column="2030", text="?", value=figure, counted=on) for figure, on in figures]
    rounding = Rounding(grant=Grant.ABOUT, low=threshold, high=value)
    plain = {"computation": computation, "value": value, "expression": "x", "threshold": threshold, "whole": whole}
    found = _shown({**plain, "cells": ()}, "de", table=tuple(cells), rounding=rounding)
    places = [place for bar in found.chart.bars for place in (bar.start, bar.figure_at)] if found.chart else []
    assert all(0 <= place <= 100 for place in places)
    assert not re.search(r"\b(?:nan|inf)\b", f"{found.sentence} {found.granted}")
