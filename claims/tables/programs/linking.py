"""Which cells, headers and figures of a table a statement names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from claims.tables.programs.columns import Column
from claims.tables.programs.cues import alike, colourless, passing, ranks, totals
from claims.tables.programs.grid import Grid, Place, rows_in
from claims.tables.programs.readings import Kind
from claims.tables.programs.statement import Cue, Said, stretch, union
from claims.text.spelling import nearest

_MOST_TEXTS = 400
"""Texts of a table that a single mention may stand for; what stands for more tells nothing."""
_MOST_PLACES = 4000
"""Places of a word in the cells; what stands in more is no name of anything."""
_NEAR = 6
_BEHIND = MappingProxyType({"or_more": 1, "or_less": -1})
_SPANS = MappingProxyType({"before": -1, "after": 1})
_DAYS = 400
"""By what days of a year count on: as ``day_in`` counts."""
"""Tokens from a figure to the header that says what it counts."""
_SHORTEST_YEAR = 4
_APART = 0.4
"""How much more strongly a header must speak for one column than for another one, to rule that out."""
_WITH_THAN = frozenset({"more", "less", "fewer", "higher", "lower", "greater", "larger", "smaller", "mehr", "weniger"})
_THAN = frozenset({"than", "als"})
_COMMON_SHARE = 0.6
"""How much of a cell a single word must be that is a cue or stands in a header."""
_YEARS = range(1500, 2101)
_OTHER_WORDS = 0.5
"""What a word is worth that may stand for one of a header."""
_BOUND = {"more": 1, "at_least": 1, "fewer": -1, "at_most": -1, "top": -1}


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
class Links:
    """What a statement names in a table."""

    said: Said
    grid: Grid

    @cached_property
    def headers(self) -> tuple[Named, ...]:
        """The headers that are named, by their own words where these are there."""
        return tuple(_headers(self.said, self.grid))

    @cached_property
    def named(self) -> dict[int, int]:
        """For each column whose header is named the words that name it."""
        found: dict[int, int] = {}
        for one in self.headers:
            found[one.column] = found.get(one.column, 0) | one.words
        return found

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The stretches that name cells, in their order."""
        found = [mention for mention in self.cells if not mention.is_figure or not mention.words & self._bounded]
        limits = {condition.words: condition for condition in self.bounds}
        for words in limits:
            options = tuple(condition for condition in self.bounds if condition.words == words)
            at = next(at for at in range(words.bit_length()) if words >> at & 1)
            found.append(Mention(words, at, words.bit_length(), options))
        return tuple(sorted(found, key=lambda mention: mention.start))

    @cached_property
    def cells(self) -> tuple[Mention, ...]:
        """The stretches that stand in cells, figures behind "more than" among them."""
        found = [_mention(self, start, end, texts) for start, end, texts in _stretches(self.said, self.grid)]
        return tuple(mention for mention in found if mention is not None)

    @cached_property
    def _bounded(self) -> int:
        return union([condition.words for condition in self.bounds])

    @cached_property
    def outcomes(self) -> tuple[Mention, ...]:
        """The words for games that were won, lost or drawn."""
        return tuple(_outcomes(self))

    @cached_property
    def free(self) -> tuple[int, ...]:
        """The places of figures that are no part of a longer name of a cell."""
        longer = union([mention.words for mention in self.cells if mention.end > mention.start + 1])
        return tuple(at for at in self.said.numbers if not longer >> at & 1)

    @cached_property
    def bounds(self) -> tuple[Condition, ...]:
        """Rows whose figure lies on one side of a figure of the statement."""
        return tuple(_bounds(self))

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

    def near(self, at: int) -> dict[int, float]:
        """The columns whose header stands near a token, with how strongly it speaks for them."""
        found: dict[int, float] = {}
        clause = self.said.clauses[at]
        for one in self.headers:
            distance = abs(one.at - at)
            if distance <= _NEAR:
                apart = 0.5 if self.said.clauses[one.at] != clause else 1.0
                found[one.column] = found.get(one.column, 0.0) + one.telling * apart * (1 - distance / (2 * _NEAR))
        return found


