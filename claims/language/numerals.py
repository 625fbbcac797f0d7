"""Whole and decimal numbers as a text writes them: "1.234,5", "$1.2bn", "einundzwanzig", "two hundred and five"."""

import re
from functools import lru_cache
from math import floor, isinf, log10
from typing import NamedTuple
from unicodedata import numeric

from text_to_num import text2num

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.tokens import Token, touch
from claims.language.words import lemma

_LONGEST_NUMERAL = 20
"""Most words and hyphens of a spelled number."""
_ONE_AND_SCALE = 2
_LONGEST_DIGITS = 10
"""From so many digits without any sign on, a number is a code."""
_LONGEST_NUMBER = 40
"""Digits and signs; what is longer is no number of anything."""
_MOST_SCALES = 3
_MILLION = 1e6


class Number(NamedTuple):
    """A number that begins at some token."""

    value: float
    step: float
    """Worth of its last written digit."""
    used: int
    """How many tokens it takes."""
    fraction: tuple[int, int] | None = None


def number_at(tokens: list[Token], index: int, table: Language) -> Number | None:
    """The plain number that begins at a token, with the scale that follows it ("1,2 Mrd.")."""
    if index >= len(tokens) or tokens[index].low in table.numbers.vague:
        return None
    if (scale_at(tokens, index, table) or 0) >= _MILLION:
        return None  # "KSh190 billion": what stands before it was no number
    number = _digits(tokens[index], table) or _spelled(tokens, index, table)
    if number is None:
        return None
    return scaled(tokens, index, _with_a_vulgar_fraction(tokens, index, number), table)


def half_behind(tokens: list[Token], index: int, table: Language) -> int:
    """How many tokens from here on add a half to the number before them ("and a half"); 0 where none do."""
    for phrase in map(str.split, table.numbers.and_a_half):
        if [token.low for token in tokens[index : index + len(phrase)]] == phrase:
            return len(phrase)
    return 0


