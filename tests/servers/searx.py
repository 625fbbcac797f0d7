"""searx, the metasearch engine, over an engine of our own: nothing leaves the machine."""

import json
import secrets
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from tests.servers.installed import needs
from tests.servers.process import LoopbackServer

_RESOURCES = "/usr/share/python3-searx"
ENGINE = "chronicle"


class Hit(NamedTuple):
    """What the engine knows of a page."""

    url: str
    title: str
    content: str


HITS = (
    Hit(
        "http://chronicle.example/bridge",
        "Council renovates the Hallstein bridge",
        "The council of Hallstein will renovate the bridge of 1912 for 4.2 million euros.",
    ),
    Hit(
        "http://chronicle.example/mayor",
        "Ada Merrin is mayor of Hallstein",
        "Ada Merrin won the run-off in 2021 with 52.4 percent of the votes.",
    ),
    Hit(
        "http://chronicle.example/port",
        "Port of Lenham: 4.2 million containers",
        "The port of Lenham handled 4.2 million containers in 2023.",
    ),
    Hit(
        "http://chronicle.example/bruecke",
        "Hallsteiner Brücke wird saniert",
        "Der Stadtrat von Hallstein saniert die Brücke für 4,2 Millionen Euro.",
    ),
)


class SearxServer(LoopbackServer):
    """searx 1.1.0 with one engine, ``ENGINE``, at an address that is asked with ``?q=`` and the query.

    ``/search?q=…&format=json`` is an object with ``query``, ``results``, ``unresponsive_engines``, ``answers``,
    ``corrections``, ``infoboxes``, ``suggestions`` and ``number_of_results`` (0 for most engines: do not count on it).
    A result has ``url``, ``title``, ``content`` (plain text, may be missing or empty), ``engine``, ``engines``,
    ``positions``, ``score``, ``category``, ``parsed_url`` and ``pretty_url``; where the engine gives a date,
    ``publishedDate`` (for people) and ``pubdate``. Results come best first.

    ``unresponsive_engines`` is a list of pairs, such as ``["chronicle", "HTTP error"]``, also "HTTP timeout",
    "too many requests", "CAPTCHA required", "blocked", "unexpected crash"; an instance may translate the words. The
    status is 200 all the same: no results together with such a pair is no answer. After an error an engine
    is left out for a while, by default; searx 1.1.0 then names it nowhere, so that no results and no pair may follow an
    earlier failure (here the pause is 0). SearXNG, its successor, names it with "Suspended: " before the reason, and
    answers 403 where the operator has not listed ``json`` among the formats. A missing ``q`` is a 400.

    Args:
        engine: The address of the engine; at the one of a ``FaultServer``'s fault, or where nobody listens, it does not
            respond. A fault's address ends with a slash, as in ``faults.url("429/")``.
    """

    ready = "/config"

    def __init__(self, engine: str) -> None:
        super().__init__()
        self.engine = engine

    def prepare(self) -> Sequence[str]:
        program = needs("searx-run", "searx")
        settings = _settings(self.port, f"{self.engine}?q={{query}}")
        (self.folder / "settings.yml").write_text(json.dumps(settings), encoding="utf-8")
        return [program]

    def environment(self) -> Mapping[str, str]:
        return {"SEARX_SETTINGS_PATH": str(self.folder / "settings.yml")}


class Engine:
    """A search engine that answers the hits in which a word of the query occurs; use it as ``with``."""

    def __init__(self, hits: Sequence[Hit] = HITS) -> None:
        self._server = _Server(hits)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def address(self) -> str:
        """Where it is asked with ``?q=``."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/search"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hits = hits

    def found(self, query: str) -> list[Hit]:
        words = set(query.casefold().split())
        return [hit for hit in self.hits if words & set(f"{hit.title} {hit.content}".casefold().split())]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        body = json.dumps({"results": [hit._asdict() for hit in self.server.found(query)]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing."""


def _settings(port: int, engine: str) -> Mapping[str, object]:
    """All settings of searx: nothing of its defaults is merged, so that it knows no other engine.

    It is JSON, which is YAML too. No checker, no autocompletion, no plugin: nobody else would ask for anything.
    """
    return {
        "general": {"debug": False, "instance_name": "Chronicle"},
        "search": {
            "autocomplete": "",
            "safe_search": 0,
            "default_lang": "",
            "ban_time_on_fail": 0,
            "max_ban_time_on_fail": 0,
            "formats": ["html", "json"],
        },
        "server": {
            "port": port,
            "bind_address": "127.0.0.1",
            "secret_key": secrets.token_hex(16),
            "base_url": False,
            "image_proxy": False,
            "http_protocol_version": "1.0",
            "method": "GET",
            "limiter": False,
        },
        "ui": {
            "static_path": f"{_RESOURCES}/static",
            "templates_path": f"{_RESOURCES}/templates",
            "default_theme": "oscar",
            "default_locale": "en",
        },
        "outgoing": {"request_timeout": 5.0},
        "result_proxy": {},
        "preferences": {},
        "plugins": [],
        "enabled_plugins": [],
        "checker": {"scheduling": False},
        "locales": {"en": "English", "de": "Deutsch"},
        "doi_resolvers": {"none": "http://127.0.0.1:9/"},
        "default_doi_resolver": "none",
        "engines": [
            {
                "name": ENGINE,
                "engine": "json_engine",
                "shortcut": "ch",
                "categories": "general",
                "enable_http": True,
                "timeout": 5.0,
                "search_url": engine,
                "results_query": "results",
                "url_query": "url",
                "title_query": "title",
                "content_query": "content",
            }
        ],
    }
