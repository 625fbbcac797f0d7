"""One desk for all tests of this folder: an article is checked on it, and its review waits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flows.desk.desk import Desk
from tests.flows.desk.harbours import harbour_site, harbour_sources
from tests.flows.sites import Site


@dataclass(frozen=True)
class Newsroom:
    """A desk, and the site that it watches and asks."""

    desk: Desk
    site: Site


@pytest.fixture(scope="session")
def newsroom(prefect_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("desk")
    with harbour_site() as site:
        environment = {**prefect_environment, "CLAIMS_SOURCES": str(harbour_sources(site, folder))}
        environment.pop("PREFECT_SERVER_UI_ENABLED", None)
        with Desk(folder, Path(prefect_environment["PREFECT_HOME"]) / "prefect.db", environment) as desk:
            yield Newsroom(desk, site)


_TOLD: list[str] = []


@pytest.fixture(scope="session")
def told() -> Callable[[str], None]:
    """Takes a line that is shown at the end, when everything has passed too."""
    return _TOLD.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was counted at the desk."""
    if _TOLD:
        terminalreporter.section("desk")
        for line in _TOLD:
            terminalreporter.write_line(line)
