"""Not more often than a host can bear."""

import asyncio


class Pace:
    """Gives every host its turns, a least time apart."""

    def __init__(self, least_seconds: float) -> None:
        """Keep turns at least so far apart, by the clock of the event loop."""
        self._least_seconds = least_seconds
        self._next: dict[str, float] = {}

    async def turn(self, host: str, least_seconds: float = 0.0) -> None:
        """Wait until a host may be asked again; those that wait are let through in their order."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next.get(host, now))
        self._next[host] = at + max(self._least_seconds, least_seconds)
        await asyncio.sleep(at - now)
