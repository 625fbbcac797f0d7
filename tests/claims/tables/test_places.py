"""Rows that are states or groups of states."""

import pytest
from babel import Locale

from claims.tables.places import is_group, is_state, keys_of, keys_of_codes


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("Germany", "DE"),
        ("Germany (until 1990 former territory of the FRG)", "DE"),
        ("Korea, Rep.", "KR"),
        ("Korea, Dem. People's Rep.", "KP"),
        ("Congo, Dem. Rep.", "CD"),
        ("Congo, Rep.", "CG"),
        ("Slovak Republic", "SK"),
        ("Viet Nam", "VN"),
        ("Türkiye", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("Hong Kong SAR, China", "HK"),
        ("Bosnia and Herzegovina", "BA"),
        ("United States*", "US"),
        ("Moldova (Republic of)", "MD"),
    ],
)
def test_a_state_is_told_by_what_services_call_it(cell: str, state: str) -> None:
    assert keys_of(cell, "en") == {f"state:{state}"}


@pytest.mark.parametrize(
    ("language", "cell"), [("fr", "Allemagne"), ("pl", "Niemcy"), ("de", "Deutschland"), ("sv", "Tyskland")]
)
def test_a_state_is_told_by_its_name_in_the_language_of_the_table(language: str, cell: str) -> None:
    assert keys_of(cell, language) == {"state:DE"}


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_every_state_is_told_by_its_own_name(language: str) -> None:
    names = {code: name for code, name in Locale.parse(language).territories.items() if len(str(code)) == 2}
    lost = [c for c, name in names.items() if is_state({f"state:{c}"}) and f"state:{c}" not in keys_of(name, language)]
    assert lost == []


@pytest.mark.parametrize(
    "cell",
    ["Germany (women)", "Germany (East)", "West Germany", "New Mexico", "Island Lenham", "Northern Ireland", "Borland"],
)
def test_a_part_of_a_state_is_not_the_state(cell: str) -> None:
    assert not is_state(keys_of(cell, "en"))


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("European Union - 27 countries (from 2020)", "state:EU"),
        ("Euro area (20 countries)", "name:eurozone"),
        ("Euro area – 20 countries (from 2023)", "name:eurozone"),
    ],
)
def test_a_group_that_claims_name_is_told_by_its_name(cell: str, key: str) -> None:
    keys = keys_of(cell, "en")
    assert key in keys
    assert not is_state(keys)
    assert is_group(cell, keys)


@pytest.mark.parametrize(
    "cell", ["World", "High income", "OECD members", "Arab World", "NATO total", "Sub-Saharan Africa"]
)
def test_a_group_is_no_state(cell: str) -> None:
    assert not is_state(keys_of(cell, "en"))
    assert is_group(cell, keys_of(cell, "en"))


@pytest.mark.parametrize("header", ["geo", "Country", "REF_AREA", "iso2"])
def test_rows_may_be_named_by_codes_of_two_letters(header: str) -> None:
    found = keys_of_codes(header, ["DE", "EL", "UK", "EA20", "EU27_2020"])
    assert found == [{"state:DE"}, {"state:GR"}, {"state:GB"}, {"name:eurozone"}, {"state:EU"}]


def test_rows_may_be_named_by_codes_of_three_letters() -> None:
    assert keys_of_codes("Land", ["DEU", "XKX", "WLD"]) == [{"state:DE"}, {"state:XK"}, frozenset()]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Kanton", ["BE", "GE", "AG"]),
        ("Land", ["BE", "BY", "BB"]),
        ("state", ["AL", "AR", "CA", "DE"]),
        ("country", ["DE", "ZH"]),
        ("country", ["DDR", "FRA"]),
        ("country", ["Germany", "FR"]),
        ("country", []),
    ],
)
def test_letters_that_may_be_something_else_are_no_states(header: str, cells: list[str]) -> None:
    assert keys_of_codes(header, cells) is None
