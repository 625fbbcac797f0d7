"""A desk for benchmarks: a real server of Prefect's with a new database, the bundled references, and its processes."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.request import Request, urlopen

from flows.references import ReferenceServer
from flows.wiring import PREFECT_DEFAULTS

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
_MOST_SECONDS = 180
_LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Desk:
    """A server that runs, and what its processes are started with."""

    api: str
    home: Path
    environment: Mapping[str, str]

    def post(self, path: str, content: object) -> list[dict[str, str]]:
        """What the server answers to something that it is sent."""
        return self.get(path, json.dumps(content).encode())

    def get(self, path: str, body: bytes | None = None, method: str | None = None) -> list[dict[str, str]]:
        """What the server answers."""
        headers = {"Content-Type": "application/json"}
        request = Request(f"{self.api}/{path}", body, headers, method=method)  # noqa: S310 our own
        with urlopen(request, timeout=20) as answer:  # noqa: S310 the same
            found: list[dict[str, str]] = json.loads(answer.read() or b"[]")
            return found

    def run(self, *command: str) -> None:
        """Run a command of Prefect's to its end."""
        full = [sys.executable, "-m", "prefect", "--no-prompt", *command]
        subprocess.run(full, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def running(self, name: str, *command: str) -> Iterator[Path]:
        """A process of the desk, ended when the block is left; its log."""
        log = self.home / f"{name}.log"
        with log.open("wb") as told:
            process = subprocess.Popen(
                [sys.executable, *command], env=self.environment, cwd=ROOT, stdout=told, stderr=told
            )
            try:
                yield log
            finally:
                process.terminate()
                process.wait(_MOST_SECONDS)


@contextmanager
def server(folder: Path, poll: str) -> Iterator[Desk]:
    """A server with a home of its own, and the bundled references."""
    port = _free_port()
    with ReferenceServer(0) as references:
        sources = (ROOT / "seeds" / "sources.toml").read_text(encoding="utf-8")
        (folder / "sources.toml").write_text(sources.replace("http://127.0.0.1:8123", references.address))
        environment = {
            **os.environ,
            **PREFECT_DEFAULTS,
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
            "PREFECT_WORKER_QUERY_SECONDS": poll,
            "PREFECT_RUNNER_POLL_FREQUENCY": poll,
            "CLAIMS_HOME": str(folder / "claims"),
            "CLAIMS_SOURCES": str(folder / "sources.toml"),
        }
        desk = Desk(environment["PREFECT_API_URL"], folder, environment)
        with desk.running("server", "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)):
            until(lambda: _answers(f"{desk.api}/health"))
            yield desk


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        urlopen(url, timeout=2).close()  # noqa: S310 our own server
    except (URLError, TimeoutError, ConnectionError):
        return False
    return True


def until(ask: Callable[[], T]) -> T:
    """The first answer that is one.

    Raises:
        SystemExit: There is none.
    """
    for _ in range(int(_MOST_SECONDS / _LOOK_SECONDS)):
        if found := ask():
            return found
        time.sleep(_LOOK_SECONDS)
    raise SystemExit("It did not come about.")
