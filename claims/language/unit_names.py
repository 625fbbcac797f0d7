"""Units as a text names them: "Kilometer pro Stunde", "km/h", "€"."""

from collections.abc import Sequence
from functools import cache

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.tokens import Token, tokens_of
from claims.language.units import unit_words, units
from claims.language.words import lemma

_LONGEST_UNIT = 4
"""Most words and signs in the name of a unit: "kilometers per hour"."""
_APOSTROPHES = ("'", "’")


def unit_behind(tokens: list[Token], index: int, table: Language) -> tuple[str | None, int]:
    """The unit behind a number or a scale, the words that lead it in counted too: "million de dollars"."""
    between = led_in(tokens, index, table)
    unit, used = unit_at(tokens, index + between, table)
    return (unit, between + used) if unit is not None else (None, 0)


def led_in(tokens: list[Token], index: int, table: Language) -> int:
    """How many tokens lead a unit in: one for "de", two for "d'"."""
    if index >= len(tokens) or tokens[index].low not in table.numbers.before_unit:
        return 0
    elided = index + 1 < len(tokens) and tokens[index + 1].text in _APOSTROPHES
    return 2 if elided else 1


def unit_at(tokens: list[Token], index: int, table: Language) -> tuple[str | None, int]:
    """The unit that begins at a token and how many tokens it takes; a hyphen may lead it in ("four-hour")."""
    begin = index + 1 if index + 1 < len(tokens) and tokens[index].text == "-" else index
    for length in range(min(_LONGEST_UNIT, len(tokens) - begin), 0, -1):
        unit = _unit_of(tokens[begin : begin + length], table)
        if unit is not None:
            return unit, begin + length - index
    return None, 0


def _unit_of(stretch: Sequence[Token], table: Language) -> str | None:
    plain = _plain(stretch)
    listed = _listed(table.code)
    if plain in listed:
        return listed[plain]
    known = _known(table.code)
    unit = known.get(plain) or known.get(" ".join(lemma(t.text, table.code) for t in stretch if t.text != "-"))
    return unit if len(plain) > 1 or not plain.isalpha() else None


@cache
def symbols() -> dict[str, str]:
    """The units of money by the signs and codes that stand before a figure."""
    money = {name: unit for name, unit in units().items() if unit.symbol is not None}
    signs = {sign: name for name, unit in money.items() for sign in (name, unit.symbol) if sign is not None}
    return {**signs, "US$": "USD", "Rs": "INR"}


@cache
def _listed(code: str) -> dict[str, str]:
    """Names from the table of a language; single letters among them are units ("84m")."""
    names = ((name, unit) for unit, listed in table_for(code)[0].units.items() for name in listed)
    return {_plain(tokens_of(name)): unit for name, unit in names}


@cache
def _known(code: str) -> dict[str, str]:
    return {**{_plain(tokens_of(name)): unit for name, unit in unit_words(code).items()}, **_listed(code)}


def _plain(stretch: Sequence[Token]) -> str:
    """Words and signs in lower case with spaces between; hyphens count as spaces."""
    return " ".join(token.low for token in stretch if token.text != "-")


def names_a_unit(word: str, table: Language) -> bool:
    """Whether a word by itself names a unit, of time or another."""
    return _unit_of((Token(word, 0, len(word)),), table) is not None


def may_be_one(unit: str | None) -> bool:
    """Whether an article before a unit counts: of times, shares and money."""
    return unit is not None and units()[unit].dimension in {"time", "share", "percentage_point", *symbols().values()}


def is_time(unit: str | None) -> bool:
    """Whether a unit is one of time."""
    return unit is not None and units()[unit].dimension == "time"
