"""Opening the database of the ledger: SQLite or PostgreSQL, with its tables brought up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from claims.errors import LedgerUnusable

WRITES = "claims_writes"
"""Execution option of a connection that is going to write."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MILLISECONDS = 60_000
"""How long to wait for another process that writes."""
_LOCK = 7_201_305
"""Number of the lock in PostgreSQL under which the ledger is written; any number that nobody else there uses."""
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {_BUSY_MILLISECONDS}")
_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def open_engine(address: str) -> Engine:
    """The database at an address of SQLAlchemy's form; its tables are made or brought up to date.

    Raises:
        LedgerUnusable: The address is none, or of another kind of database, its driver is missing, or a newer
            claimdesk has made its tables.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            lock(connection)
            _migrate(connection, engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def lock(connection: Connection) -> None:
    """Let nobody else write until the transaction ends; SQLite does so by the way in which it was begun."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise LedgerUnusable("CLAIMS_DATABASE_URL", "it is no address of a database.") from error
    if url.get_backend_name() not in _DRIVERS:
        raise LedgerUnusable(url.render_as_string(), "the ledger stands in SQLite or in PostgreSQL.")
    return url if "+" in url.drivername else url.set(drivername=_DRIVERS[url.drivername])


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=url.get_backend_name() == "postgresql")
    except ImportError as error:
        raise LedgerUnusable(
            url.render_as_string(), f"the package {error.name} is missing, which is the extra postgresql of claimdesk."
        ) from error


def _settle(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """The driver is to leave the beginning of transactions to us."""
    del entry
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Who is going to write waits at the beginning: a lock that is taken later cannot be waited for."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(connection: Connection, engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    now = _version(connection)
    if now == scripts.get_current_head():
        return
    if now is not None and now not in {script.revision for script in scripts.walk_revisions()}:
        raise LedgerUnusable(engine.url.render_as_string(), "a newer version of claimdesk has made its tables.")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    """The step at which the tables are; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
