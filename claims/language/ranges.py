"""Two figures that are one range ("zwischen 20 und 30 Prozent", "5-10 %"), or the ends of a change ("von 20 auf 30")."""

import re
from collections.abc import Sequence
from functools import cache

from claims.language.neutral import table_for
from claims.language.numerals import number_at
from claims.language.tables import Language
from claims.language.tokens import tokens_of
from claims.language.units import with_unit
from claims.language.words import words
from claims.models import Bound, Quantity

_FAR_APART = 10
"""From this ratio on two figures hardly share a scale word: "from 900 to 1.2 million"."""
_LONGEST_LINK = 30
_DASH = r"-\s*|[–—]\s*"
_REACH = 60
_VERB_REACH = 4
_FREE = frozenset({Bound.NONE, Bound.ABOUT})


def with_ranges(text: str, found: Sequence[Quantity], table: Language) -> tuple[Quantity, ...]:
    """The figures of a text, those that make a range bound on both sides; the first shares unit and scale of the second.

    Args:
        text: In which they stand.
        found: In their order.
        table: The language of the text.
    """
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        link = _link(text, here, after, table)
        if link is None:
            continue
        here, after = _alike(here, after, table)
        shared[index], shared[index + 1] = _bound(here, after) if _is_range(text, here, link, table) else (here, after)
    return tuple(shared)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    rules = table_for(code)[0].numbers
    groups = {"to": rules.range_to, "or": rules.range_or, "and": rules.range_and, "change": rules.change_to}
    named = (f"(?P<{name}>{'|'.join(map(re.escape, listed))})" for name, listed in groups.items() if listed)
    return re.compile(rf"\s*(?:(?:{_DASH})?(?:{'|'.join([*named, '(?!)'])})|(?P<dash>{_DASH}))\s*", re.IGNORECASE)


def _link(text: str, here: Quantity, after: Quantity, table: Language) -> str | None:
    """What stands between two figures: "to", "or", "and", "change" or "dash"; None where it is anything else."""
    if after.span.start - here.span.end > _LONGEST_LINK or here.fraction is not None or after.fraction is not None:
        return None
    match = _pattern(table.code).fullmatch(text, here.span.end, after.span.start)
    return match.lastgroup if match is not None else None


# --- unit and scale ---------------------------------------------------------------------------------------------


def _alike(here: Quantity, after: Quantity, table: Language) -> tuple[Quantity, Quantity]:
    """Both in the unit of either: "from 2.5 to 3 million euros", "$5-10 million"."""
    if here.unit is not None and here.unit != after.unit:
        money = after.unit is None and here.unit == here.dimension
        return (_scaled(here, after, table), with_unit(after, here.unit)) if money else (here, after)
    return with_unit(_scaled(here, after, table), after.unit), after


def _scaled(here: Quantity, after: Quantity, table: Language) -> Quantity:
    """A figure with the scale word of the next one where it is of its size without: 1e6 for "3 to 5 million"."""
    scale = _scale_of(after, table)
    plain = after.value / scale
    alike = plain > 0 and 1 / _FAR_APART <= here.value / plain <= _FAR_APART
    if _scale_of(here, table) != 1 or not alike:
        return here
    return here.model_copy(update={"value": here.value * scale, "step": here.step * scale})


def _scale_of(quantity: Quantity, table: Language) -> float:
    """What the scale words of a figure multiply it by."""
    tokens = tokens_of(quantity.text)
    plain = (number_at([token], 0, table) for token in tokens)
    first = next((number.value for number in plain if number is not None), 0.0)
    return quantity.value / first if first else 1.0


# --- ranges -----------------------------------------------------------------------------------------------------


def _is_range(text: str, here: Quantity, link: str, table: Language) -> bool:
    """Whether a link makes a range; "and" does so behind "between" only, "to" behind "from" mostly tells a change."""
    rules = table.numbers
    near = text[max(0, here.span.start - _REACH) : here.span.start]
    before = [word.text.casefold() for word in words(near, table.code)[-1:]]
    match link:
        case "dash" | "or":
            return True
        case "and":
            return bool(before) and before[0] in rules.range_between
        case "to":
            changes = bool(before) and before[0] in rules.change_from
            return not changes or any(w.lemma in rules.ranging for w in words(near, table.code)[-_VERB_REACH:])
        case _:
            return False


def _bound(here: Quantity, after: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends, bound on their sides where nothing else binds them and the first is the lower one."""
    if here.value >= after.value or here.dimension != after.dimension or {here.bound, after.bound} - _FREE:
        return here, after
    low, high = (q.model_copy(update={"bound": side}) for q, side in ((here, Bound.AT_LEAST), (after, Bound.AT_MOST)))
    return low, high
