"""Changing an archive behind its back, as somebody could who has the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from claims.adapters.archive import FILE


def tamper(folder: Path, statement: str, *values: object) -> None:
    """Run a statement on the file of an archive, past what keeps its rows as they are."""
    with closing(sqlite3.connect(folder / FILE)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(statement, values)
        file.commit()


def count(folder: Path, table: str) -> int:
    """How many rows a table of an archive has; 0 where there is no archive yet."""
    if not (folder / FILE).exists():
        return 0
    with closing(sqlite3.connect(folder / FILE, timeout=30)) as file:
        try:
            return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 our own names
        except sqlite3.OperationalError:  # it is just being made
            return 0
