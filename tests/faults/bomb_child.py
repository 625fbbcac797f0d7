"""Fetches addresses in a process of its own; says what came of each, and how much memory it took at most."""

import asyncio
import json
import resource
import sys
import time
from pathlib import Path

from claims.adapters.fetcher import Fetched, Fetcher, Limits
from claims.models import Request, Unanswered


def peak_bytes() -> int:
    """The most memory that this process has had; a parent's does not count, as it does in ``getrusage`` on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = (line.split() for line in status.read_text(encoding="utf-8").splitlines())
        return next(1024 * int(words[1]) for words in lines if words[0] == "VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def _fetched(urls: list[str], limits: Limits) -> list[str]:
    async with Fetcher("claimdesk test", limits) as fetcher:
        asked = [Request(source="bomb", url=url, private=True) for url in urls]
        answers = await asyncio.gather(*map(fetcher.fetch, asked))
    return [_told(answer) for answer in answers]


def _told(answer: object) -> str:
    match answer:
        case Unanswered(reason=reason, detail=detail):
            return f"{reason}: {detail}"
        case Fetched(body=body):
            return f"fetched {len(body)} bytes"
        case _:
            return repr(answer)


def main() -> None:
    """Fetch the addresses that are named behind the seconds that each may take."""
    limits = Limits(total_seconds=float(sys.argv[1]), attempts=1)
    begun = time.monotonic()
    told = asyncio.run(_fetched(sys.argv[2:], limits))
    sys.stdout.write(json.dumps({"told": told, "seconds": time.monotonic() - begun, "peak": peak_bytes()}))


if __name__ == "__main__":
    main()
