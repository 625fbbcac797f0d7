"""Which stretches in quotation marks somebody says: not titles, names, terms, or words held at a distance."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, is_known, words
from claims.models import Span
from claims.parts.segments import is_finite
from claims.text.sentences import quotations, sentences

_SIGNS = MappingProxyType(
    {
        "stop inside": 1.8,
        "begins in lower case": 1.9,
        "an adjective inside": 1.5,
        "a verb inside": 1.3,
        "a verb of saying": 1.2,
        "a stop behind": 1.2,
        "behind a colon": 1.1,
        "behind a word for as": 1.0,
        "opens the sentence": 1.0,
        "a form of reported speech": 0.9,
        "13 words or more": 0.8,
        "small words inside": 0.7,
        "a preposition names the speaker": 0.7,
        "first person inside": 0.6,
        "right behind a verb": 0.6,
        "a noun for words before": 0.6,
        "8 to 12 words": 0.6,
        "a verb of saying near": 0.5,
        "5 to 7 words": -0.4,
        "3 or 4 words": -0.7,
        "2 words": -1.3,
        "1 word": -1.1,
        "right behind a noun": -0.3,
        "grown together with a word": -0.4,
        "brackets behind": -0.4,
        "a figure inside": -0.5,
        "a passive": -0.6,
        "a verb of naming": -0.9,
        "a noun behind": -0.9,
        "a noun for what has a name before": -1.0,
        "capitals throughout": -1.0,
        "mostly unknown words": -1.1,
        "more than once in the text": -1.3,
    }
)
"""What speaks for and against a quotation, in log-odds.

Fitted to the training part of the German Wikinews quotations by ``python -m tests.quality.quotation_signs``.
"""
_BASE = -2.2
_LEAST = -0.8
"""Sum of the signs from which a stretch is a quotation, low because one that is missed costs its speaker too."""
_LENGTHS = ((1, "1 word"), (2, "2 words"), (4, "3 or 4 words"), (7, "5 to 7 words"), (12, "8 to 12 words"))
_LONGEST = "13 words or more"
_NEAR_BEFORE, _NEAR_BEHIND = 6, 4
"""Words before and behind a stretch among which a verb of saying is near."""
_AROUND = 600
"""Signs before and behind a stretch that are looked at: more than a sentence has, less than a text without stops."""
_STOPS = re.compile(r"\s*[.;!?]")
_CAPITAL = re.compile(r"\s*[A-ZÄÖÜ]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks and what stands around it."""

    text: str
    """Of its paragraph."""
    inside: Span
    """Without its marks."""
    around: Span
    """The sentences in which it begins and ends."""
    narrated: str
    """The text of ``around`` with blanks for whatever stands in marks."""
    again: bool
    """Whether the article has the same stretch in marks once more."""

    @property
    def span(self) -> Span:
        """With its marks."""
        return Span(start=self.inside.start - 1, end=self.inside.end + 1)


def repeated(texts: Sequence[str]) -> frozenset[str]:
    """What stands in quotation marks more than once in the paragraphs of an article."""
    counted = Counter(quote.of(text) for text in texts for quote in quotations(text))
    return frozenset(stretch for stretch, count in counted.items() if count > 1)


