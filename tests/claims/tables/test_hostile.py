"""Tables that are broken, huge or ambiguous: a clear outcome each, never a wrong label."""

from collections.abc import Sequence
from datetime import date

import pytest

from claims.models import ClaimKind, Evidence, Row, Span, Stance, Table
from claims.policy import Policy
from claims.tables import Sheet, compute
from tests.claims.making import claim, origin

_DAY = date(2025, 2, 1)
_TEXTS = (
    "Lenham had 12 schools in 2024.",
    "Lenham has the most schools.",
    "The number of schools in Lenham doubled between 2023 and 2024.",
    "In 2024 the number of schools in Lenham rose by a quarter.",
    "All towns together had 5,000 schools in 2024.",
    "A third of the towns had more than 100 schools in 2024.",
    "Lenham had three more schools in 2024 than Borland.",
    "In 2024 Lenham had the most schools since 2015.",
    "On average the towns had 12 schools in 2024.",
    "Lenham accounted for half of all schools in 2024.",
)


def _table(columns: Sequence[str], *rows: Sequence[str], measure: str = "Schools", unit: str | None = None) -> Table:
    stored, start = [], 0
    for cells in rows:
        quote = ";".join(cells)
        span = Span(start=start, end=start + len(quote))
        stored.append(Row(span=span, quote=quote, cells=tuple(cells)))
        start = span.end + 1
    source = origin(published_on=date(2025, 1, 30), language="en")
    return Table(origin=source, columns=tuple(columns), rows=tuple(stored), entity=0, unit=unit, measure=measure)


def _answers(table: Table, text: str) -> list[Evidence]:
    said = claim(text, kind=ClaimKind.QUANTITY, language="en")
    return list(compute(said, [Sheet(table)], _DAY, Policy()))


def _stances(table: Table, text: str) -> list[Stance]:
    return [answer.stance for answer in _answers(table, text)]


_BROKEN = {
    "one cell": _table(["town", "2024"], ["Lenham", "12"]),
    "no figure": _table(["town", "2024"], ["Lenham", "twelve"], ["Borland", "many"]),
    "no header": _table(["", "", ""], ["Lenham", "12", "13"], ["Borland", "9", "8"]),
    "no rows but totals": _table(["town", "2024"], ["Total", "12"]),
    "no names": _table(["town", "2024"], ["", "12"], ["", "9"]),
    "blank": _table(["town", "2024"], ["Lenham", ""], ["Borland", ""]),
    "signs": _table(["town", "2024"], ["\u202eLenham", "1\u200b2"], ["=Borland()", "9"]),
    "the year twice": _table(["town", "2024", "2024"], ["Lenham", "12", "24"], ["Borland", "9", "3"]),
    "zero": _table(["town", "2023", "2024"], ["Lenham", "0", "0"], ["Borland", "0", "0"]),
}


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_table_breaks_nothing_and_cites_its_own_rows(name: str, text: str) -> None:
    rows = {row.quote for row in _BROKEN[name].rows}
    assert all(answer.quote in rows for answer in _answers(_BROKEN[name], text))


_DECIDED = {
    ("one cell", _TEXTS[0]): Stance.SUPPORTS,
    ("zero", _TEXTS[0]): Stance.REFUTES,
    ("zero", _TEXTS[5]): Stance.REFUTES,
    ("zero", _TEXTS[6]): Stance.REFUTES,
    ("zero", _TEXTS[8]): Stance.REFUTES,
}
"""All that these tables can decide: 0 is no 12, and no row lies above a hundred."""


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_table_decides_only_what_it_has(name: str, text: str) -> None:
    decided = [stance for stance in _stances(_BROKEN[name], text) if stance is not Stance.MENTIONS]
    assert decided == ([_DECIDED[name, text]] if (name, text) in _DECIDED else [])


def test_a_place_that_two_rows_share_supports_neither() -> None:
    table = _table(["town", "2024"], ["Lenham", "12"], ["Borland", "12"], ["Dunmere", "9"])
    assert _stances(table, _TEXTS[1]) == [Stance.MENTIONS]


def test_one_cell_answers_what_is_said_of_it_and_ranks_nothing() -> None:
    assert _stances(_BROKEN["one cell"], _TEXTS[0]) == [Stance.SUPPORTS]
    assert _stances(_BROKEN["one cell"], _TEXTS[1]) == []


def test_growth_from_nothing_is_no_multiple() -> None:
    table = _table(["town", "2023", "2024"], ["Lenham", "0", "8"], ["Borland", "4", "8"])
    assert _stances(table, _TEXTS[2]) == []
    assert _stances(table, _TEXTS[3]) == []


def test_two_columns_of_one_year_that_differ_decide_nothing() -> None:
    assert _stances(_BROKEN["the year twice"], _TEXTS[0]) == []


def test_a_row_that_stands_twice_counts_once() -> None:
    rows = (["Lenham", "200"], ["Lenham", "200"], ["Borland", "90"], ["Dunmere", "80"])
    (answer,) = _answers(_table(["town", "2024"], *rows), _TEXTS[5])
    assert answer.working is not None
    assert answer.working.expression == "1 / 3"


def test_rows_of_one_name_that_differ_decide_nothing() -> None:
    table = _table(["town", "2024"], ["Lenham", "12"], ["Lenham", "30"], ["Borland", "9"])
    assert _stances(table, _TEXTS[0]) == []


def test_a_column_of_mixed_units_is_not_ranked_or_added_up() -> None:
    table = _table(["item", "2024"], ["Lenham", "12 kg"], ["Borland", "900 m"], ["Dunmere", "3 %"], measure="Schools")
    assert _stances(table, _TEXTS[1]) == []
    assert _stances(table, _TEXTS[4]) == []


def test_a_total_is_no_town_whatever_it_is_called() -> None:
    rows = (["Lenham", "60", "50"], ["Borland", "30", "20"], ["Dunmere", "10", "5"], ["Ashmere District", "100", "75"])
    assert _stances(_table(["town", "2023", "2024"], *rows), _TEXTS[1]) == [Stance.SUPPORTS]


def test_a_figure_that_fits_several_computations_needs_the_words_for_one() -> None:
    """12 is a cell, a difference, a sum, a count and a maximum here; a claim about none of them gets nothing."""
    rows = (["Lenham", "12", "24"], ["Borland", "6", "12"], ["Dunmere", "6", "12"])
    table = _table(["town", "2023", "2024"], *rows)
    for text in ("Lenham built 12 new roads in 2024.", "12 people met in Lenham in 2024.", "Lenham closed 12 schools."):
        assert not _answers(table, text)


def test_percent_of_percentages_needs_both_readings_to_agree() -> None:
    table = _table(["town", "2023", "2024"], ["Lenham", "10.0", "12.0"], measure="Vacancy rate", unit="percent")
    assert _stances(table, "The vacancy rate in Lenham rose by 2 percent in 2024.") == []
    assert _stances(table, "The vacancy rate in Lenham rose by 2 percentage points in 2024.") == [Stance.SUPPORTS]
    assert _stances(table, "The vacancy rate in Lenham rose by 7 percent in 2024.") == [Stance.REFUTES]


def test_three_hundred_columns_and_two_thousand_rows_are_read() -> None:
    wide = _table(["town", *map(str, range(1725, 2025))], ["Lenham", *["12"] * 300], ["Borland", *["9"] * 300])
    assert _stances(wide, _TEXTS[0]) == [Stance.SUPPORTS]
    long = _table(["town", "2024"], ["Lenham", "12"], *(["Borland North", str(n)] for n in range(2000)))
    assert _stances(long, _TEXTS[0]) == [Stance.SUPPORTS]
