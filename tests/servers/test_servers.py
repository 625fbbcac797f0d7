"""Each real server answers as its docstring says, on loopback only, and leaves nothing behind."""

import json
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener
from xml.etree import ElementTree as ET

import pytest

from tests.faults.server import FaultServer
from tests.servers import installed
from tests.servers.book import PAGES as TOWNS
from tests.servers.encyclopedia import PAGES
from tests.servers.kiwix import BOOK, KiwixServer
from tests.servers.mediawiki import MediaWikiServer
from tests.servers.nginx import NginxServer
from tests.servers.postgres import PostgresServer
from tests.servers.process import LoopbackServer, ServerFailed, free_port, get
from tests.servers.searx import ENGINE, HITS, SearxServer

LINUX = sys.platform.startswith("linux")
SERVERS: dict[str, Callable[[Path], LoopbackServer]] = {
    "nginx": NginxServer,
    "mediawiki": lambda _: MediaWikiServer(dict(list(PAGES.items())[:1])),
    "kiwix": lambda _: KiwixServer(),
    "postgres": lambda _: PostgresServer(),
    "searx": lambda _: SearxServer(f"http://127.0.0.1:{free_port()}/search"),
}


def status(url: str, **headers: str) -> int:
    request = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=30) as answer:
            found: int = answer.status
            return found
    except HTTPError as error:
        with error:
            return error.code


def header(url: str, name: str) -> str:
    with build_opener(ProxyHandler({})).open(url, timeout=30) as answer:
        return str(answer.headers[name])


@pytest.mark.parametrize("name", SERVERS)
def test_a_closed_server_leaves_no_process_no_file_and_no_open_port(name: str, tmp_path: Path) -> None:
    with SERVERS[name](tmp_path) as server:
        folder = server.folder
        assert server.is_up()
        assert server.processes or not LINUX
    assert server.processes == ()
    assert not folder.exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port), timeout=5).close()


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_listens_on_one_address_of_loopback_only(name: str, request: pytest.FixtureRequest) -> None:
    server: LoopbackServer = request.getfixturevalue(name)
    for address in ("127.0.0.2", "::1"):
        with pytest.raises(OSError, match=r"refused|assign|unreachable"):
            socket.create_connection((address, server.port), timeout=5).close()


class Script(LoopbackServer):
    """A shell script in place of a server."""

    end_seconds = 0.5

    def __init__(self, script: str) -> None:
        super().__init__()
        self.script = script

    def prepare(self) -> Sequence[str]:
        return ["sh", "-c", self.script]


def test_a_server_that_does_not_start_is_a_failure_that_shows_its_log() -> None:
    with (
        pytest.raises(ServerFailed, match=r"(?s)Script ended with 3 .*no such wiki"),
        Script("echo no such wiki; exit 3"),
    ):
        pass


def test_a_command_that_fails_is_a_failure_that_shows_what_it_said() -> None:
    with pytest.raises(ServerFailed, match=r"(?s)ended with 4.*no such page"):
        Script("").run("sh", "-c", "echo no such page; exit 4")


def test_a_process_that_does_not_want_to_end_is_ended(tmp_path: Path) -> None:
    """The page is served by a grandchild that ignores the request to end, as does its parent."""
    (tmp_path / "index.html").write_text("up", encoding="utf-8")
    server = Script("")
    serve = f"{sys.executable} -m http.server --bind 127.0.0.1 --directory {tmp_path} {server.port}"
    server.script = f"trap '' TERM; {serve} & wait"
    with server:
        assert len(server.processes) == 2 or not LINUX
    assert server.processes == ()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port), timeout=5).close()


@pytest.mark.parametrize("ci", ["", "0", "false"])
def test_what_is_not_installed_is_skipped_with_the_name_of_its_package(
    ci: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(pytest.skip.Exception, match=r"^no-such-server is not installed \(Debian: no-such-package\)$"):
        installed.needs("no-such-server", "no-such-package")


def test_in_ci_what_is_not_installed_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"^such\.php is not installed \(Debian: no-such-package\)$"):
        installed.needs("/no/such.php", "no-such-package")


