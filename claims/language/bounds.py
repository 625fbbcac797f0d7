"""What stands around a figure: on which side it is bound, whether it lies back in time or only says which."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from claims.language.neutral import table_for
from claims.language.numerals import Token
from claims.language.tables import Language
from claims.language.words import words
from claims.models import Bound

_VERB_REACH = 3
"""Most words between a verb and the preposition that it governs."""


def bound_before(before: str, table: Language) -> tuple[Bound, str]:
    """The side on which a figure is bound by the words before it, and what stands before those."""
    match = _pattern(table.code).search(before.replace("’", "'"))
    if match is None or _is_governed(match[1].casefold(), before[: match.start(1)], table):
        return Bound.NONE, before
    return _sides(table.code)[match[1].casefold()], before[: match.start(1)]


@cache
def _sides(code: str) -> Mapping[str, Bound]:
    sides = {phrase.casefold(): bound for bound, phrases in table_for(code)[0].bounds.items() for phrase in phrases}
    return MappingProxyType(sides)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    phrases = sorted((p for group in table_for(code)[0].bounds.values() for p in group), key=len, reverse=True)
    any_of = "|".join(map(re.escape, phrases)) or "(?!)"
    table = table_for(code)[0]
    articles = "|".join(map(re.escape, (*table.clauses.definite, *table.numbers.one))) or "(?!)"
    return re.compile(rf"(?:^|(?<=\W))({any_of})(?:\s+|(?<='))(?:(?:{articles})\s+)?$", re.IGNORECASE)


def _is_governed(phrase: str, before: str, table: Language) -> bool:
    """Whether a verb right before takes the preposition for itself: "stimmte über 14 Anträge ab"."""
    verbs = table.governed.get(phrase, ())
    near = words(before, table.code)[-_VERB_REACH - 1 :] if verbs else ()
    return any(not word.capital and word.lemma in verbs for word in near)


def is_ago(before: str, after: str, table: Language) -> bool:
    """Whether a figure is a time that has passed since something: "vor sechs Jahren", "six years ago"."""
    return ago_begins(before, table) is not None or bool(_ago_after(table.code).match(after))


def ago_begins(before: str, table: Language) -> int | None:
    """Where the words begin that lead in a time that has passed, and stand right before it: "vor", "il y a"."""
    match = _ago_before(table.code).search(before)
    return match.start() if match is not None else None


@cache
def _ago_before(code: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table_for(code)[0].dates.ago_before)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{phrases})\s*$", re.IGNORECASE)


@cache
def _ago_after(code: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, table_for(code)[0].dates.ago_after)) or "(?!)"
    return re.compile(rf"\s*(?:{phrases})(?!\w)", re.IGNORECASE)


def says_which(text: str, tokens: list[Token], index: int, used: int, table: Language) -> bool:
    """Whether a number only says which one: "3. Quartal", "21st", "Artikel 5", "Boeing 737"."""
    if index > 0 and tokens[index - 1].low in table.numbers.labels and tokens[index].text[0].isdigit():
        return True
    last = index + used - 1
    if not tokens[last].text.isdecimal():
        return False
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if follows is None or follows.start != tokens[last].end:
        return False
    ends_word = follows.text == "." and re.match(r"\.\s+\w", text[tokens[last].end :]) is not None
    return follows.low in table.numbers.ordinal_marks or ends_word
