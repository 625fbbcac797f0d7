"""What a feed or a sitemap says of a page."""

import hashlib
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from claims.documents.line import one_line
from claims.models import Record, Sha256

_LONGEST_ADDRESS = 2_000
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_ZONES = {
    "UTC": "+0000",
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "MSK": "+0300",
}
"""Names that the standard of dates in mails, which feeds follow, does not know."""
_ZONE = re.compile(r"[A-Z]+$")


class Entry(Record):
    """A page that a feed or a sitemap names."""

    url: str
    """An address with http or https; of a file, its path."""
    title: str
    """Empty where it is not told, as is the summary."""
    published_on: date | None
    summary: str


class Item(Record):
    """An entry with what tells whether it has changed."""

    entry: Entry
    version: Sha256
    """Hash of all that is said of the page: another one, where a word of it or the time of its change is another."""


class Further(Record):
    """A sitemap that an index names."""

    url: str
    changed: str
    """When it was last changed, as the index writes it; empty where it does not."""


class Listing(Record):
    """What a feed, a sitemap or a folder lists, in its order."""

    items: tuple[Item, ...] = ()
    further: tuple[Further, ...] = ()


def version_of(*said: str) -> str:
    """What stands for all that is said."""
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def web_address(written: str) -> str:
    """The address if it is one of the web, else nothing."""
    address = one_line(written)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_whole = parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in address
    return address if is_whole and len(address) <= _LONGEST_ADDRESS else ""


def moment(written: str) -> datetime | None:
    """The moment that is written out, with its day, as ISO 8601 or as in mails; in UTC where no zone is named.

    Nothing is guessed: "Monday" and "02/03/2025" are no moments.
    """
    line = _ZONE.sub(lambda zone: _ZONES.get(zone[0], zone[0]), one_line(written))
    try:
        if _ISO_DAY.match(line):
            found = datetime.fromisoformat(line.replace(" +", "+").replace(" -", "-"))
        else:
            found = parsedate_to_datetime(line if ":" in line else f"{line} 00:00:00")
        zoned = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        zoned.astimezone(UTC)  # fails at the ends of time
    except (ValueError, OverflowError):
        return None
    return zoned
