"""Groups by age, as claims and statistical services name them: "15- bis 24-Jährige", "From 15 to 24 years"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claims.language.units import dimension
from claims.models import Bound
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind, Statement
from claims.tables.words import table_words

_BETWEEN = re.compile(r"\s*-?\s*(?:[-–]|[^\W\d_]{2,3})\s*")

_AGED = re.compile(r"\b(?:aged|ages?)\s+(?:of\s+|from\s+|between\s+)?$", re.IGNORECASE)
_AGES = re.compile(
    r"\bage[sd]?:?\s*(\d+)(?:\s*[-–]\s*(\d+)|\s*\+| (?:and|or) (?:above|older|over))(?!\s*year)", re.IGNORECASE
)


class AgeGroup(NamedTuple):
    """Everybody from one age to another, in whole years."""

    low: int | None
    high: int | None
    parts: tuple[Part, ...] = ()
    """The figures that name it."""

    def is_that_of(self, other: "AgeGroup") -> bool:
        """Whether two are one."""
        return (self.low, self.high) == (other.low, other.high)


def age_groups(statement: Statement) -> tuple[AgeGroup, ...]:
    """The groups that a sentence names; a mere number of years is none."""
    figures = statement.of(PartKind.FIGURE)
    years = [part for number, part in enumerate(figures) if _is_age(part, figures[:number], statement)]
    found: list[AgeGroup] = []
    while years:
        group = _range(years, statement) or _one_sided(years[0], statement)
        if group is not None:
            found.append(group)
        del years[: len(group.parts) if group is not None else 1]
    return tuple(found)


@lru_cache(maxsize=4096)
def age_group_in(phrase: str, language: str) -> AgeGroup | None:
    """The only group that a phrase names; None where it has other figures beside."""
    statement = read_statement(_AGES.sub(_in_years, phrase), language)
    found = age_groups(statement)
    others = [part for part in statement.of(PartKind.FIGURE) if part not in {p for group in found for p in group.parts}]
    return found[0] if len(found) == 1 and not others else None


def _in_years(match: re.Match[str]) -> str:
    """A group as a text would name it: "from 15 to 24 years" for "ages 15-24"."""
    return f"from {match[1]} to {match[2]} years" if match[2] else f"{match[1]} years or over"


def _is_age(part: Part, before: Sequence[Part], statement: Statement) -> bool:
    """Whether a figure is an age: in years, or a bare one behind "aged", the second one of two included."""
    quantity = part.quantity
    if quantity is None or quantity.value != int(quantity.value):
        return False
    ends = (part, *before[-1:])
    behind = any(_AGED.search(statement.text[: end.span.start]) for end in ends) and dimension(quantity) == "count"
    return quantity.unit == "year" or behind


def _range(years: list[Part], statement: Statement) -> AgeGroup | None:
    if len(years) < 2:  # noqa: PLR2004 the younger and the older end
        return None
    low, high = years[0].quantity, years[1].quantity
    between = statement.text[years[0].span.end : years[1].span.start]
    if low is None or high is None or low.bound not in (Bound.NONE, Bound.AT_LEAST) or not _BETWEEN.fullmatch(between):
        return None
    return AgeGroup(int(low.value), int(high.value), (years[0], years[1])) if low.value < high.value else None


def _one_sided(part: Part, statement: Statement) -> AgeGroup | None:
    if part.quantity is None:
        return None
    age = int(part.quantity.value)
    match part.quantity.bound:
        case Bound.LESS_THAN:
            return AgeGroup(None, age - 1, (part,))
        case Bound.AT_MOST:
            return AgeGroup(None, age, (part,))
        case Bound.MORE_THAN:
            return AgeGroup(age + 1, None, (part,))
        case Bound.AT_LEAST:
            return AgeGroup(age, None, (part,))
        case _:
            after = statement.text[part.span.end :].lstrip().casefold()
            return AgeGroup(age, None, (part,)) if after.startswith(tuple(table_words().or_more)) else None
