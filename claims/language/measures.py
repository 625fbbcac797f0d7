"""A number with its unit: "zweieinhalb Stunden", "90-minütig", "a quarter of an hour", "ein Viertelprozentpunkt"."""

from collections.abc import Mapping

from claims.language.fractions import denominator_of, fraction_at
from claims.language.multiples import multiple_at
from claims.language.numerals import (
    Number,
    half_behind,
    is_scale,
    number_at,
    numeral,
    scale_at,
    scaled,
    whole_number_at,
)
from claims.language.tables import Language
from claims.language.tokens import Token
from claims.language.unit_names import led_in, may_be_one, unit_at, unit_behind
from claims.language.words import lemma

_BEFORE_A_UNIT = (2, 4)
"""Denominators of which the unit may follow at once: "a quarter century", and never "a third year"."""

Measured = tuple[Number | None, str | None]


def measure_at(tokens: list[Token], index: int, table: Language) -> Measured:
    """A number that begins at a token, with its unit; ``used`` counts the tokens of both."""
    if index >= len(tokens):
        return None, None
    for reader in (multiple_at, _adjective, _part_of_a_unit, _compound_part, _half_a_unit, _one_unit):
        number, unit = reader(tokens, index, table)
        if number is not None:
            return number, unit
    number = fraction_at(tokens, index, table)
    return (number, None) if number is not None else _plain_measure(tokens, index, table)


def _plain_measure(tokens: list[Token], index: int, table: Language) -> Measured:
    number = number_at(tokens, index, table) or _one_of_more(tokens, index, table)
    if number is None:
        return None, None
    number = scaled(tokens, index, _and_a_half(tokens, index, number, table), table)
    after = index + number.used
    abbreviated = after + 1 < len(tokens) and tokens[after].text == "." and is_scale(tokens, after - 1, table)
    after += int(abbreviated)
    unit, used = unit_behind(tokens, after, table)
    if unit is None and number.value % 1:
        unit, used = _unit_of_a_part(tokens, after, table.numbers.parted_units)
    number = number._replace(used=number.used + used + int(abbreviated and used > 0))
    return (_and_a_half(tokens, index, number, table) if used else number), unit


def _unit_of_a_part(tokens: list[Token], index: int, parted: Mapping[str, str]) -> tuple[str | None, int]:
    """The unit that a word names behind a part of one only ("a quarter point"); a hyphen may lead it in."""
    point = index + int(index < len(tokens) and tokens[index].text == "-")
    unit = parted.get(tokens[point].low) if point < len(tokens) else None
    return (unit, point + 1 - index) if unit is not None else (None, 0)


def _one_of_more(tokens: list[Token], index: int, table: Language) -> Number | None:
    """An article that begins a range: "ein bis zwei Stunden", "one or two"."""
    rules = table.numbers
    joins = index + 1 < len(tokens) and tokens[index + 1].low in {*rules.range_to, *rules.range_or}
    if tokens[index].low not in rules.one or not joins:
        return None
    return Number(1.0, 1.0, 1) if number_at(tokens, index + 2, table) is not None else None


def _adjective(tokens: list[Token], index: int, table: Language) -> Measured:
    """An adjective made of a figure and a unit: "zweieinhalbstündig", "90-minütig", "65jährig"."""
    if tokens[index].is_digits:
        return _adjective_behind(tokens, index, table)
    parted = _suffix(tokens[index].low, table)
    if parted is None or not parted[0]:
        return None, None
    if parted[0] in table.numbers.half:
        return Number(0.5, 0.5, 1), parted[1]
    number = number_at([Token(parted[0], 0, len(parted[0]))], 0, table)
    if number is None:
        value = 1.0 if parted[0] in table.numbers.one else numeral(parted[0], table.code)
        number = None if value is None else Number(value, 1.0, 1)
    return (number, parted[1]) if number is not None else (None, None)


def _adjective_behind(tokens: list[Token], index: int, table: Language) -> Measured:
    """Digits, and behind them such an adjective, with a hyphen or without."""
    hyphen = int(index + 1 < len(tokens) and tokens[index + 1].text == "-")
    behind = index + 1 + hyphen
    unit = _suffix(tokens[behind].low, table) if behind < len(tokens) else None
    number = number_at(tokens, index, table)
    if unit is None or number is None or unit[0] != "":
        return None, None
    return number._replace(used=behind + 1 - index), unit[1]


