"""An index of sitemaps: only those of its sitemaps are read that it says were changed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.adapters.places import Looked, Means, look_at
from claims.documents.entry import Further
from claims.models.watching import Look
from flows.sighting import Batch

_MOST_SITEMAPS = 200
"""That one look reads; the others have to wait for the next one."""
_SITEMAPS_AT_FIRST = 10
"""Of an index that was never looked at: the newest ones; of the others a note is taken."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index of sitemaps, as it was found."""

    look: Look
    names: Sequence[Further]
    lasts: Mapping[str, Look]
    """How its sitemaps were found last; those that were never looked at are left out."""
    at_first: int
    is_new: bool
    """Whether the index was never looked at."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of an index."""

    batches: tuple[Batch, ...]
    looks: tuple[Look, ...]
    problem: str


async def follow(index: Index, means: Means) -> Followed:
    """What the sitemaps list that an index names, as far as they were changed."""
    due = _due(index)
    asked = (look_at(f.url, _last(index, f), index.look.place, means) for f in due)
    found = list(zip(due, await asyncio.gather(*asked), strict=True))
    problems = [f"{named.url}: {why}" for named, looked in found if (why := _problem(looked))]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    looks = [_noted(named, looked.look) for named, looked in found if not _problem(looked)]
    noted = [Look(place=f.url, listed=f.changed) for f in index.names if f not in due] if index.is_new else []
    left = not index.is_new and len(due) == _MOST_SITEMAPS
    whole = not problems and not left and all(named.changed for named in index.names)
    own = index.look if whole else index.look.model_copy(update={"content": ""})
    return Followed(_batches(index, found), (*looks, *noted, own), f"{problems[0]}{more}" if problems else "")


def _due(index: Index) -> list[Further]:
    if index.is_new:
        return sorted(index.names, key=lambda named: named.changed, reverse=True)[:_SITEMAPS_AT_FIRST]
    changed = (f for f in index.names if not f.changed or _last(index, f).listed != f.changed)
    return list(changed)[:_MOST_SITEMAPS]


def _last(index: Index, named: Further) -> Look:
    return index.lasts.get(named.url) or Look(place=named.url)


def _problem(looked: Looked) -> str:
    if looked.listing is not None and looked.listing.further:
        return "it is an index of sitemaps in another one."
    return looked.problem


def _noted(named: Further, look: Look) -> Look:
    return look.model_copy(update={"listed": named.changed})


def _batches(index: Index, found: Sequence[tuple[Further, Looked]]) -> tuple[Batch, ...]:
    listed = [(named, looked.listing.items) for named, looked in found if looked.listing is not None]
    if index.is_new:
        every = [item for _, items in listed for item in items]
        return (Batch(index.look.place, every, index.at_first),)
    return tuple(Batch(index.look.place, items, _at_first(index, named)) for named, items in listed)


def _at_first(index: Index, named: Further) -> int | None:
    """A sitemap of which only a note was taken has old articles; those of one that was added are all new."""
    last = index.lasts.get(named.url)
    if last is None or last.content:
        return None
    return index.at_first if named.changed else 0
