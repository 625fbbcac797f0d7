"""A page: HTML, PDF or plain text, sentence by sentence."""

from claims.models import Query, Reading, Request, Response
from claims.sources.asking import request_at
from claims.sources.prose import read_prose
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec


class PageSource:
    """One address that is read whole."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The address, whatever is asked."""
        del query
        return request_at(self.spec, self.spec.url)

    def read(self, response: Response) -> Reading:
        """Every sentence of the page as a passage.

        Raises:
            DocumentUnreadable: The page has no text, or says that it is none.
        """
        return read_prose(response, self.spec, self.spec.publisher)