def test_nginx_says_that_a_file_is_unchanged_until_it_changes(nginx: NginxServer) -> None:
    file = nginx.files / "port.csv"
    file.write_text("year,containers\n2023,4.2\n", encoding="utf-8")
    url = f"{nginx.address}/port.csv"
    tag, changed = header(url, "ETag"), header(url, "Last-Modified")
    assert header(url, "Content-Type") == "text/csv"
    assert status(url, If_None_Match=tag) == status(url, If_Modified_Since=changed) == 304
    file.write_text("year,containers\n2023,4.2\n2024,4.4\n", encoding="utf-8")
    assert status(url, If_None_Match=tag) == 200
    assert status(url, Range="bytes=0-3") == 206
    assert status(f"{nginx.address}/no-such-file") == 404


def ask(wiki: MediaWikiServer, **parameters: str) -> dict[str, object]:
    query = urlencode({"action": "query", "format": "json", "formatversion": "2", **parameters})
    answer: dict[str, object] = json.loads(get(f"{wiki.api}?{query}"))
    return answer


def hits(wiki: MediaWikiServer, words: str, **parameters: str) -> list[str]:
    answer = ask(wiki, list="search", srsearch=words, **parameters)
    query = answer["query"]
    assert isinstance(query, dict)
    return [hit["title"] for hit in query["search"]]


def test_a_wiki_finds_the_pages_with_all_words_of_a_query(mediawiki: MediaWikiServer) -> None:
    assert hits(mediawiki, "bridge 1912", srwhat="text") == ["Hallstein Bridge"]
    assert hits(mediawiki, "Brücke eröffnet", srwhat="text") == ["Hallsteiner Brücke"]
    assert hits(mediawiki, "bridge 1913", srwhat="text") == []
    assert hits(mediawiki, "euros", srwhat="text") == ["Hallstein Bridge"]
    assert hits(mediawiki, "euros") == []


def test_a_wiki_says_with_status_200_that_it_cannot_be_asked_so(mediawiki: MediaWikiServer) -> None:
    error = ask(mediawiki, list="search")["error"]
    assert isinstance(error, dict)
    assert error["code"] == "missingparam"


def test_a_wiki_knows_the_revision_of_a_day(mediawiki: MediaWikiServer) -> None:
    found = ask(
        mediawiki,
        prop="revisions",
        titles="Hallstein",
        rvprop="ids|timestamp",
        rvlimit="1",
        rvstart="2020-01-01T00:00:00Z",
    )
    revision = json.loads(json.dumps(found))["query"]["pages"][0]["revisions"][0]
    assert revision["timestamp"] == "2019-06-01T09:00:00Z"
    page = get(f"{mediawiki.rest}/v1/revision/{revision['revid']}/html")
    assert b"39,800 inhabitants (2018)" in page


def test_a_revision_stays_what_it_was_when_its_page_is_edited(mediawiki: MediaWikiServer) -> None:
    first = mediawiki.edit("Market of Hallstein", "The '''market''' is held on Tuesdays.")
    before = get(f"{mediawiki.rest}/v1/revision/{first}/html")
    second = mediawiki.edit("Market of Hallstein", "The '''market''' is held on Fridays.")
    assert second > first
    assert get(f"{mediawiki.rest}/v1/revision/{first}/html") == before
    assert b"Tuesdays" in before
    assert b"Fridays" in get(f"{mediawiki.rest}/v1/revision/{second}/html")
    assert hits(mediawiki, "market Fridays", srwhat="text") == ["Market of Hallstein"]


def search(server: KiwixServer, pattern: str, book: str = BOOK) -> ET.Element:
    query = urlencode({"books.name": book, "pattern": pattern, "format": "xml", "pageLength": "10"})
    return ET.fromstring(get(f"{server.address}/search?{query}"))  # noqa: S314 our own server


