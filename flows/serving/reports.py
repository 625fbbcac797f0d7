"""Reports over HTTP, apart from Prefect: a page made of strangers' words must not share the origin of its API."""

import re
import shutil
from collections.abc import Collection, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import IO, Any, ClassVar
from urllib.parse import unquote

from flows.loopback import LoopbackServer

SHOWN = ("reports", "published")
"""Folders below the home of claimdesk whose files can be read, and nothing else."""
_KINDS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
}
_STEP = re.compile(r"[\w-][\w.-]*")
"""A folder or file; none that begins with a dot."""
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
_SECONDS_OF_SILENCE = 30.0


class ReportServer(LoopbackServer):
    """A server of the reports of this desk, read only and without a list of them; use it as ``with``."""

    def __init__(self, folder: Path, hosts: Collection[str], port: int = 0, host: str = "127.0.0.1") -> None:
        """Bind a port, any free one for 0; what is called by another name than one of these hosts is refused.

        Raises:
            OSError: The port is taken.
        """
        super().__init__(partial(_Reports, folder, hosts), port, host)


class _Reports(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout: ClassVar[float | None] = _SECONDS_OF_SILENCE

    def __init__(self, folder: Path, hosts: Collection[str], *connection: Any) -> None:  # noqa: ANN401 the server's own
        self._folder = folder
        self._hosts = hosts
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(sends_body=True)

    def do_HEAD(self) -> None:
        """Send what stands before a file."""
        self._answer(sends_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""

    def version_string(self) -> str:
        """Who answers."""
        return "claimdesk"

    def _answer(self, *, sends_body: bool) -> None:
        if not self._is_called_by_a_known_name():
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, sends_body=sends_body)
        elif (path := file_of(self._folder, self.path)) is None:
            self._refuse(HTTPStatus.NOT_FOUND, sends_body=sends_body)
        else:
            self._send(path, sends_body=sends_body)

    def _is_called_by_a_known_name(self) -> bool:
        """A page from elsewhere whose name was made to lead here would read the reports as its own."""
        return self.headers.get("Host", "").partition(":")[0] in self._hosts or "*" in self._hosts

    def _send(self, path: Path, *, sends_body: bool) -> None:
        try:
            file = path.open("rb")
        except OSError:
            self._refuse(HTTPStatus.NOT_FOUND, sends_body=sends_body)
            return
        with file:
            self._begin(HTTPStatus.OK, _KINDS[path.suffix], _size(file))
            if sends_body:
                shutil.copyfileobj(file, self.wfile)

    def _refuse(self, status: HTTPStatus, *, sends_body: bool) -> None:
        text = f"{status.phrase}\n".encode()
        self._begin(status, "text/plain; charset=utf-8", len(text))
        if sends_body:
            self.wfile.write(text)

    def _begin(self, status: HTTPStatus, kind: str, size: int) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(size)}.items():
            self.send_header(name, value)
        self.end_headers()


def file_of(folder: Path, target: str) -> Path | None:
    """The file that a request asks for; None where there is none, or it is not one that is shown."""
    first, *steps = unquote(target.partition("?")[0]).strip("/").split("/")
    if first not in SHOWN or not steps or not all(_STEP.fullmatch(step) for step in steps):
        return None
    root = (folder / first).resolve()
    path = root.joinpath(*steps).resolve()
    return path if path.suffix in _KINDS and path.is_relative_to(root) and path.is_file() else None


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size
