"""German quotations and their speakers on Wikinews (Petersen-Frey and Biemann 2024), which nobody here wrote.

A quotation is found when one of ours has the very span of one that is annotated as ``Direct``, its marks included and
white space at its ends left out. An article is read with each of its lines as a paragraph.

Its speaker is right when the words that we take for the speaker share a code point with the annotated ones, or when
the last word of the name that we resolve them to stands among the annotated words ("Anna Berg" for "Berg"). Whether a
pronoun is resolved to the right person is not annotated. All annotated quotations with a speaker count, so that one
that is missed is wrong; a stretch that is annotated twice counts once, and either of its speakers is right.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from claims.extraction.voices import Quoted, quoted_speech
from claims.language.neutral import table_for
from claims.models import Article, Span
from claims.text.sentences import quotations
from tests.claims.making import article
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

DATA = "de_wikinews_quotes/dev.jsonl"
LONG = 4
"""Words between the marks from which the control takes every stretch for a quotation; the best number for it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found in an article."""

    right: int
    found: int
    annotated: int
    speakers_right: int
    speakers_overlap: int
    speakers_control: int
    speakers: int
    controls_right: int
    controls: int


def wikinews(record: dict[str, Any]) -> Article:
    """An article of the data, each of its lines a paragraph."""
    text = record["text"]
    lines = tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip())
    return article(text, language="de", title="", body=lines)


def annotated(record: dict[str, Any]) -> dict[Span, list[Span]]:
    """The direct quotations of an article with the words for their speakers."""
    found: dict[Span, list[Span]] = {}
    for quote in record["quotes"]:
        if quote["type"] == "Direct":
            for start, end in quote["quote"]:
                speakers = [Span(start=first, end=last) for first, last in quote["speaker"]]
                found.setdefault(_trimmed(record["text"], start, end), []).extend(speakers)
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start=start + len(stretch) - len(stretch.lstrip()), end=start + len(stretch.rstrip()))


@pytest.fixture(scope="module")
def tallies() -> list[Tally]:
    return [_tally(record) for record in records(DATA)]


def test_direct_quotations_are_found(tallies: Sequence[Tally], board: Callable[[str], None]) -> None:
    control = _f1(tallies, lambda t: t.controls_right, lambda t: t.controls)
    low, high = resampled(tallies, _span_f1)
    size = sum(tally.annotated for tally in tallies)
    told = f"every stretch of {LONG} words or more {control:.3f}"
    hold("german_quotations", Measured(_span_f1(tallies), size, (low, high), told), board)


def test_their_speakers_are_found(tallies: Sequence[Tally], board: Callable[[str], None]) -> None:
    size = sum(tally.speakers for tally in tallies)
    overlap = sum(tally.speakers_overlap for tally in tallies) / size
    control = sum(tally.speakers_control for tally in tallies) / size
    told = f"the nearest name before the quotation {control:.3f}; by the overlap of words alone {overlap:.3f}"
    measured = Measured(_speakers_right(tallies), size, resampled(tallies, _speakers_right), told)
    hold("german_speakers", measured, board)


def test_the_tally_sees_a_speaker_that_is_wrong() -> None:
    text = "„Das Werk schließt im Mai“, sagte Mara Quist. Ida Kovac schwieg."
    right, wrong = text.index("Mara"), text.index("Ida")
    quote = {"type": "Direct", "quote": [[0, 26]], "speaker": [[right, right + 10]]}
    assert _tally({"text": text, "quotes": [quote]}).speakers_right == 1
    assert _tally({"text": text, "quotes": [{**quote, "speaker": [[wrong, wrong + 9]]}]}).speakers_right == 0


def _tally(record: dict[str, Any]) -> Tally:
    one, gold = wikinews(record), annotated(record)
    table, _ = table_for("de")
    ours = {quote.span: quote for quote in quoted_speech(one, table)}
    marked = {Span(start=q.start - 1, end=q.end + 1) for q in _marked(one) if len(q.of(one.text).split()) >= LONG}
    named = {span: speakers for span, speakers in gold.items() if speakers}
    met = [(ours[span], speakers) for span, speakers in named.items() if span in ours]
    return Tally(
        right=len(ours.keys() & gold.keys()),
        found=len(ours),
        annotated=len(gold),
        speakers_right=sum(_overlaps(quote, told) or _is_named(quote, told, one.text) for quote, told in met),
        speakers_overlap=sum(_overlaps(quote, told) for quote, told in met),
        speakers_control=sum(_follows_capitals(span, told, one.text) for span, told in named.items()),
        speakers=len(named),
        controls_right=len(marked & gold.keys()),
        controls=len(marked),
    )


def _marked(one: Article) -> Iterator[Span]:
    for line in one.body:
        yield from (quote.moved(line.start) for quote in quotations(line.of(one.text)))


def _overlaps(quote: Quoted, speakers: Sequence[Span]) -> bool:
    return quote.mention is not None and any(quote.mention.meets(speaker) for speaker in speakers)


def _is_named(quote: Quoted, speakers: Sequence[Span], text: str) -> bool:
    last = (quote.voice.name or "").split()[-1:]
    return bool(last) and any(last[0] in re.findall(r"\w[\w-]*", speaker.of(text)) for speaker in speakers)


def _follows_capitals(quote: Span, speakers: Sequence[Span], text: str) -> bool:
    """Whether the last two words with capitals before a quotation are its speaker."""
    names = list(re.finditer(r"[A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+", text[: quote.start]))
    return bool(names) and any(Span(start=names[-1].start(), end=names[-1].end()).meets(one) for one in speakers)


def _span_f1(tallies: Sequence[Tally]) -> float:
    return _f1(tallies, lambda tally: tally.right, lambda tally: tally.found)


def _f1(tallies: Sequence[Tally], right: Callable[[Tally], int], found: Callable[[Tally], int]) -> float:
    total = sum(map(found, tallies)) + sum(tally.annotated for tally in tallies)
    return 2 * sum(map(right, tallies)) / total if total else 0.0


def _speakers_right(tallies: Sequence[Tally]) -> float:
    size = sum(tally.speakers for tally in tallies)
    return sum(tally.speakers_right for tally in tallies) / size if size else 0.0
