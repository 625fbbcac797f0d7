"""A statement as tokens, with its cues and what each token weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.tables.programs.cues import cue_phrases, cuts, listed, passing
from claims.tables.programs.tokens import Token, tokens

LONGEST = 120
"""Tokens of the longest statement that is read; what is behind them is left out."""


class Cue(NamedTuple):
    """A phrase that says what is to be computed."""

    name: str
    words: int
    """The tokens that it has, as bits."""
    at: int


@dataclass(frozen=True, eq=False)
class Said:
    """A statement with all that depends on it alone.

    Sets of its tokens are integers: bit 0 is the first token.
    """

    text: str
    put_right: tuple[tuple[int, str], ...] = ()
    """Places of misspelt words with the stems that were meant."""

    @cached_property
    def is_cut(self) -> bool:
        """Whether it was too long to be read whole."""
        return len(tokens(self.text)) > LONGEST

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and figures."""
        found = list(tokens(self.text)[:LONGEST])
        for at, meant in self.put_right:
            found[at] = found[at]._replace(stem=meant)
        return tuple(found)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Its cues, in their order."""
        return tuple(_cues(self.tokens))

    @cached_property
    def cued(self) -> int:
        """The tokens of all its cues."""
        return union(cue.words for cue in self.cues)

    @cached_property
    def content(self) -> int:
        """The tokens that say something: figures, and words that are not passed over."""
        return sum(
            1 << at
            for at, token in enumerate(self.tokens)
            if token.value is not None or (token.stem not in passing() and len(token.stem) > 1)
        )

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The places of its figures."""
        return tuple(at for at, token in enumerate(self.tokens) if token.value is not None)

    def value(self, at: int) -> float:
        """The figure at a place; 0 where there is none."""
        return self.tokens[at].value or 0.0

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """For each token the number of its clause."""
        found, number = [], 0
        for token in self.tokens:
            number += token.stem in cuts()
            found.append(number)
        return tuple(found)

    def named(self, *names: str) -> tuple[Cue, ...]:
        """The cues of some names."""
        return tuple(cue for cue in self.cues if cue.name in names)

    def weight(self, words: int) -> float:
        """What a set of tokens weighs: figures twice as much as words, cues half."""
        heavy = words & self.content
        figures = (heavy & self._figures).bit_count()
        light = (heavy & self.cued & ~self._figures).bit_count()
        return heavy.bit_count() + figures - 0.5 * light

    @cached_property
    def _figures(self) -> int:
        return sum(1 << at for at in self.numbers)


def _cues(found: Sequence[Token]) -> Iterator[Cue]:
    spelled = [token.text if token.text in listed() else token.stem for token in found]
    for at, word in enumerate(spelled):
        taken: set[str] = set()
        for phrase, name in cue_phrases().get(word, ()):
            if name not in taken and tuple(spelled[at : at + len(phrase)]) == phrase:
                taken.add(name)
                yield Cue(name, stretch(at, at + len(phrase)), at)


def stretch(start: int, end: int) -> int:
    """The tokens from a place up to another."""
    return (1 << end) - (1 << start)


def union(sets: Iterator[int] | Sequence[int]) -> int:
    """All that is in any of some sets."""
    found = 0
    for one in sets:
        found |= one
    return found
