"""Prefect's server on SQLite, made to bear many runs at once: who is going to write waits for its turn.

As Prefect has it, a request reads before it writes, and is refused with "database is locked" where another one has
written in between: of twenty articles at once, a check or a review that an event should start is lost so. And what
was refused is freed at any time, in the thread of the event loop: the whole server then stands still for as long as
that connection waits for a lock, up to a minute, for whoever has the lock cannot go on either.
"""

import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import aiosqlite
from prefect.server.database import dependencies
from prefect.server.database.configurations import AioSqliteConfiguration
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction


class PatientSqlite(AioSqliteConfiguration):
    """A database in which a transaction that may write has the right to from its beginning."""

    @asynccontextmanager
    async def begin_transaction(
        self,
        session: "AsyncSession",
        with_for_update: bool = False,  # noqa: FBT001, FBT002 as Prefect calls it
    ) -> AsyncGenerator["AsyncSessionTransaction", None]:
        """Wait until nobody else writes, and begin."""
        del with_for_update
        async with super().begin_transaction(session, with_for_update=True) as transaction:
            yield transaction


def bear_many_runs() -> None:
    """Have this process use SQLite so, before Prefect's server has asked its database; PostgreSQL is left alone."""
    address = PREFECT_API_DATABASE_CONNECTION_URL.value()
    if address is not None and address.startswith("sqlite"):
        dependencies.MODELS_DEPENDENCIES["database_config"] = PatientSqlite(connection_url=address)
        aiosqlite.Cursor._execute = _tidily  # type: ignore[method-assign, assignment] # noqa: SLF001 every step of it


async def _tidily(cursor: aiosqlite.Cursor, what: Callable[..., Any], *given: Any, **named: Any) -> Any:  # noqa: ANN401 the driver's own
    """A step of a cursor; where it is refused, the statement is freed at once, and in the thread of its connection."""
    run: Callable[..., Awaitable[Any]] = cursor._conn._execute  # noqa: SLF001
    try:
        return await run(what, *given, **named)
    except sqlite3.Error:
        with suppress(sqlite3.Error):
            await run(cursor._cursor.close)  # noqa: SLF001
        raise
