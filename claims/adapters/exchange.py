"""One request and its answer: what a status means, whether the body came whole, whether asking again may help."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from claims.adapters.connecting import HEAD, CountedStream, Head
from claims.adapters.decoding import Body, BodyCorrupt, BodyTooLarge
from claims.adapters.limits import Limits
from claims.models import NoAnswer

_OK, _UNCHANGED = 200, 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_REASONS = {
    401: NoAnswer.BLOCKED,
    402: NoAnswer.PAYWALLED,
    403: NoAnswer.BLOCKED,
    404: NoAnswer.NOT_FOUND,
    410: NoAnswer.NOT_FOUND,
    429: NoAnswer.BLOCKED,
    451: NoAnswer.BLOCKED,
}
_TAIL_BYTES = 64


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    final_url: str
    status: int
    media_type: str
    body: bytes
    """Unpacked, where it was sent as gzip."""
    headers: tuple[tuple[str, str], ...] = ()
    """As they came, in their order."""
    redirects: tuple[str, ...] = ()
    """The addresses that led to the last one, the first one first."""
    maybe_cut: bool = False
    """Whether nothing says that the body is whole: the connection ended, or more came than was announced."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The address still has what its validators stand for."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """The answer lies elsewhere."""

    location: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """No answer, and why."""

    reason: NoAnswer
    detail: str
    status: int | None = None
    """Of HTTP, where it came to that."""
    again: bool = False
    """Whether the same request may succeed the next time."""
    wait_seconds: float | None = None
    """How long the server asks to wait before it."""
    silent: bool = False
    """Whether nobody answered, not even to refuse."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What an address said of its last version, so that it can answer that nothing has changed."""

    etag: str | None = None
    last_modified: str | None = None
    of: str | None = None
    """The address that gave it, behind all redirects; None for the one that is asked. No other address knows it."""

    @property
    def headers(self) -> dict[str, str]:
        """The headers that ask whether anything has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None}


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that may be sent."""

    url: httpx.URL
    headers: Mapping[str, str] = field(default_factory=dict)
    has_leave: bool = False
    """Whether it may lead into a private network."""

    @property
    def is_conditional(self) -> bool:
        """Whether it asks for the answer only if that has changed."""
        return "If-None-Match" in self.headers or "If-Modified-Since" in self.headers


Answer = Fetched | Unchanged | Redirect | Refusal


async def exchange(client: httpx.AsyncClient, asked: Exchange, limits: Limits) -> Answer:
    """Send one request and take its answer within the limits.

    Raises:
        httpx.HTTPError: The connection failed, or what came is no HTTP.
    """
    head = Head(limits.head_bytes, has_leave=asked.has_leave)
    HEAD.set(head)
    async with client.stream("GET", asked.url, headers=asked.headers, follow_redirects=False) as response:
        head.is_complete = True
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return Redirect(response.headers["location"])
        if response.status_code == _UNCHANGED and asked.is_conditional:
            await response.aread()  # it has no body, and only an answer that was read to its end leaves a connection
            if not head.last.endswith(b"\r\n\r\n"):
                _use_connection_once(response)
            return Unchanged()
        if response.status_code != _OK:
            return _refusal(response)
        return await _whole(response, str(asked.url), head, limits)


def _refusal(response: httpx.Response) -> Refusal:
    status = response.status_code
    reason = NoAnswer.BLOCKED if "cf-mitigated" in response.headers else _REASONS.get(status, NoAnswer.NOT_FETCHED)
    return Refusal(reason, f"HTTP status {status}.", status, status in _TRY_AGAIN, _retry_after(response))


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds, whether the header has them or a date, which the server's own clock tells (RFC 9110, section 10.2.3)."""
    written = response.headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    when, now = _time(written), _time(response.headers.get("date", ""))
    return max(0.0, (when - now).total_seconds()) if when is not None and now is not None else None


def _time(written: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(written)
    except (ArithmeticError, TypeError, ValueError):
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


async def _whole(response: httpx.Response, url: str, head: Head, limits: Limits) -> Fetched | Refusal:
    try:
        body = Body(response.headers.get("content-encoding", ""), limits.body_bytes)
        async for part in response.aiter_raw():
            body.arrived(part)
        content = body.whole()
    except BodyTooLarge:
        return Refusal(NoAnswer.UNREADABLE, f"It is larger than {limits.body_bytes} bytes.")
    except BodyCorrupt as error:
        return Refusal(NoAnswer.UNREADABLE, f"It cannot be unpacked: {error}.")
    as_announced = _ends_as_announced(response, body.tail, head)
    if not as_announced:
        _use_connection_once(response)
    return Fetched(
        final_url=url,
        status=response.status_code,
        media_type=response.headers.get("content-type", "application/octet-stream"),
        body=content,
        headers=tuple(response.headers.multi_items()),
        maybe_cut=not (as_announced or _is_chunked(response)),
    )


def _is_chunked(response: httpx.Response) -> bool:
    encoding: str = response.headers.get("transfer-encoding", "")
    return encoding.casefold().endswith("chunked")


def _ends_as_announced(response: httpx.Response, tail: bytes, head: Head) -> bool:
    """Whether the last bytes of a body of known length are the last that came; a chunked body does not tell."""
    return (
        "content-length" in response.headers and not _is_chunked(response) and head.last.endswith(tail[-_TAIL_BYTES:])
    )


def _use_connection_once(response: httpx.Response) -> None:
    """What came behind an answer would be taken for the answer to the next question."""
    connection = response.extensions["network_stream"]
    if isinstance(connection, CountedStream):
        connection.spoil()
