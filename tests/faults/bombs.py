"""Answers that want to fill all memory, fetched in processes of their own that say how much they took."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.fault import Fate, Group, Outcome
from tests.faults.packed import BROTLI_HELLO, gzip_bomb, gzip_in_gzip, zstd_bomb
from tests.faults.wire import Late, Script, Talk, Wire, message

MOST_BYTES = 150_000_000
"""Of the process that fetches, all in all."""
_SECONDS = 4.0
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PART = b"x" * 65_536


@dataclass(frozen=True, slots=True)
class Bomb:
    """An answer without an end, or with a large one behind it."""

    group: Group
    name: str
    script: Script
    told: tuple[str, ...]
    """How what comes of it may begin."""

    @property
    def comes_to(self) -> str:
        """The right outcome, in words."""
        return f"{' or '.join(self.told)}, with less than {MOST_BYTES // 1_000_000} MB"


def _packed(name: str, make: Callable[[], bytes], told: str, encoding: str) -> Bomb:
    return Bomb(Group.ENCODING, name, Late(lambda: message(make(), Content_Encoding=encoding)), (told,))


def _endless(name: str, begin: bytes, part: bytes, *told: str) -> Bomb:
    async def script(talk: Talk) -> None:
        await talk.say(begin)
        for _ in range(10_000_000):
            await talk.say(part)

    return Bomb(Group.TRANSPORT, name, script, told)


_TOO_LARGE = "unreadable: It is larger than 20000000 bytes."
_TOO_LATE = f"not_fetched: No answer within {_SECONDS:g} seconds."
_HEADERS = "not_fetched: The connection failed: its headers are longer than allowed."
_NOT_ASKED_FOR = "unreadable: It cannot be unpacked: it was sent with the encoding"
_GZIP_OF_NOTHING = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x03\0\0\0\0\0\0\0\0\0"
BOMBS = (
    _packed("bomb: 1 GB as gzip", lambda: gzip_bomb(1024), _TOO_LARGE, "gzip"),
    _packed("bomb: 1 GB as gzip in gzip, named once", lambda: gzip_in_gzip(1024), "fetched", "gzip"),
    _packed("bomb: 1 GB as gzip in gzip, named twice", lambda: gzip_in_gzip(1024), _NOT_ASKED_FOR, "gzip, gzip"),
    _packed("bomb: 1 GB as Zstandard", lambda: zstd_bomb(1024), _NOT_ASKED_FOR, "zstd"),
    _packed("bomb: Brotli", lambda: BROTLI_HELLO, _NOT_ASKED_FOR, "br"),
    _packed("bomb: 200 members of gzip, 1 MB each", lambda: gzip_bomb(1) * 200, _TOO_LARGE, "gzip"),
    _endless("bomb: a body without an end", _HEAD + b"\r\n", _PART, _TOO_LARGE),
    _endless("bomb: a body of 10^12 bytes", _HEAD + b"Content-Length: 1000000000000\r\n\r\n", _PART, _TOO_LARGE),
    _endless("bomb: a chunk of 2 GB", _HEAD + b"Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n", _PART, _TOO_LARGE),
    _endless(
        "bomb: chunks without an end, a byte each",
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n",
        b"1\r\nx\r\n" * 4000,
        _TOO_LATE,
    ),
    _endless(
        "bomb: empty gzip members without an end",
        _HEAD + b"Content-Encoding: gzip\r\n\r\n",
        _GZIP_OF_NOTHING * 2000,
        *(_TOO_LARGE, _TOO_LATE),
    ),
    _endless("bomb: headers without an end", _HEAD, b"X-Flood: " + b"y" * 4000 + b"\r\n", _HEADERS),
    _endless(
        "bomb: 103 answers without an end", b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100, _HEADERS
    ),
    _endless(
        "bomb: a redirect to itself with a body without an end",
        b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n",
        _PART,
        "not_fetched: More than 5 redirects.",
    ),
    _endless(
        "bomb: 404 with a body without an end", b"HTTP/1.1 404 Not Found\r\n\r\n", _PART, "not_found: HTTP status 404."
    ),
    _endless(
        "bomb: 503 with a body without an end",
        b"HTTP/1.1 503 Service Unavailable\r\n\r\n",
        _PART,
        "not_fetched: HTTP status 503.",
    ),
)


async def fetched_all(bombs: Sequence[Bomb], wire: Wire, at_once: int = 2) -> list[Outcome]:
    """Fetch every bomb in a process of its own, a few at a time."""
    turns = asyncio.Semaphore(at_once)

    async def one(bomb: Bomb) -> Outcome:
        async with turns:
            return await _fetched(bomb, wire)

    return list(await asyncio.gather(*map(one, bombs)))


async def _fetched(bomb: Bomb, wire: Wire) -> Outcome:
    place = await asyncio.to_thread(wire.open, bomb.script)
    said = await measured([place.url()])
    if isinstance(said, str):
        return Outcome(bomb.group, bomb.name, Fate.LOST, said)
    (told,), peak = said.told, said.peak
    is_right = told.startswith(bomb.told) and peak < MOST_BYTES
    came_to, over = f"{told} ({peak // 1_000_000} MB)", said.seconds - _SECONDS
    return Outcome(bomb.group, bomb.name, Fate.CONTAINED if is_right else Fate.SILENTLY_WRONG, came_to, over, peak)


@dataclass(frozen=True, slots=True)
class Said:
    """What a process has told of what it fetched."""

    told: tuple[str, ...]
    seconds: float
    peak: int
    """Bytes of memory."""


async def measured(urls: Sequence[str]) -> Said | str:
    """Fetch addresses in one process; what went wrong where it did not tell."""
    command = [sys.executable, str(Path(__file__).with_name("bomb_child.py")), f"{_SECONDS}", *urls]
    child = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(60):
            out, errors = await child.communicate()
    except TimeoutError:
        child.kill()
        await child.wait()
        return "it did not end"
    if child.returncode:
        return f"it ended with {child.returncode}: {errors.decode()[-300:]}"
    said = json.loads(out)
    return Said(tuple(said["told"]), said["seconds"], said["peak"])
