"""What fetching costs: a thousand pages of 9 kB from nginx on loopback, against bare httpx in the same run.

    .venv/bin/python -m benchmarks.fetching

Every figure is the median of five rounds, in pages a second; bare httpx is timed with as many connections as claimdesk
opens to one host, and with the 32 that it may have in all. Nothing is asserted here.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import httpx

from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetcher, Limits
from claims.adapters.reading import ReadingProcesses
from claims.models import Request, Response
from flows.world import LocalWorld, Means, Order
from tests.servers.nginx import NginxServer

PAGES = 1000
PAGE_BYTES = 9000
ROUNDS = 5
_WORDS = ("bridge", "harbour", "council", "mayor", "tax", "road", "school", "quay")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        for number in range(PAGES):
            (pages / f"{number}.html").write_bytes(_page(number))
        with NginxServer(pages) as server:
            _print(_rates([f"{server.address}/{number}.html" for number in range(PAGES)], Path(folder)))


def _page(number: int) -> bytes:
    chance = random.Random(number)  # noqa: S311 no secret
    text = " ".join(chance.choice(_WORDS) for _ in range(PAGE_BYTES // 4))
    return f"<html><head><title>{number}</title></head><body><p>{text}".encode()[:PAGE_BYTES].ljust(PAGE_BYTES)


def _rates(urls: Sequence[str], folder: Path) -> dict[str, list[float]]:
    limits = Limits()
    rates: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        for connections in (limits.in_flight_per_host, limits.in_flight):
            name = f"bare httpx, {connections} connections"
            rates.setdefault(name, []).append(asyncio.run(_bare(urls, connections)))
        with Archive(folder / f"archive-{number}") as archive:
            for name in ("first time, with the archive", "again, unchanged"):
                rates.setdefault(name, []).append(asyncio.run(_ours(urls, archive)))
    return rates


async def _bare(urls: Sequence[str], connections: int) -> float:
    slots = asyncio.Semaphore(connections)
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    async with httpx.AsyncClient(trust_env=False, limits=limits) as client:

        async def page(url: str) -> bool:
            async with slots:
                return len((await client.get(url)).content) == PAGE_BYTES

        return await _rate(page, urls)


async def _ours(urls: Sequence[str], archive: Archive) -> float:
    async with Fetcher("claimdesk benchmark") as fetcher:
        means = Means(fetcher, archive, ReadingProcesses(), lambda _: None)
        world = LocalWorld(Order("an article", Path("sources.toml")), means)

        async def page(url: str) -> bool:
            answer = await world.ask(Request(source="a-source", url=url, private=True))
            return isinstance(answer, Response) and len(answer.body) == PAGE_BYTES

        return await _rate(page, urls)


async def _rate(page: Callable[[str], Awaitable[bool]], urls: Sequence[str]) -> float:
    """Pages a second, all asked at once; each has to come whole."""
    begun = time.perf_counter()
    whole = await asyncio.gather(*map(page, urls))
    seconds = time.perf_counter() - begun
    if not all(whole):
        raise SystemExit(f"{whole.count(False)} pages did not come")
    return len(urls) / seconds


def _print(rates: dict[str, list[float]]) -> None:
    bare = max(statistics.median(found) for name, found in rates.items() if name.startswith("bare"))
    print(f"{'pages a second':38}{'median':>8}{'least':>8}{'most':>8}{'to bare':>9}")
    for name, found in rates.items():
        median = statistics.median(found)
        print(f"{name:38}{median:8.0f}{min(found):8.0f}{max(found):8.0f}{median / bare:9.2f}")


if __name__ == "__main__":
    main()
