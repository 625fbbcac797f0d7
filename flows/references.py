"""Serving the bundled reference library on loopback, so that fetching it is real."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

from flows.wiring import PROJECT

REFERENCES = PROJECT / "seeds" / "references"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64
    """All sources are asked at once; with the usual 5 the sixth would wait for its connection to be tried again."""


class ReferenceServer:
    """A server of the folder ``seeds/references``; use it as ``with``."""

    def __init__(self, port: int = 0, folder: str = str(REFERENCES)) -> None:
        """Bind a port of loopback, any free one for 0.

        Raises:
            OSError: The port is taken.
        """
        self._server = _Server(("127.0.0.1", port), partial(_Quiet, directory=folder))
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

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
