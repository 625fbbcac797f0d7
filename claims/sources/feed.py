"""A feed: RSS, Atom or JSON Feed, and the newest pages that it leads to."""

from claims.documents.feeds import read_feed
from claims.models import Query, Reading, Request, Response
from claims.sources.asking import request_at
from claims.sources.listed import PAGE, newest_pages, read_page
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec


class FeedSource:
    """One address with a feed, whatever the claims; what the feed says of its pages is no evidence, the pages are."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The feed, whatever is asked."""
        del query
        return request_at(self.spec, self.spec.url)

    def read(self, response: Response) -> Reading:
        """The newest pages of the feed as leads, or every sentence of such a page.

        Raises:
            DocumentUnreadable: It is no feed, or the page has no text.
        """
        if response.request.step == PAGE:
            return read_page(response, self.spec)
        entries = read_feed(response.body, response.snapshot.media_type)
        return Reading(text="", leads=newest_pages(self.spec, entries, self.spec.most))
