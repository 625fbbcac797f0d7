"""Aligning strings with rapidfuzz: where a wording stands in a text, word by word, and how alike two texts are.

Nothing here decides a verdict: a high ratio says where to look.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from claims.models import Record, Share, Span

LONGEST = 2000
"""Code points of the longest wording and text that are aligned; comparing letters takes the product of both.

A sentence has at most half of that: whatever is longer was never said in one breath.
"""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+|\w+")


class Alignment(Record):
    """The stretch of a text that comes closest to a wording."""

    span: Span
    closeness: Share
    """Indel similarity of the wording and the stretch; 1 for the same words."""


class Step(NamedTuple):
    """Two stretches of sequences that are the same, or of which one stands for the other."""

    same: bool
    one: tuple[int, int]
    other: tuple[int, int]


def align(wording: str, text: str) -> Alignment:
    """The stretch of a text that is most like a wording; nothing is like what is empty or too long."""
    if not wording.strip() or not text or max(len(wording), len(text)) > LONGEST:
        return Alignment(span=Span(start=0, end=0), closeness=0.0)
    said, told = _folded(wording), _folded(text)
    if len(said) > len(told):
        return Alignment(span=Span(start=0, end=len(text)), closeness=fuzz.ratio(said, told) / 100)
    found = fuzz.partial_ratio_alignment(said, told)
    if found is None:
        return Alignment(span=Span(start=0, end=len(text)), closeness=fuzz.partial_ratio(said, told) / 100)
    return Alignment(span=Span(start=found.dest_start, end=found.dest_end), closeness=found.score / 100)


def align_within(wording: str, text: str, stretches: Sequence[Span]) -> Alignment:
    """The same where only some stretches of a text count, each as a whole or a part of it.

    Of two parts that are equally alike, the one whose stretch is most like the wording as a whole.
    """
    ranked = [(*_parts(wording, stretch.of(text)), stretch) for stretch in stretches]
    if not ranked:
        return align("", text)
    part, whole, stretch = max(ranked, key=lambda found: (max(found[0].closeness, found[1]), found[1]))
    if whole > part.closeness:
        return Alignment(span=stretch, closeness=whole)
    return Alignment(span=part.span.moved(stretch.start), closeness=part.closeness)


def _parts(wording: str, text: str) -> tuple[Alignment, Share]:
    """The likeness of a wording to a part of a text, and to all of it."""
    short = max(len(wording), len(text)) <= LONGEST
    return align(wording, text), fuzz.ratio(_folded(wording), _folded(text)) / 100 if short else 0.0


def closest_words(wording: str, text: str) -> Alignment:
    """The words of a text that are most like those of a wording, as many, in whatever order; else nothing.

    They begin with the same letters and have the same figures: an ending may differ, a prefix or a digit may not.
    """
    best = Alignment(span=Span(start=0, end=0), closeness=0.0)
    said, told = list(_WORD.finditer(wording[:LONGEST])), list(_WORD.finditer(text[:LONGEST]))
    if not said:
        return best
    (sought, marks), (words, marked) = _read(said), _read(told)
    for first in range(len(told) - len(said) + 1):
        last = first + len(said)
        if sorted(marked[first:last]) == sorted(marks):
            closeness = fuzz.ratio(" ".join(sorted(sought)), " ".join(sorted(words[first:last]))) / 100
            if closeness > best.closeness:
                best = Alignment(span=Span(start=told[first].start(), end=told[last - 1].end()), closeness=closeness)
    return best


def _read(found: Sequence[re.Match[str]]) -> tuple[list[str], list[str]]:
    """Words in lower case, and of each the first letter, of a figure all of it."""
    words = [_folded(word[0]) for word in found]
    return words, [word if word[0].isdecimal() else word[0] for word in words]


def steps(one: Sequence[str], other: Sequence[str]) -> tuple[Step, ...]:
    """From one sequence of words to another with the fewest words left out and added."""
    found = Indel.opcodes(one, other)
    return tuple(
        Step(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end)) for step in found
    )


def _folded(text: str) -> str:
    """A text in lower case, letter by letter, so that every place in it is one in the text: "ß" stays one letter."""
    return "".join(low if len(low := letter.casefold()) == 1 else letter for letter in text)


def closeness_of_texts(one: str, other: str) -> Share:
    """How alike two texts are, whatever the order of their words, from 0 to 1; finds passages, decides nothing."""
    return fuzz.token_set_ratio(one, other) / 100
