"""Clause-like stretches of a sentence: between marks, and where a conjunction begins a clause with its own verb."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word, words
from claims.models import Span
from claims.text.sentences import sentences

_MARKS = re.compile(r"[,;:!?()…]+(?=[\s\"“”«»‘’']|$)|\s[–—-]\s|(?<=[a-z])\.(?=\s)")
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


def _at_conjunctions(text: str, found: Sequence[Word], table: Language) -> Iterator[int]:
    clauses = table.clauses
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
            (follows in table.speech.that and clauses.punctuated) or _both_have_verbs(text, found, index, table)
        )
        if (leads_clause and _has_verb(text, found[index:], table)) or joins_clauses:
            yield word.start


def _both_have_verbs(text: str, found: Sequence[Word], index: int, table: Language) -> bool:
    marks = [match.end() for match in _MARKS.finditer(text, 0, found[index].start)]
    begin = marks[-1] if marks else 0
    before = [word for word in found[:index] if word.start >= begin]
    return any(is_finite(word) for word in before) and _has_verb(text, found[index + 1 :], table)


def _has_verb(text: str, found: Sequence[Word], table: Language) -> bool:
    """Whether a verb comes before the next mark or conjunction."""
    if not found:
        return False
    mark = _MARKS.search(text, found[0].start)
    end = mark.start() if mark is not None else len(text)
    stretch = takewhile(lambda word: word.text.casefold() not in table.clauses.coordinating, found[1:])
    return any(is_finite(word) for word in (found[0], *stretch) if word.start < end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start=start, end=end)
