"""An article and a source that knows it; and a real Prefect server on loopback, once for all tests that need one."""

import fcntl
import importlib.metadata
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.flows.sites import ARTICLE, HTML, PAGE, Site, serving, source

_START_SECONDS = 120
_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "0.2",
}


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wide terminal, and no encoder: what these tests ask does not need it."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("CLAIMS_ENCODER", "none")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/port.txt": (200, "text/plain", PAGE), "/article.html": (200, "text/html", HTML.encode())}) as found:
        yield found


@pytest.fixture
def sources(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(source("port", f"{site.address}/port.txt", language='"en"'), encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session", autouse=True)
def _prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Wherever a test imports Prefect, it keeps its things in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect-home")))
        yield


@pytest.fixture(scope="session")
def prefect_environment(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, str]:
    """An environment with a home of its own for Prefect; the database in it is ready to be copied."""
    home = tmp_path_factory.mktemp("prefect")
    environment = {**os.environ, **_QUIET, "PREFECT_HOME": str(home)}
    environment.pop("PREFECT_API_URL", None)
    cache = request.config.cache
    assert cache is not None
    shutil.copy(_migrated(Path(cache.mkdir("prefect-db")), environment), home / "prefect.db")
    return environment


@pytest.fixture(scope="session")
def prefect_server(prefect_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of its API; its database is migrated once for every version of Prefect and then copied."""
    home = tmp_path_factory.mktemp("prefect-server")
    shutil.copy(Path(prefect_environment["PREFECT_HOME"]) / "prefect.db", home / "prefect.db")
    environment = {**prefect_environment, "PREFECT_HOME": str(home), "PREFECT_UI_URL": "http://desk.example"}
    port = free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        api = f"http://127.0.0.1:{port}/api"
        _wait_for(f"{api}/health", server)
        from prefect.settings import PREFECT_API_URL, PREFECT_HOME, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings

        with temporary_settings({PREFECT_API_URL: api, PREFECT_HOME: home, PREFECT_LOGGING_TO_API_ENABLED: False}):
            yield api
    finally:
        server.terminate()
        server.wait(30)


def _migrated(folder: Path, environment: dict[str, str]) -> Path:
    """A database that is made once, by whichever of the processes that run tests comes first."""
    template = folder / f"{importlib.metadata.version('prefect')}.db"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            half = template.with_suffix(".half")
            url = f"sqlite+aiosqlite:///{half}"
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            environment = {**environment, "PREFECT_SERVER_DATABASE_CONNECTION_URL": url}
            half.unlink(missing_ok=True)
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            half.replace(template)
    return template


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(_START_SECONDS * 5):
        assert server.poll() is None, "Prefect's server ended while it was starting."
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    pytest.fail("Prefect's server did not answer in time.")
