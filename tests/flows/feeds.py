"""A site with feeds: it may know validators, it counts what is asked of it, and it may break."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class FeedSite:
    """Texts by their path; a path without one gives 500."""

    def __init__(self, *, knows_validators: bool = True) -> None:
        self.texts: dict[str, str] = {}
        self.statuses: list[tuple[str, int]] = []
        self.knows_validators = knows_validators
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def asked(self) -> list[tuple[str, int]]:
        """The paths and statuses since the last time."""
        found, self.statuses[:] = list(self.statuses), []
        return found

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.texts.get(self.path, "").encode()
                tag = f'"{hashlib.sha256(body).hexdigest()}"' if site.knows_validators else ""
                known = bool(tag) and self.headers.get("If-None-Match") == tag
                status = 410 if not body else 304 if known else 200
                site.statuses.append((self.path, status))
                self.send_response(status)
                if tag:
                    self.send_header("ETag", tag)
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Length", str(len(body) if status == 200 else 0))
                self.end_headers()
                if status == 200:
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
                pass

        return Handler


@contextmanager
def feeding(*, knows_validators: bool = True) -> Iterator[FeedSite]:
    site = FeedSite(knows_validators=knows_validators)
    thread = Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lenham</title>{"".join(items)}</channel></rss>'


def item(link: str, title: str = "The quay", about: str = "It is long.", day: int = 1) -> str:
    when = f"<pubDate>{day:02} Feb 2031 08:00:00 +0000</pubDate>" if day else ""
    return f"<item><title>{title}</title><link>{link}</link><description>{about}</description>{when}</item>"


def urlset(*places: tuple[str, str]) -> str:
    return f"<urlset>{''.join(f'<url><loc>{loc}</loc>{lastmod(at)}</url>' for loc, at in places)}</urlset>"


def index(*places: tuple[str, str]) -> str:
    named = "".join(f"<sitemap><loc>{loc}</loc>{lastmod(at)}</sitemap>" for loc, at in places)
    return f"<sitemapindex>{named}</sitemapindex>"


def lastmod(at: str) -> str:
    return f"<lastmod>{at}</lastmod>" if at else ""
