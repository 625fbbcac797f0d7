"""Numbers that only say which one: "Artikel 5", "Boeing 737", "3. Quartal", "21st", "5G", "Fünf-Sterne-Bewegung"."""

import re
from collections.abc import Sequence

from claims.language.numerals import is_scale
from claims.language.tables import Language
from claims.language.tokens import Token, touch

_ORDINAL_MARKS = frozenset({"st", "nd", "rd", "th"})
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
    ordinal = last.text.isdecimal() and (follows.low in _ORDINAL_MARKS or _is_ordinal(text, last, follows))
    return ordinal or follows.text[0].isalpha()


def _is_ordinal(text: str, number: Token, follows: Token) -> bool:
    return follows.text == "." and _ORDINAL.match(text, number.end) is not None


def _is_labelled(tokens: Sequence[Token], index: int, table: Language) -> bool:
    """Whether a label stands before a number ("Art. 51"), or before the first one of a pair ("737-500")."""
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
