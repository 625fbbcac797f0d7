"""The first thing to run: the seed article, checked by the flow against the bundled references."""

from datetime import date
from pathlib import Path

from flows.check_article import run_as_flow
from flows.references import ReferenceServer
from flows.wiring import PROJECT, home
from flows.world import Order

SEED = PROJECT / "seeds" / "articles" / "seed-article.txt"
SEED_SOURCES = PROJECT / "seeds" / "sources.toml"
SEED_DAY = date(2025, 2, 18)
USUAL_PORT = 8123


def run_demo(out: Path) -> Path:
    """The folder of the report on the seed article, from references that are served on a free port of loopback."""
    with _references() as server:
        sources = _sources_at(server.address)
        return run_as_flow(Order(str(SEED), sources, as_of=SEED_DAY), out)


def _references() -> ReferenceServer:
    """On the usual port, so that a second run cites the same addresses; on any free one where that is taken."""
    try:
        return ReferenceServer(USUAL_PORT)
    except OSError:
        return ReferenceServer(0)


def _sources_at(address: str) -> Path:
    """The bundled sources file, with its addresses moved where the references listen."""
    usual = f"http://127.0.0.1:{USUAL_PORT}"
    if address == usual:
        return SEED_SOURCES
    moved = home() / "demo-sources.toml"
    moved.parent.mkdir(parents=True, exist_ok=True)
    moved.write_text(SEED_SOURCES.read_text(encoding="utf-8").replace(usual, address), encoding="utf-8")
    return moved
