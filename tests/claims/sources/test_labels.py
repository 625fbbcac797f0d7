"""What labels of statistical services say: units, rates, groups."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sources.labels import Unit, groups_in, unit_in, unit_in_parentheses


@pytest.mark.parametrize(
    ("label", "language", "unit"),
    [
        ("Percentage of population in the labour force", "en", Unit("percent")),
        ("Percent per annum", "en", Unit("percent")),
        ("% of GDP", "en", Unit("percent")),
        ("Prozent des Bruttoinlandsproduktes (BIP)", "de", Unit("percent")),
        ("Pourcentage de la population active", "fr", Unit("percent")),
        ("Percentage points", "en", Unit("percentage points")),
        ("Prozentpunkte", "de", Unit("percentage points")),
        ("Million euro", "en", Unit("Million euro")),
        ("Chain linked volumes (2015), million euro", "en", Unit("million euro")),
        ("Jeweilige Preise, Millionen Euro", "de", Unit("Millionen Euro")),
        ("Millions d'euros", "fr", Unit("million euros")),
        ("current US$", "en", Unit("US dollars")),
        ("constant 2015 US$", "en", Unit("US dollars")),
        ("US dollars, Millions", "en", Unit("Millions US dollars")),
        ("million US dollars", "en", Unit("million US dollars")),
        ("Current prices, euro per capita", "en", Unit("euro", "per capita")),
        ("Euro pro Kopf", "de", Unit("Euro", "pro Kopf")),
        ("tonnes per person", "en", Unit("tonnes", "per person")),
        ("deaths per 100,000 people", "en", Unit(None, "per 100,000 people")),
        ("years", "en", Unit("years")),
        ("1 000 tonnes", "en", Unit("thousand tonnes")),
        ("Thousand persons", "en", Unit("Thousand")),
        ("1 000 Personen", "de", Unit("thousand")),
        ("Million units of national currency", "en", Unit("Million")),
        ("Thousand tonnes of oil equivalent", "en", Unit("Thousand")),
    ],
)
def test_a_unit_is_read_with_its_scale(label: str, language: str, unit: Unit) -> None:
    assert unit_in(label, language) == unit


@pytest.mark.parametrize(
    "label",
    [
        "US dollars, PPP converted",
        "current international $",
        "international-$ in 2021 prices",
        "Hong Kong dollars",
        "CFA francs",
        "National currency",
        "Index, 2015=100",
        "Annual rate of change",
        "Number",
        "Tonne of oil equivalent",
        "",
        ",",
    ],
)
def test_what_is_not_plainly_a_unit_is_none(label: str) -> None:
    assert unit_in(label, "en") == Unit(None)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("GDP growth (annual %)", "annual %"),
        ("Unemployment, total (modeled ILO estimate) (% of total labor force)", "% of total labor force"),
        ("CO2 emissions (metric tons per capita)", "metric tons per capita"),
        ("GDP per capita, PPP (current international $)", None),
        ("Population, total", None),
        ("Number of years", None),
    ],
)
def test_a_name_has_its_unit_in_parentheses(name: str, unit: str | None) -> None:
    assert unit_in_parentheses(name, "en") == unit


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("Unemployment, youth total (% of total labor force ages 15-24)", ("youth", "ages 15-24")),
        ("Unemployment, female (% of female labor force)", ("female",)),
        ("Life expectancy – Sex: female – Age: all", ("sex: female",)),
        ("Life expectancy - Sex: total - Age: 10 - Type: period", ("age: 10",)),
        ("Population ages 65 and above (% of total population)", ("ages 65 and above",)),
        ("Jugendarbeitslosigkeit nach Geschlecht", ("jugendarbeitslosigkeit",)),
        ("Unemployment by sex and age - annual data", ()),
        ("Human development, management, employment", ()),
    ],
)
def test_a_group_in_a_name_is_found(name: str, groups: Sequence[str]) -> None:
    assert groups_in(name) == tuple(groups)


@given(label=st.text(max_size=40), language=st.sampled_from(["en", "de", "fr", "xx"]))
def test_no_label_breaks_the_reading(label: str, language: str) -> None:
    unit_in(label, language)
    unit_in_parentheses(f"a ({label})", language)
    groups_in(label)
