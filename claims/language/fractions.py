"""Parts of a whole in words: "ein Drittel", "two-thirds", "jeder Fünfte", "one in five", "7 of 20"."""

from itertools import takewhile

from claims.language.numerals import Number, number_at, whole_number_at
from claims.language.tables import Language
from claims.language.tokens import Token, touch
from claims.language.unit_names import is_time, unit_at
from claims.language.units import unit_words
from claims.language.words import lemma, uninflected

_HALF = 2
_MOST_COUNTED = 3
"""Most words for what is counted: "un jeune adulte sur cinq"."""
_SMALL = 10
"""Greatest denominator of a fraction with a stroke: "9/11" is none."""
_YEARS = range(1900, 2100)
_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}


def fraction_at(tokens: list[Token], index: int, table: Language) -> Number | None:
    """The part of a whole that begins at a token."""
    if index >= len(tokens):
        return None
    readers = (_with_a_stroke, _every_nth, _part_of, _counted_of, _named_part)
    return next((number for read in readers if (number := read(tokens, index, table)) is not None), None)


def _with_a_stroke(tokens: list[Token], index: int, _: Language) -> Number | None:
    """A fraction in signs: "1/3", "¾"."""
    if tokens[index].text in _SIGNS:
        return _share(*_SIGNS[tokens[index].text], 1)
    stretch = tokens[index : index + 3]
    texts = [token.text for token in stretch]
    adjacent = len(stretch) == 3 and touch(tokens, index + 1) and touch(tokens, index + 2)  # noqa: PLR2004 "1", "/", "3"
    if not adjacent or texts[1] != "/" or not (texts[0].isdecimal() and texts[2].isdecimal()):
        return None
    part, whole = int(texts[0]), int(texts[2])
    return _share(part, whole, 3) if 0 < part < whole <= _SMALL else None


def _every_nth(tokens: list[Token], index: int, table: Language) -> Number | None:
    if tokens[index].low not in table.numbers.every or index + 1 >= len(tokens):
        return None
    nth = ordinal(tokens[index + 1], table)
    if nth is None or nth == 1 or is_time(unit_at(tokens, index + 1, table)[0] or unit_at(tokens, index + 2, table)[0]):
        return None
    return _share(1, nth, 2)


def ordinal(token: Token, table: Language) -> int | None:
    """The place that an ordinal names: 5 for "Fünfte", "fifth"."""
    ordinals = table.numbers.ordinals
    forms = (*uninflected(token.low, table.code), lemma(token.text, table.code))
    return next((ordinals[form] for form in forms if form in ordinals), None)


def _part_of(tokens: list[Token], index: int, table: Language) -> Number | None:
    part = _count(tokens[index], table)
    if part is None:
        return None
    for link in map(str.split, _links(tokens, index, part, table)):
        after = index + 1 + len(link)
        if [token.low for token in tokens[index + 1 : after]] != link:
            continue
        whole = _count(tokens[after], table) if after < len(tokens) else None
        if whole is not None and 0 < part < whole and tokens[after].low not in table.numbers.one:
            loose = " ".join(link) in table.numbers.one_in
            return None if loose and _is_a_time(tokens, after, whole, table) else _share(part, whole, len(link) + 2)
    return None


def _links(tokens: list[Token], index: int, part: int, table: Language) -> list[str]:
    """Words that may stand between a part and its whole, the longest first."""
    rules = table.numbers
    loose = rules.one_in if part == 1 or not tokens[index].is_digits else ()
    return sorted((*rules.of, *loose), key=len, reverse=True)


def _is_a_time(tokens: list[Token], after: int, whole: int, table: Language) -> bool:
    """Whether a number behind "in" says when: "1 in 2019", "two in ten minutes"."""
    return (tokens[after].is_digits and whole in _YEARS) or is_time(unit_at(tokens, after + 1, table)[0])


def _count(token: Token, table: Language) -> int | None:
    """A token as a number that is counted: no year, and no vague one ("hundreds of thousands")."""
    if token.low in table.numbers.vague:
        return None
    number = number_at([token], 0, table) if token.is_digits else None
    value = whole_number_at([token], 0, table) if number is None else int(number.value)
    return value if number is None or number.value == value else None


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
    denominator = denominator_of(tokens[index], table)
    if denominator == _HALF and not _is_a_period(tokens, index, table) and _leads_on(tokens, index, index + 1, table):
        return _share(1, _HALF, 1)
    count = whole_number_at(tokens, index, table)
    after = index + 1
    if count is None or after >= len(tokens):
        return None
    after += 1 if tokens[after].text == "-" else 0
    denominator = denominator_of(tokens[after], table) if after < len(tokens) else None
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


def denominator_of(token: Token, table: Language) -> int | None:
    """Into how many parts a fraction cuts: 4 for "Viertel", "quarters"."""
    fractions = table.numbers.fractions
    return fractions.get(token.low) or fractions.get(lemma(token.text, table.code))


def _share(part: int, whole: int, used: int) -> Number:
    return Number(part / whole, 1 / whole, used, (part, whole))
