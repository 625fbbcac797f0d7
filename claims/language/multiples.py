"""How many times: "doppelt so viele", "verdreifacht", "three times as many", "tenfold", and how often: "zweimal"."""

from claims.language.numerals import Number, number_at
from claims.language.tables import Language
from claims.language.tokens import Token, tokens_of
from claims.language.words import lemma
from claims.models import Quantity

_TIMES = "times"
"""The unit of a figure that compares; how often something was done is a plain count."""


def multiple_at(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """How many times something is as much, or how often it was done, as said from a token on."""
    for reader in (_in_a_word, _by_comparing, _fold, _times):
        number, unit = reader(tokens, index, table)
        if number is not None:
            return number, unit
    return None, None


def says_by_itself(quantity: Quantity, table: Language) -> bool:
    """Whether a single word says how many times or how often, so that it is a word like others too: "verdoppelt"."""
    last = tokens_of(quantity.text)[-1:]
    if quantity.unit == _TIMES:
        return _in_a_word(last, 0, table)[0] is not None
    return last[0].low in table.multiples.counts or last[0].low.endswith(table.multiples.suffixes)


def _in_a_word(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """Such words as "verdoppelt", "halved", "das Doppelte"; "twice" alone says how often."""
    token, rules = tokens[index], table.multiples
    factor = rules.words.get(token.text) or rules.words.get(token.low)
    factor = factor or (rules.words.get(lemma(token.text, table.code)) if rules.lemmas else None)
    return (Number(factor, min(1.0, factor), 1), _TIMES) if factor is not None else (None, None)


def _by_comparing(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """Such words as "doppelt so", "half as", "double the"; "twice" without such a word says how often."""
    low, rules = tokens[index].low, table.multiples
    found = rules.compared.get(low)
    if found is not None and index + 1 < len(tokens) and tokens[index + 1].low in found.before:
        return Number(found.factor, min(1.0, found.factor), 1), _TIMES
    return (Number(rules.counts[low], 1.0, 1), None) if low in rules.counts else (None, None)


def _fold(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """Such words as "dreifach", "1,5-Fache", "tenfold"."""
    number, used = _with_suffix(tokens, index, table.multiples.fold, table)
    return (number._replace(used=used), _TIMES) if number is not None and number.value > 1 else (None, None)


def _times(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, str | None]:
    """Such words as "dreimal", "20 Mal höher", "three times as many"."""
    rules = table.multiples
    number, used = _with_suffix(tokens, index, rules.suffixes, table)
    if number is None:
        number, used = _before_times(tokens, index, table)
    if number is None or number.value <= 1:
        return None, None
    unit = _TIMES if _compares(tokens, index + used, table) else None
    return number._replace(used=used), unit


def _with_suffix(
    tokens: list[Token], index: int, suffixes: tuple[str, ...], table: Language
) -> tuple[Number | None, int]:
    """The number that a word begins with, or that stands before it with a hyphen between, and the tokens of both."""
    token = tokens[index]
    if token.is_digits:
        behind = index + 1 + int(index + 1 < len(tokens) and tokens[index + 1].text == "-")
        if behind == index + 1 or behind >= len(tokens) or tokens[behind].low not in suffixes:
            return None, 0
        return number_at([token], 0, table), behind + 1 - index
    for suffix in suffixes:
        stem = token.low.removesuffix(suffix)
        if stem and stem != token.low:
            return number_at([Token(stem, 0, len(stem))], 0, table), 1
    return None, 0


def _before_times(tokens: list[Token], index: int, table: Language) -> tuple[Number | None, int]:
    number = number_at(tokens, index, table)
    if number is None or index + number.used >= len(tokens):
        return None, 0
    return (number, number.used + 1) if tokens[index + number.used].low in table.multiples.times else (None, 0)


def _compares(tokens: list[Token], index: int, table: Language) -> bool:
    """Whether a number of times is followed by what it is a multiple of: "so viele", "höher", "the size"."""
    if index >= len(tokens):
        return False
    token, rules = tokens[index], table.multiples
    if token.low in rules.by:
        return True
    base = lemma(token.text, table.code)
    endings = rules.comparative
    return token.text == token.low and bool(endings) and token.low.endswith(endings) and not base.endswith(endings)
