"""Units and languages without a table."""

import pytest

from claims.language.neutral import table_for
from claims.language.quantities import read_quantities
from claims.language.tables import languages
from claims.language.units import dimension, in_base_unit, unit_words, units


def test_every_unit_that_a_table_names_is_in_the_unit_table() -> None:
    for table in languages().values():
        named = {*table.units, *table.unit_suffixes.values()}
        assert named <= set(units())


def test_units_have_their_words_in_languages_without_a_table() -> None:
    assert unit_words("fr")["heures"] == "hour"
    assert unit_words("xx-none") == {}


@pytest.mark.parametrize(("text", "base"), [("2,5 Stunden", 9000.0), ("150 Minuten", 9000.0), ("3 Kilometer", 3000.0)])
def test_figures_of_one_dimension_meet_in_its_base_unit(text: str, base: float) -> None:
    (figure,) = read_quantities(text, languages()["de"])
    assert in_base_unit(figure) == pytest.approx(base)


def test_a_bare_fraction_is_a_share_and_a_bare_number_a_count() -> None:
    fraction, count = read_quantities("Ein Drittel der 27 Staaten", languages()["de"])
    assert (dimension(fraction), dimension(count)) == ("share", "count")


def test_a_language_without_a_table_gets_the_neutral_one_with_its_own_signs() -> None:
    table, known = table_for("it")
    assert not known
    assert table.code == "it"
    assert table.numbers.decimal == ","


def test_an_unheard_of_language_gets_the_neutral_table_too() -> None:
    table, known = table_for("xx")
    assert not known
    assert table.function_words == frozenset()


def test_digits_are_read_without_a_table() -> None:
    table, _ = table_for("it")
    (figure,) = read_quantities("La disoccupazione è al 7,4 %.", table)
    assert (figure.value, figure.unit) == (7.4, "percent")
