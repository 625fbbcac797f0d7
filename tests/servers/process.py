"""A real server as a child process on loopback: started, waited for, ended with all that it started."""

import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

_START_SECONDS = 60
_COMMAND_SECONDS = 120
_KILL_SECONDS = 10
_PAUSE_SECONDS = 0.02
_TAIL = 3000
"""Characters of a log that a failure shows."""


class ServerFailed(Exception):
    """A server, or a command that prepares it, did not do its work; the message ends with the tail of its log."""


class LoopbackServer(ABC):
    """A program that serves on a free port of 127.0.0.1; use it as ``with``.

    It runs in a folder and a session of its own, and sees nothing of our environment but the path of programs.
    """

    ready = "/"
    """The path that answers with 200 as soon as the server is up."""
    end_signal = signal.SIGTERM
    """What asks it to end."""
    end_seconds = 10.0
    """How long it may take to end before it is made to."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path()
        self._child: subprocess.Popen[bytes] | None = None
        self._open = ExitStack()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of its processes that run; known on Linux only."""
        return () if self._child is None else _running(self._child.pid)

    @abstractmethod
    def prepare(self) -> Sequence[str]:
        """Write what the server needs into ``folder``; the command that starts it and stays in the foreground."""

    def is_up(self) -> bool:
        """Whether it answers."""
        return _answers(self.address + self.ready)

    def environment(self) -> Mapping[str, str]:
        """What its processes find in their environment besides the path of programs."""
        return {}

    def run(self, *command: str, stdin: str = "") -> str:
        """What a command of its own says on its output.

        Raises:
            ServerFailed: It ended with anything but 0.
        """
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._whole_environment(),
            input=stdin.encode(),
            capture_output=True,
            timeout=_COMMAND_SECONDS,
            check=False,
        )
        if done.returncode:
            said = (done.stdout + done.stderr).decode(errors="replace")
            raise ServerFailed(f"{' '.join(command[:2])} ended with {done.returncode}:\n{said[-_TAIL:]}")
        return done.stdout.decode()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.folder = Path(stack.enter_context(TemporaryDirectory(prefix="server-", ignore_cleanup_errors=True)))
            command = self.prepare()
            log = stack.enter_context((self.folder / "log").open("wb"))
            self._child = subprocess.Popen(
                command,
                cwd=self.folder,
                env=self._whole_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            stack.callback(_end, self._child, self.end_signal, self.end_seconds)
            self._wait(self._child)
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _whole_environment(self) -> dict[str, str]:
        own = {"HOME": str(self.folder), "TMPDIR": str(self.folder), "LANG": "C.UTF-8"}
        return {"PATH": os.environ.get("PATH", os.defpath), **own, **self.environment()}

    def _wait(self, child: "subprocess.Popen[bytes]") -> None:
        """Until it answers; a server that ended or stays silent is a failure."""
        last = time.monotonic() + _START_SECONDS
        while time.monotonic() < last:
            if child.poll() is not None:
                raise ServerFailed(self._failure(f"ended with {child.returncode} while it was starting"))
            if self.is_up():
                return
            time.sleep(_PAUSE_SECONDS)
        raise ServerFailed(self._failure(f"did not answer within {_START_SECONDS} seconds"))

    def _failure(self, what: str) -> str:
        log = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
        return f"{type(self).__name__} {what}; the end of its log:\n{log[-_TAIL:]}"


def free_port() -> int:
    """A port of loopback at which nobody listens at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def get(url: str, headers: Mapping[str, str] | None = None) -> bytes:
    """The body that an address of loopback answers with, never asked through a proxy."""
    opener = build_opener(ProxyHandler({}))
    opener.addheaders = list((headers or {}).items())
    with opener.open(url, timeout=_START_SECONDS) as answer:
        body: bytes = answer.read()
        return body


def _answers(url: str) -> bool:
    try:
        get(url)
    except HTTPError as error:
        error.close()
        return False
    except (OSError, HTTPException):
        return False
    return True


def _end(child: "subprocess.Popen[bytes]", asking: signal.Signals, seconds: float) -> None:
    """Ask every process of its group to end, and make those end that do not."""
    for number, patience in ((asking, seconds), (signal.SIGKILL, _KILL_SECONDS)):
        _signal(child.pid, number)
        _wait_for_the_end_of(child.pid, patience)
    child.wait(_KILL_SECONDS)


def _signal(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)


def _wait_for_the_end_of(group: int, seconds: float) -> None:
    last = time.monotonic() + seconds
    while _running(group) and time.monotonic() < last:
        time.sleep(_PAUSE_SECONDS)


def _running(group: int) -> tuple[int, ...]:
    """The processes of a group that are more than an entry which nobody has read yet."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of_group = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:3]
            if int(of_group) == group and state != "Z":
                found.append(int(stat.parent.name))
    return tuple(found)
