"""A feed: RSS, Atom or JSON Feed, and the newest pages that it leads to."""

from claims.documents.feeds import read_feed
from claims.models import Reading, Response
from claims.sources.address import OneAddress
from claims.sources.listed import PAGE, newest_pages, read_page


class FeedSource(OneAddress):
    """One address with a feed, whatever the claims; what the feed says of its pages is no evidence, the pages are."""

    def read(self, response: Response) -> Reading:
        """The newest pages of the feed as leads, or every sentence of such a page.

        Raises:
            DocumentUnreadable: It is no feed, or the page has no text.
        """
        if response.request.step == PAGE:
            return read_page(response, self.spec)
        entries = read_feed(response.body, response.snapshot.media_type)
        return Reading(text="", leads=newest_pages(self.spec, entries, self.spec.most))
