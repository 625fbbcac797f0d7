"""Stretches of a text that no sentence goes beyond: paragraphs, items of a list, lines ended on purpose."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.models import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ITEM = re.compile(r"\s*(?:[-*•·▪‣–—]\s|(?:\d{1,3}|[a-z])[.)]\s)")
_MARKS = "„“”»«‚‘›‹\"'"
_GOES_ON = re.compile(r"[,\-–—(]\s*$")


def blocks(text: str) -> Iterator[Span]:
    """The stretches in their order, white space included; a line that was only wrapped goes on in the next."""
    for paragraph in _paragraphs(text):
        width = max(len(line.of(text).rstrip()) for line in paragraph)
        start = paragraph[0].start
        for line, following in pairwise(paragraph):
            if _ends_on_purpose(line.of(text).rstrip(), following.of(text), width):
                yield Span(start=start, end=line.end)
                start = following.start
        yield Span(start=start, end=paragraph[-1].end)


def _paragraphs(text: str) -> Iterator[Sequence[Span]]:
    """Runs of lines without a blank one between them."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        blank = not match[0].strip()
        parted = lines and text.count("\n", lines[-1].end, match.start()) > 1
        if lines and (blank or parted):
            yield lines
            lines = []
        if not blank:
            lines.append(Span(start=match.start(), end=match.end()))
    if lines:
        yield lines


def _ends_on_purpose(line: str, following: str, width: int) -> bool:
    """Whether a line ends though the first word of the next one would have fitted in, as a headline does."""
    if _ITEM.match(following):
        return True
    word = following.split(maxsplit=1)[0]
    fits = len(line) + 1 + len(word) <= width and not word.lstrip(_MARKS)[:1].islower()
    return fits and word[0] not in "([" and not _GOES_ON.search(line)
