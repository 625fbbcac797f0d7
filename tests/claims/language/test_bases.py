"""Shipped base forms are those of the dictionary."""

import pytest

from claims.language.base_forms import base_forms
from claims.language.bases import shipped_bases
from claims.language.tables import deciding


@pytest.mark.parametrize("language", deciding())
def test_what_is_shipped_is_what_the_dictionary_says_of_the_glossary(language: str) -> None:
    assert dict(shipped_bases(language)) == base_forms(language), "run: python -m claims.language.base_forms"


def test_a_language_without_a_glossary_ships_none() -> None:
    assert not shipped_bases("fr")
