"""All that a statement names in a table, with what stays unlinked."""

from dataclasses import dataclass
from functools import cached_property

from claims.tables.programs.bounding import bounds, outcomes
from claims.tables.programs.cues import colourless
from claims.tables.programs.grid import Grid
from claims.tables.programs.naming import Condition, Mention, Names
from claims.tables.programs.statement import Said, union
from claims.text.spelling import nearest


@dataclass(frozen=True, eq=False)
class Links(Names):
    """What a statement names in a table, and what it says about that."""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The stretches that name cells, figures with their bounds, in their order."""
        bounded = union([condition.words for condition in self.bounds])
        found = [mention for mention in self.cells if not mention.is_figure or not mention.words & bounded]
        for words in dict.fromkeys(condition.words for condition in self.bounds):
            options = tuple(condition for condition in self.bounds if condition.words == words)
            found.append(Mention(words, (words & -words).bit_length() - 1, words.bit_length(), options))
        return tuple(sorted(found, key=lambda mention: mention.start))

    @cached_property
    def exact(self) -> tuple[int, ...]:
        """The places of free figures that are no bounds."""
        bounded = union([condition.words for condition in self.bounds])
        return tuple(at for at in self.free if not bounded >> at & 1)

    @cached_property
    def bounds(self) -> tuple[Condition, ...]:
        """Rows on one side of a figure or a time of the statement."""
        return tuple(bounds(self))

    @cached_property
    def outcomes(self) -> tuple[Mention, ...]:
        """The words for games that were won, lost or drawn."""
        return tuple(outcomes(self))

    @cached_property
    def unlinked(self) -> int:
        """The tokens that say something and that the table has nowhere."""
        return self.content & ~(self.celled | self.headed | self.captioned | self.said.cued)

    @cached_property
    def content(self) -> int:
        """The tokens that say something about this table."""
        linked = self.celled | self.headed
        light = sum(1 << at for at, token in enumerate(self.said.tokens) if token.stem in colourless())
        return self.said.content & ~(light & ~linked)

    def weight(self, words: int) -> float:
        """What a set of tokens weighs."""
        return self.said.weight(words & self.content)


def spelled_as(said: Said, grid: Grid) -> Said:
    """The statement with words put right that the table has in nearly the same spelling."""
    put_right = []
    for at, token in enumerate(said.tokens):
        if 1 << at & said.content & ~said.cued and token.value is None and not grid.has(token.stem):
            meant = nearest(token.stem, grid.vocabulary)
            if meant is not None:
                put_right.append((at, meant))
    return Said(said.text, tuple(put_right)) if put_right else said
