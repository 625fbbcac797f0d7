"""Sitemaps, those of news included, and what indexes them."""

import zlib

from lxml import etree

from claims.documents.entry import Entry, Further, Item, Listing, moment, version_of, web_address
from claims.documents.line import one_line
from claims.documents.refusing import refusing
from claims.documents.xml import xml_text
from claims.errors import DocumentUnreadable
from claims.models import Record

_MOST_ADDRESSES = 50_000
"""As many as the protocol of sitemaps allows in one."""
_MOST_BYTES = 50_000_000
"""Of one that is unpacked; the protocol allows 52,428,800."""
_LONGEST_TITLE = 500
_MOST_ARCHIVES = 100
_GZIP = b"\x1f\x8b"
_GZIP_FORMAT = 31
_INDEX = "sitemapindex"


class Sitemap(Record):
    """What a sitemap names."""

    entries: tuple[Entry, ...]
    """Pages; their day is that of their publication where it is told, else that of their last change."""
    further: tuple[str, ...]
    """Addresses of other sitemaps, where it is an index."""


def read_sitemap(body: bytes) -> Sitemap:
    """The pages or the further sitemaps that a sitemap names by a web address, in its order.

    Raises:
        DocumentUnreadable: It is no sitemap, broken, too long, or unpacks to too much.
    """
    kind, places = _kind_and_places(body)
    if kind == _INDEX:
        addresses = (web_address(_text(place, "{*}loc")) for place in places)
        return Sitemap(entries=(), further=tuple(filter(None, addresses)))
    return Sitemap(entries=tuple(entry for entry in map(_entry, places) if entry.url), further=())


def read_listed(body: bytes) -> Listing:
    """The same, each with what tells whether it has changed.

    Raises:
        DocumentUnreadable: It is no sitemap, broken, too long, or unpacks to too much.
    """
    kind, places = _kind_and_places(body)
    if kind == _INDEX:
        further = (Further(url=web_address(_text(at, "{*}loc")), changed=_text(at, "{*}lastmod")) for at in places)
        return Listing(further=tuple(named for named in further if named.url))
    return Listing(items=tuple(item for item in map(_item, places) if item.entry.url))


def _kind_and_places(body: bytes) -> tuple[str, list[etree.Element]]:
    if not body.strip():
        raise DocumentUnreadable("it is empty.")
    root = _root(xml_text(_unpacked(body) if body.startswith(_GZIP) else body, "application/xml"))
    places = list(root.iterchildren("{*}url", "{*}sitemap"))
    if len(places) > _MOST_ADDRESSES:
        raise DocumentUnreadable(f"it is a sitemap with more than {_MOST_ADDRESSES:,} addresses.")
    kind = etree.QName(root).localname
    if kind not in {_INDEX, "urlset"}:
        raise DocumentUnreadable("it is XML, but no sitemap.")
    return kind, places


def _unpacked(body: bytes) -> bytes:
    """What one gzip archive or several in a row hold, never more than is read."""
    whole = b""
    with refusing("its gzip archive is broken"):
        for _ in range(_MOST_ARCHIVES):
            unpacking = zlib.decompressobj(_GZIP_FORMAT)
            whole += unpacking.decompress(body, _MOST_BYTES + 1 - len(whole))
            body = unpacking.unused_data
            if len(whole) > _MOST_BYTES:
                raise DocumentUnreadable(f"unpacked it has more than {_MOST_BYTES:,} bytes.")
            if not unpacking.eof:
                raise DocumentUnreadable("its gzip archive has no end.")
            if not body.startswith(_GZIP):
                return whole
    raise DocumentUnreadable(f"it is more than {_MOST_ARCHIVES} gzip archives in a row.")


def _root(text: str) -> etree.Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    with refusing("it is no XML that can be read to its end"):
        return etree.fromstring(text.encode(), parser=parser)


def _entry(place: etree.Element) -> Entry:
    published = moment(_text(place, "{*}news/{*}publication_date") or _text(place, "{*}lastmod"))
    return Entry(
        url=web_address(_text(place, "{*}loc")),
        title=_text(place, "{*}news/{*}title")[:_LONGEST_TITLE],
        published_on=None if published is None else published.date(),
        summary="",
    )


def _item(place: etree.Element) -> Item:
    entry = _entry(place)
    return Item(entry=entry, version=version_of(entry.title, _text(place, "{*}lastmod")))


def _text(place: etree.Element, path: str) -> str:
    found = place.find(path)
    return "" if found is None else one_line("".join(found.itertext()))
