"""Which connector reads which kind of source."""

from claims.sources.page import PageSource
from claims.sources.source import Source
from claims.sources.spec import SourceKind, SourceSpec
from claims.sources.table import TableSource

CONNECTORS: dict[SourceKind, type[Source]] = {
    SourceKind.PAGE: PageSource,
    SourceKind.TABLE: TableSource,
}


def connect(spec: SourceSpec) -> Source:
    """The connector for a source."""
    return CONNECTORS[spec.kind](spec)
