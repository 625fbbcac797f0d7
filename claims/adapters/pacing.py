"""Not more than a host can bear: how many at a time, how often, and not again where nobody answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from claims.adapters.limits import Limits


class Hosts:
    """What every host has been asked, and whether it answered."""

    def __init__(self, limits: Limits) -> None:
        """Count nothing yet; times are those of the event loop's clock."""
        self._limits = limits
        self._all = asyncio.Semaphore(limits.in_flight)
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._next: dict[str, float] = {}
        self._silences: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, host: str, least_seconds: float, *, own: bool) -> AsyncIterator[None]:
        """Wait until a host may be asked again, and hold a place meanwhile; who waits is let through in order.

        Args:
            host: With its port.
            least_seconds: Since the last time.
            own: Whether it is the operator's own.
        """
        await self.rest(host, least_seconds)
        at_a_time = self._limits.in_flight_per_host if own else self._limits.in_flight_per_public_host
        async with self._slots.setdefault(host, asyncio.Semaphore(at_a_time)), self._all:
            yield

    async def rest(self, host: str, least_seconds: float) -> None:
        """Wait until so many seconds have gone by since a host was asked the last time."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(host, now))
        self._next[host] = at + least_seconds
        if at > now:
            await asyncio.sleep(at - now)

    def is_silent(self, host: str) -> bool:
        """Whether a host has left its last requests without an answer."""
        return self._silences.get(host, 0) >= self._limits.silences

    def note(self, host: str, *, answered: bool) -> None:
        """Note whether a host answered, be it with a refusal."""
        self._silences[host] = 0 if answered else self._silences.get(host, 0) + 1
