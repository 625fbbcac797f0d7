"""Sentences with their offsets, in time linear in the length of a text, whatever stands in it."""

import re
from collections.abc import Iterator

from claims.models import Span
from claims.text.lines import blocks
from claims.text.quotation_marks import quotations
from claims.text.stops import Habits, ends_sentence, habits_of

__all__ = ["load_rules", "quotations", "sentences"]

LONGEST = 1000
"""Code points of the longest sentence; a longer one is no prose and is cut, so that none costs more than this.

Of 9,260 sentences of German news one is longer: a table.
"""
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_CLOSING = rf"\"'“”„«»‘’‹›)\]}}{_INVISIBLE}"
_FULL_STOPS = re.compile(rf"[.!?…][.!?…{_CLOSING}]*+(?:[ \u00a0\u202f][»”](?=\s|$))?|[。！？][」』”]*+")
_STOPS = re.compile(rf"{_FULL_STOPS.pattern}|[:;](?=\s)")
_PAUSE = re.compile(r"[,:;–—](?=\s)|\s")


def load_rules(language: str) -> None:
    """Read what a language knows of sentence ends before the first text comes."""
    habits_of(language)


def sentences(text: str, language: str, *, whole: bool = False) -> tuple[Span, ...]:
    """The sentences of a text without the white space around them, in their order.

    They cover everything but white space. A line that was ended on purpose, such as a headline, is a sentence; so is
    each of several sentences in one quotation, with the closing mark that follows its stop.

    Args:
        text: An article, a paragraph or a page.
        language: Of the text.
        whole: Whether what a semicolon or a colon joins is left as one sentence.
    """
    stops = _FULL_STOPS if whole else _STOPS
    split = (span for block in blocks(text) for span in _split(text, block, stops, habits_of(language)))
    return tuple(piece for span in split for piece in _short(text, span))


def _split(text: str, block: Span, stops: re.Pattern[str], habits: Habits) -> Iterator[Span]:
    """The sentences of a block."""
    start = block.start
    for stop in stops.finditer(text, block.start, block.end):
        if stop.end() < block.end and ends_sentence(text, start, stop, habits):
            yield from _bare(text, start, stop.end())
            start = stop.end()
    yield from _bare(text, start, block.end)


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch without the white space around it, if anything is left."""
    stretch = text[start:end]
    if stretch.strip():
        begin = start + len(stretch) - len(stretch.lstrip())
        yield Span(start=begin, end=begin + len(stretch.strip()))


def _short(text: str, span: Span) -> Iterator[Span]:
    """A sentence, in pieces where it is too long: cut behind a pause or a word where there is one."""
    start = span.start
    while span.end - start > LONGEST:
        end = _cut(text, start)
        yield from _bare(text, start, end)
        start = end
    yield from _bare(text, start, span.end)


def _cut(text: str, start: int) -> int:
    pauses = [match.end() for match in _PAUSE.finditer(text, start + LONGEST // 2, start + LONGEST)]
    return pauses[-1] if pauses else start + LONGEST
