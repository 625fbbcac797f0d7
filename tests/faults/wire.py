"""Servers on loopback that speak raw bytes: one port for every fault, so that none meets the connections of another."""

import asyncio
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType
from typing import Self

_LONGEST_HEAD = 1_000_000
_WAIT_SECONDS = 30
_HANDSHAKE = b"\x16"
"""With which a client begins that wants to speak TLS."""
_ENDS = (
    *(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError),
    asyncio.CancelledError,  # the server is closed; a task that ends so would have the loop complain
)


@dataclass(slots=True)
class Talk:
    """One request, as its server sees it."""

    head: bytes
    number: int
    """Which request of this port it is, the first one being 1."""
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    keeps: bool = False
    """Whether the connection stays open for a next request."""

    @property
    def path(self) -> str:
        """What was asked for."""
        return self.head.split(b" ", 2)[1].decode("latin-1")

    async def say(self, content: bytes) -> None:
        """Send bytes, and wait until the client takes them."""
        self.writer.write(content)
        await self.writer.drain()

    async def never_end(self) -> None:
        """Say nothing more, and do not hang up before the client does."""
        await self.reader.read()

    async def reset(self) -> None:
        """Break the connection off, as a machine does that knows nothing of it."""
        await self.writer.drain()
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Script = Callable[[Talk], Awaitable[None]]


@dataclass(slots=True)
class Place:
    """A port with its script."""

    port: int
    heads: list[bytes] = field(default_factory=list)
    """The requests that came, in their order."""
    connections: int = 0

    def url(self, path: str = "") -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}/{path}"


class Wire:
    """Opens ports; use it as ``with``. What it has opened is closed behind it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._servers: list[asyncio.Server] = []
        self._talks: set[asyncio.Task[None]] = set()

    def open(self, script: Script, tls: ssl.SSLContext | None = None) -> Place:
        """A new port of 127.0.0.1 that answers by a script."""
        if isinstance(script, Late):
            script.prepare()
        return asyncio.run_coroutine_threadsafe(self._opened(script, tls), self._loop).result(_WAIT_SECONDS)

    async def _opened(self, script: Script, tls: ssl.SSLContext | None) -> Place:
        place = Place(0)

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            if task is not None:
                self._talks.add(task)
                task.add_done_callback(self._talks.discard)
            place.connections += 1
            with suppress(*_ENDS):
                await _serve(place, script, reader, writer)
            writer.close()

        server = await asyncio.start_server(talk, "127.0.0.1", 0, limit=_LONGEST_HEAD, ssl=tls)
        self._servers.append(server)
        place.port = server.sockets[0].getsockname()[1]
        return place

    async def _close(self) -> None:
        for server in self._servers:
            server.close()
        talks = tuple(self._talks)
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(_WAIT_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_WAIT_SECONDS)
        self._loop.close()


async def _serve(place: Place, script: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    keeps = True
    while keeps:
        begin = await reader.readexactly(1)
        if begin == _HANDSHAKE:
            writer.write(message(b"", status="400 Bad Request"))
            return
        head = begin + await reader.readuntil(b"\r\n\r\n")
        place.heads.append(head)
        talk = Talk(head, len(place.heads), reader, writer)
        await script(talk)
        await writer.drain()
        keeps = talk.keeps


def message(body: bytes, *, status: str = "200 OK", media_type: str = "text/html; charset=utf-8", **more: str) -> bytes:
    """An answer of HTTP with its length; further headers by their names, an underscore for a hyphen."""
    headers = {"Content-Type": media_type, "Content-Length": str(len(body)), "Connection": "close"}
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


class Late:
    """A script that sends one message, which is made when its port is opened since it is large."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._content = b""

    def prepare(self) -> None:
        """Make the message, once."""
        self._content = self._content or self._make()

    async def __call__(self, talk: Talk) -> None:
        await talk.say(self._content)


def saying(content: bytes) -> Script:
    """A script that sends bytes and hangs up."""

    async def script(talk: Talk) -> None:
        await talk.say(content)

    return script


def in_turn(*answers: bytes) -> Script:
    """A script with another answer for every request, the last one for good."""

    async def script(talk: Talk) -> None:
        await talk.say(answers[min(talk.number, len(answers)) - 1])

    return script


def by_path(**answers: bytes) -> Script:
    """A script with an answer for every path, the first for the root; 404 for all others."""

    async def script(talk: Talk) -> None:
        name = talk.path.strip("/").partition("?")[0] or next(iter(answers))
        await talk.say(answers.get(name, message(b"", status="404 Not Found")))

    return script
