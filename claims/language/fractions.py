"""Parts of a whole in words: "ein Drittel", "two-thirds", "jeder Fünfte", "one in five", "7 of 20"."""

from claims.language.numerals import Number, Token, whole_number_at
from claims.language.tables import Language
from claims.language.words import lemma, uninflected

_HALF = 2


def fraction_at(tokens: list[Token], index: int, table: Language) -> Number | None:
    """The part of a whole that begins at a token."""
    if index >= len(tokens):
        return None
    return _every_nth(tokens, index, table) or _part_of(tokens, index, table) or _named_part(tokens, index, table)


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
