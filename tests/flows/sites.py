"""Small servers on loopback: pages that answer as they are told, and one that never does."""

import hashlib
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ARTICLE = """Council reports on the port

3 February 2025

The port of Lenham handled 4.2 million containers in 2023.
"""
PAGE = b"""The port of Lenham handled 4.2 million containers in 2023.

Its harbour master publishes the figures every spring, after the terminals have sent theirs."""
HTML = f"""<!doctype html><html lang="en"><head><title>Council reports on the port</title>
<meta property="article:published_time" content="2025-02-03"></head><body><article>
<h1>Council reports on the port</h1><p>{ARTICLE.splitlines()[4]}</p>
<p>Nobody asked the council.</p></article></body></html>"""


class Site:
    """Pages by their path, and the paths that were asked for."""

    def __init__(self, pages: Mapping[str, tuple[int, str, bytes]], *, tagged: bool = False) -> None:
        self.pages = pages
        self.tagged = tagged
        self.asked: list[str] = []
        self.answered: list[int] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                status, media_type, body = site.pages.get(self.path, (404, "text/plain", b"not here"))
                tag = f'"{hashlib.sha256(body).hexdigest()}"' if site.tagged and status == HTTPStatus.OK else None
                if tag is not None and self.headers.get("If-None-Match") == tag:
                    status, body = HTTPStatus.NOT_MODIFIED, b""
                site.answered.append(status)
                self.send_response(status)
                if tag is not None:
                    self.send_header("ETag", tag)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
                pass

        return Handler


@contextmanager
def serving(pages: Mapping[str, tuple[int, str, bytes]], *, tagged: bool = False) -> Iterator[Site]:
    """A site with these pages: status, media type and body by path; 404 for every other path.

    One that is tagged answers 304 to whoever has its page already.
    """
    site = Site(pages, tagged=tagged)
    thread = Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


@contextmanager
def hanging() -> Iterator[str]:
    """The address of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def nobody() -> str:
    """An address of loopback at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def source(name: str, url: str, **more: str) -> str:
    """One source of a sources file."""
    lines = [f'id = "{name}"', 'kind = "page"', f'url = "{url}"', f'publisher = "{name}"', "tier = 1", "private = true"]
    return "\n".join(["[[source]]", *lines, *(f"{key} = {value}" for key, value in more.items()), "\n"])
