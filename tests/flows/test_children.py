"""The processes of a desk: they end with it, and are started again a few times."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from flows.serving.children import Child, Order
from flows.serving.plan import Desk, Part, environment_of
from tests.conftest import ROOT

_MOST_SECONDS = 20
_WAITS = ["http.server", "0", "--bind", "127.0.0.1"]
"""A module that runs until it is ended."""
_PARENT = """
import os, sys, time
from flows.serving.children import Child, Order
with Child(Order("It", %r, {**os.environ})):
    time.sleep(60)
"""


def _until(is_so: Callable[[], object]) -> None:
    until = time.monotonic() + _MOST_SECONDS
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.05)


def _children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _runs(pid: int, module: str) -> bool:
    """Whether a process runs a module; one that has ended runs nothing."""
    try:
        return module in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells a child that its parent has died.")
def test_a_child_ends_when_the_desk_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT % _WAITS], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: [child for child in _children_of(parent.pid) if _runs(child, "http.server")])
        [child] = _children_of(parent.pid)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    _until(lambda: not _runs(child, "http.server"))


def test_a_child_that_ends_again_and_again_is_given_up(capfd: pytest.CaptureFixture[str]) -> None:
    with Child(Order("The port authority", ["tests.nobody_is_here"], {**os.environ})) as child:
        for _ in range(5):
            _until(child.has_ended)
            child.restart()
        _until(child.has_ended)
        with pytest.raises(click.ClickException, match="The port authority ended 6 times"):
            child.restart()
    assert "The port authority ended by itself (exit code 1); it is started again." in capfd.readouterr().out


def test_what_a_quiet_child_said_is_shown_when_it_failed() -> None:
    with Child(Order("Deploying", ["tests.nobody_is_here"], {**os.environ}, is_quiet=True)) as child:
        _until(child.has_ended)
        with pytest.raises(click.ClickException, match=r"Deploying failed\.\n.*No module named"):
            child.is_done()


def test_a_desk_tells_its_processes_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_UI_URL", "CLAIMS_REPORTS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "sqlite:///ledger.sqlite")
    told = environment_of(Desk(4300, 4301))
    assert told["PREFECT_API_URL"] == "http://127.0.0.1:4300/api"
    assert told["PREFECT_UI_URL"] == told["PREFECT_SERVER_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4300"
    assert told["CLAIMS_REPORTS_URL"] == "http://127.0.0.1:4301"
    assert told["CLAIMS_DATABASE_URL"] == "sqlite:///ledger.sqlite"
    assert told["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


def test_addresses_that_people_use_are_theirs_to_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://server:4200/api")
    monkeypatch.setenv("PREFECT_UI_URL", "https://desk.example")
    monkeypatch.setenv("CLAIMS_REPORTS_URL", "https://reports.example")
    worker = Desk(4200, 4201, only=Part.WORKER)
    assert (worker.api, worker.url, worker.reports_url) == (
        *("http://server:4200/api", "https://desk.example", "https://reports.example"),
    )
    assert Desk(4200, 4201).api == "http://127.0.0.1:4200/api"
