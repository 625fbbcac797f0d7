"""Parts of a whole in words: "ein Drittel", "two-thirds", "jeder Fünfte", "one in five", "7 of 20"."""

from itertools import takewhile

from claims.language.numerals import Number, Token, whole_number_at
from claims.language.tables import Language
from claims.language.units import unit_words
from claims.language.words import lemma, uninflected

_HALF = 2
_MOST_COUNTED = 3
"""Most words for what is counted: "un jeune adulte sur cinq"."""


def fraction_at(tokens: list[Token], index: int, table: Language) -> Number | None:
    """The part of a whole that begins at a token."""
    if index >= len(tokens):
        return None
    readers = (_every_nth, _part_of, _counted_of, _named_part)
    return next((number for read in readers if (number := read(tokens, index, table)) is not None), None)


def _every_nth(tokens: list[Token], index: int, table: Language) -> Number | None:
    if tokens[index].low not in table.numbers.every or index + 1 >= len(tokens):
        return None
    nth = ordinal(tokens[index + 1], table)
    return _share(1, nth, 2) if nth is not None and nth > 1 else None


def ordinal(token: Token, table: Language) -> int | None:
    """The place that an ordinal names: 5 for "Fünfte", "fifth"."""
    ordinals = table.numbers.ordinals
    forms = (*uninflected(token.low, table.code), lemma(token.text, table.code))
    return next((ordinals[form] for form in forms if form in ordinals), None)


def _part_of(tokens: list[Token], index: int, table: Language) -> Number | None:
    part = whole_number_at(tokens, index, table)
    if part is None:
        return None
    rules = table.numbers
    links = [*sorted(rules.of, key=len, reverse=True), *(rules.one_in if part == 1 else ())]
    for link in map(str.split, links):
        after = index + 1 + len(link)
        if [token.low for token in tokens[index + 1 : after]] != link:
            continue
        whole = whole_number_at(tokens, after, table)
        if whole is not None and whole > 1 and 0 < part < whole and tokens[after].low not in rules.one:
            return _share(part, whole, len(link) + 2)
    return None


def _counted_of(tokens: list[Token], index: int, table: Language) -> Number | None:
    """A part whose counted noun stands between: "un salarié sur cinq"."""
    part = whole_number_at(tokens, index, table) if table.numbers.counted_of else None
    if part is None:
        return None
    behind = tokens[index + 1 : index + 1 + _MOST_COUNTED]
    counted = list(takewhile(lambda token: token.text.isalpha() and token.low not in table.function_words, behind))
    link = index + 1 + len(counted)
    if not counted or link >= len(tokens) or tokens[link].low not in table.numbers.counted_of:
        return None
    whole = whole_number_at(tokens, link + 1, table)
    measured = any(_is_measured(tokens, place, table) for place in (index + 1, link + 2))
    return None if whole is None or measured or not 0 < part < whole else _share(part, whole, len(counted) + 3)


def _is_measured(tokens: list[Token], index: int, table: Language) -> bool:
    """Whether a token is a scale or a unit: "3 millions sur 5 ans" is no part."""
    if index >= len(tokens):
        return False
    forms = {tokens[index].low, lemma(tokens[index].text, table.code)}
    known = unit_words(table.code)
    return bool(forms & table.numbers.scales.keys()) or any(form in known for form in forms)


def _named_part(tokens: list[Token], index: int, table: Language) -> Number | None:
    denominator = _denominator(tokens[index], table)
    if denominator == _HALF and not _is_a_period(tokens, index, table) and _leads_on(tokens, index, index + 1, table):
        return _share(1, _HALF, 1)
    count = whole_number_at(tokens, index, table)
    after = index + 1
    if count is None or after >= len(tokens):
        return None
    after += 1 if tokens[after].text == "-" else 0
    denominator = _denominator(tokens[after], table) if after < len(tokens) else None
    if denominator is None or count >= denominator or not _leads_on(tokens, index, after + 1, table):
        return None
    return _share(count, denominator, after + 1 - index)


def _is_a_period(tokens: list[Token], index: int, table: Language) -> bool:
    """Whether a half is one of two halves ("the first half", "zweite Hälfte") and no share."""
    return index > 0 and ordinal(tokens[index - 1], table) is not None


def _leads_on(tokens: list[Token], index: int, after: int, table: Language) -> bool:
    """Whether the words around tell a share from an ordinal ("a third of", "by a third", not "a third time")."""
    rules = table.numbers
    if not rules.fraction_after:
        return True
    follows = after >= len(tokens) or not tokens[after].text[0].isalpha() or tokens[after].low in rules.fraction_after
    return follows or (index > 0 and tokens[index - 1].low in rules.fraction_before)


def _denominator(token: Token, table: Language) -> int | None:
    fractions = table.numbers.fractions
    return fractions.get(token.low) or fractions.get(lemma(token.text, table.code))


def _share(part: int, whole: int, used: int) -> Number:
    return Number(part / whole, 1 / whole, used, (part, whole))
