"""The words, numbers and signs of a text, as figures are read from them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claims.models import Span

_NUMBER = (
    r"(?<![\w.,])(?<!\d\s)[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d-])(?:,\d+)?"  # 22 000, as typists group
    r"|(?<![\w.,])\d[\d.,'’\u00a0\u202f]*(?<=\d)"
)
_TOKEN = re.compile(rf"{_NUMBER}|(?:US|A|C)?\$|[^\W\d_]+|[½⅓⅔¼¾]|[%‰€£¥₹]|°\w?|[^\s\w]")
_IN_A_CODE = re.compile(r"[^\W\d_]-?\Z")


class Token(NamedTuple):
    """A word, number or sign of a text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The token in lower case."""
        return self.text.casefold()

    @property
    def is_digits(self) -> bool:
        """Whether it begins with a digit."""
        return "0" <= self.text[0] <= "9"


def tokens_of(text: str, taken: Sequence[Span] = ()) -> list[Token]:
    """The words, numbers and signs of a text; figures inside codes ("A380", "Covid-19") are left out.

    Args:
        text: One sentence or paragraph.
        taken: Stretches that were read as something else.
    """
    found = [
        Token(match[0], match.start(), match.end())
        for start, end in _free(text, taken)
        for match in _TOKEN.finditer(text, start, end)
    ]
    return [token for token in found if not (token.is_digits and _IN_A_CODE.search(text, *_before(token)))]


def _free(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    begin = 0
    for span in sorted(taken, key=lambda span: span.start):
        if begin < span.start:
            yield begin, span.start
        begin = max(begin, span.end)
    yield begin, len(text)


def _before(token: Token) -> tuple[int, int]:
    return max(0, token.start - 2), token.start


def touch(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token stands right behind the one before it, without a space."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


class Stretches:
    """Stretches of a text that do not meet; whether another one meets them is told without looking at all."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Those that were taken in, in their order."""
        return tuple(self._spans)

    def add(self, span: Span) -> bool:
        """Take a stretch in, unless it meets one that is there; say whether it was taken."""
        place = bisect_right(self._spans, span.start, key=lambda other: other.start)
        if any(span.meets(other) for other in self._spans[max(0, place - 1) : place + 1]):
            return False
        self._spans.insert(place, span)
        return True

    def behind(self, span: Span) -> Span | None:
        """The next stretch behind another one."""
        place = bisect_right(self._spans, span.start, key=lambda other: other.start)
        return self._spans[place] if place < len(self._spans) else None
