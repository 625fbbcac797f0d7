"""A whole desk under test: ``claims serve`` in a folder of its own, asked as its users ask it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import Request, urlopen
from uuid import uuid4

from tests.servers.process import free_port

_START_SECONDS, _STOP_SECONDS = 150, 60
_LOOK_SECONDS = 0.1
_READY = b"Ready after"


class DeskFailed(AssertionError):
    """A desk did not come up, or what was waited for did not happen; with the end of its log."""


class Desk:
    """A desk; use it as ``with``. What it stores outlives :meth:`restart`."""

    def __init__(self, folder: Path, database: Path | None, environment: Mapping[str, str]) -> None:
        """Put it into a folder.

        Args:
            folder: For everything that it stores.
            database: A migrated database of Prefect, which is copied; None for one that the desk makes.
            environment: Of its processes.
        """
        self.folder = folder
        self.port, self.reports_port = free_port(), free_port()
        self._environment = {
            **environment,
            "DO_NOT_TRACK": "1",
            "PREFECT_HOME": str(folder / "prefect"),
            "CLAIMS_HOME": str(self.home),
            "CLAIMS_ENCODER": "none",
        }
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "prefect").mkdir(parents=True)
        if database is not None:
            shutil.copy(database, folder / "prefect" / "prefect.db")

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it; it is ready when this returns."""
        ports = ["--port", str(self.port), "--reports-port", str(self.reports_port)]
        command = [sys.executable, "-u", "-c", "from flows.cli import main; main()", "serve", *ports]
        with self._log.open("ab") as log:
            begin = log.tell()
            self._process = subprocess.Popen(
                command, env=self._environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        try:
            self.until(lambda: _READY in self._log.read_bytes()[begin:], "it is ready", _START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop it as a user does."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)

    def kill(self) -> None:
        """End every process of it at once, as a loss of power does."""
        process, self._process = self._process, None
        for _ in range(3):
            for pid in self.processes():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        if process is not None:
            process.wait()

    def kill_run(self, run: str) -> bool:
        """End the process of a flow run at once; whether there was one."""
        found = self.processes(f"PREFECT__FLOW_RUN_ID={run}", f"PREFECT_FLOW_RUN_ID={run}")
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(found)

    def processes(self, *also: str) -> list[int]:
        """Everything that runs with a store in this folder; with one of some variables too, where they are named."""
        wanted, named = f"CLAIMS_HOME={self.home}".encode(), {name.encode() for name in also}
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                environment = set((path / "environ").read_bytes().split(b"\0"))
                if wanted in environment and (not named or named & environment):
                    found.append(int(path.name))
        return found

    # --- what users do ----------------------------------------------------------------------------------------

    def post(self, path: str, content: object) -> Any:  # noqa: ANN401 what the server says
        headers = {"Content-Type": "application/json"}
        asked = Request(f"{self.address}/api/{path}", json.dumps(content).encode(), headers)
        with urlopen(asked, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def publish(self, url: str, name: str = "article.published") -> None:
        """Post an event as a newsroom's own system does."""
        event = {
            "id": str(uuid4()),
            "occurred": datetime.now(UTC).isoformat(),  # noqa: TID251 the event is of now
            "event": name,
            "resource": {"prefect.resource.id": "claims.article.posted"},
            "payload": {"url": url},
        }
        self.post("events", [event])

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """The runs of a flow, the earliest first."""
        wanted = {"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_ASC", "limit": 200}
        found: list[dict[str, Any]] = self.post("flow_runs/filter", wanted)
        return found

    def run_in(self, flow: str, *states: str, place: int = 0) -> dict[str, Any]:
        """The run of a flow, once it is in a state of one of these names."""

        def found() -> dict[str, Any] | None:
            runs = self.runs(flow)
            return runs[place] if len(runs) > place and runs[place]["state"]["name"] in states else None

        run: dict[str, Any] = self.until(found, f"run {place} of {flow} is {' or '.join(states)}")
        return run

    def until(self, is_so: Callable[[], Any], what: str, seconds: float = 90) -> Any:  # noqa: ANN401 what is so
        """What a question answers, once it answers with anything."""
        last = time.monotonic() + seconds
        while time.monotonic() < last:
            found = is_so()
            if found:
                return found
            if self._process is not None and self._process.poll() is not None:
                raise DeskFailed(f"The desk ended before {what}:\n{self.log()}")
            time.sleep(_LOOK_SECONDS)
        raise DeskFailed(f"Within {seconds} seconds it was not so that {what}:\n{self.log()}")

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-6000:]

    @property
    def _log(self) -> Path:
        return self.folder / "log"