def spelled_as(said: Said, grid: Grid) -> Said:
    """The statement with words put right that the table has in nearly the same spelling."""
    put_right = []
    for at, token in enumerate(said.tokens):
        if 1 << at & said.content & ~said.cued and token.value is None and not grid.has(token.stem):
            meant = nearest(token.stem, grid.vocabulary)
            if meant is not None:
                put_right.append((at, meant))
    return Said(said.text, tuple(put_right)) if put_right else said


def _headers(said: Said, grid: Grid) -> Iterator[Named]:
    stems = [{token.stem for token in view.head if token.stem not in passing()} for view in grid.views]
    near = [{other for one in own for other in alike().get(one, ())} - own for own in stems]
    for at, token in enumerate(said.tokens):
        if token.value is not None and not token.nth and len(token.stem) < _SHORTEST_YEAR:
            continue
        having = [column for column, own in enumerate(stems) if token.stem in own]
        for column in having:
            yield Named(1 << at, column, 1 / len(stems[column]), at, literal=True, telling=1 / len(having))
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
    if token.stem in passing() and token.value is None:
        return start, set()
    begun = grid.index.get(token.stem, ())
    places, end = set(begun) if len(begun) <= _MOST_PLACES else set(), start
    found: set[Place] = set()
    while places and end < len(said.tokens):
        found, end = places, end + 1
        if end < len(said.tokens):
            following = set(grid.index.get(said.tokens[end].stem, ()))
            places = {Place(text, at + 1) for text, at in places if (text, at + 1) in following}
    return end, {place.text for place in found}


def _having(said: Said, grid: Grid, start: int, end: int) -> set[int]:
    if end <= start:
        return set()
    places = set(grid.index.get(said.tokens[start].stem, ()))
    for at in range(start + 1, end):
        following = set(grid.index.get(said.tokens[at].stem, ()))
        places = {Place(text, place + 1) for text, place in places if (text, place + 1) in following}
    return {place.text for place in places}


def _mention(links: Links, start: int, end: int, texts: set[int]) -> Mention | None:
    said, words = links.said, stretch(start, end)
    common = words & (links.headed | said.cued) and end == start + 1
    least = _COMMON_SHARE if common else 0.0
    if len(texts) > _MOST_TEXTS or (end == start + 1 and said.tokens[start].stem in totals()):
        return None
    single = end == start + 1 and said.tokens[start].value is not None
    best: dict[int, Condition] = {}
    for text in sorted(texts):
        share = min(1.0, (end - start) / len(links.grid.texts[text]))
        for column, rows in links.grid.where[text].items() if share >= least else ():
            old = best.get(column)
            if old is None or share > old.share + 0.01:
                best[column] = Condition(words, column, rows, share, single)
            elif abs(share - old.share) <= 0.01 or (share > 0.3 and old.share < 1):
                best[column] = old._replace(rows=old.rows | rows)
    near = links.near(start)
    near |= {column: value for column, value in links.near(end - 1).items() if value > near.get(column, 0.0)}
    ranked = sorted(best.values(), key=lambda one: _likeliness(one, near, links), reverse=True)
    least = max((near.get(one.column, 0.0) for one in ranked), default=0.0) - _APART
    likely = tuple(one for one in ranked if near.get(one.column, 0.0) >= least)
    return Mention(words, start, end, likely) if ranked else None


def _likeliness(one: Condition, near: dict[int, float], links: Links) -> tuple[float, ...]:
    named = near.get(one.column, 0.1 * (one.column in links.named))
    return (round(one.share, 2) + named, -one.column)


