"""Connections to addresses that were checked, which count what arrives before a body."""

import select
import ssl
from collections.abc import Iterable
from contextvars import ContextVar

import httpcore

from claims.adapters.addresses import Resolver, is_public

_MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""


class Head:
    """How much of an answer has arrived before its body, and what arrived last."""

    def __init__(self, most_bytes: int, *, has_leave: bool = False) -> None:
        """Allow a head, informational answers before it included, of so many bytes.

        ``has_leave`` says that its connection may lead into a private network.
        """
        self._left = most_bytes
        self.has_leave = has_leave
        self.is_complete = False
        self.last = b""

    def arrived(self, part: bytes) -> None:
        """Count what arrived.

        Raises:
            httpcore.RemoteProtocolError: The head is longer than allowed.
        """
        self.last = part
        if not self.is_complete:
            self._left -= len(part)
            if self._left < 0:
                raise httpcore.RemoteProtocolError("its headers are longer than allowed")


HEAD: ContextVar[Head | None] = ContextVar("head", default=None)
"""The head of the answer that the running task waits for: all reading of a request is done by its own task."""


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that the resolver gave for the check, and to no others."""

    def __init__(self, resolver: Resolver) -> None:
        """Share the resolver of the check."""
        self._resolver = resolver
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of a host that takes one."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        head = HEAD.get()
        for address in (await self._resolver.addresses(host, port))[:_MOST_ADDRESSES]:
            if not is_public(address) and (head is None or not head.has_leave):
                raise httpcore.ConnectError(f"{host} leads to a private address")
            try:
                stream = await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return CountedStream(stream)
        raise failure


class CountedStream(httpcore.AsyncNetworkStream):
    """A connection that tells the head of the running task what arrives."""

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._spoilt = False
        self._watch = select.poll()
        self._watch.register(inner.get_extra_info("socket"), select.POLLIN)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What arrives next, told to the head."""
        part = await self._inner.read(max_bytes, timeout)
        head = HEAD.get()
        if head is not None:
            head.arrived(part)
        return part

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close."""
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """The same connection, encrypted."""
        return CountedStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> object:
        """As the connection has it; that it was closed is asked so often that it must be cheap to answer."""
        if info == "is_readable":
            return self._spoilt or bool(self._watch.poll(0))
        return self._inner.get_extra_info(info)

    def spoil(self) -> None:
        """Let nobody use it again: what is readable before anything was asked counts as closed."""
        self._spoilt = True
