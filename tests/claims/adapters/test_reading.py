"""Reading in processes of their own: what a reader says, and what becomes of one that hangs, crashes or grows."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from claims.adapters.limits import ReadingLimits
from claims.adapters.reading import ReadingProcesses
from claims.articles import RawArticle
from claims.errors import ArticleUnreadable, DocumentUnreadable
from claims.models import Reading, Request, Response, Snapshot
from claims.sources import SourceSpec, connect

SPEC = SourceSpec(id="town-hall", kind="page", url="http://hallstein.example/", publisher="Hallstein", tier=1)
PAGE = b"<html><body><p>The bridge of Hallstein opened on Monday. It cost four million euros.</p></body></html>"
HANGS = b"<html><body><div " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b"><p>Text.</p></div></body></html>"
_T = TypeVar("_T")


def response(body: bytes) -> Response:
    snapshot = Snapshot(
        sha256="0" * 64,
        url=SPEC.url,
        final_url=SPEC.url,
        status=200,
        media_type="text/html",
        fetched_at=datetime(2031, 5, 4, tzinfo=UTC),
    )
    return Response(request=Request(source="town-hall", url=SPEC.url), snapshot=snapshot, body=body)


def reading(do: Callable[[ReadingProcesses], Awaitable[_T]], limits: ReadingLimits | None = None) -> _T:
    async def inside() -> _T:
        async with ReadingProcesses(limits) as processes:
            return await do(processes)

    return asyncio.run(inside())


def children() -> set[int]:
    """The processes that this one has started and that have not ended."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == os.getpid() and state != "Z":
            found.add(int(path.parent.name))
    return found


def test_an_answer_is_read_as_its_connector_reads_it() -> None:
    assert reading(lambda processes: processes.read(SPEC, response(PAGE))) == connect(SPEC).read(response(PAGE))


def test_an_article_is_read_too() -> None:
    raw = RawArticle(name="bridge.html", url=None, media_type="text/html", body=PAGE)
    article = reading(lambda processes: processes.read_article(raw))
    assert "The bridge of Hallstein opened on Monday." in article.text


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(DocumentUnreadable, match=r"^it is empty\.$"):
        reading(lambda processes: processes.read(SPEC, response(b"")))
    raw = RawArticle(name="bridge.html", url=None, media_type="text/html", body=b"")
    with pytest.raises(ArticleUnreadable, match=r"'bridge.html' cannot be read: it is empty\."):
        reading(lambda processes: processes.read_article(raw))


def test_what_hangs_is_killed_and_the_next_one_is_read() -> None:
    async def both(processes: ReadingProcesses) -> Reading:
        with pytest.raises(DocumentUnreadable, match="took longer than 4 seconds"):
            await processes.read(SPEC, response(HANGS))
        return await processes.read(SPEC, response(PAGE))

    assert reading(both, ReadingLimits(seconds=4.0)).passages


def test_what_hangs_holds_up_nobody_else() -> None:
    async def together(processes: ReadingProcesses) -> list[Reading | BaseException]:
        asked = [processes.read(SPEC, response(body)) for body in (HANGS, PAGE, PAGE)]
        return await asyncio.gather(*asked, return_exceptions=True)

    answers = reading(together, ReadingLimits(seconds=6.0, children=2, patience_seconds=0.1))
    assert [isinstance(answer, Reading) for answer in answers] == [False, True, True]


def test_what_takes_all_memory_is_unreadable_and_the_next_one_is_read() -> None:
    async def both(processes: ReadingProcesses) -> Reading:
        with pytest.raises(DocumentUnreadable, match=r"too large|memory"):
            await processes.read(SPEC, response(b"<html><body>" + b"<p>word</p>" * 2_000_000))
        return await processes.read(SPEC, response(PAGE))

    assert reading(both, ReadingLimits(memory_bytes=450_000_000, seconds=60.0)).passages


def test_a_process_that_was_killed_is_replaced() -> None:
    async def both(processes: ReadingProcesses) -> Reading:
        await processes.read(SPEC, response(PAGE))
        for child in children() - before:
            os.kill(child, 9)
        with pytest.raises(DocumentUnreadable, match="broke down"):
            await processes.read(SPEC, response(PAGE))
        return await processes.read(SPEC, response(PAGE))

    before = children()
    assert reading(both).passages


def test_no_process_is_left_behind() -> None:
    before = children()
    reading(lambda processes: processes.read(SPEC, response(PAGE)))
    assert children() <= before


def test_a_reader_that_was_given_up_leaves_no_half_answer_to_the_next() -> None:
    async def both(processes: ReadingProcesses) -> Reading:
        given_up = asyncio.ensure_future(processes.read(SPEC, response(PAGE * 50)))
        await asyncio.sleep(0.01)
        given_up.cancel()
        return await processes.read(SPEC, response(PAGE))

    assert len(reading(both).passages) == 2


def test_no_more_processes_are_started_than_allowed_however_many_wait() -> None:
    async def together(processes: ReadingProcesses) -> int:
        before = children()
        asked = asyncio.gather(*(processes.read(SPEC, response(PAGE)) for _ in range(30)))
        most = 0
        while not asked.done():
            most = max(most, len(children() | before))
            await asyncio.sleep(0.05)
        assert all(reading.passages for reading in await asked)
        return most - len(outside)

    outside = children()
    assert reading(together, ReadingLimits(children=2, patience_seconds=0.0, seconds=60.0)) <= 2
