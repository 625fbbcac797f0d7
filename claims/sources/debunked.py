"""Statements that a page repeats to deny or to label them: they are not what the page says itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.language.tables import deciding

_LONGEST_DENIAL = 8
"""Words of a sentence that does no more than deny the one before it."""


def ratings_of(paragraphs: Sequence[Sequence[str]]) -> Iterator[str | None]:
    """For every sentence of every paragraph the words by which the page denies or labels it; None for most."""
    for number, paragraph in enumerate(paragraphs):
        behind = [sentence for later in paragraphs[number + 1 : number + 2] for sentence in later[:1]]
        label = " ".join(paragraphs[number - 1]) if number else ""
        led = label if _label().fullmatch(label.casefold()) else None
        for _, after in zip(paragraph, [*paragraph[1:], *behind, ""], strict=False):
            yield after if _denies(after) else led


def _denies(sentence: str) -> bool:
    return len(sentence.split()) <= _LONGEST_DENIAL and _denial().search(sentence.casefold()) is not None


@cache
def _denial() -> re.Pattern[str]:
    words = [re.escape(word) for table in deciding().values() for word in table.furniture.denials]
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


@cache
def _label() -> re.Pattern[str]:
    words = [re.escape(word) for table in deciding().values() for word in table.furniture.labels]
    return re.compile(rf"\W*(?:{'|'.join(words)})(?: (?:no\.|nr\.)? ?#?\d+)?\W*")
