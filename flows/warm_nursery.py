"""A process that has a module loaded and forks a child for everyone who asks to have it run.

One thread and no event loop of a library: what is forked is then in one piece. A child is begun once at most, it ends
with the client that asked for it and with the nursery, and whatever a client sends or leaves out ends only its own
connection.
"""

import ctypes
import gc
import os
import selectors
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from types import FrameType

from flows.warm_client import FORWARDED, GO, LENGTH_BYTES, NO, NOT_STARTED, OUTCOME_BYTES, READY, user_of
from flows.warm_code import State
from flows.warm_request import Request, read_at_start, read_request

_MOST_VISITORS = 200
_MOST_WAITING = 64
_MOST_REQUEST_BYTES = 8_000_000
_PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 1.0
_READ_BYTES = 65536
_STREAMS = 3
_NONE = -1
_PR_SET_PDEATHSIG = 1
_SYSTEM = ctypes.CDLL(None)
_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class End(StrEnum):
    """Why a nursery has stopped serving."""

    ASKED = "it was asked to end"
    CODE_CHANGED = "the code on the disk is another"


class _Stage(Enum):
    READING = auto()
    READY = auto()
    RUNNING = auto()


@dataclass(slots=True)
class _Visitor:
    connection: socket.socket
    since: float
    stage: _Stage = _Stage.READING
    text: bytearray = field(default_factory=bytearray)
    streams: tuple[int, ...] = ()
    request: Request | None = None
    child: int = 0

    def close(self) -> None:
        self.connection.close()
        self.let_go_of_streams()

    def let_go_of_streams(self) -> None:
        for stream in self.streams:
            os.close(stream)
        self.streams = ()