def _bounds(links: Links) -> Iterator[Condition]:
    said = links.said
    for cue in said.cues:
        side = _BOUND.get(cue.name)
        behind = range(cue.at, min(cue.at + 4, len(said.tokens)))
        at = next((at for at in behind if at in links.free), None)
        if cue.name in _BEHIND and cue.at - 1 in links.free:
            yield from _bounds_of(links, cue, cue.at - 1, _BEHIND[cue.name])
        elif side is not None and at is not None and _binds(said, cue, at):
            yield from _bounds_of(links, cue, at, side)
        if cue.name in _SPANS:
            yield from _times(links, cue)


def _binds(said: Said, cue: Cue, at: int) -> bool:
    """Whether nothing but small words stands between the cue and the figure: "more than about 20", not "more wins than 3"."""
    between = said.tokens[cue.at + cue.words.bit_count() : at]
    spelled = said.tokens[cue.at].text not in _WITH_THAN or any(token.text in _THAN for token in between)
    return spelled and all(token.stem in passing() for token in between)


def _times(links: Links, cue: Cue) -> Iterator[Condition]:
    """Rows before or after what is named behind the cue, in the order of its column."""
    behind = cue.at + cue.words.bit_count()
    side = _SPANS[cue.name]
    for mention in links.cells:
        if behind <= mention.start <= behind + 2:
            for option in mention.options[:2]:
                limits = [v for row in rows_in(option.rows) if (v := links.grid.views[option.column].orders[row]) is not None]
                if option.column in links.grid.ordered and limits:
                    yield _beyond(links, option.column, max(limits) if side > 0 else min(limits), side, cue.words | mention.words)
            return
    for at in range(behind, min(behind + 3, len(links.said.tokens))):
        value = links.said.tokens[at].value
        if value is not None and int(value) in _YEARS:
            for column in links.grid.ordered:
                scale = _DAYS if links.grid.views[column].kind is Kind.DATE else 1
                limit = value * scale + (scale - 1 if side > 0 else 0)
                if _has_years(links.grid, column):
                    yield _beyond(links, column, limit, side, cue.words | 1 << at)
                    return


def _has_years(grid: Grid, column: int) -> bool:
    view = grid.views[column]
    values = [value for value in view.orders if value is not None]
    scale = _DAYS if view.kind is Kind.DATE else 1
    return bool(values) and all(int(value // scale) in _YEARS for value in values)


def _beyond(links: Links, column: int, limit: float, side: int, words: int) -> Condition:
    rows = 0
    for row, value in enumerate(links.grid.views[column].orders):
        if value is not None and (value - limit) * side > 0:
            rows |= 1 << row
    return Condition(words, column, rows & links.grid.everything, 1.0, is_figure=True, is_bound=True)


def _bounds_of(links: Links, cue: Cue, at: int, side: int) -> Iterator[Condition]:
    limit, words = links.said.tokens[at].value or 0.0, cue.words | 1 << at
    near = links.near(at)
    if cue.name == "top":
        columns = [c for c in links.grid.counting if is_rank(links.grid.views[c])][:1]
    else:
        named = sorted((c for c in links.grid.ordered if c in near), key=lambda c: -near[c])
        columns = named or list(links.grid.counting)
    for column in columns[:3]:
        rows, equal = 0, cue.name in {"at_least", "at_most", "top", *_BEHIND}
        for row, value in enumerate(links.grid.views[column].orders):
            if value is not None and ((value - limit) * side > 0 or (equal and value == limit)):
                rows |= 1 << row
        yield Condition(words, column, rows & links.grid.everything, 1.0, is_figure=True, is_bound=True)


def is_rank(column: Column) -> bool:
    """Whether the smaller figure of a column is the better one."""
    return any(token.stem in ranks() for token in column.head)


def _outcomes(links: Links) -> Iterator[Mention]:
    """Words for a game that was won or lost, with the rows of such games."""
    for cue in links.said.named("win", "lose", "draw"):
        found = links.grid.games.get(cue.name)
        if found is not None and not cue.words & (links.headed | links.celled):
            column, rows = found
            yield Mention(cue.words, cue.at, cue.at + 1, (Condition(cue.words, column, rows, 1.0),))
