"""Warm children: whoever runs a module by way of a nursery sees no difference, whatever ends first."""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.warm import nursery_command, warm_command
from flows.warm_code import state_of_code
from tests.conftest import ROOT

TARGET = "tests.flows.warm_target"
_MOST_SECONDS = 30.0
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="A nursery needs Linux.")


@dataclass(frozen=True, slots=True)
class Running:
    """A nursery that serves."""

    process: "subprocess.Popen[str]"
    address: Path

    def client(self, *order: object, folder: Path = ROOT, **environment: str) -> "subprocess.Popen[str]":
        return begun([*warm_command(self.address, TARGET), *map(str, order)], folder, environment)

    def ended(self, *order: object, folder: Path = ROOT, **environment: str) -> tuple[int, dict[str, object]]:
        """The exit code, and what the module has said of its place."""
        client = self.client(*order, folder=folder, **environment)
        told, _ = client.communicate(timeout=_MOST_SECONDS)
        place: dict[str, object] = json.loads(told.splitlines()[0])
        return client.returncode, place

    def is_parent(self, place: dict[str, object]) -> bool:
        return place["parent"] == self.process.pid


_BEGUN: list["subprocess.Popen[str]"] = []


def begun(command: list[str], folder: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**_ENVIRONMENT, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _BEGUN.append(process)
    return process


@pytest.fixture(autouse=True)
def _nobody_left() -> Iterator[None]:
    yield
    while _BEGUN:
        process = _BEGUN.pop()
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            stream.close()
        process.wait(_MOST_SECONDS)


@contextmanager
def nursery_at(address: Path, command: list[str] | None = None) -> Iterator[Running]:
    process = subprocess.Popen(
        command or nursery_command(address, TARGET), cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert "ready" in process.stdout.readline()
        yield Running(process, address)
    finally:
        process.kill()
        process.communicate(timeout=_MOST_SECONDS)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with nursery_at(tmp_path_factory.mktemp("warm") / "own" / "socket") as running:
        yield running


def test_a_child_of_the_nursery_takes_the_place_of_its_client(nursery: Running, tmp_path: Path) -> None:
    client = nursery.client("exit", 0, "zwei Wörter", "", folder=tmp_path, MARK="read")
    told, _ = client.communicate("from outside", timeout=_MOST_SECONDS)
    place = json.loads(told)
    assert nursery.is_parent(place)
    assert place["arguments"] == ["exit", "0", "zwei Wörter", ""]
    assert place["folder"] == str(tmp_path)
    assert place["input"] == "from outside"


@pytest.mark.parametrize(
    "order", [("exit", 0), ("exit", 7), ("exit", 255), ("fail",), ("die", 15), ("die", 9)], ids=str
)
def test_a_client_ends_as_the_usual_command_does(nursery: Running, order: tuple[object, ...]) -> None:
    usual = begun([sys.executable, "-m", TARGET, *map(str, order)], ROOT, {})
    _, blamed = usual.communicate(timeout=_MOST_SECONDS)
    warm = nursery.client(*order)
    told, complained = warm.communicate(timeout=_MOST_SECONDS)
    assert nursery.is_parent(json.loads(told))
    assert warm.returncode == usual.returncode
    assert complained.splitlines()[-1:] == blamed.splitlines()[-1:]


@pytest.mark.parametrize(
    ("order", "number", "outcome"),
    [("heed", signal.SIGTERM, 21), ("sleep", signal.SIGTERM, -15), ("sleep", signal.SIGINT, -2), ("sleep", 1, -1)],
)
def test_a_signal_to_the_client_reaches_the_child(nursery: Running, order: str, number: int, outcome: int) -> None:
    client = nursery.client(order)
    child = _child_of(client, lines=2 if order == "heed" else 1)
    client.send_signal(number)
    assert client.wait(_MOST_SECONDS) == outcome
    _until(lambda: not _runs(child))


def test_a_child_ends_with_its_client(nursery: Running) -> None:
    client = nursery.client("heed")
    child = _child_of(client)
    client.kill()
    _until(lambda: not _runs(child))
    assert client.wait(_MOST_SECONDS) == -signal.SIGKILL
    assert nursery.ended("exit", 3)[0] == 3


def test_a_child_ends_with_the_nursery_and_its_run_counts_as_killed(tmp_path: Path) -> None:
    with nursery_at(tmp_path / "own" / "socket") as nursery:
        client = nursery.client("heed")
        child = _child_of(client)
        nursery.process.kill()
        assert client.wait(_MOST_SECONDS) == -signal.SIGKILL
        _until(lambda: not _runs(child))
        code, place = nursery.ended("exit", 4)
        assert code == 4
        assert not nursery.is_parent(place)


def test_a_nursery_that_is_asked_to_end_asks_its_children_first(tmp_path: Path) -> None:
    with nursery_at(tmp_path / "own" / "socket") as nursery:
        client = nursery.client("heed")
        _child_of(client, lines=2)
        nursery.process.terminate()
        assert client.wait(_MOST_SECONDS) == 21
        assert nursery.process.wait(_MOST_SECONDS) == 0


def test_without_a_nursery_everything_is_as_usual(tmp_path: Path) -> None:
    code, place = Running(begun(["true"], ROOT, {}), tmp_path / "nowhere" / "socket").ended("exit", 5, folder=tmp_path)
    assert code == 5
    assert place["arguments"] == ["exit", "5"]
    assert place["folder"] == str(tmp_path)


def test_what_an_interpreter_reads_only_at_its_start_asks_for_a_new_one(nursery: Running) -> None:
    code, place = nursery.ended("exit", 6, PYTHONHASHSEED="7")
    assert code == 6
    assert not nursery.is_parent(place)


def test_a_nursery_that_does_not_answer_is_passed_by_and_begins_nothing_later(tmp_path: Path) -> None:
    with nursery_at(tmp_path / "own" / "socket") as nursery:
        nursery.process.send_signal(signal.SIGSTOP)
        code, place = nursery.ended("count", tmp_path / "beginnings")
        nursery.process.send_signal(signal.SIGCONT)
        assert code == 0
        assert not nursery.is_parent(place)
        assert nursery.is_parent(nursery.ended("exit", 0)[1])
        assert (tmp_path / "beginnings").read_text(encoding="utf-8") == "x"


def test_nothing_is_begun_twice_whenever_the_nursery_dies(tmp_path: Path) -> None:
    chance = random.Random(20)  # noqa: S311 moments
    for number in range(6):
        beginnings = tmp_path / f"beginnings-{number}"
        with nursery_at(tmp_path / "own" / "socket") as nursery:
            client = nursery.client("count", beginnings)
            time.sleep(chance.uniform(0.0, 0.08))
            nursery.process.kill()
            outcome = client.wait(_MOST_SECONDS)
            count = len(beginnings.read_text(encoding="utf-8")) if beginnings.exists() else 0
            assert (outcome, count) in {(0, 1), (-9, 0), (-9, 1)}


def _request(*fields: bytes) -> bytes:
    text = b"\0".join(fields)
    return len(text).to_bytes(4, "big") + text


HOSTILE = {
    "nothing": b"",
    "half a length": b"\0\0",
    "half a request": b"\0\0\1\0/",
    "eight gigabytes": b"\xff\xff\xff\xff" + b"x" * 1000,
    "no fields": _request(b""),
    "no count": _request(b"/", b"many", b"-m"),
    "a count below zero": _request(b"/", b"-1", b"-m"),
    "more arguments than fields": _request(b"/", b"9", b"-m"),
    "another module": _request(b"/", b"2", b"-m", b"http.server"),
    "code": _request(b"/", b"2", b"-c", b"import os"),
    "a variable without a name": _request(b"/", b"2", b"-m", TARGET.encode(), b"=x"),
    "leave to begin, for nothing": b"\0\0\0\0" * 50,
}


@pytest.mark.parametrize("told", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("streams", [0, 1, 20])
def test_whatever_it_is_told_a_nursery_serves_on(nursery: Running, told: bytes, streams: int) -> None:
    descriptors = _descriptors(nursery)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        visitor.connect(str(nursery.address))
        visitor.settimeout(_MOST_SECONDS)
        if told and streams:
            socket.send_fds(visitor, [told], [0] * streams)
        else:
            visitor.sendall(told)
        visitor.shutdown(socket.SHUT_WR)
        assert b"R" not in visitor.recv(10)
    assert nursery.is_parent(nursery.ended("exit", 0)[1])
    _until(lambda: _descriptors(nursery) == descriptors)


@pytest.mark.parametrize(("leave", "streams"), [(b"\0", 0), (b"\0", 2), (b"\0", 9), (b"\x0f", 3), (b"R", 3)])
def test_leave_without_the_three_streams_begins_nothing(nursery: Running, leave: bytes, streams: int) -> None:
    descriptors = _descriptors(nursery)
    environment = [f"{name}={value}".encode() for name, value in _ENVIRONMENT.items()]
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        visitor.connect(str(nursery.address))
        visitor.settimeout(_MOST_SECONDS)
        visitor.sendall(_request(b"/", b"4", b"-m", TARGET.encode(), b"exit", b"0", *environment))
        assert visitor.recv(1) == b"R"
        socket.send_fds(visitor, [leave], [2] * streams)
        assert visitor.recv(4) == (b"" if streams != 9 else b"\0\0\0\0")  # what is too many the system drops
    _until(lambda: _descriptors(nursery) == descriptors)


def test_a_nursery_keeps_nothing_of_those_who_have_gone(nursery: Running) -> None:
    descriptors = _descriptors(nursery)
    clients = [nursery.client("exit", number) for number in range(12)]
    assert [client.wait(_MOST_SECONDS) for client in clients] == list(range(12))
    _until(lambda: _descriptors(nursery) == descriptors)


def test_no_nursery_serves_where_others_may_enter(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    refused = subprocess.run(
        nursery_command(folder / "socket", TARGET),
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "open to others" in refused.stderr


def test_a_second_nursery_leaves_the_first_alone(nursery: Running) -> None:
    refused = subprocess.run(
        nursery_command(nursery.address, TARGET),
        cwd=ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "already" in refused.stderr
    assert nursery.is_parent(nursery.ended("exit", 0)[1])


def test_a_socket_may_have_a_long_path(tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 100) / ("b" * 100)
    folder.mkdir(parents=True)
    with nursery_at(folder / "own" / "socket") as nursery:
        assert nursery.is_parent(nursery.ended("exit", 0)[1])


def test_a_nursery_begins_anew_when_its_code_has_changed(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    address = tmp_path / "own" / "socket"
    begin = (
        "from pathlib import Path; from flows.warm import main; from flows.warm_code import state_of_code; "
        f"main(Path({str(address)!r}), {TARGET!r}, lambda: state_of_code([Path({str(tmp_path / 'code')!r})]))"
    )
    with nursery_at(address, [sys.executable, "-c", begin]) as nursery:
        assert nursery.is_parent(nursery.ended("exit", 0)[1])
        (tmp_path / "code" / "new.py").touch()
        code, place = nursery.ended("exit", 8)
        assert code == 8
        assert not nursery.is_parent(place)
        assert nursery.process.stdout is not None
        assert "ready" in nursery.process.stdout.readline()
        assert nursery.is_parent(nursery.ended("exit", 0)[1])


def test_the_state_of_code_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "below" / "__pycache__").mkdir(parents=True)
    (tmp_path / "below" / "words.toml").write_text("a", encoding="utf-8")
    before = state_of_code([tmp_path])
    (tmp_path / "below" / "__pycache__" / "words.pyc").write_text("a", encoding="utf-8")
    assert state_of_code([tmp_path]) == before
    (tmp_path / "below" / "words.toml").write_text("ab", encoding="utf-8")
    assert state_of_code([tmp_path]) != before


def _child_of(client: "subprocess.Popen[str]", lines: int = 1) -> int:
    """The id of the process that runs the module, once it has said so many lines."""
    assert client.stdout is not None
    told = [client.stdout.readline() for _ in range(lines)]
    return int(json.loads(told[0])["pid"])


def _runs(pid: int) -> bool:
    try:
        found = re.search(r"\) (\w)", Path(f"/proc/{pid}/stat").read_text(encoding="utf-8"))
    except OSError:
        return False
    return found is not None and found[1] != "Z"


def _descriptors(nursery: Running) -> int:
    return len(list(Path(f"/proc/{nursery.process.pid}/fd").iterdir()))


def _until(is_so: Callable[[], bool]) -> None:
    for _ in range(int(_MOST_SECONDS * 50)):
        if is_so():
            return
        time.sleep(0.02)
    pytest.fail("It did not come about.")
