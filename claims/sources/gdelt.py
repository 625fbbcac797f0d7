"""The news of the world as the GDELT project sees them: its DOC 2.0 API leads to articles of the last three months."""

import re
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from claims.documents.reading import decoded
from claims.errors import ServiceRefused
from claims.models import Query, Reading, Request, Response
from claims.sources.answers import Answer, read_json
from claims.sources.asking import address, host_of, request_at
from claims.sources.prose import read_prose
from claims.sources.searching import Day, few_words, fewer_words, pages
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec

_MOST_SHOWN = 200
_REST_SECONDS = 5.0
"""GDELT refuses whoever asks more often."""
_SHORT_PHRASE = re.compile(r'(?<!\S)"[^"]{1,4}"(?!\S)')
"""GDELT refuses a search with a phrase in quotes that is shorter than five characters: "U.S", "D-A"."""


class _Article(Answer):
    url: str
    title: str = ""
    seendate: Day


class _Articles(Answer):
    articles: tuple[_Article, ...]


class GdeltSource:
    """A search of the news; whoever owns a page that it finds is its publisher, and the tier is that of the source."""

    asked = Asked.FOR_EACH_CLAIM

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """A search for the names of a claim and two of its other words, all of which an article must have."""
        return self._search(few_words(query), "search")

    def read(self, response: Response) -> Reading:
        """The articles that a search has found, or the sentences of one; wider searches where there is none.

        Raises:
            DocumentUnreadable: It is not what GDELT answers, or an error of it, or the article has no text.
        """
        if response.request.step == "page":
            return read_prose(response, self.spec, host_of(response.snapshot.final_url))
        articles = self._articles(response)
        if not articles and response.request.step == "search":
            wider = fewer_words(response.request.url, "query")
            return Reading(text="", leads=tuple(self._search(words, "wider") for words in wider))
        leads = [(article.url, article.title, article.seendate) for article in articles]
        return Reading(text="", leads=pages(self.spec, leads))

    def _articles(self, response: Response) -> tuple[_Article, ...]:
        """None where the answer is ``{}``; what is neither JSON nor a page is a sentence that says what is wrong."""
        text = " ".join(decoded(response.body, response.snapshot.media_type).split())
        if text in ("{}", "{ }"):
            return ()
        if text and text[0] not in "<{[":
            raise ServiceRefused(f"the service says: {text[:_MOST_SHOWN].rstrip('.')}.")
        return read_json(response, _Articles).articles

    def _search(self, words: str, step: str) -> Request:
        asked = " ".join((*_SHORT_PHRASE.sub("", words).split(), *_in_language(self.spec.language)))
        most = self.spec.most
        url = address(self.spec.url, query=asked, mode="artlist", format="json", maxrecords=most, sort="hybridrel")
        request = request_at(self.spec, url, step=step, for_programs=True)
        return request.model_copy(update={"rest_seconds": _REST_SECONDS})


def _in_language(code: str | None) -> Sequence[str]:
    """What narrows a search to a language, which GDELT names by one English word."""
    try:
        name = (Locale.parse(code).english_name or "").lower() if code else ""
    except (UnknownLocaleError, ValueError):
        return ()
    return (f"sourcelang:{name}",) if name.isalpha() and name.isascii() else ()
