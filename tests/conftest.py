"""Fixtures. Prefect is imported where a test asks for it, so that the others stay quick."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.servers.fixtures"]

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Its threads wait for each other in loops, which on two cores that others use takes ten times the work itself."""

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci")


_NUMBERS = count()


def pytest_collection_finish() -> None:
    """Leave what was collected to itself: looking through it again and again is a tenth of all that tests take."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)


@pytest.fixture(autouse=True)
def claims_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Every test stores in a folder of its own, which is below ``tmp_path`` where a test has one.

    Most tests store nothing: for them no folder is made.
    """
    if "tmp_path" in request.fixturenames:
        tmp_path: Path = request.getfixturevalue("tmp_path")
        home = tmp_path / "home"
    else:
        home = tmp_path_factory.getbasetemp() / f"home-{next(_NUMBERS)}"
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
