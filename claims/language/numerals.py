"""Whole and decimal numbers as a text writes them: "1.234,5", "$1.2bn", "einundzwanzig", "two hundred and five"."""

import re
from functools import lru_cache
from math import floor, isinf, log10
from typing import NamedTuple

from text_to_num import text2num

from claims.language.neutral import table_for
from claims.language.tables import Language
from claims.language.words import lemma

_TOKEN = re.compile(r"(?<![\w.,])\d[\d.,'’\u00a0\u202f]*(?<=\d)|(?:US|A|C)?\$|[^\W\d_]+|[%‰€£¥]|°\w?|[^\s\w]")
_FIRST_DIGITS = re.compile(r"\d{1,3}")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_IN_A_CODE = re.compile(r"[^\W\d_]-?$")
_LONGEST_NUMERAL = 20
"""Most words and hyphens of a spelled number."""
_ONE_AND_SCALE = 2


class Token(NamedTuple):
    """A word, number or sign of a text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The token in lower case."""
        return self.text.casefold()


class Number(NamedTuple):
    """A number that begins at some token."""

    value: float
    step: float
    """Worth of its last written digit."""
    used: int
    """How many tokens it takes."""
    fraction: tuple[int, int] | None = None


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text; figures inside codes ("A380", "Covid-19") are left out."""
    found = [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return [token for token in found if not (token.text[0].isdigit() and _IN_A_CODE.search(text[: token.start][-2:]))]


def number_at(tokens: list[Token], index: int, table: Language) -> Number | None:
    """The plain number that begins at a token, with the scale that follows it ("1,2 Mrd.")."""
    if index >= len(tokens):
        return None
    number = _parted_digits(tokens, index, table) or _digits(tokens[index], table) or _spelled(tokens, index, table)
    return scaled(tokens, index, number, table) if number is not None else None


def whole_number_at(tokens: list[Token], index: int, table: Language) -> int | None:
    """A single token as a whole number: "9", "drei", "one"."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.text.isdecimal():
        return int(token.text)
    if token.low in table.numbers.one:
        return 1
    value = numeral(token.low, table.code)
    return None if value is None else int(value)


@lru_cache(maxsize=16384)
def numeral(phrase: str, language: str) -> float | None:
    """A spelled whole number ("two hundred and five"), or None."""
    if not phrase or not phrase[0].isalpha():
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


def _parted_digits(tokens: list[Token], index: int, table: Language) -> Number | None:
    """A number whose thousands are parted by plain spaces: "1 234 567,8"."""
    if " " not in table.numbers.grouping or not _FIRST_DIGITS.fullmatch(tokens[index].text):
        return None
    end = index + 1
    while end < len(tokens) and tokens[end].start - tokens[end - 1].end == 1 and _THOUSANDS.match(tokens[end].text):
        end += 1
        if not tokens[end - 1].text.isdecimal():
            break
    number = _digits(Token("".join(token.text for token in tokens[index:end]), 0, 0), table)
    return number._replace(used=end - index) if number is not None and end - index > 1 else None


def _digits(token: Token, table: Language) -> Number | None:
    if not token.text[0].isdigit():
        return None
    plain = token.text
    for sign in table.numbers.grouping:
        if re.search(rf"\d{re.escape(sign)}\d{{3}}(?!\d)", plain):
            plain = plain.replace(sign, "")
    plain = plain.replace(table.numbers.decimal, ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    if isinf(value):
        return None
    decimals = len(plain.partition(".")[2])
    return Number(value, 10.0**-decimals if decimals else last_digit(value), 1)


def _spelled(tokens: list[Token], index: int, table: Language) -> Number | None:
    low, rules = tokens[index].low, table.numbers
    if low in rules.words:
        return Number(rules.words[low], 1.0, 1)
    if rules.half_suffix and low.endswith(rules.half_suffix):
        whole = numeral(low.removesuffix(rules.half_suffix), table.code)
        return None if whole is None else Number(whole + 0.5, 0.5, 1)
    if low not in rules.one:
        return _longest_numeral(tokens, index, table)
    if not is_scale(tokens, index + 1, table):
        return None
    longer = _longest_numeral(tokens, index, table)
    return longer if longer is not None and longer.used > _ONE_AND_SCALE else Number(1.0, 1.0, 1)


def _longest_numeral(tokens: list[Token], index: int, table: Language) -> Number | None:
    for length in range(_words_of_a_numeral(tokens, index, table), 0, -1):
        stretch = tokens[index : index + length]
        if stretch[-1].text == "-" or (length > 1 and _is_cut_off(tokens, index, length, table)):
            continue
        value = numeral(_phrase(stretch, table), table.code)
        if value is not None:
            scale = scale_at(tokens, index + length - 1, table) or 1.0
            return Number(value, max(last_digit(value), scale if value % scale == 0 else 1.0), length)
    return None


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
    while index + used < len(tokens):
        token = tokens[index + used]
        touching = token.start == tokens[index + used - 1].end
        scale = table.numbers.attached_scales.get(token.low) if touching else scale_at(tokens, index + used, table)
        if scale is None:
            break
        value, step, used = value * scale, step * scale, used + 1
    return Number(value, step, used)
