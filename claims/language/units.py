"""Units and their words: the factors of ``units.toml`` with the names that CLDR has for them in every language."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import format_unit
from pydantic import TypeAdapter

from claims.models import Quantity, Record


class Unit(Record):
    """What makes figures in one unit comparable with figures in another."""

    dimension: str
    factor: float
    """Multiplied with a value in this unit it gives the value in the base unit of the dimension."""
    cldr: str | None = None
    symbol: str | None = None


@cache
def units() -> dict[str, Unit]:
    """All units by name."""
    raw = tomllib.loads(files("claims.language").joinpath("units.toml").read_text(encoding="utf-8"))
    return TypeAdapter(dict[str, Unit]).validate_python(raw)


@cache
def unit_words(language: str) -> dict[str, str]:
    """Lower-case unit words of a language as CLDR has them, each with its unit; empty for an unknown language."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    words: dict[str, str] = {}
    for name, unit in units().items():
        for word in _words_of(name, unit, language):
            words.setdefault(word.casefold(), name)
    return words


def _words_of(name: str, unit: Unit, language: str) -> list[str]:
    if unit.cldr is not None:
        lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
        phrases = [format_unit(count, unit.cldr, length, locale=language) for length in lengths for count in (1, 2)]
        return [re.sub(r"^[\d\s\u00a0\u202f]+", "", phrase).strip() for phrase in phrases]
    if unit.symbol is not None:
        names = [get_currency_name(name, count, locale=language) for count in (1, 2)]
        return [name, unit.symbol, *names]
    return []


def dimension(quantity: Quantity) -> str:
    """The dimension in which a figure can be compared: "share" for a bare fraction, "count" for a bare number."""
    return dimension_in(quantity.unit, quantity.fraction)


def dimension_in(unit: str | None, fraction: tuple[int, int] | None) -> str:
    """The dimension of a figure in some unit, or in none."""
    if unit is not None:
        return units()[unit].dimension
    return "share" if fraction is not None else "count"


def in_base_unit(quantity: Quantity, value: float | None = None) -> float:
    """A value of the figure (its own, or another in the same unit) in the base unit of its dimension."""
    factor = units()[quantity.unit].factor if quantity.unit is not None else 1.0
    return (quantity.value if value is None else value) * factor


def with_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """A figure in another unit, its value left as it is."""
    return quantity.model_copy(update={"unit": unit, "dimension": dimension_in(unit, quantity.fraction)})
