"""A web server on loopback that does wrong what web servers do wrong: one path for every fault."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self

PAGE = (
    b"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A bridge for Hallstein</title></head><body>"
    b"<article><h1>A bridge for Hallstein</h1><p>The council of Hallstein agreed on Monday to build a bridge over "
    b"the river. It will cost four million euros.</p></article></body></html>"
)
_HTML = "text/html; charset=utf-8"
_STEP_SECONDS = 0.02
_PART = b"x" * 4096


class _Handler(BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    server: "_Server"

    def do_GET(self) -> None:
        self.server.asked(self.path)
        name, _, rest = self.path.lstrip("/").partition("/")
        if name.isdigit():
            self._whole(PAGE, status=int(name))
            return
        faults: dict[str, Callable[[], None]] = {
            "ok": lambda: self._whole(PAGE),
            "to": lambda: self._redirect(rest),
            "loop": lambda: self._redirect("/loop"),
            "slow": self._slow,
            "silent": self._silent,
            "pause": self._pause,
            "endless": self._endless,
            "truncated": lambda: self._whole(PAGE, claimed=len(PAGE) + 100),
            "garbage": lambda: self._whole(bytes(range(256)) * 20),
            "wrong-type": lambda: self._whole(PAGE, media_type="image/png"),
            "untyped": lambda: self._whole(PAGE, media_type=None),
            "gzip": lambda: self._whole(gzip.compress(PAGE), encoding="gzip"),
            "empty": lambda: self._whole(b""),
            "closed": self._closed,
            "nonsense": lambda: self._say(b"Good day to you!\r\n\r\n"),
        }
        with suppress(ConnectionError):
            faults.get(name, lambda: self._whole(PAGE, status=404))()

    def _whole(
        self,
        body: bytes,
        *,
        status: int = 200,
        media_type: str | None = _HTML,
        encoding: str = "",
        claimed: int | None = None,
    ) -> None:
        self.send_response(status)
        if media_type is not None:
            self.send_header("Content-Type", media_type)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body) if claimed is None else claimed))
        self.end_headers()
        self._say(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _slow(self) -> None:
        """A byte at a time: every single read is quick, the whole is not."""
        self._begin()
        while not self.server.ended.wait(_STEP_SECONDS):
            self._say(b".")

    def _silent(self) -> None:
        """Nothing, not even a status."""
        self.server.ended.wait()

    def _pause(self) -> None:
        """A page after a moment, counted while it is kept waiting."""
        with self.server.waiting():
            self.server.ended.wait(_STEP_SECONDS)
        self._whole(PAGE)

    def _endless(self) -> None:
        self._begin()
        while not self.server.ended.is_set():
            self._say(_PART)

    def _closed(self) -> None:
        self.close_connection = True

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", _HTML)
        self.end_headers()

    def _say(self, content: bytes) -> None:
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ended = Event()
        self.paths: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = Lock()

    def asked(self, path: str) -> None:
        with self._lock:
            self.paths.append(path)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        yield
        with self._lock:
            self._at_once -= 1

    def handle_error(self, request: object, client_address: object) -> None:
        """The client hung up: often that is the point."""


class FaultServer:
    """Serves faults; use it as ``with``.

    ``/ok`` a page · ``/404`` and any other number that status · ``/to/<address>`` a redirect to it · ``/loop`` ·
    ``/slow`` trickles for ever · ``/silent`` · ``/pause`` for a moment · ``/endless`` · ``/truncated`` · ``/garbage`` ·
    ``/wrong-type`` · ``/untyped`` · ``/gzip`` though nobody asked · ``/empty`` · ``/closed`` at once ·
    ``/nonsense`` instead of HTTP.
    """

    def __init__(self) -> None:
        self._server = _Server()
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def asked(self) -> tuple[str, ...]:
        """The paths that were asked for, in their order."""
        return tuple(self._server.paths)

    @property
    def most_at_once(self) -> int:
        """How many clients waited for ``/pause`` at the same time."""
        return self._server.most_at_once

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"{self.address}/{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.ended.set()
        self._server.shutdown()
        self._server.server_close()