def quotations_in(text: str, table: Language, again: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """The stretches of a paragraph that somebody says, with their marks.

    Args:
        text: The paragraph.
        table: Of its language.
        again: Stretches that the article has in marks more than once, as names are.
    """
    return tuple(marked.span for marked in marked_in(text, table, again) if is_said(marked, table))


def marked_in(text: str, table: Language, again: frozenset[str]) -> Iterator[Marked]:
    """The stretches of a paragraph that stand in quotation marks, with what stands around them."""
    found = quotations(text)
    spans = sentences(text, table.code) if found else ()
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    blank = blanked(text, found)
    for inside in found:
        first, last = bisect_left(starts, inside.start) - 1, bisect_right(ends, inside.end)
        start = max(starts[first] if first >= 0 else 0, inside.start - _AROUND)
        end = min(ends[last] if last < len(ends) else len(text), inside.end + _AROUND)
        yield Marked(text, inside, Span(start=start, end=end), blank[start:end], inside.of(text) in again)


def blanked(text: str, stretches: Sequence[Span]) -> str:
    """A text with blanks for some of its stretches, so that places stay the same."""
    pieces: list[str] = []
    done = 0
    for stretch in stretches:
        pieces += [text[done : stretch.start], " " * (stretch.end - stretch.start)]
        done = stretch.end
    return "".join((*pieces, text[done:]))


def is_said(marked: Marked, table: Language) -> bool:
    """Whether the signs of a stretch speak for a quotation."""
    return _BASE + sum(_SIGNS.get(sign, 0.0) for sign in signs_of(marked, table)) >= _LEAST


def signs_of(marked: Marked, table: Language) -> frozenset[str]:
    """The signs for and against a quotation that a stretch has."""
    told = words(marked.narrated, table.code)
    inside = [word for word in words(marked.inside.of(marked.text), table.code) if word.text[0].isalpha()]
    before = [word for word in told if word.end + marked.around.start <= marked.inside.start]
    behind = [word for word in told if word.start + marked.around.start >= marked.inside.end]
    found = (
        _length(inside),
        *_of_words(inside, table),
        *_of_wording(marked.inside.of(marked.text), again=marked.again),
        *_of_neighbours(marked, before, table),
        *_of_sentence(told, table),
        *_of_saying(marked, before, behind, told, table),
    )
    return frozenset(found)


def _length(inside: Sequence[Word]) -> str:
    return next((name for most, name in _LENGTHS if len(inside) <= most), _LONGEST)


def _of_words(inside: Sequence[Word], table: Language) -> Iterator[str]:
    low = [word for word in inside if not word.capital]
    if any(is_finite(word) for word in inside):
        yield "a verb inside"
    if any(word.text.casefold() in table.pronouns.first for word in inside):
        yield "first person inside"
    if len(inside) > 1 and not low:
        yield "capitals throughout"
    if any(word.text in table.function_words for word in low):
        yield "small words inside"
    if any(word.tag in (Tag.ADJECTIVE, Tag.ATTRIBUTE) for word in low):
        yield "an adjective inside"
    if sum(is_known(word.text, table.code) for word in inside) * 2 < len(inside):
        yield "mostly unknown words"


def _of_wording(stretch: str, *, again: bool) -> Iterator[str]:
    if stretch[:1].islower():
        yield "begins in lower case"
    if stretch.rstrip().endswith((".", "!", "?", "…")):
        yield "stop inside"
    if any(sign.isdigit() for sign in stretch):
        yield "a figure inside"
    if again:
        yield "more than once in the text"


def _of_neighbours(marked: Marked, before: Sequence[Word], table: Language) -> Iterator[str]:
    text, span = marked.text, marked.span
    left, right = text[max(0, span.start - 2) : span.start].rstrip()[-1:], text[span.end : span.end + 3]
    if left == ":":
        yield "behind a colon"
    if text[max(0, span.start - 1) : span.start] == "-" or right[:1] == "-":
        yield "grown together with a word"
    if right.lstrip().startswith("("):
        yield "brackets behind"
    if _CAPITAL.match(right):
        yield "a noun behind"
    if _STOPS.match(right):
        yield "a stop behind"
    if marked.around.start == span.start:
        yield "opens the sentence"
    beside = before[-1] if before and before[-1].end + marked.around.start >= span.start - 1 else None
    if beside is not None:
        yield from _of_word_beside(beside, table)


def _of_word_beside(beside: Word, table: Language) -> Iterator[str]:
    if beside.capital and beside.tag in (Tag.NOUN, Tag.NAME):
        yield "right behind a noun"
    elif beside.text in table.speech.likening:
        yield "behind a word for as"
    elif is_finite(beside):
        yield "right behind a verb"


def _of_sentence(told: Sequence[Word], table: Language) -> Iterator[str]:
    if any(word.lemma in table.clauses.passive for word in told):
        yield "a passive"
    if any(word.text.casefold() in table.speech.reported_forms for word in told):
        yield "a form of reported speech"
    if any(word.lemma in table.speech.naming for word in told if not word.capital):
        yield "a verb of naming"


def _of_saying(
    marked: Marked, before: Sequence[Word], behind: Sequence[Word], told: Sequence[Word], table: Language
) -> Iterator[str]:
    particles = {word.text for word in told if word.text in table.clauses.particles}
    if any(_says(word, particles, table) for word in told):
        yield "a verb of saying"
    if any(_says(word, particles, table) for word in (*before[-_NEAR_BEFORE:], *behind[:_NEAR_BEHIND])):
        yield "a verb of saying near"
    low = f" {marked.narrated.casefold()}"
    if any(f" {phrase} " in low for phrase in (*table.speech.according_to, *table.speech.according_to_after)):
        yield "a preposition names the speaker"
    if any(word.lemma in table.speech.named for word in before[-3:]):
        yield "a noun for what has a name before"
    if any(word.lemma in table.speech.words for word in before[-4:]):
        yield "a noun for words before"


def _says(word: Word, particles: set[str], table: Language) -> bool:
    verbs = {*table.speech.verbs, *table.speech.denying, *table.speech.quoting}
    return not word.capital and bool(verbs & {word.lemma, *(particle + word.lemma for particle in particles)})
