"""A wiki that runs on MediaWiki: searched over its action API, read revision by revision over its REST API."""

from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from claims.errors import ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, read_json
from claims.sources.asking import address, below, request_at
from claims.sources.searching import few_words, fewer_words, is_named, pages, searched_for
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec
from claims.sources.wiki import read_wiki

_FEWEST_HITS = 20
"""How many hits are asked for, of which the first that ``most`` allows are read."""


class _Revision(Answer):
    revid: int = Field(gt=0)
    timestamp: AwareDatetime


class _Page(Answer):
    title: str
    index: int
    missing: bool = False
    revisions: tuple[_Revision, ...] = ()

    @model_validator(mode="after")
    def _has_a_revision_if_it_is_there(self) -> Self:
        if not self.missing and not self.revisions:
            raise ValueError("a page has no revision")
        return self


class _Found(Answer):
    pages: tuple[_Page, ...]


class _Error(Answer):
    info: str


class _Search(Answer):
    batchcomplete: bool = False
    error: _Error | None = None
    query: _Found | None = None

    @model_validator(mode="after")
    def _says_that_it_is_complete_if_it_found_nothing(self) -> Self:
        if not (self.batchcomplete or self.error or self.query):
            raise ValueError("it has neither pages nor an error")
        return self


class MediaWikiSource:
    """The wiki whose script path the operator names: api.php and rest.php are below it."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """A search for the names of a claim and two of its other words, all of which a page must have."""
        return self._search(few_words(query), "search")

    def read(self, response: Response) -> Reading:
        """The newest revisions of the pages that a search has found, or the sentences of a revision.

        Pages that are called by words of the search come first: a core wiki does not rank its hits. A search that has
        found nothing leads to wider ones. There is no second page of hits.

        Raises:
            DocumentUnreadable: It is not what MediaWiki answers, or an error of it.
        """
        if response.request.step == "page":
            revision = response.request.url.split("/")[-2]
            readable = address(below(self.spec.url, "index.php"), oldid=revision)
            return read_wiki(response, self.spec.model_copy(update={"original": self.spec.original or readable}))
        found = read_json(response, _Search)
        if found.error is not None:
            raise ServiceRefused(f"the wiki says: {found.error.info.strip().rstrip('.')}.")
        words = searched_for(response.request.url, "gsrsearch")
        hits = sorted(
            found.query.pages if found.query else (), key=lambda page: (not is_named(page.title, words), page.index)
        )
        if not hits and response.request.step == "search":
            wider = fewer_words(response.request.url, "gsrsearch")
            return Reading(text="", leads=tuple(self._search(words, "wider") for words in wider))
        revisions = [
            (f"rest.php/v1/revision/{r.revid}/html", page.title, r) for page in hits for r in page.revisions[:1]
        ]
        leads = [(below(self.spec.url, path), title, revision.timestamp.date()) for path, title, revision in revisions]
        return Reading(text="", leads=pages(self.spec, leads, for_programs=True))

    def _search(self, words: str, step: str) -> Request:
        """Revision ids come with ``generator=search`` only; a core wiki searches texts with ``what=text`` only."""
        url = address(
            below(self.spec.url, "api.php"),
            action="query",
            format="json",
            formatversion=2,
            generator="search",
            gsrsearch=words,
            gsrwhat="text",
            gsrnamespace=0,
            gsrlimit=max(self.spec.most, _FEWEST_HITS),
            redirects=1,
            prop="revisions",
            rvprop="ids|timestamp",
        )
        return request_at(self.spec, url, step=step, for_programs=True)
