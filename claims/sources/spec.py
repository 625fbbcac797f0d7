"""What the operator says of a source: one ``[[source]]`` of ``sources.toml``."""

from datetime import date
from enum import StrEnum

from pydantic import AnyHttpUrl, Field, TypeAdapter, field_validator

from claims.models import Record

_URL: TypeAdapter[AnyHttpUrl] = TypeAdapter(AnyHttpUrl)


class SourceKind(StrEnum):
    """The connectors that there are."""

    PAGE = "page"
    TABLE = "table"


class TableSpec(Record):
    """What the header of a table leaves out; every key optional."""

    title: str | None = None
    entity: str | None = None
    """Name of the column that names the row."""
    unit: str | None = None
    aliases: tuple[str, ...] = ()
    """Words for the measure, in any language."""


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
    table: TableSpec = TableSpec()

    @field_validator("url", "original")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if value is not None:
            address = _URL.validate_python(value)
            if address.username or address.password:
                raise ValueError("must not hold a user name or a password; nothing secret belongs in this file")
        return value
