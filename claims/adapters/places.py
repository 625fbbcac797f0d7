"""Looking at a watched place: a feed or a sitemap by one request, a folder by its names, sizes and times."""

import asyncio
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from claims.adapters.addresses import is_written_private
from claims.adapters.exchange import NO_VALIDATORS, Fetched, Unchanged, Validators
from claims.adapters.fetcher import Fetcher
from claims.adapters.folders import look_in
from claims.documents.entry import Item, Listing
from claims.errors import DocumentUnreadable
from claims.models import Request, Unanswered
from claims.models.watching import Look

_WEB = ("http://", "https://")
_USUAL_PORTS = {"http": 80, "https": 443}
_LONGEST_PLACE = 1_000
_ASKER = "watch"


class ListingReader(Protocol):
    """Reads what strangers have sent."""

    async def read_listing(self, body: bytes, media_type: str) -> Listing:
        """What a feed or a sitemap lists.

        Raises:
            DocumentUnreadable: It is neither, or broken.
        """


@dataclass(frozen=True, slots=True)
class Means:
    """What looking needs."""

    fetcher: Fetcher
    reading: ListingReader


@dataclass(frozen=True, slots=True)
class Looked:
    """How a place was found."""

    look: Look
    listing: Listing | None = None
    """What it lists; None where that is known, or where it is broken."""
    problem: str = ""
    """Why nothing can be said of it; empty where it is well."""


def is_of_web(place: str) -> bool:
    """Whether a place is an address, and not a folder."""
    return place.casefold().startswith(_WEB)


async def look_at(place: str, last: Look, named_by: str, means: Means) -> Looked:
    """How a place is found.

    Args:
        place: Address of a feed or a sitemap, or path of a folder.
        last: How it was found last; empty where it never was.
        named_by: The place that the operator wrote: itself, or the index of sitemaps that names it.
        means: What looking needs.
    """
    if len(place.encode("utf-8", "replace")) > _LONGEST_PLACE:
        return Looked(last, problem="its name is too long.")
    return await (_at_address(place, last, named_by, means) if is_of_web(place) else _in_folder(place, last))


async def _in_folder(place: str, last: Look) -> Looked:
    try:
        content, listing = await asyncio.to_thread(look_in, Path(place), last.content)
    except (DocumentUnreadable, ValueError) as error:
        return Looked(last, problem=str(error))
    return Looked(Look(place=place, content=content), listing)


async def _at_address(place: str, last: Look, named_by: str, means: Means) -> Looked:
    try:
        request = _request(place, named_by)
    except ValueError:
        return Looked(last, problem="it is no address.")
    answer = await means.fetcher.fetch(request, _validators(last))
    match answer:
        case Unanswered(detail=detail, reason=reason):
            return Looked(last, problem=f"{detail} ({reason})")
        case Unchanged():
            return Looked(last)
        case Fetched():
            return await _read(answer, place, last, means)


async def _read(answer: Fetched, place: str, last: Look, means: Means) -> Looked:
    """A server that knows no validators sends it all every time: then its bytes tell."""
    content = hashlib.sha256(answer.body).hexdigest()
    headers = {name.casefold(): value for name, value in answer.headers}
    look = Look(
        place=place,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        final_url=answer.final_url,
        content=content,
    )
    if content == last.content:
        return Looked(look)
    try:
        return Looked(look, await means.reading.read_listing(answer.body, answer.media_type))
    except DocumentUnreadable as error:
        return Looked(last, problem=f"it cannot be read: {error}")


def _validators(last: Look) -> Validators:
    """What was read in part only is asked for again as a whole."""
    return Validators(last.etag, last.last_modified, last.final_url or None) if last.content else NO_VALIDATORS


def _request(place: str, named_by: str) -> Request:
    """Whoever watches a place may write a private address and a port; both hold for that host and port alone."""
    own = _host_and_port(place) == _host_and_port(named_by)
    host, port = _host_and_port(place)
    return Request(source=_ASKER, url=place, private=own and is_written_private(host), ports=(port,) if own else ())


def may_be_checked(item: Item, place: str) -> bool:
    """Whether an article that a place names may be checked: it is public, or on the operator's own written-out host.

    Whoever orders a check may write a private address; what a stranger's feed names orders nothing of the kind.
    """
    if not is_of_web(place):
        return True
    if not item.entry.url.isprintable():  # nothing that a database or a terminal would stumble over
        return False
    try:
        at, own = _host_and_port(item.entry.url), _host_and_port(place)
        parts = urlsplit(item.entry.url)
    except ValueError:
        return False
    if parts.username is not None or parts.password is not None:
        return False
    return (at == own and is_written_private(own[0])) or (not is_written_private(at[0]) and at[1] in (80, 443))


def _host_and_port(url: str) -> tuple[str, int]:
    """The host and the port of an address.

    Raises:
        ValueError: It is none.
    """
    parts = urlsplit(url)
    return (parts.hostname or "").rstrip("."), parts.port or _USUAL_PORTS.get(parts.scheme, 0)
