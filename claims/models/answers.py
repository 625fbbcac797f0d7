"""What sources were asked and what they answered."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime, Field

from claims.models.base import Record, Sha256, Span


class Query(Record):
    """What one source is asked for; without words where it is asked for the same, whatever the claims."""

    source: str
    names: tuple[str, ...] = ()
    """Who and what a claim names, as a language of the source writes it, in the order of the claim."""
    terms: tuple[str, ...] = ()
    """The other words that say what a claim is about, in a language of the source."""
    figures: tuple[str, ...] = ()
    """Its figures and years, as they are written."""
    places: tuple[str, ...] = ()
    """States that the claims name, by their ISO 3166-1 alpha-2 code, for sources that give figures by state."""


class Key(Record):
    """A key that a source wants to see: where it is kept, never what it is."""

    name: str
    """Of the environment variable, or of the Prefect Secret block, that holds it."""
    header: str
    """The HTTP header that carries it: an address would end up in reports and logs."""


class Request(Record):
    """What is to be fetched, before anybody fetches it."""

    source: str
    url: str
    private: bool = False
    """Whether the operator allows this address on a private or loopback network."""
    ports: tuple[int, ...] = ()
    """Ports that may be asked beside 80 and 443."""
    robots: bool = False
    """Whether robots.txt has a say: it has over public pages, and not over an interface that is made for programs."""
    rest_seconds: float = Field(default=0.0, ge=0, le=60)
    """Least time between two requests to its host, where the service asks for one that is longer than usual."""
    key: Key | None = None
    step: str = ""
    """Which of the steps of its connector it belongs to, where there are several: a search, a page that it found."""
    title: str = ""
    """What the page is called by whoever led to it."""
    published_on: date | None = None
    """When the page was published, by whoever led to it."""


class Snapshot(Record):
    """The bytes that an address gave, by their hash."""

    sha256: Sha256
    url: str
    final_url: str
    status: int
    media_type: str
    fetched_at: AwareDatetime
    """When exactly these bytes were first stored for this address."""
    maybe_cut: bool = False
    """Whether the connection ended without saying that this was all."""


class Response(Record):
    """A stored answer with its body."""

    request: Request
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
    """Number of answers that were read and may count."""
    unanswered: tuple[Unanswered, ...] = ()
    compared: bool = True
    """False where nothing is decided in the language of the article, so that nothing was compared."""
    one_text: tuple[tuple[Sha256, ...], ...] = ()
    """Groups of snapshots that have one text or one agency, and so count as one origin."""
    echoes: tuple[str, ...] = ()
    """Publishers of pages that are the article, copy it or cite it, and say what is claimed."""
    searched: int | None = None
    """Passages in which something was sought that bears out what is about to be refuted; None where none was."""


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
    after: str = ""
    """Of a quotation that goes on behind it: the rest, up to the sentence in which it ends."""
    rating: str | None = None
    """How somebody else has rated it, where it is a statement that was checked before; such a passage never decides."""


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
    refutes: bool = True
    """Whether another figure than this one is wrong: not where others count the same thing otherwise."""
    is_whole: bool = True
    """Whether its rows are all that belong to a group, so that shares of them can be counted."""
    narrowed: tuple[str, ...] = ()
    """By what it is narrower than its measure says: "Women", "From 15 to 24 years"; a claim has to name each."""


class Reading(Record):
    """What a source's answer was read as."""

    text: str
    """The stored text that the spans of ``passages`` and ``tables`` count in."""
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    leads: tuple[Request, ...] = ()
    """Addresses that the answer leads to, best first: what a search found, the entries of a feed."""
