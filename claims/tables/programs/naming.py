"""What a statement names in a table: headers, and stretches that stand in cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.tables.programs.cues import alike, passing, totals
from claims.tables.programs.grid import Grid, Place
from claims.tables.programs.statement import Said, stretch, union

_MOST_TEXTS = 400
"""Texts of a table that a single mention may stand for; what stands for more tells nothing."""
_MOST_PLACES = 4000
"""Places of a word in the cells; what stands in more is no name of anything."""
_NEAR = 6
"""Tokens from a figure to the header that says what it counts."""
_OTHER_CLAUSE = 0.5
"""What a header of another clause is worth."""
_SHORTEST_YEAR = 4
"""Digits from which on a figure in a header names it."""
_OTHER_WORDS = 0.5
"""What a word is worth that may stand for one of a header."""
_APART = 0.4
"""How much more strongly a header must speak for one column than for another one, to rule that out."""
_COMMON_SHARE = 0.6
"""How much of a cell a single word must be that is a cue or stands in a header."""
_ENOUGH = 0.3
"""How much of a cell must be named so that it is meant beside others that are named no less."""
_SLACK = 0.01


class Condition(NamedTuple):
    """The rows that have what a stretch of the statement says in one column."""

    words: int
    column: int
    rows: int
    share: float
    """How much of the cell is named; 1 for all of it."""
    is_figure: bool = False
    is_bound: bool = False


class Mention(NamedTuple):
    """A stretch of the statement that names cells, with each column where it may."""

    words: int
    start: int
    end: int
    options: tuple[Condition, ...]
    """The likeliest column first."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a single figure."""
        return self.options[0].is_figure


class Named(NamedTuple):
    """A header that the statement names."""

    words: int
    column: int
    share: float
    """How much of the header is named."""
    at: int
    literal: bool
    """Whether by its own words, not by others that may stand for them."""
    telling: float
    """How well the word tells the column from others."""


@dataclass(frozen=True, eq=False)
class Names:
    """What a statement names in a table."""

    said: Said
    grid: Grid

    @cached_property
    def headers(self) -> tuple[Named, ...]:
        """The headers that are named, by their own words or by others that may stand for them."""
        return tuple(_headers(self.said, self.grid))

    @cached_property
    def named(self) -> dict[int, int]:
        """For each column whose header is named the words that name it."""
        found: dict[int, int] = {}
        for one in self.headers:
            found[one.column] = found.get(one.column, 0) | one.words
        return found

    @cached_property
    def cells(self) -> tuple[Mention, ...]:
        """The stretches that stand in cells, in their order."""
        found = [_mention(self, start, end, texts) for start, end, texts in _stretches(self.said, self.grid)]
        return tuple(mention for mention in found if mention is not None)

    @cached_property
    def free(self) -> tuple[int, ...]:
        """The places of figures that are no part of a longer name of a cell."""
        longer = union([mention.words for mention in self.cells if mention.end > mention.start + 1])
        return tuple(at for at in self.said.numbers if not longer >> at & 1)

    @cached_property
    def celled(self) -> int:
        """The tokens that name cells."""
        return union([mention.words for mention in self.cells])

    @cached_property
    def headed(self) -> int:
        """The tokens that name headers."""
        return union([one.words for one in self.headers])

    @cached_property
    def captioned(self) -> int:
        """The tokens that stand in the title."""
        return sum(1 << at for at, token in enumerate(self.said.tokens) if token.stem in self.grid.caption)

    def near(self, at: int) -> dict[int, float]:
        """The columns whose header stands near a token, with how strongly it speaks for them."""
        found: dict[int, float] = {}
        for one in self.headers:
            distance = abs(one.at - at)
            if distance <= _NEAR:
                apart = _OTHER_CLAUSE if self.said.clauses[one.at] != self.said.clauses[at] else 1.0
                found[one.column] = found.get(one.column, 0.0) + one.telling * apart * (1 - distance / (2 * _NEAR))
        return found


def _headers(said: Said, grid: Grid) -> Iterator[Named]:
    stems = [{token.stem for token in view.head if token.stem not in passing()} for view in grid.views]
    near = [{other for one in own for other in alike().get(one, ())} - own for own in stems]
    for at, token in enumerate(said.tokens):
        if token.value is not None and not token.nth and len(token.stem) < _SHORTEST_YEAR:
            continue
        having = [column for column, own in enumerate(stems) if token.stem in own]
        for column in having:
            share = 1.0 if grid.views[column].derived else 1 / len(stems[column])
            yield Named(1 << at, column, share, at, literal=True, telling=1 / len(having))
        others = [column for column, own in enumerate(near) if token.stem in own]
        for column in others:
            telling = _OTHER_WORDS / (len(others) + len(having))
            yield Named(1 << at, column, _OTHER_WORDS / len(stems[column]), at, literal=False, telling=telling)


