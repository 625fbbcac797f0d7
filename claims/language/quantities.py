"""Figures with unit, bound and precision: "knapp 7,4 Prozent", "zweieinhalbstündig", "vor knapp sechs Jahren"."""

import re
from collections.abc import Sequence
from functools import cache

from claims.language.fractions import fraction_at
from claims.language.numerals import Number, Token, is_scale, number_at, numeral, tokens_of
from claims.language.tables import Language, languages
from claims.language.units import unit_words, units
from claims.language.words import lemma
from claims.models import Bound, Quantity, Span

_LONGEST_UNIT = 3
_ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e", "")
_ORDINAL_MARKS = frozenset({"st", "nd", "rd", "th"})
_RANGE = re.compile(r"\s*(?:-|–|bis|auf|to|and|und|or|oder)\s*(?:[^\W\d_]+\s+)?")


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
    return tuple(_with_unit_of_next(text, found))


def _quantity_at(text: str, tokens: list[Token], index: int, table: Language) -> tuple[Quantity | None, int]:
    currency = _symbols().get(tokens[index].text)
    begin = index + 1 if currency else index
    number, unit = _number_with_unit(tokens, begin, table)
    if number is None:
        return None, 0
    used = begin + number.used - index
    if currency is None and unit is None and number.fraction is None and _is_ordinal(text, tokens, index + used - 1):
        return None, used
    start, end = tokens[index].start, tokens[index + used - 1].end
    bound, before = _bound(text[:start], table)
    span = Span(start=len(before) if bound is not Bound.NONE else start, end=end)
    quantity = Quantity(
        span=span,
        text=span.of(text),
        value=number.value,
        unit=currency or unit,
        step=number.step,
        bound=bound,
        fraction=number.fraction,
        ago=_is_time(unit) and _is_ago(before, text[span.end :], table),
    )
    return quantity, used


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
    number = _and_a_half(tokens, index, number, table)
    after = index + number.used
    abbreviated = after + 1 < len(tokens) and tokens[after].text == "." and is_scale(tokens, after - 1, table)
    unit, used = _unit(tokens, after + 1 if abbreviated else after, table)
    return number._replace(used=number.used + used + (1 if abbreviated and used else 0)), unit


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
        for inflection in _ADJECTIVE_ENDINGS:
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
    unit, used = _unit(tokens, after, table)
    return (Number(0.5, 0.5, after + used - index), unit) if _is_time(unit) else (None, None)


def _fraction_of_a_unit(tokens: list[Token], index: int, number: Number, table: Language) -> tuple[Number, str | None]:
    """A fraction with its unit ("a quarter of a percentage point"), or by itself where none follows."""
    after = index + number.used
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
    """One of a unit of time ("ein Jahrzehnt", "an hour and a half"); never "a second"."""
    if tokens[index].low not in table.numbers.one:
        return None, None
    unit, used = _unit(tokens, index + 1, table)
    if not _is_time(unit) or unit == "second":
        return None, None
    return _and_a_half(tokens, index, Number(1.0, 1.0, 1 + used), table), unit


def _and_a_half(tokens: list[Token], index: int, number: Number, table: Language) -> Number:
    after = index + number.used
    for phrase in map(str.split, table.numbers.and_a_half):
        if [token.low for token in tokens[after : after + len(phrase)]] == phrase:
            return number._replace(value=number.value + 0.5, step=0.5, used=number.used + len(phrase))
    return number


# --- units ------------------------------------------------------------------------------------------------------


@cache
def _symbols() -> dict[str, str]:
    money = {name: unit for name, unit in units().items() if unit.symbol is not None}
    return {sign: name for name, unit in money.items() for sign in (name, unit.symbol) if sign is not None}


@cache
def _names_of_units(code: str) -> dict[str, str]:
    listed = {word: unit for unit, names in languages()[code].units.items() for word in names}
    return {**unit_words(code), **listed}


def _unit(tokens: list[Token], index: int, table: Language) -> tuple[str | None, int]:
    """The unit that begins at a token and how many tokens it takes; a hyphen may lead it in ("four-hour")."""
    begin = index + 1 if index + 1 < len(tokens) and tokens[index].text == "-" else index
    names = _names_of_units(table.code)
    for length in range(min(_LONGEST_UNIT, len(tokens) - begin), 0, -1):
        stretch = tokens[begin : begin + length]
        plain = " ".join(token.low for token in stretch)
        unit = names.get(plain) or names.get(" ".join(lemma(token.text, table.code) for token in stretch))
        if unit is not None and (len(plain) > 1 or not plain.isalpha()):
            return unit, begin + length - index
    return None, 0


def _is_time(unit: str | None) -> bool:
    return unit is not None and units()[unit].dimension == "time"


def _with_unit_of_next(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare number before a range word takes the unit of the next figure: "from 2.5 to 3 percent"."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        between = text[here.span.end : after.span.start]
        if here.unit is None and here.fraction is None and after.unit is not None and _RANGE.fullmatch(between):
            shared[index] = here.model_copy(update={"unit": after.unit})
    return shared


# --- what stands around -----------------------------------------------------------------------------------------


@cache
def _bound_pattern(code: str) -> re.Pattern[str]:
    phrases = sorted((p for group in languages()[code].bounds.values() for p in group), key=len, reverse=True)
    return re.compile(
        rf"(?:^|(?<=\W))({'|'.join(map(re.escape, phrases))})\s+(?:(?:die|der|das|den|the)\s+)?$", re.IGNORECASE
    )


def _bound(before: str, table: Language) -> tuple[Bound, str]:
    """The side on which a figure is bound by the words before it, and what stands before those."""
    match = _bound_pattern(table.code).search(before)
    if match is None:
        return Bound.NONE, before
    phrase = match[1].casefold()
    return next(bound for bound, phrases in table.bounds.items() if phrase in phrases), before[: match.start(1)]


def _is_ago(before: str, after: str, table: Language) -> bool:
    words_before, words_after = before.casefold().split(), after.casefold().split()
    if words_before and words_before[-1] in table.dates.ago_before:
        return True
    return bool(words_after) and words_after[0].strip(".,;:") in table.dates.ago_after


def _is_ordinal(text: str, tokens: list[Token], index: int) -> bool:
    """Whether a number only says which one: "3. Quartal", "21st"."""
    token = tokens[index]
    if not token.text.isdecimal():
        return False
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None or follows.start != token.end:
        return False
    return follows.low in _ORDINAL_MARKS or (follows.text == "." and bool(re.match(r"\.\s+\w", text[token.end :])))
