"""Serving the bundled reference library on loopback, so that fetching it is real."""

from functools import partial
from http.server import SimpleHTTPRequestHandler

from flows.loopback import LoopbackServer
from flows.wiring import PROJECT

REFERENCES = PROJECT / "seeds" / "references"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""


class ReferenceServer(LoopbackServer):
    """A server of the folder ``seeds/references``; use it as ``with``."""

    def __init__(self, port: int = 0, folder: str = str(REFERENCES)) -> None:
        """Bind a port of loopback, any free one for 0.

        Raises:
            OSError: The port is taken.
        """
        super().__init__(partial(_Quiet, directory=folder), port)
