"""Sentences with their offsets."""

import re
from collections.abc import Iterator
from functools import cache

from choppa import DEFAULT_SRX_RULESET, SrxDocument, SrxTextIterator

from claims.models import Span

_OPENING = "„»“‚›«"
_PAIRS = {"„": '“”"', "»": "«", "“": "”", "‚": "‘’", "›": "‹", "«": "»"}

_GOES_ON = re.compile(r"^[A-ZÄÖÜ]\.$|\b(?i:im|am|zum|vom|beim)\s\d{1,2}\.$")
"""Ends at which the rules of segmentation split and a sentence goes on: "J.", "Im 1."."""


@cache
def _rules() -> SrxDocument:
    return SrxDocument(ruleset=str(DEFAULT_SRX_RULESET))


def load_rules(language: str) -> None:
    """Read the rules of segmentation for a language before the first text comes."""
    sentences("x", language)


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text without the white space around them, in their order."""
    return tuple(_split(text, language))


def _split(text: str, language: str) -> Iterator[Span]:
    start = end = 0
    for piece in SrxTextIterator(_rules(), f"{language}_two", text):
        end += len(piece)
        if end == len(text) or not _GOES_ON.search(text[start:end].strip()):
            yield from _bare(text, start, end)
            start = end


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch without the white space around it, if anything is left."""
    stretch = text[start:end]
    if stretch.strip():
        begin = start + len(stretch) - len(stretch.lstrip())
        yield Span(start=begin, end=begin + len(stretch.strip()))


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, marks left out; an open mark without its fellow quotes nothing."""
    found: list[Span] = []
    index = 0
    while index < len(text):
        closing = _closing_of(text, index)
        end = _first_of(text, closing, index + 1) if closing else -1
        if end > index:
            found.append(Span(start=index + 1, end=end))
            index = end
        index += 1
    return tuple(found)


def _closing_of(text: str, index: int) -> str:
    sign = text[index]
    if sign == '"':
        return '"'
    if sign == "“" and index and text[index - 1].isalnum():
        return ""
    return _PAIRS.get(sign, "")


def _first_of(text: str, signs: str, begin: int) -> int:
    match = re.compile(f"[{re.escape(signs)}]").search(text, begin)
    return match.start() if match is not None else -1