def test_a_book_finds_the_pages_with_all_words_of_a_query(kiwix: KiwixServer) -> None:
    found = search(kiwix, "bridges")
    assert {item.findtext("title") for item in found.iter("item")} == {"Hallstein", "Quist"}
    (item,) = search(kiwix, "bridge metres").iter("item")
    assert item.findtext("link") == f"/{BOOK}/Hallstein"
    assert "41,300 inhabitants" in item.findtext("description", "")
    assert not list(search(kiwix, "bridge zeppelin").iter("item"))


def test_a_book_marks_the_words_that_it_found(kiwix: KiwixServer) -> None:
    (item,) = search(kiwix, "zeppelins").iter("item")
    description = item.find("description")
    assert description is not None
    assert "a zeppelin landed on the meadow" in "".join(description.itertext())
    assert [found.text for found in description] == ["zeppelin"]


def test_a_page_of_a_book_comes_as_it_was_stored_and_stays_so(kiwix: KiwixServer) -> None:
    url = f"{kiwix.address}/raw/{BOOK}/content/Osgood_Ford"
    assert TOWNS["Osgood Ford"] in get(url).decode()
    assert status(url, If_None_Match=header(url, "ETag")) == 304
    assert status(f"{kiwix.address}/raw/{BOOK}/content/Nowhere") == 404
    assert status(f"{kiwix.address}/search?books.name=no-such-book&pattern=bridge&format=xml") == 400


def test_a_database_is_made_anew_whenever_it_is_asked_for(postgres: PostgresServer) -> None:
    assert postgres.url("ledger") == f"postgresql+psycopg://clerk:{postgres.password}@127.0.0.1:{postgres.port}/ledger"
    postgres.query("CREATE TABLE towns (name text); INSERT INTO towns VALUES ('Hallstein'), ('Lenham')", "ledger")
    assert postgres.query("SELECT name, length(name) FROM towns", "ledger") == "Hallstein|9\nLenham|6\n"
    postgres.url("ledger")
    with pytest.raises(ServerFailed, match="does not exist"):
        postgres.query("SELECT name FROM towns", "ledger")


def test_a_database_server_lets_nobody_in_without_its_password(postgres: PostgresServer) -> None:
    address = f"postgresql://clerk:guessed@127.0.0.1:{postgres.port}/postgres"
    with pytest.raises(ServerFailed, match="password authentication failed"):
        postgres.query("SELECT 1", address)


def results(server: SearxServer, query: str) -> dict[str, list[object]]:
    answer: dict[str, list[object]] = json.loads(
        get(f"{server.address}/search?{urlencode({'q': query, 'format': 'json'})}")
    )
    return answer


def test_a_metasearch_engine_hands_on_what_its_engine_found(searx: SearxServer) -> None:
    answer = results(searx, "containers")
    (found,) = answer["results"]
    assert isinstance(found, dict)
    assert [found[key] for key in ("url", "title", "content")] == list(HITS[2])
    assert found["engine"] == ENGINE
    assert answer["unresponsive_engines"] == []
    assert results(searx, "zeppelin")["results"] == []
    assert status(f"{searx.address}/search?format=json") == 400


def test_a_metasearch_engine_names_the_engine_that_did_not_answer_every_time(
    searx_without_engines: SearxServer,
) -> None:
    for _ in range(2):
        answer = results(searx_without_engines, "bridge")
        assert answer["results"] == []
        assert answer["unresponsive_engines"] == [[ENGINE, "HTTP error"]]


def test_a_metasearch_engine_tells_why_its_engine_gave_nothing() -> None:
    with FaultServer() as faults, SearxServer(faults.url("429/")) as server:
        assert results(server, "bridge")["unresponsive_engines"] == [[ENGINE, "too many requests"]]
