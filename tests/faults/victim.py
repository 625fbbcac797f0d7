"""A run in a process of its own, which is killed, has no room left, or is asked too much at once."""

import asyncio
import json
import os
import resource
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claims.adapters.archive import Archive
from claims.adapters.exchange import Fetched
from claims.adapters.limits import ReadingLimits
from claims.adapters.reading import ReadingProcesses
from claims.articles import RawArticle
from claims.errors import ArchiveUnusable, ArticleUnreadable
from claims.models import Request

_FIRST = datetime(2025, 2, 18, tzinfo=UTC)


def url_of(name: str, number: int) -> str:
    """The address of an answer: one for all where the name says so."""
    return "http://hallstein.example/" if name == "same" else f"http://hallstein.example/{name}/{number}"


def body_of(name: str, number: int) -> bytes:
    """The answer itself."""
    return f"Answer {number} of {name}. ".encode() * 40


def store(folder: Path, name: str, times: int, writer: str) -> None:
    """Store so many answers; every one that is stored is said."""
    archive = Archive(folder)
    for number in range(times):
        url, body = url_of(name, number), body_of(writer, number)
        fetched = Fetched(final_url=url, status=200, media_type="text/plain", body=body)
        archive.store(Request(source=writer, url=url), fetched, _FIRST + timedelta(seconds=number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def run_out_of_room(folder: Path) -> None:
    """Store an answer that the disk has no room for."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    archive = Archive(folder)
    fetched = Fetched(
        final_url="http://hallstein.example/", status=200, media_type="text/plain", body=bytes(range(256)) * 2000
    )
    try:
        archive.store(Request(source="a", url=fetched.final_url), fetched, _FIRST)
    except ArchiveUnusable as error:
        sys.stdout.write(f"{error}\n")


async def read_until_killed() -> None:
    """Have a reader, and say when it is there."""
    async with ReadingProcesses():
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.sleep(60)


async def kill_readers() -> None:
    """Read two articles; the reader of the first is killed meanwhile."""
    slow = "<html><body><p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">Text.</p></body></html>"
    async with ReadingProcesses(ReadingLimits(seconds=60.0)) as processes:
        first = asyncio.ensure_future(_told(processes, slow))
        await asyncio.sleep(1.0)
        for child in _children():
            os.kill(child, signal.SIGKILL)
        second = "<html><body><p>The bridge of Hallstein opened on Monday.</p></body></html>"
        sys.stdout.write(json.dumps([await first, await _told(processes, second)]) + "\n")


async def read_a_crowd() -> None:
    """Read forty pages at once, and say how many readers that took."""
    page = "<html><body><p>The bridge of Hallstein opened on Monday.</p></body></html>"
    async with ReadingProcesses(ReadingLimits(seconds=60.0, children=2, patience_seconds=0.05)) as processes:
        reading = asyncio.gather(*(_told(processes, page) for _ in range(40)))
        most = 0
        while not reading.done():
            most = max(most, len(_children()))
            await asyncio.sleep(0.02)
        sys.stdout.write(json.dumps([most, (await reading).count("read")]) + "\n")


async def _told(processes: ReadingProcesses, page: str) -> str:
    raw = RawArticle(name="page", url=None, media_type="text/html", body=page.encode())
    try:
        await processes.read_article(raw)
    except ArticleUnreadable as error:
        return error.why
    return "read"


def _children() -> list[int]:
    return [int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def main() -> None:
    """Do what the first argument says."""
    match sys.argv[1:]:
        case ["store", folder, name, times, writer]:
            store(Path(folder), name, int(times), writer)
        case ["full", folder]:
            run_out_of_room(Path(folder))
        case ["kill"]:
            asyncio.run(kill_readers())
        case ["crowd"]:
            asyncio.run(read_a_crowd())
        case _:
            asyncio.run(read_until_killed())


if __name__ == "__main__":
    main()
