"""What is new among what a place lists: never seen, or said otherwise than the last time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from claims.documents.entry import Item
from claims.models.addresses import address_of
from claims.models.watching import CHANGED, PUBLISHED, Sighting

_MANY = 20
"""Articles of one place that change at once, and are most of those that it lists: the place changed, not they."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a place lists."""

    place: str
    items: Sequence[Item]
    at_first: int | None = None
    """How many of them, the newest, may start a check where the place was never looked at; None where it was."""


@dataclass(frozen=True, slots=True)
class News:
    """What a look has seen."""

    seen: tuple[Sighting, ...] = ()
    """All that is to be put on record, those with events among it."""
    passed_over: int = 0
    """Articles of places that were never looked at, which start nothing."""
    all_changed: int = 0
    """Articles that start nothing since too many of a place changed at once."""


def news(batches: Sequence[Batch], known: Mapping[str, Sequence[Sighting]], now: datetime) -> News:
    """What is new in batches; an article that several places name starts one check.

    Args:
        batches: What the places list.
        known: What is on record, by the hashes of the addresses.
        now: The time.
    """
    sorting = _Sorting(known, now)
    for batch in batches:
        sorting.take(batch)
    return News(tuple(sorting.seen), sorting.passed_over, sorting.all_changed)


class _Sorting:
    """What was seen, growing batch by batch."""

    def __init__(self, known: Mapping[str, Sequence[Sighting]], now: datetime) -> None:
        self._last = {(s.address, s.place): s for found in known.values() for s in found}
        self._known = {address for address, _ in self._last}
        self._starting: set[str] = set()
        self._now = now
        self.seen: list[Sighting] = []
        self.passed_over = 0
        self.all_changed = 0

    def take(self, batch: Batch) -> None:
        """Sort what one place lists."""
        listed = _newest_first(batch.items)
        silent = self._changed_at_once(listed, batch.place)
        self.all_changed += len(silent)
        left = len(listed) if batch.at_first is None else batch.at_first
        for address, item in listed.items():
            last = self._last.get((address, batch.place))
            if last is not None and last.version == item.version:
                continue
            event = "" if address in silent else self._event(address, last)
            if event == PUBLISHED and left <= 0:
                event = ""
                self.passed_over += 1
            left -= event == PUBLISHED
            self._see(address, _sighting(item, batch.place, last, event, self._now))

    def _changed_at_once(self, listed: Mapping[str, Item], place: str) -> frozenset[str]:
        """The articles that changed, where these are so many that it was not they that changed."""
        last = {address: self._last.get((address, place)) for address in listed}
        changed = {a for a, item in listed.items() if (was := last[a]) is not None and was.version != item.version}
        return frozenset(changed) if len(changed) > _MANY and 2 * len(changed) > len(listed) else frozenset()

    def _event(self, address: str, last: Sighting | None) -> str:
        if address in self._starting:
            return ""
        if last is None:
            return "" if address in self._known else PUBLISHED
        return CHANGED

    def _see(self, address: str, sighting: Sighting) -> None:
        self.seen.append(sighting)
        self._known.add(address)
        self._last[address, sighting.place] = sighting
        if sighting.event:
            self._starting.add(address)


def _newest_first(items: Sequence[Item]) -> dict[str, Item]:
    """The items by what stands for their addresses; of two alike the first counts."""
    listed: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: item.entry.published_on or date.min, reverse=True):
        listed.setdefault(address_of(item.entry.url), item)
    return listed


def _sighting(item: Item, place: str, last: Sighting | None, event: str, now: datetime) -> Sighting:
    return Sighting(
        url=item.entry.url,
        title=storable(item.entry.title),
        version=item.version,
        place=place,
        number=1 if last is None else last.number + 1,
        event=event,
        at=now,
    )


def storable(text: str) -> str:
    """A text without what a database does not take: half characters and the sign of no text."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
