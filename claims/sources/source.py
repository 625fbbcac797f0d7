"""The protocol of all connectors."""

from typing import Protocol

from claims.models import Query, Reading, Request, Response
from claims.sources.spec import SourceSpec


class Source(Protocol):
    """Describes what to ask and understands the answer; sends nothing."""

    spec: SourceSpec

    def request(self, query: Query) -> Request:
        """What to fetch for a query."""
        ...

    def read(self, response: Response) -> Reading:
        """Passages or tables of an answer.

        Raises:
            DocumentUnreadable: The answer cannot be read.
        """
        ...
