"""Fetching over HTTP. Every request of claimdesk goes through here, within limits of time, size and place."""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx

from claims.models import NoAnswer, Request, Unanswered

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSALS = {
    401: NoAnswer.BLOCKED,
    402: NoAnswer.PAYWALLED,
    403: NoAnswer.BLOCKED,
    404: NoAnswer.NOT_FOUND,
    410: NoAnswer.NOT_FOUND,
    429: NoAnswer.BLOCKED,
    451: NoAnswer.BLOCKED,
}
_OK = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of every request."""

    total_seconds: float = 20.0
    """From the first byte sent to the last received, redirects included."""
    body_bytes: int = 20_000_000
    redirects: int = 5
    in_flight: int = 8


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    final_url: str
    status: int
    media_type: str
    body: bytes


class Fetcher:
    """A client with limits; use it as ``async with``."""

    def __init__(self, user_agent: str, limits: Limits | None = None) -> None:
        """Open no connection yet."""
        self._limits = limits or Limits()
        self._slots = asyncio.Semaphore(self._limits.in_flight)
        headers = {"User-Agent": user_agent, "Accept-Encoding": "identity"}
        self._client = httpx.AsyncClient(headers=headers, trust_env=False, timeout=self._limits.total_seconds)

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def fetch(self, request: Request) -> Fetched | Unanswered:
        """What an address answers; whatever goes wrong with it is a value, never an exception."""
        async with self._slots:
            try:
                async with asyncio.timeout(self._limits.total_seconds):
                    return await self._follow(request)
            except TimeoutError:
                detail = f"No answer within {self._limits.total_seconds:g} seconds."
            except httpx.TimeoutException:
                detail = f"No answer within {self._limits.total_seconds:g} seconds."
            except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
                detail = f"The connection failed: {(str(error) or error.__class__.__name__).rstrip('.')}."
        return Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail=detail)

    async def _follow(self, request: Request) -> Fetched | Unanswered:
        url = request.url
        for _ in range(self._limits.redirects + 1):
            forbidden = await _forbidden(url, request)
            if forbidden is not None:
                return Unanswered(source=request.source, reason=NoAnswer.BLOCKED, detail=forbidden)
            answer = await self._once(request, url)
            if not isinstance(answer, str):
                return answer
            url = urljoin(url, answer)
        detail = f"More than {self._limits.redirects} redirects."
        return Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail=detail)

    async def _once(self, request: Request, url: str) -> Fetched | Unanswered | str:
        """One request: an answer, a refusal, or the address that a redirect leads to."""
        async with self._client.stream("GET", url, follow_redirects=False) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return response.headers["location"]
            if response.status_code != _OK:
                reason = _REFUSALS.get(response.status_code, NoAnswer.NOT_FETCHED)
                return Unanswered(source=request.source, reason=reason, detail=f"HTTP status {response.status_code}.")
            if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
                detail = "It was sent compressed, though that was not asked for."
                return Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail=detail)
            body = await self._body(response)
            if body is None:
                detail = f"It is larger than {self._limits.body_bytes} bytes."
                return Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail=detail)
            media_type = response.headers.get("content-type", "application/octet-stream")
            return Fetched(final_url=url, status=response.status_code, media_type=media_type, body=body)

    async def _body(self, response: httpx.Response) -> bytes | None:
        """The raw body, or None where it is larger than allowed."""
        parts = bytearray()
        async for part in response.aiter_raw():
            parts += part
            if len(parts) > self._limits.body_bytes:
                return None
        return bytes(parts)


async def _forbidden(url: str, request: Request) -> str | None:
    """Why an address may not be asked: it is not one of the web, or leads into a private network without leave."""
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        return f"The address {url!r} is not one of the web."
    if request.private and _place(parsed) == _place(httpx.URL(request.url)):
        return None
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(parsed.host, parsed.port or 443, type=socket.SOCK_STREAM)
    private = [address for *_, (address, *_) in found if not _is_public(str(address))]
    if private:
        return f"{parsed.host} leads to the private address {private[0]}; a source may allow that with private = true."
    return None


def _place(url: httpx.URL) -> tuple[str, int | None]:
    """The host and port that leave is given for; http and https on their usual ports are one place."""
    return url.host, url.port


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = (parsed.ipv4_mapped or parsed.sixtofour) if isinstance(parsed, ipaddress.IPv6Address) else None
    plain = inner or parsed
    in_global_range = plain.version == 4 or plain in ipaddress.ip_network("2000::/3")  # noqa: PLR2004 the IP version
    return plain.is_global and in_global_range and not plain.is_multicast