def whole_number_at(tokens: list[Token], index: int, table: Language) -> int | None:
    """A single token as a whole number: "9", "drei", "one"."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.text.isdecimal():
        return int(token.text) if len(token.text) <= _LONGEST_DIGITS else None
    if token.low in table.numbers.one:
        return 1
    value = numeral(token.low, table.code)
    return None if value is None else int(value)


@lru_cache(maxsize=16384)
def numeral(phrase: str, language: str) -> float | None:
    """A spelled whole number ("two hundred and five"), or None."""
    if len(phrase) == 1 or not phrase[:1].isalpha():  # "o" is none
        return None
    if {phrase.split(maxsplit=1)[0], phrase.rsplit(maxsplit=1)[-1]} & {*table_for(language)[0].numbers.joining}:
        return None
    try:
        return float(text2num(phrase, language))
    except (ValueError, LookupError):
        return None


def last_digit(value: float) -> float:
    """Worth of the last digit of a whole number: zeros at its end count as rounding, its first two digits never."""
    if value == 0:
        return 1.0
    digits = floor(log10(abs(value))) + 1
    zeros = next((count for count in range(digits) if value % 10 ** (count + 1)), digits)
    return 10.0 ** max(0, min(zeros, digits - 2))


def is_scale(tokens: list[Token], index: int, table: Language) -> bool:
    """Whether a token multiplies the number before it: "Millionen", "billion"."""
    return scale_at(tokens, index, table) is not None


def scale_at(tokens: list[Token], index: int, table: Language) -> float | None:
    """What a token multiplies the number before it by; None where it is no scale."""
    if index >= len(tokens):
        return None
    scales = table.numbers.scales
    return scales.get(tokens[index].low) or scales.get(lemma(tokens[index].text, table.code))


def _digits(token: Token, table: Language) -> Number | None:
    if not token.is_digits or len(token.text) > _LONGEST_NUMBER or _is_a_code(token.text):
        return None
    plain = _with_a_point(token.text, table)
    try:
        value = float(plain)
    except ValueError:
        return None
    if isinf(value):
        return None
    decimals = len(plain.partition(".")[2])
    return Number(value, 10.0**-decimals if decimals else last_digit(value), 1)


def _is_a_code(digits: str) -> bool:
    """Whether digits are no number: with a zero in front ("Schalke 04"), or a long row of them."""
    return digits.isdecimal() and len(digits) > 1 and (digits[0] == "0" or len(digits) >= _LONGEST_DIGITS)


def _with_a_point(written: str, table: Language) -> str:
    """Digits without the signs that group them; one that groups elsewhere may part decimals: "14,1%" in English."""
    plain = written.replace(" ", "")
    for sign in table.numbers.grouping:
        if re.search(rf"\d{re.escape(sign)}\d{{3}}(?!\d)", plain):
            plain = plain.replace(sign, "")
        elif sign in ".," and plain.count(sign) == 1 and table.numbers.decimal not in plain:
            plain = plain.replace(sign, ".")
    return plain.replace(table.numbers.decimal, ".")


def _spelled(tokens: list[Token], index: int, table: Language) -> Number | None:
    low, rules = tokens[index].low, table.numbers
    if low in rules.words:
        value = rules.words[low]
        return Number(value, 1.0 if value == int(value) else value % 1, 1)
    if rules.half_suffix and low.endswith(rules.half_suffix):
        whole = numeral(low.removesuffix(rules.half_suffix), table.code)
        return None if whole is None else Number(whole + 0.5, 0.5, 1)
    if low not in rules.one:
        return _longest_numeral(tokens, index, table)
    if half_behind(tokens, index + 1, table):
        return Number(1.0, 1.0, 1)
    return _one_and_scale(tokens, index, table) if is_scale(tokens, index + 1, table) else None


def _one_and_scale(tokens: list[Token], index: int, table: Language) -> Number:
    longer = _longest_numeral(tokens, index, table)
    return longer if longer is not None and longer.used > _ONE_AND_SCALE else Number(1.0, 1.0, 1)


def _longest_numeral(tokens: list[Token], index: int, table: Language) -> Number | None:
    for length in range(_words_of_a_numeral(tokens, index, table), 0, -1):
        stretch = tokens[index : index + length]
        if stretch[-1].text == "-" or (length > 1 and _is_cut_off(tokens, index, length, table)):
            continue
        value = numeral(_phrase(stretch, table), table.code)
        if value is not None:
            scale = _scale_at_its_end(tokens, index + length - 1, table)
            return Number(value, max(last_digit(value), scale if value % scale == 0 else 1.0), length)
    return None


def _scale_at_its_end(tokens: list[Token], index: int, table: Language) -> float:
    """The scale that a numeral ends with, be it a word of its own or not: 1000 for "zweitausend"."""
    ends = (scale for word, scale in table.numbers.scales.items() if tokens[index].low.endswith(word))
    return scale_at(tokens, index, table) or max(ends, default=1.0)


def _words_of_a_numeral(tokens: list[Token], index: int, table: Language) -> int:
    """How many tokens from here on can belong to one numeral."""
    count = 0
    for place in range(index, min(index + _LONGEST_NUMERAL, len(tokens))):
        low = tokens[place].low
        joins = low == "-" or low in table.numbers.joining or (low in table.numbers.one and not count)
        if not joins and numeral(low, table.code) is None and not is_scale(tokens, place, table):
            break
        count += 1
    return count


def _phrase(stretch: list[Token], table: Language) -> str:
    """The words of a numeral, an article in front as the number one: "a hundred and five"."""
    words = [token.low for token in stretch if token.text != "-"]
    return " ".join([table.numbers.one[0], *words[1:]] if words[0] in table.numbers.one else words)


def _is_cut_off(tokens: list[Token], index: int, length: int, table: Language) -> bool:
    """Whether a stretch is no number of its own: "fifty and three", or "two hundred and three" before "hundred"."""
    scales = [scale_at(tokens, place, table) for place in range(index, index + length)]
    joins = (number for number in range(1, length) if tokens[index + number].low in table.numbers.joining)
    if not table.numbers.tens_joined and any(scales[number - 1] is None for number in joins):
        return True
    return _comes_again([scale for scale in scales if scale]) or is_scale(tokens, index + length, table)


def _comes_again(scales: list[float]) -> bool:
    """Whether a scale stands twice with no greater one between: "two hundred and three hundred" are two numbers."""
    return any(scale in scales[n + 1 :] and max(scales[n:]) == scale for n, scale in enumerate(scales))


def scaled(tokens: list[Token], index: int, number: Number, table: Language) -> Number:
    """A number multiplied with the scales that follow it: "1,2 Mrd."."""
    value, step, used, _ = number
    for _ in range(_MOST_SCALES):
        if index + used >= len(tokens):
            break
        hyphen = int(tokens[index + used].text == "-" and touch(tokens, index + used))
        scale = _scale_behind(tokens, index + used + hyphen, table)
        if scale is None:
            break
        value, step, used = value * scale, step * scale, used + 1 + hyphen
    return Number(value, step, used)


def _with_a_vulgar_fraction(tokens: list[Token], index: int, number: Number) -> Number:
    """A number with the sign of a fraction right behind it: "2½"."""
    behind = index + number.used
    if not touch(tokens, behind) or tokens[behind].text not in "½⅓⅔¼¾":
        return number
    part = numeric(tokens[behind].text)
    return Number(number.value + part, part, number.used + 1)


def _scale_behind(tokens: list[Token], index: int, table: Language) -> float | None:
    if index >= len(tokens):
        return None
    attached = table.numbers.attached_scales.get(tokens[index].low) if touch(tokens, index) else None
    return attached or scale_at(tokens, index, table)
