"""Units as tables have them, and what a claim has to name beside its figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.tables.units import unit_in_title, unit_in_words


@pytest.mark.parametrize(
    ("phrase", "name", "factor"),
    [
        ("percent", "percent", 1),
        ("annual %", "percent", 1),
        ("% of GDP", "percent", 1),
        ("Percentage of population in the labour force", "percent", 1),
        ("Prozent des Bruttoinlandsproduktes (BIP)", "percent", 1),
        ("Percentage points", "percentage_point", 1),
        ("million euros", "EUR", 1e6),
        ("Millions of euros", "EUR", 1e6),
        ("Current prices, million euro", "EUR", 1e6),
        ("Mrd. Euro", "EUR", 1e9),
        ("million US dollars", "USD", 1e6),
        ("current US$", "USD", 1),
        ("Thousand persons", None, 1e3),
        ("1000 tonnes", "tonne", 1e3),
        ("Number", None, 1),
        ("Years", "year", 1),
        ("km/h", "kilometer_per_hour", 1),
        ("tonnes per year", "tonne", 1),
    ],
)
def test_a_unit_is_read_in_the_words_of_its_service(phrase: str, name: str | None, factor: float) -> None:
    unit = unit_in_words(phrase, "en")
    assert (unit.name, unit.factor, unit.demands) == (name, factor, ())


@pytest.mark.parametrize(
    ("phrase", "demand"),
    [
        ("Euro per inhabitant", "per inhabitant"),
        ("metric tons per capita", "per capita"),
        ("births per woman", "per woman"),
        ("per 1,000 live births", "per 1,000 live births"),
        ("EUR/MWh", "/MWh"),
        ("Index, 2015=100", "Index"),
        ("points", "points"),
        ("Purchasing power standard", "Purchasing power standard"),
        ("constant 2015 US$", "constant 2015"),
        ("PPP (current international $)", "current international"),
        ("Chain linked volumes (2010), million euro", "Chain linked volumes"),
        ("Euro area", "Euro area"),
    ],
)
def test_what_makes_another_unit_of_it_has_to_be_named(phrase: str, demand: str) -> None:
    assert demand in unit_in_words(phrase, "en").demands


@pytest.mark.parametrize("phrase", ["Percent change", "Annual rate of change", "Percentage change on previous period"])
def test_a_percentage_of_change_is_one(phrase: str) -> None:
    unit = unit_in_words(phrase, "en")
    assert unit.name == "percent"
    assert unit.of_change


@pytest.mark.parametrize(
    ("title", "name", "rest"),
    [
        ("GDP growth (annual %)", "percent", "GDP growth"),
        ("GDP (current US$)", "USD", "GDP"),
        ("Umsatz in Mio. Euro", "EUR", "Umsatz"),
        ("Quote (%)", "percent", "Quote"),
        ("2024 (%)", "percent", "2024"),
    ],
)
def test_a_title_gives_its_unit_away(title: str, name: str, rest: str) -> None:
    unit, plain = unit_in_title(title, "en")
    assert unit is not None
    assert (unit.name, plain) == (name, rest)


@pytest.mark.parametrize("title", ["Inflation (Euro area)", "Unemployment in March 2031", "People in work", "Seats"])
def test_a_title_without_a_unit_has_none(title: str) -> None:
    assert unit_in_title(title, "en") == (None, title)


@given(st.text(max_size=40))
def test_no_unit_breaks_the_reading(phrase: str) -> None:
    assert unit_in_words(phrase, "en").factor > 0
