"""What sources were asked and what they answered."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from claims.models.base import Record, Sha256, Span


class Query(Record):
    """What one source is asked for."""

    source: str
    text: str
    """Search words; empty where the source is a single page or table."""


class Request(Record):
    """What is to be fetched, before anybody fetches it."""

    source: str
    url: str
    private: bool = False
    """Whether the operator allows this address on a private or loopback network."""


class Snapshot(Record):
    """The bytes that an address gave, by their hash."""

    sha256: Sha256
    url: str
    final_url: str
    status: int
    media_type: str
    fetched_at: AwareDatetime
    """When exactly these bytes were first stored for this address."""


class Response(Record):
    """A stored answer with its body."""

    source: str
    snapshot: Snapshot
    body: bytes


class NoAnswer(StrEnum):
    """Why a source said nothing; never the same as a source that knows nothing."""

    NOT_FETCHED = "not_fetched"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"


class Unanswered(Record):
    """A source that was asked and gave nothing that can be used."""

    source: str
    reason: NoAnswer
    detail: str


class Hearing(Record):
    """How the asking went, so that a verdict never takes silence for ignorance."""

    answered: int = Field(ge=0)
    """Number of sources that gave something that may count."""
    unanswered: tuple[Unanswered, ...] = ()
    compared: bool = True
    """False where the language of the article has no table, so that nothing could be compared."""


class Origin(Record):
    """Where a passage or a table comes from."""

    source: str
    publisher: str
    tier: int = Field(ge=1, le=3)
    """1 official or primary, 2 news agency or reference work, 3 other."""
    language: str
    published_on: date | None
    title: str
    original: str | None = None
    """Address of the original where a copy was read."""
    snapshot: Snapshot


class Passage(Record):
    """A sentence of a source, with the sentences before it that it leans on."""

    origin: Origin
    span: Span
    """In the stored text of the snapshot."""
    text: str
    before: str = ""


class Row(Record):
    """A row of a table as it is stored."""

    span: Span
    quote: str
    cells: tuple[str, ...]


class Table(Record):
    """A table with what is known of its meaning."""

    origin: Origin
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    entity: int = Field(ge=0)
    """Index of the column that names the row."""
    unit: str | None
    """In words: "percent", "million euros", "points"; None where nobody says."""
    measure: str
    """What the figures are, in the words of its publisher or operator."""
    aliases: tuple[str, ...] = ()


class Reading(Record):
    """What a source's answer was read as."""

    text: str
    """The stored text that the spans of ``passages`` and ``tables`` count in."""
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
