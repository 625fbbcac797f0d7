"""Prefect's server on SQLite: who is refused, and what stands still then."""

import asyncio
import gc
import sqlite3
from pathlib import Path

import aiosqlite
import pytest
from prefect.server.database import dependencies
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL, temporary_settings
from sqlalchemy import text

from flows.serving.sqlite import PatientSqlite, bear_many_runs


@pytest.fixture(autouse=True)
def _patient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aiosqlite.Cursor, "_execute", aiosqlite.Cursor._execute)  # noqa: SLF001 what is replaced
    monkeypatch.setitem(dependencies.MODELS_DEPENDENCIES, "database_config", None)
    with temporary_settings({PREFECT_API_DATABASE_CONNECTION_URL: f"sqlite+aiosqlite:///{tmp_path}/prefect.db"}):
        bear_many_runs()


def test_what_was_refused_keeps_nobody_waiting(tmp_path: Path) -> None:
    asyncio.run(_freed_while_its_connection_waits(str(tmp_path / "prefect.db")))


async def _freed_while_its_connection_waits(path: str) -> None:
    """Whoever has the lock goes on only if the loop does."""
    async with aiosqlite.connect(path, isolation_level=None) as ours, aiosqlite.connect(path) as other:
        await ours.execute("PRAGMA journal_mode = WAL")
        await ours.execute("PRAGMA busy_timeout = 3000")
        await ours.execute("CREATE TABLE runs (name TEXT)")
        await _refused(ours, other)
        await other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(ours.execute("BEGIN IMMEDIATE"))
        await asyncio.sleep(0.2)
        gc.collect()
        await other.commit()
        await waiting


async def _refused(ours: aiosqlite.Connection, other: aiosqlite.Connection) -> None:
    """A cursor in a circle, as an error with its frames leaves it."""
    await ours.execute("BEGIN")
    await ours.execute_fetchall("SELECT * FROM runs")
    await other.execute("INSERT INTO runs VALUES ('check')")
    await other.commit()
    cursor = await ours.cursor()
    with pytest.raises(sqlite3.OperationalError, match="locked") as refused:
        await cursor.execute("INSERT INTO runs VALUES ('review')")
    circle: list[object] = [cursor, refused]
    circle.append(circle)
    await ours.execute("ROLLBACK")


def test_two_who_read_before_they_write_are_both_served(tmp_path: Path) -> None:
    database = PatientSqlite(connection_url=f"sqlite+aiosqlite:///{tmp_path}/runs.db")
    assert asyncio.run(_written_by(database, 8)) == 8


async def _written_by(database: PatientSqlite, many: int) -> int:
    engine = await database.engine()
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE runs (name TEXT)"))

    async def write() -> None:
        session = await database.session(engine)
        async with session, database.begin_transaction(session):
            await session.execute(text("SELECT count(*) FROM runs"))
            await asyncio.sleep(0.01)
            await session.execute(text("INSERT INTO runs VALUES ('check')"))

    await asyncio.gather(*(write() for _ in range(many)))
    async with engine.connect() as connection:
        found = (await connection.execute(text("SELECT count(*) FROM runs"))).scalar_one()
    await engine.dispose()
    return int(found)
