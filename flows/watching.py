"""One look at all watched places: what is new goes on record first, and is told to Prefect from there.

Whatever is killed in between is made good by the next look: what is on record and was not sent is sent, by the same
ids, and what is not on record yet is still new.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from claims.adapters.ledger.watching import WatchBook
from claims.adapters.places import Means, is_of_web, look_at, may_be_checked
from claims.errors import LedgerUnusable
from claims.models.watching import Look, Notice, Sighting
from flows.following import Index, follow
from flows.sighting import Batch, News, news, storable


class Desk(Protocol):
    """Who is told of news."""

    async def start(self, sightings: Sequence[Sighting]) -> None:
        """Have articles checked; comes back when this cannot be lost any more."""

    async def report(self, notices: Sequence[Notice]) -> None:
        """Tell that places are broken, or well again."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be looked at."""

    places: tuple[str, ...]
    most: int
    """How many articles may be started at once."""
    at_first: int
    """How many articles of a place that was never looked at may be started."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a look has come to."""

    places: int
    news: News
    started: tuple[Sighting, ...] = ()
    waiting: int = 0
    """Articles that the next looks will start."""
    refused: int = 0
    """Addresses that may not be checked, such as private ones that a public feed names."""
    broken: tuple[Notice, ...] = ()
    """Places of which nothing can be said, whether that is news or not."""
    told: tuple[Notice, ...] = ()
    """What is news of them."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What came of one place that the operator wrote, with the sitemaps that it names."""

    place: str
    batches: tuple[Batch, ...] = ()
    looks: tuple[Look, ...] = ()
    problem: str = ""


async def watch(order: Order, book: WatchBook, means: Means, desk: Desk | None, now: datetime) -> Outcome:
    """Look at all places, put on record what is new, and tell the desk.

    Without a desk everything stays on record until there is one.

    Raises:
        LedgerUnusable: The ledger cannot be read or written.
    """
    places = tuple(dict.fromkeys(map(_written, order.places)))
    lasts = await asyncio.to_thread(book.looks, places)
    found = await asyncio.gather(*(_found(place, lasts.get(place), order, book, means) for place in places))
    fit = [_fit(batch) for place in found for batch in place.batches]
    listed = sum(len(batch.items) for place in found for batch in place.batches)
    seen = await asyncio.to_thread(_recorded, fit, [look for place in found for look in place.looks], book, now)
    outcome = Outcome(len(places), seen, refused=listed - sum(len(batch.items) for batch in fit))
    outcome = await _with_notices(outcome, found, book, desk, now)
    return await _with_started(outcome, order.most, book, desk, now)


def _written(place: str) -> str:
    """A place as it is known by: a folder by its whole path."""
    return place.strip() if is_of_web(place.strip()) else str(Path(place.strip()).absolute())


def _fit(batch: Batch) -> Batch:
    return replace(batch, items=[item for item in batch.items if may_be_checked(item, batch.place)])


def _recorded(batches: Sequence[Batch], looks: Sequence[Look], book: WatchBook, now: datetime) -> News:
    known = book.sightings(item.entry.url for batch in batches for item in batch.items)
    found = news(batches, known, now)
    lasts = book.looks(look.place for look in looks)
    other = [look for look in looks if look != lasts.get(look.place)]
    if found.seen or other:
        book.record(found.seen, other, now)
    return found


async def _found(place: str, last: Look | None, order: Order, book: WatchBook, means: Means) -> _Place:
    """What came of a place; whatever breaks there keeps no other place from being looked at."""
    try:
        looked = await look_at(place, last or Look(place=place), place, means)
        if looked.problem or looked.listing is None:
            return _Place(place, looks=(looked.look,) if not looked.problem else (), problem=looked.problem)
        if looked.listing.further:
            names = looked.listing.further
            lasts = await asyncio.to_thread(book.looks, (named.url for named in names))
            index = Index(looked.look, names, lasts, order.at_first, is_new=last is None)
            followed = await follow(index, means)
            return _Place(place, followed.batches, followed.looks, followed.problem)
    except Exception as error:
        if isinstance(error, LedgerUnusable):
            raise
        return _Place(place, problem=f"looking at it failed ({type(error).__name__}: {error}).")
    at_first = order.at_first if last is None else None
    return _Place(place, (Batch(place, looked.listing.items, at_first),), (looked.look,))


async def _with_notices(
    outcome: Outcome, found: Sequence[_Place], book: WatchBook, desk: Desk | None, now: datetime
) -> Outcome:
    """A place that is broken is told of once, and once more when it is well again."""
    lasts = await asyncio.to_thread(book.notices, (place.place for place in found))
    news_of = [_notice(place, lasts.get(place.place), now) for place in found]
    told = [n for n in news_of if bool(n.problem) != bool(n.place in lasts and lasts[n.place].problem)]
    if desk is not None and told:
        await desk.report(told)
        await asyncio.to_thread(book.record_notices, told)
    return replace(outcome, broken=tuple(n for n in news_of if n.problem), told=tuple(told))


def _notice(place: _Place, last: Notice | None, now: datetime) -> Notice:
    number = 1 if last is None else last.number + 1
    return Notice(place=place.place, problem=storable(place.problem), number=number, at=now)


async def _with_started(outcome: Outcome, most: int, book: WatchBook, desk: Desk | None, now: datetime) -> Outcome:
    due = await asyncio.to_thread(book.waiting, most) if desk is not None else ()
    if desk is not None and due:
        await desk.start(due)
        await asyncio.to_thread(book.record_sent, due, now)
    return replace(outcome, started=due, waiting=await asyncio.to_thread(book.count_waiting))
