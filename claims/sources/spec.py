"""What the operator says of a source: one ``[[source]]`` of ``sources.toml``."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AnyHttpUrl, Field, TypeAdapter, field_validator

from claims.models import Record

_URL: TypeAdapter[AnyHttpUrl] = TypeAdapter(AnyHttpUrl)


class SourceKind(StrEnum):
    """The connectors that there are."""

    PAGE = "page"
    TABLE = "table"
    FEED = "feed"
    SITEMAP = "sitemap"
    MEDIAWIKI = "mediawiki"
    KIWIX = "kiwix"
    SEARXNG = "searxng"
    GDELT = "gdelt"
    CLAIMREVIEW = "claimreview"
    WIKIDATA = "wikidata"
    WORLDBANK = "worldbank"
    EUROSTAT = "eurostat"
    OECD = "oecd"
    DBNOMICS = "dbnomics"
    OWID = "owid"


class DataSpec(Record):
    """Which figures of a statistical service are meant; every key optional."""

    dataset: str | None = None
    """Its code at the service: "NY.GDP.MKTP.KD.ZG", "une_rt_a", "IMF/WEO:latest", "life-expectancy"."""
    key: str | None = None
    """Which series of the data set, where the service has keys for them: "A.DEU.....", "DEU.NGDP_RPCH"."""
    filters: Mapping[str, str] = Field(default_factory=dict)
    """Which value of which dimension: ``{sex = "T", age = "TOTAL"}``."""


class TableSpec(Record):
    """What the header of a table leaves out; every key optional."""

    title: str | None = None
    entity: str | None = None
    """Name of the column that names the row."""
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    """Words for the measure, in any language."""
    refutes: bool = Field(default=True, strict=True)
    """Whether another figure than this one is wrong: not where others count the same thing otherwise."""


class SourceSpec(Record):
    """One source."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    kind: SourceKind
    url: str
    publisher: str = Field(min_length=1)
    """The origin: two pages of one publisher are one origin."""
    tier: int = Field(ge=1, le=3, strict=True)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    """Left out: found from the text."""
    published_on: date | None = Field(default=None, strict=True)
    """Left out: taken from the page."""
    private: bool = Field(default=False, strict=True)
    """Whether this one address may be on a private or loopback network."""
    original: str | None = None
    """Address of the original where ``url`` is a copy of it, for readers."""
    ports: tuple[Annotated[int, Field(ge=1, le=65535)], ...] = ()
    """Ports that may be asked beside 80, 443 and the one in ``url``."""
    secret: str | None = Field(default=None, pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    """Name of the environment variable, or of the Prefect Secret block, that holds the key of the service."""
    most: int = Field(default=3, ge=1, le=50, strict=True)
    """How many of the pages that it leads to are read: for each claim where it is searched, else in all."""
    table: TableSpec = TableSpec()
    data: DataSpec = DataSpec()

    @field_validator("url", "original")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is not None:
            address = _URL.validate_python(value)
            if address.username is not None or address.password is not None:
                raise ValueError("must not hold a user name or a password; nothing secret belongs in this file")
        return value
