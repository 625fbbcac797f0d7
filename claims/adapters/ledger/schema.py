"""The tables of the ledger. Rows are only ever added; a correction is a new row that names the one it replaces."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""So that a later migration can name what it changes, in every database alike."""

metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite, which knows no zones, keeps it without."""

    impl: TypeEngine[datetime] | type[TypeEngine[datetime]] = DateTime(timezone=True)
    cache_ok: bool | None = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As the database keeps it."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As we know it."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(name: str, target: str, *, optional: bool = False) -> Column[int]:
    return Column(name, ForeignKey(target), nullable=optional, index=True)


articles = Table(
    "articles",
    metadata,
    _key(),
    Column("key", String(12), nullable=False, index=True),  # the same for all its versions
    Column("article", String(16), nullable=False, index=True),  # hash of its text
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("published_on", Date),
    Column("snapshot", String(64), nullable=False),  # hash of the bytes that it was read from
    Column("recorded_at", Moment, nullable=False),
    _of("replaces", "articles.id", optional=True),  # the version before
    UniqueConstraint("key", "article"),
)

checks = Table(
    "checks",
    metadata,
    _key(),
    Column("check", String(16), nullable=False, unique=True),
    _of("article_id", "articles.id"),
    Column("run", Text, nullable=False, index=True),  # id of the flow run
    Column("sources", Text, nullable=False),  # path of the sources file
    Column("policy", Text, nullable=False),  # path of the policy file; empty for the numbers of claimdesk
    Column("asked_as_of", Date),
    Column("policy_version", Text, nullable=False),
    Column("engine_version", Text, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    _of("replaces", "checks.id", optional=True),  # the check of the article before
    # The last column: SQLite reads through all that stands in a row before what is asked for.
    Column("report", Text, nullable=False),  # JSON: all that the run found out
)

claims = Table(
    "claims",
    metadata,
    _key(),
    Column("claim", String(64), nullable=False, index=True),
    _of("article_id", "articles.id"),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("speaker", Text),
    Column("not_checkable_because", Text),
    UniqueConstraint("article_id", "claim"),
)

verdicts = Table(
    "verdicts",
    metadata,
    _key(),
    _of("check_id", "checks.id"),
    _of("claim_id", "claims.id"),
    Column("label", Text, nullable=False),
    Column("precision", Text),
    Column("attribution", Text),
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("origins", Integer, nullable=False),
    _of("replaces", "verdicts.id", optional=True),  # the verdict on the same claim before
    UniqueConstraint("check_id", "claim_id"),
)

evidence = Table(
    "evidence",
    metadata,
    _key(),
    _of("verdict_id", "verdicts.id"),
    Column("place", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False, index=True),
    Column("snapshot", String(64), nullable=False, index=True),
    Column("fetched_at", Moment, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("working", Text),  # JSON
    UniqueConstraint("verdict_id", "place"),
)

requests = Table(
    "review_requests",
    metadata,
    _key(),
    _of("check_id", "checks.id"),
    Column("run", Text, nullable=False),  # id of the flow run that waits
    Column("attempt", Integer, nullable=False),  # from 0 on: an entry that was refused is asked for again
    Column("asked_at", Moment, nullable=False),
    Column("basis", Integer, nullable=False),  # how many reviews the article had when the form was made
    Column("doubtful", Integer, nullable=False),
    UniqueConstraint("check_id", "run", "attempt"),
)

reviews = Table(
    "reviews",
    metadata,
    _key(),
    _of("check_id", "checks.id"),
    Column("key", String(12), nullable=False),  # of the article
    Column("number", Integer, nullable=False),  # among the reviews of the article
    Column("run", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("reviewed_at", Moment, nullable=False),
    Column("policy_version", Text, nullable=False),
    _of("replaces", "reviews.id", optional=True),
    UniqueConstraint("key", "number"),
)

rulings = Table(
    "rulings",
    metadata,
    _key(),
    _of("review_id", "reviews.id"),
    _of("verdict_id", "verdicts.id"),
    Column("proposed", Text, nullable=False),
    Column("label", Text, nullable=False),
    _of("replaces", "rulings.id", optional=True),  # the ruling on the same claim before
    UniqueConstraint("review_id", "verdict_id"),
)

begun = Table(
    "begun",
    metadata,
    _key(),
    Column("work", String(64), nullable=False, index=True),  # hash of what is done: the text, the sources, the policy
    Column("run", Text, nullable=False),  # id of the flow run that does it
    Column("at", Moment, nullable=False),
)

looks = Table(
    "looks",
    metadata,
    _key(),
    Column("place", Text, nullable=False, index=True),  # the feed, the sitemap or the folder
    Column("etag", Text),
    Column("last_modified", Text),
    Column("final_url", Text, nullable=False),  # that gave it; empty for a folder
    Column("content", Text, nullable=False),  # hash of what it gave; empty where it was not read
    Column("listed", Text, nullable=False),  # when an index of sitemaps says that it was changed
    Column("at", Moment, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    _key(),
    Column("address", String(64), nullable=False),  # hash of the canonical address: an index takes no long ones
    Column("place", Text, nullable=False),  # the feed, sitemap or folder; empty for what somebody submitted
    Column("number", Integer, nullable=False),  # among what this place has said of this address
    Column("version", String(64), nullable=False),  # hash of what the place says
    Column("url", Text, nullable=False),  # as the place writes it
    Column("title", Text, nullable=False),
    Column("event", Text, nullable=False),  # name of the event that is to be sent for it; empty where none is
    Column("at", Moment, nullable=False),
    UniqueConstraint("address", "place", "number"),
)

sent = Table(
    "sent",
    metadata,
    _key(),
    _of("sighting_id", "sightings.id"),
    Column("at", Moment, nullable=False),  # Prefect's server has had its event by then
)

notices = Table(
    "notices",
    metadata,
    _key(),
    Column("place", Text, nullable=False, index=True),
    Column("problem", Text, nullable=False),  # empty when it is well again
    Column("at", Moment, nullable=False),
)

posted = Table(
    "posted",
    metadata,
    _key(),
    Column("event", String(36), nullable=False, unique=True),  # id of the event
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON, as it was posted
    Column("at", Moment, nullable=False),
)

acted = Table(
    "acted",
    metadata,
    _key(),
    Column("posted_id", ForeignKey("posted.id"), nullable=False, unique=True),
    Column("outcome", Text, nullable=False),  # that a run was seen, or why nothing more is tried
    Column("at", Moment, nullable=False),
)
