"""Run a Python module in a child of a nursery that has it loaded; or as usual, where there is none.

    python -I -S warm_client.py SOCKET -m MODULE [ARGUMENT ...]

To whoever started it this process is that module: it takes its signals, ends with its exit code, and the module ends
with it. It imports nothing of the project, so that it is there in a fiftieth of a second.
"""

import os
import signal
import socket
import sys
from types import FrameType

READY, NO = b"R", b"N"
GO = b"\0"
NOT_STARTED = -1000
LENGTH_BYTES = OUTCOME_BYTES = 4
FORWARDED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
_ANSWER_SECONDS = 2.0
_CREDENTIALS_BYTES = 12


def main() -> None:
    """Run it, and end as it ends."""
    address, command = sys.argv[1], sys.argv[2:]
    nursery = _reached(address)
    if nursery is not None and _is_ready(nursery, command):
        # What was begun is never begun again: from here on, no answer means that it was killed.
        outcome = _outcome(nursery)
        if outcome != NOT_STARTED:
            _end_like(outcome)
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606 the very command that was asked for


def _reached(address: str) -> socket.socket | None:
    """A connection to a nursery of the same user; None where there is none."""
    folder, name = os.path.split(address)
    try:
        nursery = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        nursery.settimeout(_ANSWER_SECONDS)
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        nursery.connect(f"/proc/self/fd/{place}/{name}")  # a path as such may be too long for a socket
        os.close(place)
        return nursery if user_of(nursery) == os.geteuid() else None
    except OSError:
        return None


def user_of(connection: socket.socket) -> int:
    """The user id of the process at the other end.

    Raises:
        OSError: The system does not say.
    """
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS_BYTES)
    return int.from_bytes(credentials[4:8], sys.byteorder)


def _is_ready(nursery: socket.socket, command: list[str]) -> bool:
    """Whether the nursery has taken the request and waits for leave to begin."""
    environment = [name + b"=" + value for name, value in os.environb.items()]
    fields = [os.getcwdb(), str(len(command)).encode(), *map(os.fsencode, command), *environment]  # noqa: PTH109 bytes, without pathlib
    request = b"\0".join(fields)
    try:
        nursery.sendall(len(request).to_bytes(LENGTH_BYTES, "big") + request)
        return nursery.recv(1) == READY
    except OSError:
        return False


def _outcome(nursery: socket.socket) -> int:
    """Give leave, hand on every signal, and wait for how it ended: an exit code, or the number of a signal below 0."""

    def hand_on(number: int, _frame: FrameType | None) -> None:
        try:
            nursery.send(bytes([number]))
        except OSError:
            return  # it has ended; that is read next

    nursery.settimeout(None)
    try:
        # Only now: a nursery that hangs would hold open what whoever started this process reads to its end.
        socket.send_fds(nursery, [GO], [0, 1, 2])
        for each in FORWARDED:
            signal.signal(each, hand_on)
        told = nursery.recv(OUTCOME_BYTES, socket.MSG_WAITALL)
    except OSError:
        told = b""
    return int.from_bytes(told, "big", signed=True) if len(told) == OUTCOME_BYTES else -signal.SIGKILL


def _end_like(outcome: int) -> None:
    if outcome < 0:
        if -outcome != signal.SIGKILL:
            signal.signal(-outcome, signal.SIG_DFL)
        os.kill(os.getpid(), -outcome)
    os._exit(outcome & 255)


if __name__ == "__main__":
    main()
