"""PostgreSQL, with a fresh database for whoever asks for one."""

import os
import secrets
import shutil
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.servers.installed import needs
from tests.servers.process import LoopbackServer, ServerFailed

_INSTALLED = Path("/usr/lib/postgresql")
"""Debian keeps the programs of every version in a folder of its own, which is on no path of programs."""
_OWNER = "postgres"
"""The user that Debian's package makes: the server refuses to run as root."""
_USER = "clerk"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "50",
    "shared_buffers": "16MB",
    # Nobody needs the data after a power failure, and writing to the disk is most of what a small test waits for.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class PostgresServer(LoopbackServer):
    """PostgreSQL on loopback, without a socket in the file system; ``url`` says how a database is reached.

    The only user, a superuser, has a password of its own for every start. What is stored does not outlive the server,
    nor would it outlive a power failure.
    """

    end_signal = signal.SIGINT
    """It then cuts connections that are still open, and does not wait for them to close."""

    def __init__(self) -> None:
        super().__init__()
        self.password = secrets.token_hex(16)

    def url(self, name: str) -> str:
        """The address, for SQLAlchemy with psycopg, of a database that was made anew and is empty."""
        for command in (f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"'):
            self.query(command)
        return f"postgresql+psycopg://{_USER}:{self.password}@127.0.0.1:{self.port}/{name}"

    def query(self, command: str, database: str = "postgres") -> str:
        """What a command of SQL gives, one row a line, its columns between bars.

        Raises:
            ServerFailed: It is wrong.
        """
        options = ("--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1")
        return self.run(_program("psql"), *options, f"--command={command}", database)

    def environment(self) -> Mapping[str, str]:
        return {"PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": _USER, "PGPASSWORD": self.password}

    def prepare(self) -> Sequence[str]:
        start, server = _program("initdb"), _program("postgres")
        password = self.folder / "password"
        password.write_text(self.password, encoding="utf-8")
        if os.geteuid() == 0:
            shutil.chown(self.folder, _OWNER, _OWNER)
        cluster = self.folder / "cluster"
        options = {"pgdata": cluster, "username": _USER, "pwfile": password, "auth": "scram-sha-256"}
        arguments = [f"--{name}={value}" for name, value in options.items()]
        self.run(*_owned(), start, *arguments, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = [f"--{name}={value}" for name, value in {**_SETTINGS, "port": self.port}.items()]
        return [*_owned(), server, "-D", str(cluster), *settings]

    def is_up(self) -> bool:
        try:
            self.query("SELECT 1")
        except ServerFailed:
            return False
        return True


def _program(name: str) -> str:
    """Of the newest version that is installed."""
    versions = sorted(_INSTALLED.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return needs(str(versions[-1]) if versions else name, "postgresql")


def _owned() -> Sequence[str]:
    """What goes before a command so that it does not run as root."""
    if os.geteuid() != 0:
        return ()
    return (needs("setpriv", "util-linux"), f"--reuid={_OWNER}", f"--regid={_OWNER}", "--clear-groups")
