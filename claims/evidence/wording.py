"""Quoted words beside those of a passage in the same language: where they stand, and which words are others.

Likeness of letters finds the place. What differs is then told word by word: case, marks, spelling, inflection and the
order of small words do not count, an omission that the quotation marks hides no difference.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claims.language.neutral import table_for
from claims.language.words import Word, superlative, tagged_tokens, words
from claims.models import Span
from claims.text.align import LONGEST, align_within, steps

_OMITTED = re.compile(r"[\[(]\s*(?:…|\.{2,}|(?:\.\s){2,}\.)?\s*[\])]|…|\.{3,}|(?:\.\s){2,}\.")
_SEAM = re.compile(rf"{_OMITTED.pattern}|\[[^\[\]]{{0,25}}\]")
"""An omission, or words that the quotation puts in itself; what is longer, or denies, has to stand in the source."""
_BESIDE = 40
"""Least number of code points beside the likeliest place in which the words of a quotation are looked for."""
_SAME, _ADDED = 2, -1
"""What a word that both have is worth, and one that only the passage has, when the edges of a place are set."""


class Token(NamedTuple):
    """A word or number, as it is compared."""

    text: str
    start: int
    end: int
    form: str
    """Without case and variants of spelling."""
    base: str
    """Its base form, or that of its superlative, likewise."""
    word: Word | None = None
    """None for a number."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)

    def moved(self, offset: int) -> "Token":
        """The same in a text that begins ``offset`` code points earlier."""
        return self._replace(start=self.start + offset, end=self.end + offset)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a quotation, and those that a passage has in their place; empty on the side that lacks them."""

    claim: tuple[Token, ...]
    evidence: tuple[Token, ...]
    omitted: bool = False
    """Whether the quotation itself marks that it leaves out what stood here."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Quoted words held against a passage."""

    quotation: str
    score: float
    """Likeness of the letters in points of 100."""
    place: Span
    """The stretch of the passage that answers the quotation, from the first word to the last."""
    words: int = 0
    """How many words are quoted, without what the quotation inserts itself."""
    same: tuple[tuple[Token, Token], ...] = ()
    """The words that both have, with where they stand on both sides."""
    differences: tuple[Difference, ...] = ()

    @property
    def is_verbatim(self) -> bool:
        """Whether the same words stand there in the same order, spelling and marks apart."""
        unmarked = any(difference.claim or not difference.omitted for difference in self.differences)
        whole = 0 < len(self.same) == self.words and not unmarked
        return whole and all(one.form == other.form for one, other in self.same)


