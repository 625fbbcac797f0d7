"""What all sources have in common that are one address, asked for the same whatever the claims."""

from claims.models import Query, Request
from claims.sources.asking import request_at
from claims.sources.source import Asked
from claims.sources.spec import SourceSpec


class OneAddress:
    """Asks for the address that the operator names; how its answer is read is for each kind to say."""

    asked = Asked.ONCE

    def __init__(self, spec: SourceSpec) -> None:
        """Be the connector for one source."""
        self.spec = spec

    def request(self, query: Query) -> Request:
        """The address, whatever is asked."""
        del query
        return request_at(self.spec, self.spec.url)
