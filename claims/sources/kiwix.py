"""An encyclopedia that is read offline: a ZIM file served by kiwix-serve, searched and read page by page."""

import re
from urllib.parse import urlsplit

from lxml import etree

from claims.documents.xml import xml_text
from claims.errors import DocumentUnreadable
from claims.models import Query, Reading, Request, Response
from claims.sources.asking import address, below, request_at
from claims.sources.prose import read_prose
from claims.sources.searching import few_words, fewer_words, pages
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.wiki import is_wiki, read_wiki

_TOTAL = "channel/{http://a9.com/-/spec/opensearch/1.1/}totalResults"


class KiwixSource:
    """A kiwix-serve from version 3.3 on; ``data.dataset`` says which of its books is meant."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """A search for the names of a claim and two of its other words, all of which a page must have."""
        return self._search(few_words(query), "search")

    def read(self, response: Response) -> Reading:
        """The pages that a search has found, or the sentences of a page.

        A search that has found nothing leads to wider ones. There is no second page of hits.

        Raises:
            DocumentUnreadable: It is not what kiwix-serve answers, or the page has no text.
        """
        if response.request.step == "page":
            wiki = is_wiki(response.body)
            return read_wiki(response, self.spec) if wiki else read_prose(response, self.spec, self.spec.publisher)
        hits = _hits(xml_text(response.body, response.snapshot.media_type))
        if not hits and response.request.step == "search":
            wider = fewer_words(response.request.url, "pattern")
            return Reading(text="", leads=tuple(self._search(words, "wider") for words in wider))
        found = [(page, title, None) for link, title in hits if (page := self._stored(link)) is not None]
        return Reading(text="", leads=pages(self.spec, found))

    def _search(self, words: str, step: str) -> Request:
        book = {"books.name": self.spec.data.dataset} if self.spec.data.dataset is not None else {}
        base = below(self.spec.url, "search")
        url = address(base, **book, pattern=words, format="xml", pageLength=self.spec.most)
        return request_at(self.spec, url, step=step, for_programs=True)

    def _stored(self, link: str) -> str | None:
        """The page as the file has it, to which kiwix-serve adds nothing; a link elsewhere is passed over."""
        root = re.escape(urlsplit(self.spec.url).path.rstrip("/"))
        match = re.fullmatch(rf"{root}/(?:content/)?([^/]+)/(.+)", link)
        return below(self.spec.url, f"raw/{match[1]}/content/{match[2]}") if match is not None else None


def _hits(text: str) -> list[tuple[str, str]]:
    """Link and title of each hit."""
    try:
        feed = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.LxmlError as error:
        raise DocumentUnreadable("it is no XML, which kiwix-serve answers from version 3.3 on.") from error
    total = feed.findtext(_TOTAL) or ""
    hits = [(hit.findtext("link") or "", hit.findtext("title") or "") for hit in feed.findall("channel/item")]
    if feed.tag != "rss" or not total.strip().isdecimal() or not all(link for link, _ in hits):
        raise DocumentUnreadable("it is not the list of hits that kiwix-serve answers from version 3.3 on.")
    if int(total) and not hits:
        raise DocumentUnreadable("it counts hits and lists none.")
    return hits