def compare_wording(quotation: str, passage: str, language: str, stretches: Sequence[Span]) -> Worded:
    """Quoted words beside the stretch of a passage that is most like them.

    Args:
        quotation: What stands between quotation marks.
        passage: In the same language.
        language: Of both.
        stretches: Where in the passage the words may stand, such as all that it quotes; the first of two alike.
    """
    pieces = [piece.of(quotation) for piece in _between(quotation, _seams(quotation, language))]
    score, place, stretch = _place(pieces, passage, stretches)
    if not score:
        return Worded(quotation, score, place)
    said, seams = _quoted(quotation, language)
    margin = max(_BESIDE, (place.end - place.start) // 2)
    near = Span(start=max(stretch.start, place.start - margin), end=min(stretch.end, place.end + margin))
    told = [token for token in tokens(passage, language) if near.start <= token.start and token.end <= near.end]
    events = _trimmed(tuple(_events(said, told)), seams)
    same = tuple((said[n], told[m]) for n, m in events if n is not None and m is not None)
    if not same:
        return Worded(quotation, score, place)
    found = Span(start=same[0][1].start, end=same[-1][1].end)
    return Worded(quotation, score, found, len(said), same, tuple(_differences(events, said, told, seams)))


@lru_cache(maxsize=4096)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The words and numbers of a text."""
    known = {word.start: word for word in words(text, language)}
    found = ((sign, start) for sign, start, _ in tagged_tokens(text, language) if sign[0].isalnum())
    return tuple(_token(sign, start, known.get(start), language) for sign, start in found)


def _token(sign: str, start: int, word: Word | None, language: str) -> Token:
    form = _spelled(sign.casefold(), language)
    if word is None:
        return Token(sign, start, start + len(sign), form, form)
    base = _spelled(superlative(word, language) or word.lemma, language)
    return Token(sign, start, start + len(sign), form, base, word)


def _spelled(word: str, language: str) -> str:
    for written, plain in table_for(language)[0].forms.spellings.items():
        word = word.replace(written, plain)
    return word


def _quoted(quotation: str, language: str) -> tuple[list[Token], frozenset[int]]:
    """The words of a quotation without what it inserts, and before which of them it leaves something out or inserts."""
    seams = _seams(quotation, language)
    pieces, said = _between(quotation, seams), []
    for piece in pieces:
        said += [token.moved(piece.start) for token in tokens(piece.of(quotation), language)]
    starts = [token.start for token in said]
    return said, frozenset(bisect_left(starts, seam.start) for seam in seams)


def _seams(quotation: str, language: str) -> list[Span]:
    denying = set(table_for(language)[0].negation.clause)
    found = (seam for seam in _SEAM.finditer(quotation) if denying.isdisjoint(seam[0].strip("[]").casefold().split()))
    return [Span(start=seam.start(), end=seam.end()) for seam in found]


def _between(quotation: str, seams: Sequence[Span]) -> list[Span]:
    """What stands between seams, before the first, and behind the last."""
    starts, ends = [0, *(seam.end for seam in seams)], [*(seam.start for seam in seams), len(quotation)]
    return [Span(start=start, end=end) for start, end in zip(starts, ends, strict=True)]


# --- where ------------------------------------------------------------------------------------------------------


def _place(found: Sequence[str], passage: str, stretches: Sequence[Span]) -> tuple[float, Span, Span]:
    """How alike, where, and in which stretch; between omissions every piece is looked for by itself."""
    nowhere = Span(start=0, end=0)
    pieces = [piece for piece in found if any(map(str.isalnum, piece))]
    letters = sum(map(len, pieces))
    if not 0 < letters <= LONGEST:
        return 0.0, nowhere, nowhere
    aligned = [align_within(piece, passage, stretches) for piece in pieces]
    score = 100 * sum(one.closeness * len(piece) for one, piece in zip(aligned, pieces, strict=True)) / letters
    place = Span(start=min(one.span.start for one in aligned), end=max(one.span.end for one in aligned))
    holding = (stretch for stretch in stretches if stretch.holds(place))
    return score, place, next(holding, Span(start=0, end=len(passage)))


# --- word by word -----------------------------------------------------------------------------------------------

_Event = tuple[int | None, int | None]
"""Places of a word in the quotation and in the passage; None on the side that lacks it."""


def _events(said: Sequence[Token], told: Sequence[Token]) -> Iterator[_Event]:
    own = {token.form: token.base for token in said}  # a spelling that the dictionary lacks has a base of its own
    for step in steps([token.base for token in said], [own.get(token.form, token.base) for token in told]):
        ones, others = range(*step.one), range(*step.other)
        if step.same:
            yield from zip(ones, others, strict=True)
        else:
            yield from ((n, None) for n in ones)
            yield from ((None, m) for m in others)


def _trimmed(events: Sequence[_Event], seams: frozenset[int]) -> tuple[_Event, ...]:
    """The events that answer the quotation: without words of the passage before and behind, or far from the rest.

    Between edges the words that both have must outweigh those that only the passage has (Kadane's largest sum), but
    for what the quotation marks as left out.
    """
    best, total, begin, edges, done = 0, 0, 0, (0, 0), 0
    for number, event in enumerate(events):
        if total <= 0:
            total, begin = 0, number
        done = done if event[0] is None else event[0] + 1
        total += 0 if event[0] is None and done in seams else _worth(event)
        if total > best:
            best, edges = total, (begin, number + 1)
    first, last = edges
    before = [(n, None) for n, _ in events[:first] if n is not None]
    behind = [(n, None) for n, _ in events[last:] if n is not None]
    beside = [(None, m) for _, m in events[:first] if m is not None]
    after = [(None, m) for _, m in events[last:] if m is not None]
    head = beside[-len(before) :] if before else []
    return (*before, *head, *events[first:last], *behind, *after[: len(behind)])


def _worth(event: _Event) -> int:
    if event[0] is None:
        return _ADDED
    return 0 if event[1] is None else _SAME


def _differences(
    events: Sequence[_Event], said: Sequence[Token], told: Sequence[Token], seams: frozenset[int]
) -> Iterator[Difference]:
    """What differs between two words that both have; words that only stand elsewhere are left out."""
    lacking = {said[n].base for n, m in events if n is not None and m is None}
    extra = {told[m].base for n, m in events if m is not None and n is None}
    moved = lacking & extra
    ones: list[Token] = []
    others: list[Token] = []
    done = 0
    for n, m in (*events, (len(said), len(told))):
        if n is not None and m is not None:
            if ones or others:
                yield Difference(tuple(ones), tuple(others), omitted=not seams.isdisjoint(range(done, n + 1)))
            ones, others, done = [], [], n + 1
        elif n is not None and said[n].base not in moved:
            ones.append(said[n])
        elif m is not None and told[m].base not in moved:
            others.append(told[m])
