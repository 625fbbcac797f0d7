"""A small HTTP server in a thread of its own, for what a desk shows beside Prefect."""

from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

_LOOK_SECONDS = 0.05
"""How soon it stops when it is told to."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64
    """All sources are asked at once; with the usual 5 the sixth would wait for its connection to be tried again."""


class LoopbackServer:
    """A server of what a handler answers; use it as ``with``."""

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler], port: int = 0, host: str = "127.0.0.1") -> None:
        """Bind a port, any free one for 0.

        Raises:
            OSError: The port is taken.
        """
        self._server = _Server((host, port), handler)
        self._thread = Thread(target=self._server.serve_forever, args=(_LOOK_SECONDS,), daemon=True)

    @property
    def address(self) -> str:
        """Where it listens."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def wait(self) -> None:
        """Serve until interrupted."""
        try:
            self._thread.join()
        except KeyboardInterrupt:
            return


class FolderServer(LoopbackServer):
    """A server of all files of a folder; use it as ``with``."""

    def __init__(self, folder: Path, port: int = 0, host: str = "127.0.0.1") -> None:
        """Bind a port, any free one for 0.

        Raises:
            OSError: The port is taken.
        """
        super().__init__(partial(_Quiet, directory=str(folder)), port, host)
