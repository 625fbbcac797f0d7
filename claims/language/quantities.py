"""Figures with unit, bound and precision: "knapp 7,4 Prozent", "zweieinhalbstündig", "vor knapp sechs Jahren"."""

import re
from collections.abc import Sequence
from functools import cache

from claims.language.bounds import bound_before, is_ago, says_which
from claims.language.fractions import fraction_at
from claims.language.neutral import table_for
from claims.language.numerals import Number, Token, is_scale, number_at, numeral, scale_at, scaled, tokens_of
from claims.language.tables import Language
from claims.language.units import unit_words, units
from claims.language.words import lemma
from claims.models import Bound, Quantity, Span

_LONGEST_UNIT = 4
"""Most words and signs in the name of a unit: "kilometers per hour"."""
_APOSTROPHES = ("'", "’")
_FAR_APART = 10
"""From this ratio on two figures of a range hardly share a scale word: "from 900 to 1.2 million"."""


def read_quantities(text: str, table: Language, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of a text in their order; ordinals and codes are none.

    Args:
        text: One sentence or paragraph.
        table: The language of the text.
        taken: Stretches that were read as something else already (dates).
    """
    tokens = [t for t in tokens_of(text) if not any(span.start <= t.start < span.end for span in taken)]
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity, used = _quantity_at(text, tokens, index, table)
        if quantity is not None:
            found.append(quantity)
        index += max(1, used)
    return tuple(_with_unit_of_next(text, found, table))


def _quantity_at(text: str, tokens: list[Token], index: int, table: Language) -> tuple[Quantity | None, int]:
    currency = _symbols().get(tokens[index].text)
    begin = index + 1 if currency else index
    number, unit = _number_with_unit(tokens, begin, table)
    if number is None:
        return None, 0
    used = begin + number.used - index
    if currency is None and unit is None and number.fraction is None and says_which(text, tokens, index, used, table):
        return None, used
    end = tokens[index + used - 1].end
    minus = _minus(table.code).search(text, 0, tokens[index].start)
    if minus is not None and bound_before(text[: tokens[index].start], table)[0] is not Bound.NONE:
        minus = None  # "au moins 5"
    start = minus.start() if minus is not None else tokens[index].start
    bound, before = bound_before(text[:start], table)
    span = Span(start=len(before) if bound is not Bound.NONE else start, end=end)
    quantity = Quantity(
        span=span,
        text=span.of(text),
        value=-number.value if minus is not None else number.value,
        unit=currency or unit,
        step=number.step,
        bound=bound,
        fraction=number.fraction,
        ago=_is_time(unit) and is_ago(before, text[span.end :], table),
    )
    return quantity, used


@cache
def _minus(code: str) -> re.Pattern[str]:
    """Right before a figure: "-0.3", "minus 0,3"; a hyphen behind a word or a figure is none."""
    written = "|".join(map(re.escape, table_for(code)[0].numbers.minus)) or "(?!)"
    return re.compile(rf"(?:(?<![^\s(])[-−–]|\b(?:{written})\s+)\Z", re.IGNORECASE)


@cache
def _range(code: str) -> re.Pattern[str]:
    """Between the two figures of a range: "3-5", "3 bis 5", "3 to about 5"."""
    written = "|".join(("-", "–", *map(re.escape, table_for(code)[0].numbers.ranges)))
    return re.compile(rf"\s*(?:{written})\s*(?:[^\W\d_]+\s+)?")


def _number_with_unit(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """A number with its unit; ``used`` counts the tokens of both."""
    if index >= len(tokens):
        return None, None
    for reader in (_adjective, _half_a_unit, _one_unit):
        number, unit = reader(tokens, index, table)
        if number is not None:
            return number, unit
    number = fraction_at(tokens, index, table)
    if number is not None:
        return _fraction_of_a_unit(tokens, index, number, table)
    number = number_at(tokens, index, table)
    if number is None:
        return None, None
    number = scaled(tokens, index, _and_a_half(tokens, index, number, table), table)
    after = index + number.used
    abbreviated = after + 1 < len(tokens) and tokens[after].text == "." and is_scale(tokens, after - 1, table)
    unit, used = _unit_behind(tokens, after + 1 if abbreviated else after, table, part=number.value % 1 != 0)
    number = number._replace(used=number.used + used + (1 if abbreviated and used else 0))
    return (_and_a_half(tokens, index, number, table) if used else number), unit


def _adjective(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """An adjective made of a figure and a unit: "zweieinhalbstündig", "90-minütig"."""
    token = tokens[index]
    if token.text[0].isdigit() and index + 2 < len(tokens) and tokens[index + 1].text == "-":
        unit, number = _suffix(tokens[index + 2].low, table), number_at(tokens, index, table)
        if unit is not None and number is not None and unit[0] == "":
            return number._replace(used=3), unit[1]
    parted = _suffix(token.low, table)
    if parted is None or not parted[0]:
        return None, None
    number = number_at([Token(parted[0], 0, len(parted[0]))], 0, table)
    if number is None:
        value = 1.0 if parted[0] in table.numbers.one else numeral(parted[0], table.code)
        number = None if value is None else Number(value, 1.0, 1)
    return (number, parted[1]) if number is not None else (None, None)


def _suffix(word: str, table: Language) -> tuple[str, str] | None:
    """What stands before the ending that names a unit, and the unit."""
    for ending, unit in table.unit_suffixes.items():
        for inflection in ("", *table.forms.adjective_endings):
            if word.endswith(ending + inflection):
                return word.removesuffix(ending + inflection), unit
    return None


def _half_a_unit(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """Half of a unit: "eine halbe Stunde", "half an hour", "half a million"."""
    if tokens[index].low not in table.numbers.half and lemma(tokens[index].text, table.code) not in table.numbers.half:
        return None, None
    after = index + 1
    after += 1 if after < len(tokens) and tokens[after].low in table.numbers.one else 0
    if is_scale(tokens, after, table):
        scaled = number_at([Token("1", 0, 1), *tokens[after:]], 0, table)
        return (Number(scaled.value / 2, scaled.value / 2, after - index + 1), None) if scaled else (None, None)
    unit, used = _unit_behind(tokens, after, table, part=True)
    return (Number(0.5, 0.5, after + used - index), unit) if _may_be_one(unit) else (None, None)


def _fraction_of_a_unit(tokens: list[Token], index: int, number: Number, table: Language) -> tuple[Number, str | None]:
    """A fraction with its unit ("a quarter of a percentage point"), or by itself where none follows."""
    after = index + number.used
    parted, used = _unit_behind(tokens, after, table, part=True) if _led_in(tokens, after, table) else (None, 0)
    if parted is not None:
        return Number(number.value, number.step, number.used + used), parted
    if (
        after + 2 >= len(tokens)
        or tokens[after].low not in table.numbers.of
        or tokens[after + 1].low not in table.numbers.one
    ):
        return number, None
    unit, used = _unit(tokens, after + 2, table)
    if unit is None:
        return number, None
    return Number(number.value, number.step, number.used + 2 + used), unit


def _one_unit(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """One of a unit ("ein Jahrzehnt", "one percentage point"); never "a second", "a degree", "a foot"."""
    if tokens[index].low not in table.numbers.one:
        return None, None
    unit, used = _unit(tokens, index + 1, table)
    if not _may_be_one(unit) or unit == "second":
        return None, None
    return _and_a_half(tokens, index, Number(1.0, 1.0, 1 + used), table), unit


def _and_a_half(tokens: list[Token], index: int, number: Number, table: Language) -> Number:
    """A number with the half that is added behind it: of one, or of its scale ("a million and a half")."""
    after = index + number.used
    whole = scale_at(tokens, after - 1, table) or 1.0
    for phrase in map(str.split, table.numbers.and_a_half):
        if [token.low for token in tokens[after : after + len(phrase)]] == phrase:
            return number._replace(value=number.value + whole / 2, step=whole / 2, used=number.used + len(phrase))
    return number


# --- units ------------------------------------------------------------------------------------------------------


@cache
def _symbols() -> dict[str, str]:
    money = {name: unit for name, unit in units().items() if unit.symbol is not None}
    signs = {sign: name for name, unit in money.items() for sign in (name, unit.symbol) if sign is not None}
    return {**signs, "US$": "USD"}


@cache
def _names_of_units(code: str) -> dict[str, str]:
    listed = {word: unit for unit, names in table_for(code)[0].units.items() for word in names}
    return {_plain(tokens_of(name)): unit for name, unit in {**unit_words(code), **listed}.items()}


def _plain(stretch: Sequence[Token]) -> str:
    """Words and signs in lower case with spaces between; hyphens count as spaces."""
    return " ".join(token.low for token in stretch if token.text != "-")


def _unit(tokens: list[Token], index: int, table: Language) -> tuple[str | None, int]:
    """The unit that begins at a token and how many tokens it takes; a hyphen may lead it in ("four-hour")."""
    begin = index + 1 if index + 1 < len(tokens) and tokens[index].text == "-" else index
    names = _names_of_units(table.code)
    for length in range(min(_LONGEST_UNIT, len(tokens) - begin), 0, -1):
        stretch = tokens[begin : begin + length]
        plain = _plain(stretch)
        unit = names.get(plain) or names.get(" ".join(lemma(t.text, table.code) for t in stretch if t.text != "-"))
        if unit is not None and (len(plain) > 1 or not plain.isalpha()):
            return unit, begin + length - index
    return None, 0


def _unit_behind(tokens: list[Token], index: int, table: Language, *, part: bool) -> tuple[str | None, int]:
    """The unit behind a number, a word between left out ("million de dollars"); ``part``: of a part of one."""
    between = _led_in(tokens, index, table)
    unit, used = _unit(tokens, index + between, table)
    begin = index + 1 if index + 1 < len(tokens) and tokens[index].text == "-" else index + between
    if unit is None and part and begin < len(tokens):
        unit, used = table.numbers.parted_units.get(tokens[begin].low), begin + 1 - index - between
    return (unit, between + used) if unit is not None else (None, 0)


def _led_in(tokens: list[Token], index: int, table: Language) -> int:
    """How many tokens lead a unit in: one for "de", two for "d'"."""
    if index >= len(tokens) or tokens[index].low not in table.numbers.before_unit:
        return 0
    elided = index + 1 < len(tokens) and tokens[index + 1].text in _APOSTROPHES
    return 2 if elided else 1


def _may_be_one(unit: str | None) -> bool:
    """Whether an article before a unit counts: of times, shares and money."""
    return unit is not None and units()[unit].dimension in {"time", "share", "percentage_point", *_symbols().values()}


def _is_time(unit: str | None) -> bool:
    return unit is not None and units()[unit].dimension == "time"


def _with_unit_of_next(text: str, found: list[Quantity], table: Language) -> list[Quantity]:
    """A bare number before a range word takes unit and scale of the next figure: "from 2.5 to 3 million euros"."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        between = text[here.span.end : after.span.start]
        if (
            here.unit is None
            and here.fraction is None
            and after.fraction is None
            and _range(table.code).fullmatch(between)
        ):
            scale = _shared_scale(here, after, table)
            changed = {"unit": after.unit, "value": here.value * scale, "step": here.step * scale}
            shared[index] = here.model_copy(update=changed)
    return shared


def _shared_scale(here: Quantity, after: Quantity, table: Language) -> float:
    """The scale word of the next figure where this one is of its size without: 1e6 for "3 to 5 million"."""
    own, scale = _scale_of(here, table), _scale_of(after, table)
    plain = after.value / scale
    alike = plain > 0 and 1 / _FAR_APART <= here.value / plain <= _FAR_APART
    return scale if own == 1 and alike else 1.0


def _scale_of(quantity: Quantity, table: Language) -> float:
    """What the scale words of a figure multiply it by."""
    tokens = tokens_of(quantity.text)
    plain = (number_at([token], 0, table) for token in tokens)
    first = next((number.value for number in plain if number is not None), 0.0)
    return quantity.value / first if first else 1.0
