"""A run over many pages, told from outside: it says every address as soon as its answer is acknowledged."""

import asyncio
import sys
from pathlib import Path

from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetcher
from claims.adapters.reading import ReadingProcesses
from claims.models import Request, Response
from flows.resuming import unfinished
from flows.world import LocalWorld, Means, Order, clock


async def run(site: str, pages: int, home: Path) -> None:
    """Ask for all pages; go on where a killed run was."""
    order = Order("an article", Path("sources.toml"))
    with unfinished(order, home / "unfinished", clock()) as resumed_from:
        async with Fetcher("claimdesk test") as fetcher:
            archive = Archive(home / "archive")
            means = Means(fetcher, archive, ReadingProcesses(), lambda _: None, resumed_from)
            world = LocalWorld(order, means)
            await asyncio.gather(*(_ask(world, f"{site}/{number}") for number in range(pages)))


async def _ask(world: LocalWorld, url: str) -> None:
    if isinstance(await world.ask(Request(source="a-source", url=url, private=True)), Response):
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
