"""Figures in cells, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Mark, Row, Span, Table
from claims.tables import Sheet
from claims.tables.cells import decimal_of, figure_in, is_missing, value_of
from tests.claims.making import origin

MISSING = [
    "",
    " ",
    "NA",
    "N/A",
    "n.a.",
    "n/a",
    ":",
    ": (c)",
    "..",
    "...",
    "-",
    "–",
    "—",
    "−",
    "null",
    "None",
    "c",
    "x",
    "*",
]


def table(*cells: str, language: str = "en") -> Table:
    rows = tuple(Row(span=Span(start=0, end=1), quote="x", cells=(str(n), cell)) for n, cell in enumerate(cells))
    return Table(
        origin=origin(language=language), columns=("place", "2030"), rows=rows, entity=0, unit=None, measure="height"
    )


def value(cell: str, *others: str, language: str = "en") -> float | None:
    found = table(cell, *others, language=language)
    return value_of(found.rows[0], 1, found)


@pytest.mark.parametrize("cell", MISSING)
def test_a_missing_value_is_never_zero(cell: str) -> None:
    assert value(cell, "1.5", "0") is None
    assert is_missing(cell)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"]), max_size=12))
def test_no_cell_without_a_digit_has_a_figure(cell: str) -> None:
    assert value(cell, "2.5") is None
    assert is_missing(cell)


@given(st.text(max_size=20), st.sampled_from([".", ",", None]))
def test_a_figure_has_no_digit_that_its_cell_lacks(cell: str, decimal: str | None) -> None:
    figure = figure_in(cell, decimal)
    if figure is not None:
        assert any(sign.isdecimal() for sign in cell)
        assert figure.step > 0


@given(st.floats(min_value=-1e9, max_value=1e9), st.sampled_from(["p", " (provisional)", " bp", "*", " [3]", ""]))
def test_a_figure_with_marks_behind_it_is_read_back(number: float, mark: str) -> None:
    figure = figure_in(f"{number:.2f}{mark}", ".")
    assert figure is not None
    assert figure.value == pytest.approx(number, abs=0.0051)
    assert figure.step == pytest.approx(0.01)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "<0.1",
            "< 0.1",
            ">5",
            "≤2",
            "~3",
            "2–3",
            "2-3",
            "2 to 3",
            "1/3",
            "2024-09",
            "12:30",
            "1.2.3",
            "1,23,456",
            "5.",
        ),
        *(
            "5 (thousand)",
            "5 (3)",
            "(5)",
            "Q3",
            "about 5",
            "2 1",
            "1 2345",
        ),
    ],
)
def test_what_may_be_another_figure_is_none(cell: str) -> None:
    assert figure_in(cell, ".") is None
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("4.7 Mio.", 4.7, "Mio."),
        ("4.7 million", 4.7, "million"),
        ("410.0 Mio. €", 410.0, "Mio. €"),
        ("8.20 €", 8.2, "€"),
        ("5 kg", 5.0, "kg"),
    ],
)
def test_words_behind_a_figure_are_kept_for_its_unit(cell: str, value: float, unit: str) -> None:
    found = figure_in(cell, ".")
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


def test_a_figure_with_words_that_are_no_unit_is_none_in_a_sheet() -> None:
    sheet = Sheet(table("5 zorks", "7 kg", "3"))
    assert [sheet.figure(row, 1) is None for row in range(3)] == [True, False, False]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1 234", 1234), ("1\u202f234,5", 1234.5), ("1'234.50", 1234.5)),
        *(("1,234,567", 1234567), ("12,3456", 12.3456), ("1234,567", 1234.567), ("2e5", 200000), ("1.5E+10", 1.5e10)),
        *(("0,125", 0.125), ("1,9", 1.9), ("2,1 1)", 2.1), (".5", 0.5), ("4.7 %", 4.7), ("+2", 2)),
        *(("-3.4", -3.4), ("−3.4", -3.4), ("–3.4", -3.4)),
    ],
)
def test_a_figure_that_can_be_only_one_is_read_in_any_language(cell: str, number: float) -> None:
    assert [value(cell, language=language) for language in ("de", "en")] == [number, number]


@pytest.mark.parametrize(
    ("cells", "language", "number"),
    [
        (("1,000",), "en", 1000),
        (("1,000",), "de", 1),
        (("1.000",), "en", 1),
        (("1.000",), "de", 1000),
        (("1,000", "2.5"), "de", 1000),
        (("1,000", "1,234,567"), "de", 1000),
        (("1,000", "2,5"), "en", 1),
        (("1.000", "0,5"), "en", 1000),
        (("1,000", "2.5", "2,5"), "en", None),
    ],
)
def test_a_single_sign_before_three_digits_is_what_the_column_says(
    cells: tuple[str, ...], language: str, number: float | None
) -> None:
    assert value(*cells, language=language) == number


def test_without_evidence_in_its_own_column_the_other_columns_tell() -> None:
    rows = (Row(span=Span(start=0, end=1), quote="x", cells=("a", "1.234", "0,5")),)
    both = table("1").model_copy(update={"rows": rows, "columns": ("place", "2029", "2030")})
    assert decimal_of(both, 1) == ","
    assert value_of(rows[0], 1, both) == 1234


@pytest.mark.parametrize(
    ("cell", "marks"),
    [
        ("2.1 (provisional)", [Mark.PROVISIONAL]),
        ("2,1 (vorläufig)", [Mark.PROVISIONAL]),
        ("2.1p", [Mark.PROVISIONAL]),
        ("3.4 bp", [Mark.BREAK_IN_SERIES, Mark.PROVISIONAL]),
        ("3.4 (break in series) (provisional)", [Mark.BREAK_IN_SERIES, Mark.PROVISIONAL]),
        ("3.4 (b, e)", [Mark.BREAK_IN_SERIES, Mark.ESTIMATED]),
        ("3.4 (s)", [Mark.ESTIMATED]),
        ("3.4 (revised)", []),
        ("3.4 (forecast)", [Mark.FORECAST]),
        ("3.4 (definition differs, see metadata)", [Mark.DEFINITION_DIFFERS]),
        ("3.4 u", [Mark.LOW_RELIABILITY]),
        ("3.4 (confidential)", [Mark.CONFIDENTIAL]),
        ("3.4*", [Mark.NOTED]),
        ("3.4 [3]", [Mark.NOTED]),
        ("3.4¹", [Mark.NOTED]),
        ("3.4 e*", [Mark.ESTIMATED, Mark.NOTED]),
    ],
)
def test_what_stands_behind_a_figure_is_a_mark(cell: str, marks: list[Mark]) -> None:
    figure = figure_in(cell, None)
    assert figure is not None
    assert list(figure.marks) == marks
