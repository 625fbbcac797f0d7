"""Figures with unit, bound and precision: "knapp 7,4 Prozent", "zweieinhalbstündig", "vor knapp sechs Jahren"."""

import re
from collections.abc import Sequence

from claims.language.bounds import bound_before, is_ago
from claims.language.labels import is_vague, says_which
from claims.language.measures import measure_at
from claims.language.numerals import Number
from claims.language.passed_over import passed_over
from claims.language.ranges import with_ranges
from claims.language.tables import Language
from claims.language.tokens import Token, tokens_of
from claims.language.unit_names import is_time, symbols
from claims.language.units import with_unit
from claims.models import Bound, Quantity, Span

_MINUS = re.compile(r"(?:(?<![^\s(])[-−–]|\bminus\s+)\Z", re.IGNORECASE)
"""Right before a figure: "-0.3", "minus 0,3"; a hyphen behind a word or a figure is none."""
_REACH_OF_A_MINUS = 12


def read_quantities(text: str, table: Language, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of a text in their order; ordinals, codes, times of day and scores are none.

    Args:
        text: One sentence or paragraph.
        table: The language of the text.
        taken: Stretches that were read as something else already (dates).
    """
    tokens = tokens_of(text, [*taken, *passed_over(text, table)])
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        quantity, used = _quantity_at(text, tokens, index, table)
        if quantity is not None:
            found.append(quantity)
        index += max(1, used)
    return with_ranges(text, found, table)


def _quantity_at(text: str, tokens: list[Token], index: int, table: Language) -> tuple[Quantity | None, int]:
    currency = symbols().get(tokens[index].text)
    begin = index + 1 if currency else index
    number, unit = measure_at(tokens, begin, table)
    if number is None:
        return None, 0
    used = begin + number.used - index
    bare = currency is None and unit is None and number.fraction is None
    if bare and says_which(text, tokens, index, used, table):
        return None, used
    if is_vague(tokens, begin, number.value, table):
        return None, used
    end = tokens[index + used - 1].end
    return _quantity(text, (tokens[index].start, end), number, currency or unit, table), used


def _quantity(text: str, place: tuple[int, int], number: Number, unit: str | None, table: Language) -> Quantity:
    minus = _MINUS.search(text, max(0, place[0] - _REACH_OF_A_MINUS), place[0])
    start = minus.start() if minus is not None else place[0]
    bound, begin = bound_before(text, start, table)
    span = Span(start=begin, end=place[1])
    quantity = Quantity(
        span=span,
        text=span.of(text),
        value=-number.value if minus is not None else number.value,
        unit=None,
        step=number.step,
        bound=bound,
        fraction=number.fraction,
        ago=is_time(unit) and bound is not Bound.AT_MOST and is_ago(text, begin, place[1], table),
    )
    return with_unit(quantity, unit)
