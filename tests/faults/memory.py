"""How much memory the readers of this process take."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_SECONDS = 0.1
_READER = b"claims.adapters.reading_child"


class ReaderMemory:
    """Watches the processes that read while it is open; Linux only, elsewhere it sees nothing."""

    def __init__(self) -> None:
        self.peak_bytes: int | None = None
        """The most that one of them has taken."""
        self._watch: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._watch = asyncio.create_task(self._watched())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch

    async def _watched(self) -> None:
        while True:
            taken = [*map(_peak_of, _readers()), self.peak_bytes or 0]
            self.peak_bytes = max(taken) or None
            await asyncio.sleep(_EVERY_SECONDS)


def _readers() -> list[Path]:
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    found = []
    with suppress(OSError):
        for child in children.read_text(encoding="utf-8").split():
            with suppress(OSError):
                if _READER in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(Path(f"/proc/{child}/status"))
    return found


def _peak_of(status: Path) -> int:
    with suppress(OSError):
        lines = (line.split() for line in status.read_text(encoding="utf-8").splitlines())
        return next((1024 * int(words[1]) for words in lines if words[0] == "VmHWM:"), 0)
    return 0
