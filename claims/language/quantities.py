"""Figures with unit, bound and precision: "knapp 7,4 Prozent", "zweieinhalbstündig", "vor knapp sechs Jahren"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claims.language.bounds import bound_before, is_ago
from claims.language.designations import Designation
from claims.language.labels import is_vague, rate_at, says_which, vague_at
from claims.language.measures import measure_at
from claims.language.neutral import table_for
from claims.language.numerals import Number, number_at
from claims.language.passed_over import passed_over
from claims.language.ranges import with_ranges
from claims.language.tables import Language
from claims.language.tokens import Stretches, Token, tokens_of
from claims.language.unit_names import is_time, symbols
from claims.language.units import dimension_in
from claims.models import Bound, Quantity, Span

_REACH_OF_A_MINUS = 12


class Figures(NamedTuple):
    """What a text has in digits and number words."""

    quantities: tuple[Quantity, ...]
    designations: tuple[Designation, ...]


def read_quantities(text: str, table: Language, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The figures of a text in their order; ordinals, codes, times of day and scores are none.

    Args:
        text: One sentence or paragraph.
        table: The language of the text.
        taken: Stretches that were read as something else already (dates).
    """
    return read_figures(text, table, tuple(taken)).quantities


@lru_cache(maxsize=1024)
def read_figures(text: str, table: Language, taken: tuple[Span, ...] = ()) -> Figures:
    """The figures of a text, and what looks like one and only tells something apart."""
    free = Stretches(taken)
    passed = [found for found in passed_over(text, table) if free.add(found.span)]
    tokens = tokens_of(text, free.spans)
    quantities: list[Quantity] = []
    designations = [found for found in passed if found.key]
    index = 0
    while index < len(tokens):
        found, used = _figure_at(text, tokens, index, table)
        if isinstance(found, Designation):
            designations.append(found)
        elif found is not None:
            quantities.append(found)
        index += max(1, used)
    return Figures(with_ranges(text, quantities, table), tuple(designations))


def _figure_at(
    text: str, tokens: list[Token], index: int, table: Language
) -> tuple[Quantity | Designation | None, int]:
    size, used = vague_at(tokens, index, table)
    if used:
        return _designation(tokens, index, used, f"~{size:g}"), used
    unit, used = rate_at(tokens, index, table)
    if used:
        return _designation(tokens, index, used, f"per {unit}"), used
    return _quantity_at(text, tokens, index, table)


def _designation(tokens: list[Token], index: int, used: int, key: str) -> Designation:
    return Designation(Span(start=tokens[index].start, end=tokens[index + used - 1].end), key)


def _quantity_at(
    text: str, tokens: list[Token], index: int, table: Language
) -> tuple[Quantity | Designation | None, int]:
    currency = symbols().get(tokens[index].text)
    begin = index + 1 if currency else index
    number, unit = measure_at(tokens, begin, table)
    if number is not None and currency is not None and unit not in symbols().values():
        number, unit = number_at(tokens, begin, table), None  # "$20,000 in cash"
    if number is None:
        return None, 0
    used = begin + number.used - index
    bare = currency is None and unit is None and number.fraction is None
    if bare and says_which(text, tokens, index, used, table):
        return _designation(tokens, index, used, f"#{number.value:g}"), used
    if is_vague(tokens, begin, number.value, table):
        return _designation(tokens, index, used, f"~{number.value:g}"), used
    place = (tokens[index].start, tokens[index + used - 1].end)
    return _quantity(text, place, number, currency or unit, table), used


def _quantity(text: str, place: tuple[int, int], number: Number, unit: str | None, table: Language) -> Quantity:
    minus = _minus(table.code).search(text, max(0, place[0] - _REACH_OF_A_MINUS), place[0])
    if minus is not None and bound_before(text, place[0], table)[0] is not Bound.NONE:
        minus = None  # "au moins 5"
    start = minus.start() if minus is not None else place[0]
    bound, begin = bound_before(text, start, table)
    span = Span(start=begin, end=place[1])
    return Quantity(
        span=span,
        text=span.of(text),
        value=-number.value if minus is not None else number.value,
        unit=unit,
        dimension=dimension_in(unit, number.fraction),
        step=number.step,
        bound=bound,
        fraction=number.fraction,
        ago=is_time(unit) and bound is not Bound.AT_MOST and is_ago(text, begin, place[1], table),
    )


@cache
def _minus(code: str) -> re.Pattern[str]:
    """Right before a figure: "-0.3", "minus 0,3"; a hyphen behind a word or a figure is none."""
    written = "|".join(map(re.escape, table_for(code)[0].numbers.minus)) or "(?!)"
    return re.compile(rf"(?:(?<![^\s(])[-−–]|\b(?:{written})\s+)\Z", re.IGNORECASE)
