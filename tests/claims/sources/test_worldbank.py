"""The World Bank: what it is asked, and what its answers are read as."""

from collections.abc import Sequence

import pytest

from claims.errors import DocumentUnreadable
from claims.sources.spec import SourceKind
from tests.claims.sources.services import asked, of_world_bank, read, rows_of


def test_the_world_bank_is_asked_for_the_states_of_the_article_on_one_page() -> None:
    path, parameters = asked(
        SourceKind.WORLDBANK, "DE", "XK", dataset="NY.GDP.MKTP.KD.ZG", filters={"date": "2015:2024"}
    )
    assert path == "v2/country/DE;XK/indicator/NY.GDP.MKTP.KD.ZG"
    assert parameters == [("format", "json"), ("per_page", "20000"), ("date", "2015:2024")]


@pytest.mark.parametrize("places", [(), ("TW",), ("TW", "VA")])
def test_the_world_bank_is_asked_for_all_where_it_would_know_no_state(places: Sequence[str]) -> None:
    assert asked(SourceKind.WORLDBANK, *places, dataset="SP.POP.TOTL")[0] == "v2/country/all/indicator/SP.POP.TOTL"


@pytest.mark.parametrize(
    ("name", "unit", "narrowed"),
    [
        ("GDP growth (annual %)", "annual %", ()),
        ("GDP (current US$)", "current US$", ()),
        ("GDP per capita, PPP (current international $)", None, ()),
        ("Population, total", None, ()),
        ("Life expectancy at birth, total (years)", "years", ()),
        ("CO2 emissions (metric tons per capita)", "metric tons per capita", ()),
        ("Mortality rate, infant (per 1,000 live births)", "per 1,000 live births", ()),
        (
            "Unemployment, youth total (% of total labor force ages 15-24)",
            "% of total labor force ages 15-24",
            ("youth", "ages 15-24"),
        ),
        ("Unemployment, total (% of total labor force) (modeled ILO estimate)", "% of total labor force", ()),
    ],
)
def test_an_indicator_says_its_unit_and_group_in_its_name(name: str, unit: str | None, narrowed: Sequence[str]) -> None:
    (table,) = read(SourceKind.WORLDBANK, of_world_bank(1.5, name=name)).tables
    assert (table.measure, table.unit, table.narrowed) == (name, unit, tuple(narrowed))


def test_the_world_bank_s_figures_keep_their_digits() -> None:
    body = of_world_bank("@@").replace('"@@"', "2.10")
    assert rows_of(read(SourceKind.WORLDBANK, body).tables[0])[1] == ["Germany", "2.10"]
    (table,) = read(SourceKind.WORLDBANK, of_world_bank(18743803170827.2, None, 0)).tables
    assert rows_of(table)[1] == ["Germany", "18743803170827.2", "", "0"]


def test_a_quarter_and_a_month_are_spelled_in_one_way() -> None:
    rows = [of_world_bank(1.5).replace("2000", written) for written in ("2024Q3", "2024M09", "2024")]
    assert [read(SourceKind.WORLDBANK, body).tables[0].columns[1] for body in rows] == ["2024-Q3", "2024-09", "2024"]


@pytest.mark.parametrize("field", ["indicator", "country", "date", "value"])
def test_a_renamed_field_of_the_world_bank_is_missed(field: str) -> None:
    with pytest.raises(DocumentUnreadable, match=r"it is not what this service should answer: '1.0"):
        read(SourceKind.WORLDBANK, of_world_bank(1.5).replace(f'"{field}":', f'"{field}_new":'))
