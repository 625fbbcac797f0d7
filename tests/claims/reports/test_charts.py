"""The bars of a working: where they stand, what they say, and that they can be seen by everybody."""

import re
from itertools import pairwise

import pytest

from claims.models import Computation, Working
from claims.reports import render_html
from claims.reports.chart import Bar, Chart, drawn
from claims.reports.figures import Writing
from claims.reports.texts import texts_in
from claims.reports.workings import working_told
from tests.claims.reports.colours import contrast
from tests.claims.reports.seeing import seen_html
from tests.claims.reports.worked import cell, report_of

_ENGLISH = Writing(*texts_in("en"))


def _working(*rows: tuple[str, ...], computation: Computation = Computation.MEAN, **values: object) -> Working:
    cells = tuple(cell(row, "2030", *rest) for row, *rest in rows)
    plain = {"expression": "x", "value": 1.0, "claimed": "1", "cells": ("x",), "table": cells}
    return Working.model_validate({**plain, "computation": computation, **values})


def _chart(*rows: tuple[str, ...], **values: object) -> Chart:
    chart = drawn(_working(*rows, **values), None, _ENGLISH)
    assert chart is not None
    return chart


def _bar(chart: Chart, name: str) -> Bar:
    return next(bar for bar in chart.bars if bar.name == name)


def test_bars_are_as_long_as_their_figures() -> None:
    chart = _chart(("Lenham", "2"), ("Osterby", "4"), ("Torholm", "0"))
    assert _bar(chart, "Osterby").width == pytest.approx(2 * _bar(chart, "Lenham").width, abs=0.02)
    assert _bar(chart, "Torholm").width == 0
    assert {bar.start for bar in chart.bars} == {chart.zero}


def test_negative_figures_go_the_other_way() -> None:
    chart = _chart(("Lenham", "-2"), ("Osterby", "4"))
    lenham, osterby = _bar(chart, "Lenham"), _bar(chart, "Osterby")
    assert lenham.start + lenham.width == pytest.approx(chart.zero) == pytest.approx(osterby.start)
    assert lenham.figure == "−2"


def test_a_row_without_data_has_no_bar_of_zero() -> None:
    bar = _bar(_chart(("Lenham", "2"), ("Osterby", "4"), ("Torholm", "–")), "Torholm")
    assert (bar.kind, bar.figure) == ("none", "no data")


def test_the_threshold_lies_between_the_figures_that_it_parts() -> None:
    chart = _chart(("Lenham", "1.9"), ("Osterby", "2.1"), computation=Computation.COUNT, threshold=2.0, unit="percent")
    ends = {bar.name: bar.start + bar.width for bar in chart.bars}
    assert chart.line is not None
    assert ends["Lenham"] < chart.line.at < ends["Osterby"]
    assert chart.line.label == "threshold 2 %"


@pytest.mark.parametrize("threshold", [-50.0, 0.0, 1e12, float("inf"), float("nan")])
def test_nothing_is_drawn_beyond_the_page(threshold: float) -> None:
    chart = _chart(("Lenham", "-2"), ("Osterby", "4e11"), threshold=threshold)
    places = [place for bar in chart.bars for place in (bar.start, bar.start + bar.width, bar.figure_at)]
    assert all(0 <= place <= 100 for place in (*places, chart.zero, chart.line.at if chart.line else 0))


def test_bars_do_not_lie_on_each_other() -> None:
    chart = _chart(*((f"Town {number}", str(number)) for number in range(40)))
    assert all(second.top - first.top >= 20 for first, second in pairwise(chart.bars))
    assert chart.bars[-1].top + 14 <= chart.height


def test_of_too_many_rows_only_those_that_count_are_drawn() -> None:
    rows = ((f"Town {number}", str(number), "counted" if number < 5 else "beside") for number in range(55))
    chart = _chart(*rows, computation=Computation.SHARE, whole=55, threshold=5.0)
    assert sorted(bar.name for bar in chart.bars) == [f"Town {number}" for number in range(5)]
    assert chart.undrawn == "Not drawn: 50."


