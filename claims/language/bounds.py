"""What stands around a figure: on which side it is bound, and whether it lies back in time."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.words import words
from claims.models import Bound

_REACH = 60
"""How many letters before a figure are looked at: no phrase that binds it is longer."""
_VERB_REACH = 3
"""Most words between a verb and the preposition that it governs."""
_LONGEST_WORD = 40


def bound_before(text: str, start: int, table: Language) -> tuple[Bound, int]:
    """The side on which a figure is bound by the words before it, and where those begin."""
    match = _pattern(table.code).search(text, max(0, start - _REACH), start)
    if match is None or _is_governed(match[1].casefold(), text, match.start(1), table):
        return Bound.NONE, start
    return _sides(table.code)[match[1].casefold().replace("’", "'")], match.start(1)


@cache
def _sides(code: str) -> Mapping[str, Bound]:
    sides = {phrase.casefold(): bound for bound, phrases in table_for(code)[0].bounds.items() for phrase in phrases}
    return MappingProxyType(sides)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    phrases = sorted((p for group in table_for(code)[0].bounds.values() for p in group), key=len, reverse=True)
    any_of = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases) or "(?!)"
    table = table_for(code)[0]
    articles = "|".join(map(re.escape, (*table.clauses.definite, *table.numbers.one))) or "(?!)"
    return re.compile(rf"(?<!\w)({any_of})(?:\s+|(?<=['’]))(?:(?:{articles})\s+)?\Z", re.IGNORECASE)


def _is_governed(phrase: str, text: str, end: int, table: Language) -> bool:
    """Whether a verb right before takes the preposition for itself: "stimmte über 14 Anträge ab"."""
    verbs = table.governed.get(phrase)
    if not verbs:
        return False
    near = words(_words_before(text, end, _VERB_REACH + 1), table.code)[-_VERB_REACH - 1 :]
    return any(not word.capital and word.lemma in verbs for word in near)


def is_ago(text: str, begin: int, end: int, table: Language) -> bool:
    """Whether a figure is a time that has passed since something: "vor sechs Jahren", "six years ago"."""
    return ago_begins(text, begin, table) is not None or bool(_ago_after(table.code).match(text, end))


def ago_begins(text: str, begin: int, table: Language) -> int | None:
    """Where the words begin that lead in a time that has passed, and stand right before it: "vor", "il y a"."""
    match = _ago_before(table.code).search(text, max(0, begin - _REACH), begin)
    return match.start() if match is not None else None


@cache
def _ago_before(code: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table_for(code)[0].dates.ago_before)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{phrases})\s*\Z", re.IGNORECASE)


@cache
def _ago_after(code: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table_for(code)[0].dates.ago_after)) or "(?!)"
    return re.compile(rf"\s*(?:{phrases})(?!\w)", re.IGNORECASE)


def _words_before(text: str, end: int, count: int) -> str:
    """The last words before a place, and not much more."""
    return text[max(0, end - count * _LONGEST_WORD) : end]
