"""The way to the file of the archive: one connection, for one thread at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from claims.errors import ArchiveUnusable

_SCHEMA = (Path(__file__).parent / "archive.sql").read_text(encoding="utf-8")
_BUSY_SECONDS = 60.0
"""How long to wait for another process that writes."""


class Door:
    """A connection to the file, for one thread at a time; who reads does not wait for who writes."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self._path = path
        self._lock = Lock()
        self._open: sqlite3.Connection | None = None

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """The connection, for nobody else meanwhile.

        Raises:
            ArchiveUnusable: The file cannot be opened, read or written.
        """
        with self._lock:
            try:
                yield self._connection()
            except (sqlite3.DatabaseError, OSError) as error:
                raise ArchiveUnusable(self._path, str(error)) from error

    def close(self) -> None:
        """Close the connection; it is opened again when somebody asks."""
        with self._lock:
            if self._open is not None:
                self._open.close()
            self._open = None

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                connection.executescript(_SCHEMA)
            except BaseException:
                connection.close()
                raise
            self._open = connection
        return self._open
