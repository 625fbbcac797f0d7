"""A sitemap, and the newest pages that it leads to."""

from claims.documents.sitemaps import read_sitemap
from claims.errors import DocumentUnreadable
from claims.models import Reading, Request, Response
from claims.sources.address import OneAddress
from claims.sources.asking import is_web_address, request_at
from claims.sources.listed import PAGE, newest_pages, read_page

_SITEMAP = "sitemap"
_MOST_SITEMAPS = 3


class SitemapSource(OneAddress):
    """One address with a sitemap, or with an index of sitemaps, whatever the claims."""

    def read(self, response: Response) -> Reading:
        """The newest pages of a sitemap or the sitemaps of an index as leads, or every sentence of such a page.

        Raises:
            DocumentUnreadable: It is no sitemap, an index within an index, or the page has no text.
        """
        step = response.request.step
        if step == PAGE:
            return read_page(response, self.spec)
        found = read_sitemap(response.body)
        if not step:
            pages = newest_pages(self.spec, found.entries, self.spec.most)
            return Reading(text="", leads=(*pages, *self._sitemaps(found.further)))
        if found.further:
            raise DocumentUnreadable("it is an index of sitemaps within another; that is not followed.")
        return Reading(text="", leads=newest_pages(self.spec, found.entries, int(step.removeprefix(_SITEMAP))))

    def _sitemaps(self, addresses: tuple[str, ...]) -> tuple[Request, ...]:
        """The first sitemaps of an index, each with its share of the pages that are read in all."""
        known = [address for address in addresses if is_web_address(address)][: min(_MOST_SITEMAPS, self.spec.most)]
        shares = [self.spec.most // len(known) + (number < self.spec.most % len(known)) for number in range(len(known))]
        return tuple(
            request_at(self.spec, address, step=f"{_SITEMAP}{share}")
            for address, share in zip(known, shares, strict=True)
        )
