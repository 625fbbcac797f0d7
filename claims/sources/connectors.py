"""Which connector reads which kind of source."""

from claims.sources.claimreview import ClaimReviewSource
from claims.sources.dbnomics import DbnomicsSource
from claims.sources.eurostat import EurostatSource
from claims.sources.feed import FeedSource
from claims.sources.gdelt import GdeltSource
from claims.sources.kiwix import KiwixSource
from claims.sources.mediawiki import MediaWikiSource
from claims.sources.oecd import OecdSource
from claims.sources.owid import OwidSource
from claims.sources.page import PageSource
from claims.sources.searxng import SearxngSource
from claims.sources.sitemap import SitemapSource
from claims.sources.source import Source
from claims.sources.spec import SourceKind, SourceSpec
from claims.sources.table import TableSource
from claims.sources.wikidata import WikidataSource
from claims.sources.worldbank import WorldBankSource

CONNECTORS: dict[SourceKind, type[Source]] = {
    SourceKind.PAGE: PageSource,
    SourceKind.TABLE: TableSource,
    SourceKind.FEED: FeedSource,
    SourceKind.SITEMAP: SitemapSource,
    SourceKind.CLAIMREVIEW: ClaimReviewSource,
    SourceKind.WIKIDATA: WikidataSource,
    SourceKind.MEDIAWIKI: MediaWikiSource,
    SourceKind.KIWIX: KiwixSource,
    SourceKind.SEARXNG: SearxngSource,
    SourceKind.GDELT: GdeltSource,
    SourceKind.WORLDBANK: WorldBankSource,
    SourceKind.EUROSTAT: EurostatSource,
    SourceKind.OECD: OecdSource,
    SourceKind.DBNOMICS: DbnomicsSource,
    SourceKind.OWID: OwidSource,
}


def connect(spec: SourceSpec) -> Source:
    """The connector for a source."""
    return CONNECTORS[spec.kind](spec)
