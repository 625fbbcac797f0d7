"""Charts as pictures: seen in every theme, told to a screen reader, small, and safe whatever the cells say."""

import re
from base64 import b64decode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Computation, Label, Working
from claims.reports.chart import Chart, drawn
from claims.reports.figures import Writing
from claims.reports.pictures import COLOURS, chart_picture, chart_svg, shares_picture, shares_svg
from claims.reports.texts import texts_in
from tests.claims.reports.colours import contrast
from tests.claims.reports.invented import TRAPS
from tests.claims.reports.seeing import seen_markdown
from tests.claims.reports.worked import cell

_TEXTS, _ = texts_in("en")
_SVG = "{http://www.w3.org/2000/svg}"
_ROWS = (("Lenham", "1.9"), ("Osterby", "2.1", "beside"), ("Torholm", "–", "beside"))


def _chart(*rows: tuple[str, ...], **values: object) -> Chart:
    plain = {"expression": "x", "value": 1.0, "claimed": "1", "cells": ("x",), "computation": Computation.COUNT}
    cells = tuple(cell(row, "2030", *rest) for row, *rest in rows)
    working = Working.model_validate({**plain, "table": cells, "threshold": 2.0, "unit": "percent", **values})
    chart = drawn(working, None, Writing(_TEXTS, "en"))
    assert chart is not None
    return chart


def _words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{_SVG}text")]  # noqa: S314 made here


def _numbers(svg: str, element: str, name: str) -> list[float]:
    return [float(one.get(name, "nan")) for one in ET.fromstring(svg).iter(f"{_SVG}{element}")]  # noqa: S314 made here


def test_a_picture_has_the_bars_their_names_and_the_threshold() -> None:
    svg = chart_svg(_chart(*_ROWS), _TEXTS)
    assert _words(svg)[0] == "Chart: 2030, %"
    assert {"counted", "beside", "Lenham", "1.9", "Osterby", "2.1", "no data", "threshold 2 %"} <= set(_words(svg))
    assert svg.count(COLOURS["counted"]) == svg.count(COLOURS["beside"]) == 2


def test_the_threshold_is_drawn_between_the_bars_that_it_parts() -> None:
    svg = chart_svg(_chart(("Lenham", "1.9"), ("Osterby", "2.1")), _TEXTS)
    lefts, widths = _numbers(svg, "rect", "x"), _numbers(svg, "rect", "width")
    ends = sorted(left + width for left, width in zip(lefts[1:], widths[1:], strict=True))
    assert ends[0] < _numbers(svg, "line", "x1")[-1] < ends[1]


def test_nothing_is_drawn_beyond_the_edge() -> None:
    svg = chart_svg(_chart(("Lenham", "-2"), ("Osterby", "40000000"), threshold=-7.0), _TEXTS)
    places = _numbers(svg, "rect", "x") + _numbers(svg, "text", "x") + _numbers(svg, "line", "x1")
    assert all(0 <= place <= 720 for place in places)


def test_forty_bars_with_the_worst_names_are_less_than_twenty_kilobytes() -> None:
    rows = (("&" * 30 + str(number), str(number), "beside" if number % 2 else "counted") for number in range(40))
    assert len(chart_picture(_chart(*rows, unit="&" * 90), _TEXTS)) < 20_000


@pytest.mark.parametrize("trap", TRAPS)
def test_a_hostile_cell_is_a_word_in_the_picture_and_nothing_else(trap: str) -> None:
    svgs = [chart_svg(_chart((words, "1"), ("b", "2"), unit=words), _TEXTS) for words in (trap, "harmless")]
    tags = [[one.tag for one in ET.fromstring(svg).iter()] for svg in svgs]  # noqa: S314 made here
    assert tags[0] == tags[1]
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", svgs[0])


@given(st.text(max_size=30))
def test_any_name_makes_a_picture_that_can_be_read(name: str) -> None:
    assert len(_words(chart_svg(_chart((name, "1"), ("b", "2")), _TEXTS))) == 6


@pytest.mark.parametrize("trap", TRAPS)
def test_a_picture_is_one_image_of_the_page_itself_with_words_for_those_who_cannot_see_it(trap: str) -> None:
    seen = seen_markdown(chart_picture(_chart((trap, "1"), ("b", "2"), unit=trap), _TEXTS))
    assert seen.tags == {"p", "img"}
    [address] = seen.links
    kind, _, content = address.partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(content).startswith(b"<svg ")


def test_the_shares_are_as_wide_as_their_counts_and_told_in_words() -> None:
    counts = {Label.SUPPORTED: 5, Label.REFUTED: 2, Label.CONFLICTING: 0, Label.NOT_ENOUGH_EVIDENCE: 3}
    svg = shares_svg(counts, _TEXTS)
    wide = [width for width in _numbers(svg, "rect", "width") if 10 < width < 700]
    assert [round(width / sum(wide), 1) for width in wide] == [0.5, 0.2, 0.3]
    assert _words(svg) == ["10 claims", "5 supported", "2 refuted", "3 not enough evidence"]
    assert shares_picture(counts, _TEXTS).startswith("![5 supported, 2 refuted, 3 not enough evidence](data:")


def test_one_claim_in_ten_thousand_is_still_seen() -> None:
    counts = dict.fromkeys(Label, 0) | {Label.SUPPORTED: 10_000, Label.REFUTED: 1}
    assert all(width >= 1 for width in _numbers(shares_svg(counts, _TEXTS), "rect", "width"))


def test_of_no_claim_there_is_no_picture() -> None:
    assert not shares_picture(dict.fromkeys(Label, 0), _TEXTS)


def test_every_colour_is_seen_on_the_panel_which_is_its_own_in_every_theme() -> None:
    svg = shares_svg(dict.fromkeys(Label, 1), _TEXTS)
    panel = re.findall(r'<rect [^>]*fill="(#\w+)" stroke', svg)[0]
    ink = re.findall(r'<svg [^>]*fill="(#\w+)"', svg)[0]
    assert all(contrast(colour, panel) >= 3 for colour in COLOURS.values())
    assert contrast(ink, panel) >= 4.5
