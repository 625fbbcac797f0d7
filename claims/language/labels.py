"""Numbers that only say which one ("Artikel 5", "21st", "5G"), how large about ("hundreds"), or how often ("a day")."""

import re
from collections.abc import Sequence

from claims.language.numerals import is_scale, number_at
from claims.language.tables import Language
from claims.language.tokens import Token, touch
from claims.language.unit_names import is_time, unit_at

_ORDINAL = re.compile(r"\.\s+\w")
_PAIR = 2


def says_which(text: str, tokens: Sequence[Token], index: int, used: int, table: Language) -> bool:
    """Whether a number without a unit only says which one.

    Args:
        text: In which it stands.
        tokens: Of the text.
        index: Where the number begins.
        used: How many tokens it takes.
        table: The language of the text.
    """
    first, last = tokens[index], tokens[index + used - 1]
    if first.is_digits and _is_labelled(tokens, index, table):
        return True
    if not first.is_digits:
        return _names_something(tokens, index + used)
    if not last.is_digits or not touch(tokens, index + used):
        return False
    follows = tokens[index + used]
    ordinal = last.text.isdecimal() and (follows.low in table.numbers.ordinal_marks or _is_ordinal(text, last, follows))
    return ordinal or follows.text[0].isalpha()


def _is_ordinal(text: str, number: Token, follows: Token) -> bool:
    return follows.text == "." and _ORDINAL.match(text, number.end) is not None


def _is_labelled(tokens: Sequence[Token], index: int, table: Language) -> bool:
    """Whether a label stands before a number ("Art. 51"), or before the first of a pair ("737-500")."""
    if _label_ends(tokens, index - 1, table):
        return True
    paired = index >= _PAIR and tokens[index - 1].text in "-–/" and tokens[index - 2].is_digits
    return paired and _label_ends(tokens, index - 3, table)


def _label_ends(tokens: Sequence[Token], index: int, table: Language) -> bool:
    """Whether a label, an abbreviated one included, ends at a token."""
    index -= int(index > 0 and tokens[index].text == ".")
    return index >= 0 and tokens[index].low in table.numbers.labels


def _names_something(tokens: Sequence[Token], behind: int) -> bool:
    """Whether a word with a capital hangs on a spelled number: "Fünf-Sterne-Bewegung", "Zwei-Staaten-Lösung"."""
    if behind + 1 >= len(tokens) or tokens[behind].text != "-" or not touch(tokens, behind):
        return False
    return touch(tokens, behind + 1) and tokens[behind + 1].text[0].isupper()


def is_vague(tokens: list[Token], index: int, value: float, table: Language) -> bool:
    """Whether a round number says only of which size: "mehrere hundert", "a few thousand", "mehrere 100.000"."""
    if not index or tokens[index - 1].low not in table.numbers.vague_before:
        return False
    return is_scale(tokens, index, table) or (value >= 100 and str(int(value)).strip("0") == "1")  # noqa: PLR2004 hundreds


def vague_at(tokens: list[Token], index: int, table: Language) -> tuple[float, int]:
    """The size that words without a number give ("tens of thousands"), and their tokens; (0, 0) for none."""
    vague = table.numbers.vague
    if tokens[index].low not in vague:
        return 0.0, 0
    further = index + 2 < len(tokens) and tokens[index + 1].low in table.numbers.of and tokens[index + 2].low in vague
    if further:
        return vague[tokens[index].low] * vague[tokens[index + 2].low], 3
    return vague[tokens[index].low], 1


def rate_at(tokens: list[Token], index: int, table: Language) -> tuple[str | None, int]:
    """The time of which an article says how often ("$200,000 a year"), and how many tokens that takes."""
    if index == 0 or tokens[index].low not in table.numbers.rate:
        return None, 0
    unit, used = unit_at(tokens, index + 1, table)
    end = index + 1 + used
    if not is_time(unit) or (end < len(tokens) and tokens[end].low in table.dates.ago_after):
        return None, 0
    before = tokens[index - 1]
    known = {*table.multiples.counts, *table.multiples.times}
    counted = before.low in known or unit_at(tokens, index - 1, table)[0] or number_at(tokens, index - 1, table)
    return (unit, 1 + used) if counted else (None, 0)
