"""States by the codes of services."""

import pytest

from claims.sources.states import in_key, state_called


@pytest.mark.parametrize(
    ("code", "label", "called"),
    [
        ("DEU", "Germany", "Germany"),
        ("KOR", "Korea, Rep.", "South Korea"),
        ("DE", "Germany (until 1990 former territory of the FRG)", "Germany"),
        ("EL", "Greece", "Greece"),
        ("UK", "United Kingdom", "United Kingdom"),
        ("XKX", "Kosovo", "Kosovo"),
        ("DE", "", "Germany"),
        ("DEU", "DEU", "Germany"),
    ],
)
def test_a_state_is_called_as_texts_call_it(code: str, label: str, called: str) -> None:
    assert state_called(code, label, "en") == called


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("CA", "California"),
        ("EA", "Euro area"),
        ("EMU", "Euro area"),
        ("WLD", "World"),
        ("OWID_WRL", "World"),
        ("DDR", "East Germany"),
        ("SUN", "USSR"),
        ("EU27_2020", "European Union - 27 countries (from 2020)"),
        ("", "Low-income countries"),
    ],
)
def test_what_is_no_state_keeps_its_name(code: str, label: str) -> None:
    assert state_called(code, label, "en") == label


def test_a_state_has_the_name_of_the_language() -> None:
    assert state_called("DE", "Deutschland (bis 1990 früheres Gebiet der BRD)", "de") == "Deutschland"
    assert state_called("FRA", "Frankreich", "de") == "Frankreich"


@pytest.mark.parametrize(
    ("places", "key"),
    [
        (("DE", "GR", "GB", "XK"), "A.DEU+GRC+GBR+XKX.LUR"),
        ((), "A..LUR"),
        (("ZZ",), "A..LUR"),
        (("MM", "RS", "RU", "YE", "CD"), "A.MMR+SRB+RUS+YEM+COD.LUR"),
    ],
)
def test_a_key_has_states_by_three_letters(places: tuple[str, ...], key: str) -> None:
    assert in_key("A.{states}.LUR", places) == key
    assert in_key("A.DEU.LUR", places) == "A.DEU.LUR"
