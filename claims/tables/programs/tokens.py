"""Statements and cells as tokens that can be compared: stems of words, and figures as plain numbers."""

import re
from functools import lru_cache
from typing import NamedTuple

from claims.tables.programs.cues import cue_words, folded, stem

_TOKEN = re.compile(r"\d++(?:[.,:]\d++)*+(?:(?:st|nd|rd|th)(?![^\W\d_]))?|[^\W\d_]+(?:'t\b)?|%|#")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 18


class Token(NamedTuple):
    """A word or a figure."""

    stem: str
    """What is compared; of a figure its plain number."""
    text: str
    """As it stands, in lower case."""
    value: float | None = None
    nth: bool = False
    """Whether it says a place in an order."""


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and figures of a text."""
    return tuple(_token(match[0]) for match in _TOKEN.finditer(folded_keeping(text)))


def folded_keeping(text: str) -> str:
    """A text in lower case, its typographic apostrophes plain."""
    return text.casefold().replace("’", "'")


@lru_cache(maxsize=65536)
def _token(text: str) -> Token:
    if not text[0].isdigit():
        return _word(text)
    if (match := _ORDINAL.fullmatch(text)) is not None:
        return Token(str(int(match[1][:_LONGEST])), text, float(match[1][:_LONGEST]), nth=True)
    value = number(text)
    return Token(text, text) if value is None else Token(f"{value:.12g}", text, value)


def _word(text: str) -> Token:
    known = cue_words()
    if text in known.ordinals:
        return Token(str(known.ordinals[text]), text, float(known.ordinals[text]), nth=True)
    if text in known.numerals:
        return Token(str(known.numerals[text]), text, float(known.numerals[text]))
    return Token(folded(stem(text.replace("'t", "t"))), text)


def number(text: str) -> float | None:
    """The plain number that digits write with commas between thousands; None for times, codes and dates."""
    if len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    return float(text.replace(",", "")) if _GROUPED.fullmatch(text) else None
