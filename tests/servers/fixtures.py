"""Real servers, each started for the first test that asks for it and ended after the last."""

from collections.abc import Iterator

import pytest

from tests.servers.kiwix import KiwixServer
from tests.servers.mediawiki import MediaWikiServer
from tests.servers.nginx import NginxServer
from tests.servers.postgres import PostgresServer
from tests.servers.process import free_port
from tests.servers.searx import Engine, SearxServer


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NginxServer]:
    """Serves an empty folder, ``files``, for tests to write into."""
    with NginxServer(tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def mediawiki() -> Iterator[MediaWikiServer]:
    """One wiki for all tests: a test that edits takes a page of its own."""
    with MediaWikiServer() as server:
        yield server


@pytest.fixture(scope="session")
def kiwix() -> Iterator[KiwixServer]:
    with KiwixServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One server for all tests: a test takes a database of its own, by a name of its own."""
    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def searx() -> Iterator[SearxServer]:
    with Engine() as engine, SearxServer(engine.address) as server:
        yield server


@pytest.fixture(scope="session")
def searx_without_engines() -> Iterator[SearxServer]:
    """Its only engine cannot be reached."""
    with SearxServer(f"http://127.0.0.1:{free_port()}/search") as server:
        yield server
