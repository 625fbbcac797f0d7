"""The processes of flow runs on this machine, found by what they were told when they were started."""

import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PROCESSES = Path("/proc")
_RUN = b"PREFECT__FLOW_RUN_ID="
_END_SECONDS = 5
_LOOK_SECONDS = 0.1


def processes_are_known() -> bool:
    """Whether this system shows what a process was told."""
    return (_PROCESSES / "self" / "environ").exists()


def processes_of_runs(api: str) -> Mapping[str, Sequence[int]]:
    """The flow runs of a server that have processes on this machine, and the ids of these."""
    found: dict[str, list[int]] = {}
    for folder in _PROCESSES.iterdir():
        told = _told(folder) if folder.name.isdecimal() else ()
        if b"PREFECT_API_URL=" + api.encode() in told:
            for run in (line.removeprefix(_RUN) for line in told if line.startswith(_RUN)):
                found.setdefault(run.decode(), []).append(int(folder.name))
    return found


def end_runs(api: str) -> None:
    """End the flow runs that a worker which was killed has left behind."""
    left = [pid for pids in processes_of_runs(api).values() for pid in pids] if processes_are_known() else []
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for pid in filter(_is_run, left):
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        _wait_for(left)


def _wait_for(left: Sequence[int]) -> None:
    until = time.monotonic() + _END_SECONDS
    while any(map(_is_run, left)) and time.monotonic() < until:
        time.sleep(_LOOK_SECONDS)


def _is_run(pid: int) -> bool:
    return any(line.startswith(_RUN) for line in _told(_PROCESSES / str(pid)))


def _told(folder: Path) -> Sequence[bytes]:
    try:
        return (folder / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or is somebody else's
        return ()