def _suffix(word: str, table: Language) -> tuple[str, str] | None:
    """What stands before the ending that names a unit, and the unit."""
    for ending, unit in table.unit_suffixes.items():
        for inflection in ("", *table.forms.adjective_endings):
            if word.endswith(ending + inflection):
                return word.removesuffix(ending + inflection), unit
    return None


def _part_of_a_unit(tokens: list[Token], index: int, table: Language) -> Measured:
    """A part of one unit or scale: "three quarters of an hour", "a quarter century", "a quarter of a million euros"."""
    count = whole_number_at(tokens, index, table)
    after = index + 1
    after += int(after < len(tokens) and tokens[after].text == "-")
    denominator = denominator_of(tokens[after], table) if count is not None and after < len(tokens) else None
    if count is None or denominator is None or count >= denominator:
        return None, None
    part, after = count / denominator, after + 1
    whole = after + 1 < len(tokens) and tokens[after].low in table.numbers.of
    if whole and tokens[after + 1].low in table.numbers.one:
        return _of_one(tokens, index, after + 2, Number(part, 1 / denominator, 0), table)
    led = led_in(tokens, after, table)
    if not led and denominator not in _BEFORE_A_UNIT:
        return None, None
    return _of_one(tokens, index, after + led, Number(part, 1 / denominator, 0), table)


def _of_one(tokens: list[Token], index: int, after: int, part: Number, table: Language) -> Measured:
    """A part of the unit or scale that stands at ``after``; ``used`` counts from ``index``."""
    hyphen = int(after < len(tokens) and tokens[after].text == "-")
    scale = scale_at(tokens, after + hyphen, table)
    if scale is not None:
        after += hyphen
        unit, used = unit_behind(tokens, after + 1, table)
        return Number(part.value * scale, part.step * scale, after + 1 + used - index), unit
    unit, used = unit_at(tokens, after, table)
    if unit is None:
        parted = {**table.numbers.fraction_units, **table.numbers.parted_units}
        unit, used = _unit_of_a_part(tokens, after, parted)
    return (part._replace(used=after + used - index), unit) if may_be_one(unit) else (None, None)


def _compound_part(tokens: list[Token], index: int, table: Language) -> Measured:
    """A part of a unit as one word: "eine Viertelstunde", "ein Viertelprozentpunkt", "eine Viertelmillion Euro"."""
    count = whole_number_at(tokens, index, table)
    if count is None or index + 1 >= len(tokens):
        return None, None
    word = tokens[index + 1]
    for prefix, part in table.numbers.part_prefixes.items():
        rest = word.low.removeprefix(prefix)
        if rest and rest != word.low:
            inner = [tokens[index], Token(rest, word.start, word.end), *tokens[index + 2 : index + 6]]
            number, unit = _of_one(inner, 0, 1, Number(count * part, min(part, 1 - part), 0), table)
            if number is not None:
                return number, unit
    return None, None


def _half_a_unit(tokens: list[Token], index: int, table: Language) -> Measured:
    """Half of a unit: "eine halbe Stunde", "half an hour", "half a million euros"."""
    begin = index + int(tokens[index].low in table.numbers.one and index + 1 < len(tokens))
    half = tokens[begin]
    if half.low not in table.numbers.half and lemma(half.text, table.code) not in table.numbers.half:
        return None, None
    after = begin + 1
    after += int(after < len(tokens) and tokens[after].low in table.numbers.of)
    after += int(after < len(tokens) and tokens[after].low in table.numbers.one)
    return _of_one(tokens, index, after, Number(0.5, 0.5, 0), table)


def _one_unit(tokens: list[Token], index: int, table: Language) -> Measured:
    """One of a unit ("ein Jahrzehnt", "one percentage point"); never "a second", "a degree", "a foot"."""
    if tokens[index].low not in table.numbers.one:
        return None, None
    unit, used = unit_at(tokens, index + 1, table)
    if not may_be_one(unit) or unit == "second":
        return None, None
    return _and_a_half(tokens, index, Number(1.0, 1.0, 1 + used), table), unit


def _and_a_half(tokens: list[Token], index: int, number: Number, table: Language) -> Number:
    """A number with the half that is added behind it: of one, or of its scale ("a million and a half")."""
    after = index + number.used
    more = half_behind(tokens, after, table)
    if not more:
        return number
    whole = scale_at(tokens, after - 1, table) or 1.0
    return number._replace(value=number.value + whole / 2, step=whole / 2, used=number.used + more)
