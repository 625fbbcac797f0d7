"""Two figures that are one range ("zwischen 20 und 30 Prozent", "5-10 %"), or a change ("von 20 auf 30")."""

import re
from collections.abc import Sequence
from functools import cache

from claims.language.neutral import table_for
from claims.language.numerals import number_at
from claims.language.tables import Language
from claims.language.tokens import tokens_of
from claims.language.units import with_unit
from claims.language.words import Word, words
from claims.models import Bound, Quantity

_FAR_APART = 10
"""From this ratio on two figures hardly share a scale word: "from 900 to 1.2 million"."""
_LONGEST_LINK = 30
_DASH = r"-\s*|[–—]\s*"
_REACH = 60
_VERB_REACH = 4
_FREE = frozenset({Bound.NONE, Bound.ABOUT})


def with_ranges(text: str, found: Sequence[Quantity], table: Language) -> tuple[Quantity, ...]:
    """The figures of a text, the ends of a range bound on their sides, in one unit and scale.

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
        both = _alike(here, after, table)
        shared[index], shared[index + 1] = _bound(*both) if _is_range(text, here, link, table) else both
    return tuple(shared)


def is_range(low: Quantity, high: Quantity) -> bool:
    """Whether two figures of one sentence are the ends of a range."""
    near = 0 <= high.span.start - low.span.end <= _LONGEST_LINK
    bound = low.bound is Bound.AT_LEAST and high.bound is Bound.AT_MOST
    return near and bound and low.unit == high.unit and low.value < high.value


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
    """Whether a link makes a range; "and" does so behind "between" only, and "to" may tell a change."""
    match link:
        case "dash" | "or":
            return True
        case "and":
            near = _near(text, here, table)
            return bool(near) and near[-1].text.casefold() in table.numbers.range_between
        case "to":
            return not table.numbers.change_from or not _changes(here, _near(text, here, table), table)
        case _:
            return False


def _near(text: str, here: Quantity, table: Language) -> Sequence[Word]:
    return words(text[max(0, here.span.start - _REACH) : here.span.start], table.code)[-_VERB_REACH:]


def _changes(here: Quantity, near: Sequence[Word], table: Language) -> bool:
    """Whether "to" leads to what something became: "from 20 to 30", "by $2 to $9", "rose 2 percent to 9 percent"."""
    rules = table.numbers
    verbs = {word.lemma for word in near}
    if verbs & {*rules.changing}:
        return True
    if verbs & {*rules.ranging}:
        return False
    led = bool(near) and (near[-1].text.casefold() in rules.change_from or near[-1].lemma in table.clauses.levels)
    return led or here.unit is not None


def _bound(here: Quantity, after: Quantity) -> tuple[Quantity, Quantity]:
    """Both ends, bound on their sides where nothing else binds them and the first is the lower one."""
    if here.value >= after.value or here.dimension != after.dimension or {here.bound, after.bound} - _FREE:
        return here, after
    low, high = (q.model_copy(update={"bound": side}) for q, side in ((here, Bound.AT_LEAST), (after, Bound.AT_MOST)))
    return low, high
