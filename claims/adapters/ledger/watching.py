"""Watched places in the ledger: how they were last found, what they named, and what was sent for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, RowMapping, and_, func, insert, select

from claims.adapters.ledger.book import Ledger
from claims.adapters.ledger.schema import looks, notices, sent, sightings
from claims.models.addresses import address_of
from claims.models.watching import Look, Notice, Sighting

_AT_ONCE = 5_000
"""Values in one query: the databases take some ten thousand."""
_OF_SIGHTING = ("url", "title", "version", "place", "number", "event", "at")
_UNSENT = and_(sightings.c.event != "", ~select(sent.c.id).where(sent.c.sighting_id == sightings.c.id).exists())
_OF_LOOK = ("place", "etag", "last_modified", "final_url", "content", "listed")


class WatchBook:
    """What the ledger knows of watched places.

    Every method raises LedgerUnusable where the database cannot be opened, read or written.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Use a ledger."""
        self._ledger = ledger

    def looks(self, places: Iterable[str]) -> dict[str, Look]:
        """The last look at each place; places that were never looked at are left out."""
        with self._ledger.reading() as connection:
            return {look.place: look for some in _in_parts(places) for look in _looks(connection, some)}

    def sightings(self, urls: Iterable[str]) -> dict[str, tuple[Sighting, ...]]:
        """What was seen of articles by the hashes of their addresses, the earliest first."""
        with self._ledger.reading() as connection:
            return _sightings(connection, urls)

    def record(self, seen: Sequence[Sighting], looked: Sequence[Look], now: datetime) -> None:
        """Put on record what places name and how they were found, all of it or nothing.

        What another look has put on record meanwhile stays as it is.
        """
        with self._ledger.writing() as connection:
            known = _sightings(connection, (sighting.url for sighting in seen))
            there = {(s.address, s.place, s.number) for found in known.values() for s in found}
            new = [s for s in seen if (s.address, s.place, s.number) not in there]
            if new:
                connection.execute(insert(sightings), [_row(sighting) for sighting in new])
            if looked:
                connection.execute(insert(looks), [{**look.model_dump(), "at": now} for look in looked])

    def waiting(self, most: int) -> tuple[Sighting, ...]:
        """The sightings whose events are still to be sent, at most so many, the earliest first."""
        with self._ledger.reading() as connection:
            rows = connection.execute(select(sightings).where(_UNSENT).order_by(sightings.c.id).limit(most)).mappings()
            return tuple(map(_sighting, rows))

    def count_waiting(self) -> int:
        """How many events are still to be sent."""
        with self._ledger.reading() as connection:
            return connection.scalar(select(func.count()).select_from(sightings).where(_UNSENT)) or 0

    def record_sent(self, done: Sequence[Sighting], now: datetime) -> None:
        """Put on record that Prefect's server has the events of sightings."""
        if done:
            with self._ledger.writing() as connection:
                connection.execute(insert(sent), [{"sighting_id": sighting.row, "at": now} for sighting in done])

    def sent_at(self, sighting: Sighting) -> datetime | None:
        """When the event of a sighting was sent; None where it was not."""
        with self._ledger.reading() as connection:
            at: datetime | None = connection.scalar(select(sent.c.at).where(sent.c.sighting_id == sighting.row))
            return at

    def notices(self, places: Iterable[str]) -> dict[str, Notice]:
        """The last notice of each place that has one."""
        with self._ledger.reading() as connection:
            return {notice.place: notice for some in _in_parts(places) for notice in _notices(connection, some)}

    def record_notices(self, told: Sequence[Notice]) -> None:
        """Put on record which places are broken, or well again."""
        if told:
            rows = [notice.model_dump(exclude={"number"}) for notice in told]
            with self._ledger.writing() as connection:
                connection.execute(insert(notices), rows)


def _in_parts(values: Iterable[str]) -> Iterator[list[str]]:
    left = iter(dict.fromkeys(values))
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _looks(connection: Connection, places: Sequence[str]) -> list[Look]:
    last = select(func.max(looks.c.id)).where(looks.c.place.in_(places)).group_by(looks.c.place)
    rows = connection.execute(select(looks).where(looks.c.id.in_(last))).mappings()
    return [Look(**{name: row[name] for name in _OF_LOOK}) for row in rows]


def _sightings(connection: Connection, urls: Iterable[str]) -> dict[str, tuple[Sighting, ...]]:
    found: dict[str, list[Sighting]] = {}
    for some in _in_parts(map(address_of, urls)):
        rows = connection.execute(select(sightings).where(sightings.c.address.in_(some)).order_by(sightings.c.id))
        for row in rows.mappings():
            found.setdefault(row["address"], []).append(_sighting(row))
    return {address: tuple(seen) for address, seen in found.items()}


def _sighting(row: RowMapping) -> Sighting:
    return Sighting(**{name: row[name] for name in _OF_SIGHTING}, row=row["id"])


def _row(sighting: Sighting) -> Mapping[str, object]:
    return {**{name: getattr(sighting, name) for name in _OF_SIGHTING}, "address": sighting.address}


def _notices(connection: Connection, places: Sequence[str]) -> list[Notice]:
    counted = (
        select(func.max(notices.c.id).label("last"), func.count().label("number"))
        .where(notices.c.place.in_(places))
        .group_by(notices.c.place)
        .subquery()
    )
    rows = connection.execute(
        select(notices, counted.c.number).join(counted, counted.c.last == notices.c.id)
    ).mappings()
    names = ("place", "problem", "number", "at")
    return [Notice(**{name: row[name] for name in names}) for row in rows]
