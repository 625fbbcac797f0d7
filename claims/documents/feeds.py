"""Feeds: RSS, Atom and JSON Feed."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, date
from itertools import islice
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ValidationError

from claims.documents.entry import Entry, Item, moment, version_of, web_address
from claims.documents.json_tables import parsed_json
from claims.documents.line import one_line
from claims.documents.reading import decoded
from claims.documents.refusing import refusing
from claims.documents.xml import xml_text
from claims.errors import DocumentUnreadable

__all__ = ["Entry", "read_feed"]

_MOST_ENTRIES = 1_000
_LONGEST_TITLE = 500
_LONGEST_SUMMARY = 2_000
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
_JSON_FEED = "jsonfeed.org/"
_PUBLISHED = re.compile(
    r"<(?:\w+:)?(?:pubDate|published|issued|date)\b[^<>]*>\s*(?:<!\[CDATA\[)?([^<\]]{8,80})", re.IGNORECASE
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _text_only(value: object) -> str:
    return value if isinstance(value, str) else ""


_Text = Annotated[str, BeforeValidator(_text_only)]
"""A text, and empty where there is something else."""


class _Item(BaseModel):
    url: _Text = ""
    title: _Text = ""
    summary: _Text = ""
    content_text: _Text = ""
    content_html: _Text = ""
    date_published: _Text = ""
    date_modified: _Text = ""


class _JsonFeed(BaseModel):
    version: str
    items: tuple[_Item, ...]


class _Content(BaseModel):
    value: _Text = ""


class _XmlItem(BaseModel):
    link: _Text = ""
    title: _Text = ""
    description: _Text = ""
    published: _Text = ""
    updated: _Text = ""
    content: tuple[_Content, ...] = ()


_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
"""One that was cut is read by the library as a shorter one."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


class _XmlFeed(BaseModel):
    entries: tuple[_XmlItem, ...]


class _Told(NamedTuple):
    entry: Entry
    content: str
    changed: str


def read_feed(body: bytes, media_type: str) -> tuple[Entry, ...]:
    """The first thousand entries of a feed in its order, which is newest first mostly, if they have a web address.

    A day is that of the place where the entry was written, and only the one on which it was published.

    Args:
        body: The bytes.
        media_type: As the server or the ending of the file says, "application/rss+xml; charset=utf-8".

    Raises:
        DocumentUnreadable: It is no feed, or one that is broken.
    """
    return tuple(told.entry for told in _told(body, media_type))


def read_items(body: bytes, media_type: str) -> tuple[Item, ...]:
    """The same entries, each with what tells whether it has changed; markup, which may be new every time, does not.

    Raises:
        DocumentUnreadable: It is no feed, or one that is broken.
    """
    return tuple(
        Item(
            entry=told.entry,
            version=version_of(told.entry.title, told.entry.summary, _plain(told.content), told.changed),
        )
        for told in _told(body, media_type)
    )


def _told(body: bytes, media_type: str) -> Iterator[_Told]:
    if not body.strip():
        raise DocumentUnreadable("it is empty.")
    is_json = "json" in media_type.lower() or body.lstrip(_BEFORE_JSON).startswith(b"{")
    found = _of_json(decoded(body, media_type)) if is_json else _of_xml(xml_text(body, media_type))
    return islice((told for told in found if told.entry.url), _MOST_ENTRIES)


def _of_json(text: str) -> Iterator[_Told]:
    try:
        feed = _JsonFeed.model_validate(parsed_json(text))
    except ValidationError as error:
        raise DocumentUnreadable("it is JSON, but no feed.") from error
    if _JSON_FEED not in feed.version:
        raise DocumentUnreadable("it is JSON, but no feed.")
    for item in feed.items:
        summary = item.summary or item.content_text or item.content_html
        found = moment(item.date_published)
        entry = _entry(item.url, item.title, summary, None if found is None else found.date())
        yield _Told(entry, item.content_text or item.content_html, item.date_modified)


def _of_xml(text: str) -> Iterator[_Told]:
    import fastfeedparser  # noqa: PLC0415 a tenth of a second to load

    if not _has_ended(text):
        raise DocumentUnreadable("it is no feed, or one that is broken.")
    with refusing("it is no feed, or one that is broken"):
        # Bytes, since it fetches a string that is an address.
        parsed = fastfeedparser.parse(text.encode(), include_tags=False, include_media=False, include_enclosures=False)
    days = _days(text)
    entries = _XmlFeed.model_validate(parsed).entries
    if not any(item.link for item in entries) and _ENTRY.search(text) is not None:
        raise DocumentUnreadable("it is a feed whose entries cannot be read.")
    for item in entries:
        entry = _entry(item.link, item.title, item.description, days.get(item.published))
        yield _Told(entry, " ".join(content.value for content in item.content), item.updated)


def _has_ended(text: str) -> bool:
    """Whether a feed ends, and nothing but comments stands behind its end."""
    ends = [match.end() for match in _END.finditer(text)]
    return bool(ends) and "<" not in _COMMENT.sub("", text[ends[-1] :])


def _days(text: str) -> dict[str, date]:
    """The day of every moment of publication that a feed writes out, by that moment as the library writes it.

    The library also takes the day of a change for that of publication, reads days out of identifiers, completes what
    is half a day with today's month, and moves all to Greenwich; none of this is wanted.
    """
    moments = filter(None, (moment(html.unescape(written)) for written in _PUBLISHED.findall(text)))
    return {found.astimezone(UTC).isoformat(): found.date() for found in moments}


def _entry(url: str, title: str, summary: str, published_on: date | None) -> Entry:
    return Entry(
        url=web_address(url),
        title=_plain(title)[:_LONGEST_TITLE],
        summary=_plain(summary)[:_LONGEST_SUMMARY],
        published_on=published_on,
    )


def _plain(markup: str) -> str:
    """The text of what may be HTML, on one line."""
    return one_line(html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup))))
