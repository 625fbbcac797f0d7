"""Fixtures. Prefect is imported where a test asks for it, so that the others stay quick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.servers.fixtures"]

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci")


@pytest.fixture(autouse=True)
def claims_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stores in a folder of its own."""
    home = tmp_path / "home"
    monkeypatch.setenv("CLAIMS_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def references() -> Iterator[str]:
    """The bundled reference library, served on loopback: its address."""
    from flows.references import ReferenceServer

    with ReferenceServer(0) as server:
        yield server.address


@pytest.fixture
def seed_sources(references: str, tmp_path: Path) -> Path:
    """The bundled sources file, with its addresses where the references are served."""
    text = (ROOT / "seeds" / "sources.toml").read_text(encoding="utf-8")
    path = tmp_path / "sources.toml"
    path.write_text(text.replace("http://127.0.0.1:8123", references), encoding="utf-8")
    return path
