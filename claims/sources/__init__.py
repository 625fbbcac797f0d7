"""Query -> request, response -> passages or tables: one file a connector, and none of them sends anything."""

from claims.sources.asking import shown
from claims.sources.connectors import connect
from claims.sources.file import read_sources
from claims.sources.planning import plan_queries
from claims.sources.source import Source
from claims.sources.spec import SourceSpec
from claims.sources.wording import Wording

__all__ = ["Source", "SourceSpec", "Wording", "connect", "plan_queries", "read_sources", "shown"]
