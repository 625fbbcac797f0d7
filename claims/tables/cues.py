"""The words of a claim that ask for arithmetic, where they stand: "doubled", "the third-largest", "than in Lenham"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from claims.language.entries import Computing
from claims.language.quantities import read_quantities
from claims.language.words import Word, words
from claims.models import Quantity, Span
from claims.parts.statement import Part, PartKind, Statement

_NEAR = 4
"""Most words between "than" and what is compared with."""


@dataclass(frozen=True, eq=False)
class Cues:
    """A sentence with its words of arithmetic."""

    statement: Statement

    @property
    def known(self) -> Computing:
        """The words of its language."""
        return self.statement.table.computing

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return words(self.statement.text, self.statement.table.code)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Its words in the form in which they are compared."""
        return tuple(word.text.casefold() for word in self.words)

    def of(self, phrases: Iterable[str]) -> tuple[Span, ...]:
        """Where some words or phrases stand, single words in any form, and verbs with their particles apart."""
        known = tuple(phrases)
        found = (*_found(_split(known), self.words, self.lows), *self._apart(known))
        return tuple(span for span in found if not self._is_in_figure(span))

    def _is_in_figure(self, span: Span) -> bool:
        return any(part.span.holds(span) for part in self.statement.of(PartKind.FIGURE))

    def _apart(self, known: Sequence[str]) -> Iterator[Span]:
        """Where a verb stands whose particle closes the clause: "nahm ... zu"."""
        for particle in set(self.known.particles) & set(self.lows):
            place = len(self.lows) - 1 - self.lows[::-1].index(particle)
            last = self.words[place]
            if re.match(r"\s*(?:[.,;:!?]|$|und\b)", self.statement.text[last.end :]) is None:
                continue
            verbs = {word.removeprefix(particle) for word in known if word.startswith(particle) and word != particle}
            for word in self.words[:place]:
                if word.lemma in verbs:
                    yield from (Span(start=own.start, end=own.end) for own in (word, last))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All its figures, those included that a word says by itself: "verdoppelt"."""
        return tuple(read_quantities(self.statement.text, self.statement.table))

    def low(self, span: Span) -> str:
        """Some words in the form in which they are listed."""
        return " ".join(span.of(self.statement.text).casefold().split())

    def next_parts(self, place: int) -> tuple[Part, ...]:
        """The name, time or words that begin soon behind a place, and what stands right behind in one piece."""
        behind = [part for part in self.statement.parts if part.span.start >= place and _may_be_compared(part)]
        first = min((part.span.start for part in behind), default=None)
        if first is None or len(words(self.statement.text[place:first], self.statement.table.code)) > _NEAR:
            return ()
        found = [part for part in behind if part.span.start == first]
        for part in sorted(behind, key=lambda part: part.span.start):
            if part.kind is found[0].kind and 0 < part.span.start - found[-1].span.end <= 1:
                found.append(part)
        return tuple(found)

    def placed(self, superlative: Span) -> tuple[int, Span]:
        """At which place a superlative puts something, and from where on it says so: 3 for "drittgrößte"."""
        word = superlative.of(self.statement.text).casefold()
        for prefix, place in self.known.place_prefixes.items():
            if word.startswith(prefix):
                return place, superlative
        index = next(number for number, own in enumerate(self.words) if own.start == superlative.start)
        before = self.known.places.get(self.lows[index - 1]) if index else None
        if before is None or superlative.start - self.words[index - 1].end != 1:
            return 1, superlative
        return before, Span(start=self.words[index - 1].start, end=superlative.end)

    def superlatives(self, phrases: Sequence[str]) -> tuple[Span, ...]:
        """Where superlatives stand, with a place in front of them too, "zweithöchste", but not "at least"."""
        known = frozenset(phrases)
        prefixes = tuple(self.known.place_prefixes)
        binding = self.of(phrase for group in self.statement.table.bounds.values() for phrase in group)
        return tuple(
            Span(start=word.start, end=word.end)
            for word, low in zip(self.words, self.lows, strict=True)
            if not self._is_in_figure(Span(start=word.start, end=word.end))
            if not any(span.start < word.start and word.end <= span.end for span in binding)
            if low in known or (prefixes and low.startswith(prefixes) and _without(low, prefixes) in known)
        )


def _may_be_compared(part: Part) -> bool:
    return part.kind in (PartKind.NAME, PartKind.TIME, PartKind.WORD)


def _without(word: str, prefixes: Sequence[str]) -> str:
    return next((word[len(prefix) :] for prefix in prefixes if word.startswith(prefix)), word)


@cache
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.casefold().replace("-", " ").split()) for phrase in phrases)


def _found(phrases: Sequence[tuple[str, ...]], known: Sequence[Word], lows: Sequence[str]) -> Iterator[Span]:
    single = {phrase[0] for phrase in phrases if len(phrase) == 1}
    several = [phrase for phrase in phrases if len(phrase) > 1]
    for index, word in enumerate(known):
        if lows[index] in single or word.lemma in single:
            yield Span(start=word.start, end=word.end)
        for phrase in several:
            if tuple(lows[index : index + len(phrase)]) == phrase:
                yield Span(start=word.start, end=known[index + len(phrase) - 1].end)
