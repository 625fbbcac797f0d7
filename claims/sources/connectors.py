"""Which connector reads which kind of source."""

from claims.sources.page import PageSource
from claims.sources.source import Source
from claims.sources.spec import SourceKind, SourceSpec
from claims.sources.table import TableSource


def connect(spec: SourceSpec) -> Source:
    """The connector for a source."""
    match spec.kind:
        case SourceKind.PAGE:
            return PageSource(spec)
        case SourceKind.TABLE:
            return TableSource(spec)
