"""What is known of watched places, and of the articles that they name."""

from pydantic import AwareDatetime, Field

from claims.models.addresses import address_of
from claims.models.base import Record, Sha256

PUBLISHED = "article.published"
CHANGED = "article.changed"
"""Names of the events that start a check."""
BY_HAND = ""
"""The place of what somebody submitted."""


class Look(Record):
    """What a place gave when it last gave something new."""

    place: str
    """Address of a feed or a sitemap, or path of a folder."""
    etag: str | None = None
    last_modified: str | None = None
    final_url: str = ""
    """That gave it, behind all redirects; empty for a folder."""
    content: str = ""
    """Hash of what it gave; empty where it was not read, or is to be read again."""
    listed: str = ""
    """When an index of sitemaps says that it was changed."""


class Sighting(Record):
    """What a place says of an article."""

    url: str
    """As the place writes it; the path of a file."""
    title: str
    version: Sha256
    """Hash of what the place says."""
    place: str
    number: int = Field(ge=1)
    """Among what this place has said of this article."""
    event: str = ""
    """Name of the event that is to be sent for it; empty where none is."""
    at: AwareDatetime
    row: int = 0
    """In the ledger; 0 where it does not stand there yet."""

    @property
    def address(self) -> str:
        """What stands for the article, however its address was written."""
        return address_of(self.url)

    @property
    def once(self) -> str:
        """What tells its event from others about the same article."""
        return f"{self.version} {self.number} {self.place}"


class Notice(Record):
    """That a place is broken, or well again."""

    place: str
    problem: str
    """Empty when it is well again."""
    number: int = Field(ge=1)
    """Among the notices of this place."""
    at: AwareDatetime