def test_a_chart_never_has_more_than_forty_bars() -> None:
    chart = _chart(*((f"Town {number}", str(number)) for number in range(60)))
    assert (len(chart.bars), chart.undrawn) == (40, "Not drawn: 20.")


def test_a_long_name_is_cut_and_can_be_read_in_full() -> None:
    name = "The united districts of Lenham and Osterby"
    bar = _chart((name, "1"), ("Osterby", "2")).bars[0]
    assert bar.name.endswith("…")
    assert bar.full_name == name
    assert f"<title>{name}</title>" in render_html(report_of("en", _working((name, "1"), ("Osterby", "2"))))


def test_a_series_stays_in_the_order_of_time_and_a_count_is_sorted() -> None:
    rows = (("2028", "2"), ("2029", "–"), ("2030", "1"), ("2031", "3"))
    series, count = _chart(*rows), _chart(*rows, computation=Computation.COUNT)
    assert [bar.name for bar in series.bars] == ["2028", "2029", "2030", "2031"]
    assert [bar.name for bar in count.bars] == ["2031", "2028", "2030", "2029"]


@pytest.mark.parametrize(
    "computation", [Computation.VALUE, Computation.RATIO, Computation.PART, Computation.DIFFERENCE]
)
def test_where_a_chart_says_no_more_than_the_sentence_there_is_none(computation: Computation) -> None:
    assert drawn(_working(("A", "1"), ("B", "2"), ("C", "3"), computation=computation), None, _ENGLISH) is None


def test_the_chart_is_told_to_a_screen_reader() -> None:
    page = render_html(report_of("en", _working(("Lenham", "1"), ("Osterby", "2"), value=1.5, unit="percent")))
    svg = re.search(r'<svg role="img" aria-labelledby="(\S+) (\S+)".*?</svg>\s*</figure>', page, re.DOTALL)
    assert svg is not None
    assert f'<title id="{svg[1]}">Chart: 2030, %</title>' in svg[0]
    assert f'<desc id="{svg[2]}">The mean of 2 figures is 1.5 %</desc>' in svg[0]


def test_charts_of_one_page_have_names_of_their_own() -> None:
    working = _working(("Lenham", "1"), ("Osterby", "2"))
    ids = re.findall(r' id="([^"]+)"', render_html(report_of("en", working, working)))
    assert len(ids) == len(set(ids))


def test_a_page_with_charts_stands_alone_too() -> None:
    seen = seen_html(render_html(report_of("de", _working(("Lenham", "1"), ("Osterby", "2")))))
    assert not seen.tags & {"script", "link", "img", "image", "iframe", "object", "use", "foreignobject"}
    assert "style" not in seen.attributes


# --- contrast, by the formula of WCAG 2.2 ------------------------------------------------------------------------


def _colours(page: str) -> tuple[dict[str, str], dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    )
    return light, dark


def test_bars_and_their_words_are_seen_in_the_light_and_in_the_dark() -> None:
    for colours in _colours(render_html(report_of("en", _working(("Lenham", "1"), ("Osterby", "2"))))):
        assert {"counted", "beside"} <= colours.keys()
        assert all(contrast(colours[bar], colours["card"]) >= 3 for bar in ("counted", "beside"))
        assert all(contrast(colours[words], colours["card"]) >= 4.5 for words in ("ink", "soft"))
        assert contrast(colours["counted"], colours["beside"]) >= 1.5


def test_names_without_end_stay_out_of_the_chart_and_the_sentence() -> None:
    endless = "x" * 100_000
    working = _working((endless, "1"), ("Osterby", "2"), computation=Computation.MAXIMUM, value=2.0, unit=endless)
    chart = drawn(working, working_told(working, _ENGLISH), _ENGLISH)
    assert chart is not None
    assert len(chart.title) + len(chart.description) + sum(len(bar.name) for bar in chart.bars) < 400
