"""What every source is asked."""

from collections.abc import Sequence

from claims.models import Claim, Query
from claims.sources.source import Source


def plan_queries(claims: Sequence[Claim], sources: Sequence[Source]) -> tuple[Query, ...]:
    """One query a source: pages and tables are read whole, whatever is asked; none where there is nothing to check."""
    if all(claim.not_checkable_because for claim in claims):
        return ()
    return tuple(Query(source=source.spec.id, text="") for source in sources)
