"""The addresses of many articles, asked once more: each once, and what is silent is answered by what it gave last."""

import asyncio
from datetime import datetime

from claims.adapters.archive import Archive
from claims.errors import SnapshotTampered
from claims.models import NoAnswer, Request, Response, Unanswered
from claims.sources import SourceSpec
from claims.sources.asking import request_at
from flows.world import LocalWorld

_AT_ONCE = 100
"""Requests that wait for their turn at the same time; how many are sent, the fetcher limits."""


class Revisits:
    """What every address gives today; the answers lie in the archive, and none is kept in memory."""

    def __init__(self, local: LocalWorld, archive: Archive) -> None:
        """Ask nobody yet."""
        self._local = local
        self._archive = archive
        self._today: dict[str, asyncio.Task[str | Unanswered]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)

    @property
    def count(self) -> int:
        """How many addresses were asked."""
        return len(self._today)

    async def today(self, request: Request) -> str | Unanswered:
        """The hash of what an address gives today, or why it gives nothing."""
        if request.url not in self._today:
            self._today[request.url] = asyncio.create_task(self._asked(request))
        return await self._today[request.url]

    async def _asked(self, request: Request) -> str | Unanswered:
        async with self._turns:
            answer = await self._local.ask(request)
        return answer.snapshot.sha256 if isinstance(answer, Response) else answer

    async def ask(self, request: Request) -> Response | Unanswered:
        """What an address gives today; of one that is silent, what it gave last."""
        today = await self.today(request)
        stored = await self.stored(request)
        if stored is not None:
            return stored
        if isinstance(today, Unanswered):
            return today.model_copy(update={"source": request.source})
        return Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail="Its stored bytes were changed.")

    async def stored(self, request: Request, but: frozenset[str] = frozenset()) -> Response | None:
        """What an address gave last, but for answers of these hashes."""
        return await asyncio.to_thread(self._archive.last_answer, request, but)

    async def hash_by(self, request: Request, by: datetime) -> str | None:
        """The hash of what an address gave the last time that it was asked by then; None where it was silent."""
        try:
            found = await asyncio.to_thread(self._archive.stored, request, by)
        except SnapshotTampered:
            return None
        return found.snapshot.sha256 if isinstance(found, Response) else None

    async def request(self, url: str, spec: SourceSpec) -> Request:
        """How a source is asked for an address that it was asked for before, with no more leave than it has today."""
        plain = request_at(spec, url)
        known = await asyncio.to_thread(self._archive.asked_as, url)
        if known is None:
            return plain
        return known.model_copy(update={"source": spec.id, "private": plain.private, "ports": plain.ports})
