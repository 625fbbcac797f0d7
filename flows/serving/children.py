"""The processes of a desk: started, started again when they end by themselves, and ended by their id only."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

import click

from flows.wiring import PROJECT

_STOP_SECONDS = 30
_MOST_RESTARTS = 5
_SOUND_SECONDS = 600
"""A process that ran so long had no trouble with its start: its restarts are counted anew."""


@dataclass(frozen=True, slots=True)
class Order:
    """A Python module to be run, and the name by which the desk speaks of it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    is_quiet: bool = False
    """Whether what it says is shown only if it fails."""


class Child:
    """A process in a session of its own, ended when the block is left."""

    def __init__(self, order: Order) -> None:
        """Start it."""
        self.order = order
        self._restarts = 0
        self._said = TemporaryFile() if order.is_quiet else None  # noqa: SIM115 closed with the child
        self._process = self._start()

    def has_ended(self) -> bool:
        """Whether it ended by itself."""
        return self._process.poll() is not None

    def is_done(self) -> bool:
        """Whether it ended as it should.

        Raises:
            click.ClickException: It failed.
        """
        if self._process.poll():
            raise click.ClickException(f"{self.order.name} failed.\n{self._what_it_said()}")
        return self.has_ended()

    def restart(self) -> None:
        """Start it again.

        Raises:
            click.ClickException: That was tried often enough.
        """
        if time.monotonic() - self._started > _SOUND_SECONDS:
            self._restarts = 0
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise click.ClickException(f"{self.order.name} ended {self._restarts} times; the desk is stopped.")
        click.echo(f"{self.order.name} ended by itself (exit code {self._process.returncode}); it is started again.")
        self._process = self._start()

    def __enter__(self) -> Self:
        """It runs already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, by force where it does not listen."""
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(_STOP_SECONDS)
        if self._said is not None:
            self._said.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        self._started = time.monotonic()
        full = [sys.executable, "-m", "flows.serving.bound", str(os.getpid()), *self.order.command]
        return subprocess.Popen(  # noqa: S603 our own command
            full,
            env=self.order.environment,
            cwd=PROJECT,
            start_new_session=True,
            stdout=self._said,
            stderr=subprocess.STDOUT if self.order.is_quiet else None,
        )

    def _what_it_said(self) -> str:
        if self._said is None:
            return ""
        self._said.seek(0)
        return self._said.read().decode(errors="replace")
