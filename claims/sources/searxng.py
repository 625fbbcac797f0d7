"""A metasearch of one's own: SearXNG, or searx before it, which asks many engines and leads to their pages."""

from pydantic import Field

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, read_json
from claims.sources.asking import address, below, host_of, request_at
from claims.sources.prose import read_prose
from claims.sources.searching import Day, all_words, pages
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec


class _Result(Answer):
    url: str | None
    title: str = ""
    pubdate: Day = None
    """For programs, where searx has ``publishedDate`` in words: "3 hours ago"."""
    published: Day = Field(default=None, alias="publishedDate")


class _Results(Answer):
    results: tuple[_Result, ...]
    unresponsive_engines: tuple[tuple[str, str], ...]


class SearxngSource:
    """A search of the web; whoever owns a page that it finds is its publisher, and the tier is that of the source."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """A search for all words of a claim."""
        language = self.spec.language or "all"
        base = below(self.spec.url, "search")
        url = address(base, q=all_words(query), format="json", language=language, safesearch=0)
        return request_at(self.spec, url, step="search", for_programs=True)

    def read(self, response: Response) -> Reading:
        """The first pages that a search has found, or the sentences of a page. There is no second page of results.

        Raises:
            DocumentUnreadable: It is not what SearXNG answers, no engine has answered, or the page has no text.
        """
        if response.request.step == "page":
            return read_prose(response, self.spec, host_of(response.snapshot.final_url))
        if response.body.lstrip().startswith(b"<"):
            raise DocumentUnreadable("it is a web page, not JSON: its operator has to list json under search.formats.")
        found = read_json(response, _Results)
        silent = sorted(f"{engine} ({reason})" for engine, reason in found.unresponsive_engines)
        if silent and not found.results:
            raise ServiceRefused(f"it found nothing, and engines of it did not answer: {', '.join(silent)}.")
        leads = [(hit.url, hit.title, hit.pubdate or hit.published) for hit in found.results if hit.url is not None]
        if found.results and not leads:
            raise DocumentUnreadable("none of its results has an address.")
        return Reading(text="", leads=pages(self.spec, leads))
