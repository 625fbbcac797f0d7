"""The protocol of all connectors."""

from enum import StrEnum
from typing import Protocol

from claims.models import Query, Reading, Request, Response
from claims.sources.spec import SourceSpec


class Asked(StrEnum):
    """How often a source is asked."""

    ONCE = "once"
    """The same, whatever the claims: a page, a table, a feed, a series of figures."""
    FOR_EACH_CLAIM = "for each claim"
    """With the words of every claim: a search."""


class Source(Protocol):
    """Describes what to ask and understands the answer; sends nothing."""

    asked: Asked
    spec: SourceSpec

    def __init__(self, spec: SourceSpec) -> None:
        """Be the connector for one source."""
        ...

    def request(self, query: Query) -> Request:
        """What to fetch for a query."""
        ...

    def read(self, response: Response) -> Reading:
        """Passages, tables, or the leads of an answer; ``response.request.step`` says to which step it answers.

        Raises:
            DocumentUnreadable: The answer cannot be read, or says that there is none.
        """
        ...
