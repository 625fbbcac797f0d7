"""Sentences, measured on public data; docs/quality.md says what is odd about it.

A boundary is the end of a sentence. Exact spans, where both ends must be right, are printed beside it: there every
boundary that is missed or too many costs two or three spans.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from claims.models import Span
from claims.text.sentences import sentences
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

_STOP_AND_CAPITAL = re.compile(r"[.!?][\"“”»«]?(?=\s+[A-ZÄÖÜ„“\"»])|(?=\n)|$")

Splitter = Callable[[str], Iterable[Span]]


class Counts(NamedTuple):
    """What one document has, what was found in it, and what is right of that."""

    right: int
    gold: int
    found: int


def by_stop_and_capital(text: str) -> list[Span]:
    """The control: a sentence ends at a stop before a capital, and with its line."""
    spans, start = [], 0
    for match in _STOP_AND_CAPITAL.finditer(text):
        stretch = text[start : match.end()]
        if stretch.strip():
            begin = start + len(stretch) - len(stretch.lstrip())
            spans.append(Span(start=begin, end=begin + len(stretch.strip())))
        start = match.end()
    return spans


def counts(documents: Sequence[tuple[str, set[tuple[int, int]]]], split: Splitter, *, exact: bool) -> list[Counts]:
    found = []
    for text, gold in documents:
        spans = {(span.start if exact else 0, span.end) for span in split(text)}
        wanted = {(start if exact else 0, end) for start, end in gold}
        found.append(Counts(len(spans & wanted), len(wanted), len(spans)))
    return found


def f1(found: Sequence[Counts]) -> float:
    return 2 * sum(c.right for c in found) / sum(c.gold + c.found for c in found)


def joined(parts: Sequence[str]) -> tuple[str, set[tuple[int, int]]]:
    """Sentences with a space between each two, and where each stands."""
    spans, start = set(), 0
    for part in parts:
        spans.add((start, start + len(part)))
        start += len(part) + 1
    return " ".join(parts), spans


def told(found: Sequence[Counts]) -> str:
    low, high = resampled(found, f1)
    return f"{f1(found):.3f} (n {sum(c.gold for c in found)}, 95 %: {low:.3f} to {high:.3f})"


def test_german_news_falls_into_its_sentences(board: Callable[[str], None]) -> None:
    raw = records("de_wikinews_quotes/dev.jsonl")
    documents = [(r["text"], {(start, end) for start, end in r["sentences"]}) for r in raw]
    split = partial(sentences, language="de")
    ends = counts(documents, split, exact=False)
    control = f1(counts(documents, by_stop_and_capital, exact=False))
    board(f"German sentences, Wikinews dev, exact spans, F1: {told(counts(documents, split, exact=True))}")
    size = sum(c.gold for c in ends)
    hold("german_sentences", Measured(f1(ends), size, resampled(ends, f1), f"stop and capital {control:.3f}"), board)


def test_sentences_of_treebanks_are_shown(board: Callable[[str], None]) -> None:
    for language, name in (("de", "ud_de_gsd/dev.jsonl"), ("en", "ud_en_ewt/dev.jsonl")):
        documents = [joined(record["sentences"]) for record in records(name)]
        found = counts(documents, partial(sentences, language=language), exact=True)
        control = f1(counts(documents, by_stop_and_capital, exact=True))
        interval = told(found) if len(documents) > 1 else f"{f1(found):.3f} (n {found[0].gold}, one document)"
        board(f"sentences, {name}, exact spans, F1: {interval}; control: stop and capital {control:.3f}")
        assert f1(found) > control
