"""Events that were posted to a desk, kept until something has come of them: a server that dies forgets its own."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import AwareDatetime
from sqlalchemy import insert, select

from claims.adapters.ledger.book import Ledger
from claims.adapters.ledger.schema import acted, posted
from claims.models import Record


class Posted(Record):
    """An event that is to start something."""

    event: str
    """Its id."""
    name: str
    body: str
    """JSON, as it was posted."""
    at: AwareDatetime


class PostedBook:
    """What the ledger knows of posted events.

    Every method raises LedgerUnusable where the database cannot be opened, read or written.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Use a ledger."""
        self._ledger = ledger

    def keep(self, events: Iterable[Posted]) -> None:
        """Put events on record; one that is there already stays as it is."""
        with self._ledger.writing() as connection:
            for found in {event.event: event for event in events}.values():
                if connection.scalar(select(posted.c.id).where(posted.c.event == found.event)) is None:
                    connection.execute(insert(posted).values(**found.model_dump()))

    def waiting(self, before: datetime, most: int) -> tuple[Posted, ...]:
        """Events that were posted before a time and of which nothing is known to have come, the earliest first."""
        settled = select(acted.c.id).where(acted.c.posted_id == posted.c.id)
        found = select(posted).where(posted.c.at < before, ~settled.exists()).order_by(posted.c.id).limit(most)
        with self._ledger.reading() as connection:
            rows = connection.execute(found).mappings()
            return tuple(Posted(event=r["event"], name=r["name"], body=r["body"], at=r["at"]) for r in rows)

    def settle(self, event: str, outcome: str, now: datetime) -> None:
        """Note what has come of an event."""
        with self._ledger.writing() as connection:
            row = connection.scalar(select(posted.c.id).where(posted.c.event == event))
            known = select(acted.c.id).where(acted.c.posted_id == row)
            if row is not None and connection.scalar(known) is None:
                connection.execute(insert(acted).values(posted_id=row, outcome=outcome, at=now))
