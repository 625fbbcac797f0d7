"""``claims serve``: one command brings up a desk, an event has an article checked, and a signal ends it all."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from tests.flows.conftest import free_port
from tests.flows.sites import ARTICLE, PAGE, hanging, serving, source

_MOST_SECONDS = 120
pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Processes are counted in /proc.")


def test_a_desk_checks_what_an_event_brings_and_leaves_nothing_behind(
    prefect_environment: dict[str, str], tmp_path: Path
) -> None:
    pages = {"/article.txt": (200, "text/plain", ARTICLE.encode()), "/port.txt": (200, "text/plain", PAGE)}
    with serving(pages) as site, hanging() as silent:
        (tmp_path / "sources.toml").write_text(source("port", f"{site.address}/port.txt"), encoding="utf-8")
        with _desk(prefect_environment, tmp_path) as (desk, api), _second_desk(desk, tmp_path) as second:
            assert _post(api, "work_pools/filter", {})[0]["type"] == "process"
            assert _asked(api, {"Origin": "http://evil.example"}) == 403
            assert _asked(api, {"Host": "evil.example"}) == 400

            _publish(api, f"{site.address}/article.txt")
            _until(lambda: _runs(api, "COMPLETED", "FAILED", "CRASHED"), desk, tmp_path)
            assert _runs(api, "COMPLETED"), (tmp_path / "log").read_text(encoding="utf-8")
            [report] = tmp_path.glob("home/reports/*/report.json")
            found = json.loads(report.read_text(encoding="utf-8"))
            assert found["article"]["url"] == f"{site.address}/article.txt"
            assert [claim["verdict"]["label"] for claim in found["claims"]] == ["supported"]
            assert {"markdown", "table", "progress"} == {a["type"] for a in _post(api, "artifacts/filter", {})}

            assert _read(f"{_reports(tmp_path)}/{report.parent.name}/report.json") == report.read_bytes()
            assert second.wait(_MOST_SECONDS) == 2

            _publish(api, silent)
            _until(lambda: _running(api, silent), desk, tmp_path)
            first = _running(api, silent)[0]
            os.kill(_process_of(tmp_path, first["id"]), signal.SIGKILL)
            _until(
                lambda: first["run_count"] + 1 in [run["run_count"] for run in _running(api, silent)], desk, tmp_path
            )
            assert [run["id"] for run in _running(api, silent)] == [first["id"]]
            assert len(_processes(tmp_path)) > 2
            desk.send_signal(signal.SIGINT)
            _until_ended_with_impatience(desk)
            assert desk.returncode == 0
            assert not _processes(tmp_path)
    assert "Stopped." in (tmp_path / "log").read_text(encoding="utf-8")
    assert _message(tmp_path, first["id"]) == "The desk was stopped; the run begins again with it."


@contextmanager
def _desk(environment: dict[str, str], folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A desk that is ready, with all that it stores below a folder, and the address of its API."""
    (folder / "prefect").mkdir()
    shutil.copy(Path(environment["PREFECT_HOME"]) / "prefect.db", folder / "prefect")
    environment = {
        **environment,
        "PREFECT_HOME": str(folder / "prefect"),
        "CLAIMS_HOME": str(folder / "home"),
        "CLAIMS_SOURCES": str(folder / "sources.toml"),
        "CLAIMS_ENCODER": "none",
    }
    port = free_port()
    command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--port", str(port)]
    command += ["--reports-port", str(free_port())]
    with (folder / "log").open("wb") as log:
        desk = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _until(lambda: b"takes runs from" in (folder / "log").read_bytes(), desk, folder)
            yield desk, f"http://127.0.0.1:{port}/api"
        finally:
            desk.terminate()
            desk.wait(_MOST_SECONDS)
            for pid in _processes(folder):
                os.kill(pid, signal.SIGKILL)


@contextmanager
def _second_desk(desk: "subprocess.Popen[bytes]", folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A desk that finds the port of the first one taken."""
    assert isinstance(desk.args, list)
    with (folder / "second").open("wb") as log:
        second = subprocess.Popen(desk.args, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        yield second
    assert "it is taken; name another by --reports-port." in (folder / "second").read_text(encoding="utf-8")


def _reports(folder: Path) -> str:
    found = re.search(r"Reports are at (\S+/reports)/", (folder / "log").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def _message(folder: Path, run: str) -> str:
    """What is said of the state of a run, in the database that a desk has left."""
    with closing(sqlite3.connect(folder / "prefect" / "prefect.db")) as database:
        query = "SELECT s.message FROM flow_run_state s JOIN flow_run f ON s.id = f.state_id WHERE f.id = ?"
        [[message]] = database.execute(query, [run]).fetchall()
    return str(message)


def _asked(api: str, headers: dict[str, str]) -> int:
    try:
        with urlopen(Request(f"{api}/health", headers=headers), timeout=20) as answer:
            status: int = answer.status
    except HTTPError as error:
        with error:
            status = error.code
    return status


def _read(url: str) -> bytes:
    with urlopen(url, timeout=20) as answer:
        content: bytes = answer.read()
    return content


def _publish(api: str, url: str) -> None:
    _post(
        api,
        "events",
        [
            {
                "id": str(uuid4()),
                "occurred": datetime.now(UTC).isoformat(),  # noqa: TID251 the event is of now
                "event": "article.published",
                "resource": {"prefect.resource.id": "claims.article.lenham"},
                "payload": {"url": url},
            }
        ],
    )


def _runs(api: str, *states: str) -> list[Any]:
    found: list[Any] = _post(api, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": states}}}})
    return found


def _running(api: str, article: str) -> list[Any]:
    """The run on an article, while it is running."""
    return [run for run in _runs(api, "RUNNING") if run["parameters"].get("article") == article]


def _post(api: str, path: str, content: object) -> Any:  # noqa: ANN401 what the server says
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(f"{api}/{path}", json.dumps(content).encode(), headers), timeout=20) as answer:
        return json.loads(answer.read() or b"null")


def _until(is_so: Callable[[], object], desk: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(_MOST_SECONDS * 4):
        if is_so():
            return
        assert desk.poll() is None, (folder / "log").read_text(encoding="utf-8")
        time.sleep(0.25)
    pytest.fail((folder / "log").read_text(encoding="utf-8"))


def _until_ended_with_impatience(desk: "subprocess.Popen[bytes]") -> None:
    """More signals must not stop the stopping."""
    for _ in range(_MOST_SECONDS * 5):
        if desk.poll() is not None:
            return
        desk.send_signal(signal.SIGTERM)
        time.sleep(0.2)
    pytest.fail("It did not stop.")


def _process_of(folder: Path, run: str) -> int:
    wanted = f"PREFECT__FLOW_RUN_ID={run}".encode()
    told = {pid: Path(f"/proc/{pid}/environ").read_bytes() for pid in _processes(folder)}
    return next(pid for pid, words in told.items() if wanted in words)


def _processes(folder: Path) -> list[int]:
    """Everything that runs with a store in this folder, whoever started it."""
    wanted = f"CLAIMS_HOME={folder / 'home'}".encode()
    found = []
    for path in Path("/proc").iterdir():
        try:
            if re.fullmatch(r"\d+", path.name) and wanted in (path / "environ").read_bytes().split(b"\0"):
                found.append(int(path.name))
        except OSError:
            continue
    return found
