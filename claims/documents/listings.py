"""What a watched address lists: a feed or a sitemap, told apart by what it is."""

import re

from claims.documents.entry import Listing
from claims.documents.feeds import read_items
from claims.documents.sitemaps import read_listed

_GZIP = b"\x1f\x8b"
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_HEAD_BYTES = 10_000
"""Within which the outermost element begins."""


def read_listing(body: bytes, media_type: str) -> Listing:
    """The pages, or the further sitemaps, that a feed or a sitemap lists.

    Raises:
        DocumentUnreadable: It is neither, broken, or too long.
    """
    head = body[:_HEAD_BYTES].replace(b"\0", b"")  # of text in two bytes a sign
    if body.startswith(_GZIP) or _SITEMAP.search(head):
        return read_listed(body)
    return Listing(items=read_items(body, media_type))
