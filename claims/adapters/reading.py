"""Reading what was fetched in processes that can be killed: pages may hang a reader, crash it or take all memory."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process, create_subprocess_exec
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from claims import errors
from claims.adapters.framing import LENGTH, Outcome, ReadAnswer, ReadArticle, ReadingTask, ReadListing, frame
from claims.adapters.limits import ReadingLimits
from claims.articles import RawArticle
from claims.documents.entry import Listing
from claims.errors import ArticleUnreadable, DocumentUnreadable
from claims.models import Article, Reading, Response
from claims.sources import SourceSpec

READER = "claims.adapters.reading_child"
"""The module that reads."""
_MOST_ANSWER_BYTES = 200_000_000
_PIPE_BYTES = 1_000_000
_END_SECONDS = 5.0
_ENVIRONMENT = (
    *("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ"),
    *("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"),
)
"""What a reader needs of the environment: no keys, and nothing else that a page could ask it for."""
_REFUSALS = {
    kind.__name__: kind
    for kind in (errors.DocumentPaywalled, errors.DocumentNotThere, errors.ServiceRefused, DocumentUnreadable)
}


class ReadingProcesses:
    """A few processes that read; use it as ``async with``. One is started at once, so that it is ready when asked."""

    def __init__(self, limits: ReadingLimits | None = None, command: Sequence[str] | None = None) -> None:
        """Start nothing yet; ``command`` starts a process, where that is another one than the module as such."""
        self._limits = limits or ReadingLimits()
        self._command = command or (sys.executable, "-m", READER)
        self._free: asyncio.LifoQueue[Process] = asyncio.LifoQueue()
        self._running: set[Process] = set()
        self._begun = 0

    async def __aenter__(self) -> Self:
        """Start the first process."""
        self._free.put_nowait(await self._start())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        for process in tuple(self._running):
            await self._end(process)

    async def read_article(self, raw: RawArticle) -> Article:
        """An article that came in.

        Raises:
            ArticleUnreadable: It is empty, binary, has no text, or its reader failed.
        """
        task = ReadingTask(of=ReadArticle(raw=raw.model_copy(update={"body": b""})))
        outcome = await self._outcome(task, raw.body)
        if outcome.article is None:
            raise ArticleUnreadable(raw.name, outcome.why)
        return outcome.article

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        """What the connector of a source reads in an answer.

        Raises:
            DocumentUnreadable: The answer cannot be read, says that there is none, or its reader failed.
        """
        task = ReadingTask(of=ReadAnswer(spec=spec, response=response.model_copy(update={"body": b""})))
        outcome = await self._outcome(task, response.body)
        if outcome.reading is None:
            raise _REFUSALS.get(outcome.refused or "", DocumentUnreadable)(outcome.why)
        return outcome.reading

    async def read_listing(self, body: bytes, media_type: str) -> Listing:
        """What a feed or a sitemap lists.

        Raises:
            DocumentUnreadable: It is neither, broken, or its reader failed.
        """
        outcome = await self._outcome(ReadingTask(of=ReadListing(media_type=media_type)), body)
        if outcome.listing is None:
            raise DocumentUnreadable(outcome.why)
        return outcome.listing

    async def _outcome(self, task: ReadingTask, body: bytes) -> Outcome:
        process = await self._free_process()
        try:
            async with asyncio.timeout(self._limits.seconds):
                outcome = await _asked(process, task, body)
        except TimeoutError:
            await self._end(process)
            return Outcome(why=f"reading it took longer than {self._limits.seconds:g} seconds.")
        except (OSError, EOFError, ValidationError):
            await self._end(process)
            return Outcome(why="its reader broke down, or needed more memory than it is given.")
        except BaseException:
            await self._end(process)  # in the middle of an answer: the next one would get its rest
            raise
        if outcome.refused == MemoryError.__name__:
            await self._end(process)  # what it took it would not give back
        else:
            self._free.put_nowait(process)
        return outcome

    async def _free_process(self) -> Process:
        """One that is free, or a new one where that takes long and there may be more."""
        while True:
            try:
                async with asyncio.timeout(self._limits.patience_seconds if self._begun else 0):
                    process = await self._free.get()
            except TimeoutError:
                if self._begun < self._limits.children:
                    return await self._start()
                continue
            if process.returncode is None:
                return process
            await self._end(process)

    async def _start(self) -> Process:
        bounds = [str(self._limits.seconds), str(self._limits.memory_bytes)]
        known = environment_of_readers(os.environ)
        self._begun += 1  # before the wait, so that no two take one place
        try:
            process = await create_subprocess_exec(
                *self._command, *bounds, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_PIPE_BYTES, env=known
            )
        except BaseException:
            self._begun -= 1
            raise
        self._running.add(process)
        return process

    async def _end(self, process: Process) -> None:
        if process in self._running:
            self._running.discard(process)
            self._begun -= 1
        if process.returncode is None:
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        if process.stdout is not None:
            with suppress(TimeoutError):  # a pipe that nobody reads would keep us waiting
                async with asyncio.timeout(_END_SECONDS):
                    await asyncio.gather(process.stdout.read(), process.wait())


def environment_of_readers(environment: Mapping[str, str]) -> dict[str, str]:
    """What a process that reads may see of an environment."""
    return {name: environment[name] for name in _ENVIRONMENT if name in environment}


async def _asked(process: Process, task: ReadingTask, body: bytes) -> Outcome:
    """One answer of a process.

    Raises:
        OSError: The process does not take it.
        EOFError: The process ended.
        ValidationError: What it answered is no outcome.
    """
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(frame(task.model_dump_json().encode()) + frame(body))
    await process.stdin.drain()
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    if length > _MOST_ANSWER_BYTES:
        raise EOFError
    return Outcome.model_validate_json(await process.stdout.readexactly(length))