class Nursery:
    """Serves the clients of one module on a listening socket, until it is asked to end or the code has changed."""

    def __init__(self, listener: socket.socket, module: str, loaded: State, code: Callable[[], State]) -> None:
        """Keep what it serves; ``loaded`` is the state of the code here, ``code`` tells that of the disk."""
        self._listener = listener
        self._command = ("-m", module)
        self._loaded, self._code = loaded, code
        self._at_start = read_at_start(dict(os.environb))
        self._visitors: dict[int, _Visitor] = {}
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = socket.socketpair()
        self._end: End | None = None
        self._asked_to_end = 0

    def serve(self) -> Request | End:
        """In a child that was forked, what it is to run; in the nursery, why it has ended.

        Raises:
            RuntimeError: There are other threads: a child would get what they hold locked, and not them.
        """
        if threading.active_count() > 1:
            raise RuntimeError(f"Threads were started while loading: {threading.enumerate()}")
        self._open()
        gc.collect()
        gc.freeze()
        sys.stdout.write("The nursery is ready.\n")
        sys.stdout.flush()
        while self._end is None or any(visitor.child for visitor in self._visitors.values()):
            for key, _ in self._selector.select(_LOOK_SECONDS):
                request = self._meet(key)
                if request is not None:
                    return request
            self._dismiss_the_slow()
        self._close()
        return self._end

    def _open(self) -> None:
        self._listener.listen(_MOST_WAITING)
        self._listener.settimeout(0)
        self._woken.settimeout(0)
        self._waker.settimeout(0)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGCHLD, *_ENDING):
            signal.signal(number, _noted)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def _meet(self, key: selectors.SelectorKey) -> Request | None:
        """Whatever has happened at one descriptor; a request in a child that was just forked for it."""
        if key.fileobj is self._listener:
            self._admit()
        elif key.fileobj is self._woken:
            self._wake()
        elif key.fd in self._visitors:
            return self._hear(self._visitors[key.fd])
        return None

    # --- signals: children that ended, and the wish that the nursery end ---

    def _wake(self) -> None:
        numbers = set(self._woken.recv(_READ_BYTES))
        if signal.SIGCHLD in numbers:
            for visitor in [each for each in self._visitors.values() if each.child]:
                self._look_after(visitor)
        if numbers.intersection(_ENDING):
            self._asked_to_end += 1
            self._stop_admitting(End.ASKED)
            self._tell_children(signal.SIGTERM if self._asked_to_end == 1 else signal.SIGKILL)

    def _look_after(self, visitor: _Visitor) -> None:
        child, status = os.waitpid(visitor.child, os.WNOHANG)
        if child:
            visitor.child = 0
            self._answer(visitor, _written(os.waitstatus_to_exitcode(status)))
            self._dismiss(visitor)

    def _stop_admitting(self, why: End) -> None:
        if self._end is None:
            self._selector.unregister(self._listener)
            self._listener.close()
        if self._end is not End.ASKED:
            self._end = why

    def _tell_children(self, number: int) -> None:
        for visitor in self._visitors.values():
            _send(visitor, number)

    # --- clients ---

    def _admit(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.accept()
            connection.settimeout(0)
            if len(self._visitors) >= _MOST_VISITORS or user_of(connection) != os.geteuid():
                connection.close()
                return
            self._visitors[connection.fileno()] = _Visitor(connection, time.monotonic())
            self._selector.register(connection, selectors.EVENT_READ)

    def _hear(self, visitor: _Visitor) -> Request | None:
        try:
            told, streams, _, _ = socket.recv_fds(visitor.connection, _READ_BYTES, _STREAMS, socket.MSG_CMSG_CLOEXEC)
        except BlockingIOError:
            return None
        except OSError:
            told, streams = b"", []
        visitor.streams += tuple(streams)
        if not told:
            self._dismiss(visitor)
        elif visitor.stage is _Stage.READING and not streams:
            visitor.text += told
            self._read(visitor)
        elif visitor.stage is _Stage.READY and told[:1] == GO and len(streams) == _STREAMS:
            return self._begin(visitor)
        elif not visitor.child:
            self._dismiss(visitor)
        else:
            for number in set(told).intersection(FORWARDED):
                _send(visitor, number)
        return None

    def _read(self, visitor: _Visitor) -> None:
        length = int.from_bytes(visitor.text[:LENGTH_BYTES], "big")
        if length > _MOST_REQUEST_BYTES:
            self._dismiss(visitor)
        elif len(visitor.text) >= max(LENGTH_BYTES + length, LENGTH_BYTES + 1):
            visitor.request = self._acceptable(bytes(visitor.text[LENGTH_BYTES:]))
            visitor.stage = _Stage.READY
            self._answer(visitor, NO if visitor.request is None else READY)
            if visitor.request is None:
                self._dismiss(visitor)

    def _acceptable(self, text: bytes) -> Request | None:
        """The request, where it is one, is for this module, and can be met by a process that runs already."""
        try:
            request = read_request(text)
        except ValueError:
            return None
        if request.arguments[:2] != self._command:
            return None
        if self._code() != self._loaded:
            self._stop_admitting(End.CODE_CHANGED)
            return None
        return request if request.read_at_start == self._at_start else None

    def _begin(self, visitor: _Visitor) -> Request | None:
        sys.stdout.flush()
        sys.stderr.flush()
        nursery = os.getpid()
        try:
            visitor.child = os.fork() if self._end is None else _NONE
        except OSError:
            visitor.child = _NONE
        if visitor.child == _NONE:
            visitor.child = 0
            self._answer(visitor, _written(NOT_STARTED))
            self._dismiss(visitor)
        elif visitor.child:
            visitor.stage = _Stage.RUNNING
            visitor.let_go_of_streams()
        else:
            return self._leave(nursery, visitor)
        return None

    def _answer(self, visitor: _Visitor, told: bytes) -> None:
        with suppress(OSError):
            visitor.connection.send(told)

    def _dismiss(self, visitor: _Visitor) -> None:
        """Close a connection; the child of a client that is gone ends with it."""
        if visitor.child:
            _send(visitor, signal.SIGKILL)
            os.waitpid(visitor.child, 0)
            visitor.child = 0
        if self._visitors.pop(visitor.connection.fileno(), None) is not None:
            self._selector.unregister(visitor.connection)
            visitor.close()

    def _dismiss_the_slow(self) -> None:
        late = time.monotonic() - _PATIENCE_SECONDS
        for visitor in [each for each in self._visitors.values() if not each.child and each.since < late]:
            self._dismiss(visitor)

    # --- leaving ---

    def _leave(self, nursery: int, own: _Visitor) -> Request | None:
        """In the child: end with the nursery, and let go of everything that is the nursery's; what is to be run."""
        for number in (signal.SIGCHLD, *_ENDING):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _SYSTEM.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != nursery:
            os._exit(1)
        os.setsid()
        streams, own.streams = own.streams, ()
        self._close()
        return replace(own.request, streams=streams) if own.request is not None else None

    def _close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._selector.close()
        for each in (self._listener, self._woken, self._waker):
            each.close()
        for visitor in self._visitors.values():
            visitor.close()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Nothing: its number is in the pipe that wakes the nursery."""


def _send(visitor: _Visitor, number: int) -> None:
    if visitor.child:
        with suppress(ProcessLookupError):
            os.kill(visitor.child, number)  # it is ours and was not waited for: no other can have its number


def _written(outcome: int) -> bytes:
    return outcome.to_bytes(OUTCOME_BYTES, "big", signed=True)
