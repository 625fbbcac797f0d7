"""Clause-like stretches of a sentence: between marks, and where a conjunction begins a clause with its own verb."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word, words
from claims.models import Span
from claims.text.sentences import sentences

_MARK_SIGNS = ",;:!?()…"
_MARKS = re.compile(rf"[{_MARK_SIGNS}]+(?=[\s\"“”«»‘’']|$)|\s[–—-]\s|(?<=[a-z])\.(?=\s)")
_YEAR_BEHIND = re.compile(r" [12]\d{3}\b(?! ?[%€$£])")
"""The year of an English day: "March 23, 2007"."""
_EDGES = ' \u00a0\u202f\t\n,;:.!?()…–—-„“”"»«‚‘’'


def segments(text: str, table: Language) -> tuple[Span, ...]:
    """The segments of a sentence in their order, without the punctuation around them."""
    found = words(text, table.code)
    cuts = sorted({0, *_at_marks(text, table.code), *_at_conjunctions(text, found, table), len(text)})
    trimmed = (_trimmed(text, start, end) for start, end in pairwise(cuts))
    return tuple(span for span in trimmed if span.start < span.end)


def is_verb(word: Word) -> bool:
    """Whether a word is a verb in any form."""
    return word.tag in VERBS


def is_finite(word: Word) -> bool:
    """Whether a word is a verb that agrees with a subject."""
    return word.tag is Tag.FINITE


def _at_marks(text: str, code: str) -> Iterator[int]:
    """Where a mark ends a clause; the stop of an abbreviation ends none: "1,2 Mrd. Euro"."""
    found = [match for match in _MARKS.finditer(text) if not _between_digits(text, match)]
    ends = {span.end for span in sentences(text, code)} if any(match[0] == "." for match in found) else set()
    yield from (match.end() for match in found if match[0] != "." or match.end() in ends)


def _between_digits(text: str, match: re.Match[str]) -> bool:
    if match.start() == 0 or not text[match.start() - 1].isdigit():
        return False
    return text[match.end() : match.end() + 1].isdigit() or _YEAR_BEHIND.match(text, match.end()) is not None


@dataclass(frozen=True, slots=True)
class _Places:
    """Where in a sentence stands what divides it, so that a long one is not gone through for every word."""

    text: str
    words: Sequence[Word]
    mark_starts: Sequence[int]
    mark_ends: Sequence[int]
    finite: Sequence[int]
    """Numbers of the words that agree with a subject."""
    coordinating: Sequence[int]
    """Numbers of the words that join what is alike."""

    def verb_before(self, number: int) -> bool:
        """Whether a verb stands between the last mark and a word."""
        last = bisect_left(self.finite, number) - 1
        return last >= 0 and self.words[self.finite[last]].start >= self._end_of_mark(self.words[number].start)

    def verb_from(self, number: int) -> bool:
        """Whether a word or one behind it is a verb, before the next mark or conjunction."""
        found = bisect_left(self.finite, number)
        if found == len(self.finite):
            return False
        verb, joined = self.finite[found], bisect_right(self.coordinating, number)
        if joined < len(self.coordinating) and self.coordinating[joined] <= verb:
            return False
        mark = bisect_left(self.mark_starts, self.words[number].start)
        return mark == len(self.mark_starts) or self.words[verb].start < self.mark_starts[mark]

    def _end_of_mark(self, before: int) -> int:
        """A mark that a word follows without a space ends there too."""
        if before and self.text[before - 1] in _MARK_SIGNS:
            return before
        mark = bisect_right(self.mark_ends, before) - 1
        return self.mark_ends[mark] if mark >= 0 else 0


def _places(text: str, found: Sequence[Word], table: Language) -> _Places:
    joining, marks = table.clauses.coordinating, [match.span() for match in _MARKS.finditer(text)]
    return _Places(
        text,
        found,
        tuple(start for start, _ in marks),
        tuple(end for _, end in marks),
        tuple(number for number, word in enumerate(found) if is_finite(word)),
        tuple(number for number, word in enumerate(found) if word.text.casefold() in joining),
    )


def _at_conjunctions(text: str, found: Sequence[Word], table: Language) -> Iterator[int]:
    clauses, places = table.clauses, _places(text, found, table)
    for index, word in enumerate(found):
        low = word.text.casefold()
        if index == 0:
            continue
        if low in table.speech.that and word.tag is Tag.CONJUNCTION:
            yield word.start
            continue
        leads_clause = low in clauses.contrasting or (low in clauses.subordinating and not clauses.punctuated)
        follows = found[index + 1].text.casefold() if index + 1 < len(found) else ""
        joins_clauses = low in clauses.coordinating and (
            (follows in table.speech.that and clauses.punctuated)
            or (places.verb_before(index) and index + 1 < len(found) and places.verb_from(index + 1))
        )
        if (leads_clause and places.verb_from(index)) or joins_clauses:
            yield word.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start=start, end=end)
