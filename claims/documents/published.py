"""When a web page was published, as the page itself declares it; a day is never guessed from what it tells."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml.html import HtmlElement

from claims.language.dates import read_dates
from claims.language.tables import languages

_META = frozenset(
    {
        "article:published_time",
        "citation_publication_date",
        "date",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "parsely-pub-date",
        "pubdate",
        "publication_date",
        "publish-date",
        "publishdate",
    }
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?!\d)")
_LONGEST_BYLINE = 60
_NAMED_PLACES = ["time", "span", "p", "div", "li"]
_CLASSES = frozenset({"byline", "date", "dateline", "entry-date", "post-date", "pubdate", "published", "publish-date"})


def published_on(tree: HtmlElement) -> date | None:
    """The day that a page declares for itself: in its header, in its markup or in its address; None where it does not.

    Where one kind of declaration names several days, it names none: they are of other articles on the page.
    """
    metas = [
        str(meta.get("content", ""))
        for meta in tree.iter("meta")
        if _META & {str(meta.get(key, "")).casefold() for key in ("property", "name", "itemprop")}
    ]
    scripts = [str(script.text_content()) for script in tree.iter("script") if "ld+json" in str(script.get("type", ""))]
    linked = [day for script in scripts for day in _LINKED_DATA.findall(script)]
    marked = [
        str(place.get("content") or place.get("datetime") or place.text_content())
        for place in tree.iter(*_NAMED_PLACES)
        if "datePublished" in str(place.get("itemprop", "")) or _CLASSES & set(str(place.get("class", "")).split())
    ]
    times = [str(time.get("datetime", "")) for time in tree.xpath("//article//time | //main//time")]
    addresses = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        *tree.xpath("//meta[@property='og:url']/@content"),
    ]
    kinds = (_days(metas), _days(linked), _days(marked), _days(times), _days_in_addresses(map(str, addresses)))
    return next((days.pop() for days in map(set, kinds) if len(days) == 1), None)


def _days(declared: Iterable[str]) -> Iterator[date]:
    for written in declared:
        day = _day(written.strip())
        if day is not None:
            yield day


def _day(written: str) -> date | None:
    """The one full day in a declaration, in whatever form it is written."""
    iso, compact = _ISO.match(written), _COMPACT.match(written)
    if iso is not None:
        return _of(iso[0])
    if compact is not None:
        return _of("-".join(compact.groups()))
    if len(written) > _LONGEST_BYLINE:
        return None
    read = (when for table in languages().values() for when in read_dates(written, table, None))
    days = {when.first for when in read if when.is_one_day}
    return days.pop() if len(days) == 1 else None


def _days_in_addresses(addresses: Iterable[str]) -> Iterator[date]:
    for address in addresses:
        match = _IN_ADDRESS.search(address)
        day = _of("-".join(match.groups())) if match is not None else None
        if day is not None:
            yield day


def _of(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