def _stretches(said: Said, grid: Grid) -> Iterator[tuple[int, int, set[int]]]:
    """The longest stretches of the statement that stand in cells, with the texts that have them."""
    reached = 0
    for start in range(len(said.tokens)):
        end, texts = _longest(said, grid, start)
        while end > start and said.tokens[end - 1].stem in passing() and said.tokens[end - 1].value is None:
            end -= 1
            texts = _having(said, grid, start, end)
        if end > max(reached, start) and stretch(start, end) & said.content:
            reached = end
            yield start, end, texts


def _longest(said: Said, grid: Grid, start: int) -> tuple[int, set[int]]:
    token = said.tokens[start]
    found = set() if token.stem in passing() and token.value is None else _begun(said, grid, start)
    if not found:
        return start, set()
    end = start + 1
    while end < len(said.tokens) and (following := _followed(grid, found, said.tokens[end].stem)):
        found, end = following, end + 1
    return end, {place.text for place in found}


def _begun(said: Said, grid: Grid, start: int) -> set[Place]:
    """Where a token stands; of a very common one where the next token stands behind it."""
    stem = said.tokens[start].stem
    own = grid.index.get(stem, [])
    if len(own) <= _MOST_PLACES or start + 1 >= len(said.tokens):
        return set(own) if len(own) <= _MOST_PLACES else set()
    behind = grid.index.get(said.tokens[start + 1].stem, [])
    before = (Place(text, at - 1) for text, at in behind[:_MOST_PLACES] if at)
    return {place for place in before if grid.texts[place.text][place.at].stem == stem}


def _followed(grid: Grid, places: set[Place], stem: str) -> set[Place]:
    """The places of the next token, where it stands behind the last one."""
    return {Place(text, at + 1) for text, at in places} & set(grid.index.get(stem, ()))


def _having(said: Said, grid: Grid, start: int, end: int) -> set[int]:
    if end <= start:
        return set()
    places = set(grid.index.get(said.tokens[start].stem, ()))
    for at in range(start + 1, end):
        places = _followed(grid, places, said.tokens[at].stem)
    return {place.text for place in places}


def _mention(names: Names, start: int, end: int, texts: set[int]) -> Mention | None:
    if len(texts) > _MOST_TEXTS or (end == start + 1 and names.said.tokens[start].stem in totals()):
        return None
    near = names.near(start)
    near |= {column: value for column, value in names.near(end - 1).items() if value > near.get(column, 0.0)}
    found = _by_column(names, start, end, texts)
    ranked = sorted(found, key=lambda one: _likeliness(one, near, names), reverse=True)
    least = max((near.get(one.column, 0.0) for one in ranked), default=0.0) - _APART
    likely = tuple(one for one in ranked if near.get(one.column, 0.0) >= least)
    return Mention(stretch(start, end), start, end, likely) if ranked else None


def _by_column(names: Names, start: int, end: int, texts: set[int]) -> tuple[Condition, ...]:
    """For each column the rows whose cells have most of themselves named."""
    said, words, single = names.said, stretch(start, end), end == start + 1
    least = _COMMON_SHARE if single and words & (names.headed | said.cued) else 0.0
    is_figure = single and said.tokens[start].value is not None
    best: dict[int, Condition] = {}
    for text in sorted(texts):
        share = min(1.0, (end - start) / len(names.grid.texts[text]))
        for column, rows in names.grid.where[text].items() if share >= least else ():
            old = best.get(column)
            if old is None or share > old.share + _SLACK:
                best[column] = Condition(words, column, rows, share, is_figure)
            elif abs(share - old.share) <= _SLACK or (share > _ENOUGH and old.share < 1):
                best[column] = old._replace(rows=old.rows | rows)
    return tuple(best.values())


def _likeliness(one: Condition, near: dict[int, float], names: Names) -> tuple[float, ...]:
    named = near.get(one.column, 0.1 * (one.column in names.named))
    return (round(one.share, 2) + named, -one.column)
