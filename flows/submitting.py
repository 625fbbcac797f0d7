"""Submitting one article: the event that starts its check, once for every version of it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from claims.adapters.files import article_from_file
from claims.adapters.ledger import Ledger
from claims.adapters.ledger.watching import WatchBook
from claims.adapters.places import is_of_web
from claims.documents.entry import version_of, web_address
from claims.errors import ArticleUnreadable
from claims.models.addresses import address_of, key_of
from claims.models.watching import BY_HAND, PUBLISHED, Sighting


class Starter(Protocol):
    """Who starts checks."""

    async def submit(self, sighting: Sighting) -> None:
        """Have an article checked."""

    async def check_again(self, sighting: Sighting) -> str:
        """Id of a new run that checks an article even where its text was checked already."""

    async def run_of(self, url: str) -> str:
        """Id of the last flow run that checks an article; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of an article that was submitted."""

    url: str
    """Its address, or its whole path."""
    at: datetime
    is_new: bool
    """Whether it was submitted now."""
    check: str = ""
    """Id of its check, where there is one."""
    run: str = ""
    """Id of the flow run of that check."""


async def submit(article: str, ledger: Ledger, starter: Starter, now: datetime, *, again: bool = False) -> Submitted:
    """Have an article checked, unless the version that is known was submitted, seen or checked already.

    Args:
        article: Its address, or the path of a file.
        ledger: Has what is known.
        starter: Starts the check.
        now: The time.
        again: Whether to submit it even so.

    Raises:
        ArticleUnreadable: It is no address, and no file that can be read.
        LedgerUnusable: The ledger cannot be read or written.
    """
    url, content = _named(article)
    book = WatchBook(ledger)
    known = [s for s in book.sightings([url]).get(address_of(url), ()) if not content or s.version == content]
    sent = [at for s in known if s.event and (at := book.sent_at(s)) is not None]
    check, run, checked_at = _checked(url, ledger)
    done = max((at for at in (*sent, checked_at) if at is not None), default=None)
    if done is not None and not again:
        return Submitted(url, done, is_new=False, check=check, run=run or await starter.run_of(url))
    sighting = next((s for s in known if s.event and book.sent_at(s) is None), None) or _by_hand(
        url, content, book, now
    )
    run = await starter.check_again(sighting) if again else await _sent(sighting, starter)
    _record(sighting, book, now)
    return Submitted(url, now, is_new=True, run=run)


async def _sent(sighting: Sighting, starter: Starter) -> str:
    """No run yet: Prefect makes one when it has seen the event."""
    await starter.submit(sighting)
    return ""


def _named(article: str) -> tuple[str, str]:
    """The address with nothing, or the whole path with a hash of what the file holds.

    Raises:
        ArticleUnreadable: It is neither.
    """
    wanted = article.strip()
    if not is_of_web(wanted):
        path = Path(wanted).absolute()
        return str(path), hashlib.sha256(article_from_file(path).body).hexdigest()
    if not web_address(wanted):
        raise ArticleUnreadable(wanted, "it is no address.")
    return wanted, ""


def _checked(url: str, ledger: Ledger) -> tuple[str, str, datetime | None]:
    """Id, flow run and time of the last check of an address; those of a file stand under its title."""
    notes = ledger.checks_of(key_of(url))
    if not notes:
        return "", "", None
    return notes[-1].check, ledger.check(notes[-1].check).run, notes[-1].checked_at


def _by_hand(url: str, content: str, book: WatchBook, now: datetime) -> Sighting:
    before = [s for s in book.sightings([url]).get(address_of(url), ()) if s.place == BY_HAND]
    return Sighting(
        url=url,
        title="" if is_of_web(url) else Path(url).name,
        version=content or version_of(),
        place=BY_HAND,
        number=len(before) + 1,
        event=PUBLISHED,
        at=now,
    )


def _record(sighting: Sighting, book: WatchBook, now: datetime) -> None:
    """Put on record that it was sent; somebody else may have done so meanwhile."""
    book.record([sighting], [], now)
    stored = next(s for s in book.sightings([sighting.url])[sighting.address] if s.once == sighting.once)
    if book.sent_at(stored) is None:
        book.record_sent([stored], now)
