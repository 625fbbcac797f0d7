"""Pages that a list of a publisher leads to, such as a feed or a sitemap."""

from collections.abc import Sequence
from datetime import date

from claims.documents.entry import Entry
from claims.models import Reading, Request, Response
from claims.sources.asking import host_of, is_web_address, request_at
from claims.sources.prose import read_prose
from claims.sources.spec import SourceSpec

PAGE = "page"
"""The step at which a page is read."""
_OTHER = 3


def newest_pages(spec: SourceSpec, entries: Sequence[Entry], most: int) -> tuple[Request, ...]:
    """Requests for the newest pages of a list, those without a day last; in its order where days are the same."""
    entries = [entry for entry in entries if is_web_address(entry.url)]
    newest = sorted(entries, key=lambda entry: entry.published_on or date.min, reverse=True)
    return tuple(_request(spec, entry) for entry in newest[:most])


def _request(spec: SourceSpec, entry: Entry) -> Request:
    known = {"title": entry.title, "published_on": entry.published_on}
    return request_at(spec, entry.url, step=PAGE).model_copy(update=known)


def read_page(response: Response, spec: SourceSpec) -> Reading:
    """Every sentence of a page; one on another host than the list is not the word of the list's publisher.

    Raises:
        DocumentUnreadable: The page has no text, or says that it is none.
    """
    host = host_of(response.snapshot.final_url)
    if _is_of(host, host_of(spec.url)):
        return read_prose(response, spec, spec.publisher)
    return read_prose(response, spec.model_copy(update={"tier": _OTHER}), host)


def _is_of(host: str, own: str) -> bool:
    """Whether two hosts are one, or one is part of the other: "rss.town.example" and "town.example"."""
    return host == own or host.endswith(f".{own}") or own.endswith(f".{host}")
