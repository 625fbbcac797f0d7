"""Fetching over HTTP. Every request of claimdesk goes through here, within limits of time, size, place and rate."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self, TypeVar
from urllib.parse import urljoin

import httpcore
import httpx
import stamina

from claims.adapters.addresses import Lookup, Resolver, look_up
from claims.adapters.admission import Admission, has_leave, is_same_place, parse
from claims.adapters.connecting import CheckedBackend
from claims.adapters.exchange import (
    NO_VALIDATORS,
    Exchange,
    Fetched,
    Redirect,
    Refusal,
    Unchanged,
    Validators,
    exchange,
)
from claims.adapters.limits import Limits
from claims.adapters.pacing import Hosts
from claims.adapters.robots import Robots
from claims.models import Key, NoAnswer, Request, Unanswered

__all__ = ["Fetched", "Fetcher", "Limits", "Unchanged", "Validators"]

_T = TypeVar("_T")
_KEEP_ALIVE_SECONDS = 5.0
_LONGEST_DETAIL = 200

stamina.instrumentation.set_on_retry_hooks(())  # further attempts are no news; what became of them stands in the report


class _TryAgain(Exception):
    """A refusal after which the same request may succeed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


class _CheckedTransport(httpx.AsyncHTTPTransport):
    """The transport of httpx with connections to checked addresses only."""

    def __init__(self, resolver: Resolver, limits: Limits) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=limits.in_flight,
            max_keepalive_connections=limits.in_flight,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
            network_backend=CheckedBackend(resolver),
        )


class Fetcher:
    """A client with limits; use it as ``async with``."""

    def __init__(
        self,
        user_agent: str,
        limits: Limits | None = None,
        *,
        keys: Callable[[str], str | None] = lambda _: None,
        lookup: Lookup = look_up,
    ) -> None:
        """Open no connection yet.

        Args:
            user_agent: Who asks.
            limits: Bounds of every request.
            keys: The value of a key by its name; None where there is none.
            lookup: Resolves hosts.
        """
        self._limits = limits or Limits()
        self._keys = keys
        self._resolver = Resolver(lookup)
        self._admission = Admission(self._resolver)
        self._robots = Robots(self._limits.crawl_delay_seconds)
        self._hosts = Hosts(self._limits)
        self._client = httpx.AsyncClient(
            transport=_CheckedTransport(self._resolver, self._limits),
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip, identity"},
            trust_env=False,
            timeout=self._limits.total_seconds,
        )
        self._client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # each answer stands by itself

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._robots.close()
        await self._resolver.close()
        await self._client.aclose()

    async def fetch(self, request: Request, validators: Validators = NO_VALIDATORS) -> Fetched | Unchanged | Unanswered:
        """What an address answers; whatever goes wrong with it is a value, never an exception.

        Args:
            request: What is asked for.
            validators: Of the version that is stored, so that the address may answer that it is unchanged.
        """
        answer = await self._in_turn(request, validators)
        if isinstance(answer, Refusal):
            return Unanswered(source=request.source, reason=answer.reason, detail=answer.detail)
        return answer

    async def _in_turn(self, request: Request, validators: Validators) -> Fetched | Unchanged | Refusal:
        """Whether it may be asked comes first; the wait for its turn does not count against its time."""
        clock = asyncio.get_running_loop()
        begun = clock.time()
        refusal = self._lacks_key(request) or await self._until(begun, self._refusal(request.url, request))
        if refusal is not None:
            return refusal
        host, waiting = parse(request.url).netloc.decode(), clock.time()
        async with self._hosts.turn(host, self._least_seconds(request), own=request.private):
            if self._hosts.is_silent(host):
                return Refusal(
                    NoAnswer.NOT_FETCHED, f"{host} did not answer the last {self._limits.silences} requests."
                )
            answer = await self._until(begun + clock.time() - waiting, self._persistently(request, validators))
        self._hosts.note(host, answered=not (isinstance(answer, Refusal) and answer.silent))
        return answer

    def _least_seconds(self, request: Request) -> float:
        """Between two requests to a host; the operator's own network knows no wait but what its services ask for."""
        return max(0.0 if request.private else self._rest_seconds(request.url), request.rest_seconds)

    def _rest_seconds(self, url: str) -> float:
        return max(self._limits.host_seconds, self._robots.delay_seconds(url))

    def _lacks_key(self, request: Request) -> Refusal | None:
        if request.key is None:
            return None
        name, value = request.key.name, self._key(request.key)
        if value and not (value.isascii() and value.isprintable()):
            return Refusal(NoAnswer.NOT_FETCHED, f"The key {name} has signs that cannot be sent.")
        block = name.casefold().replace("_", "-")
        detail = f"It needs a key: the environment variable {name}, or in a flow the Prefect Secret block {block}."
        return None if value else Refusal(NoAnswer.NOT_FETCHED, detail)

    def _key(self, key: Key) -> str:
        return (self._keys(key.name) or "").strip()

    async def _until(self, begun: float, answer: Coroutine[None, None, _T]) -> _T | Refusal:
        """What comes before the time is over that began at a time of the event loop's clock."""
        try:
            async with asyncio.timeout_at(begun + self._limits.total_seconds):
                return await answer
        except (TimeoutError, httpx.TimeoutException):
            return Refusal(
                NoAnswer.NOT_FETCHED, f"No answer within {self._limits.total_seconds:g} seconds.", silent=True
            )
        except (httpx.InvalidURL, ArithmeticError, ValueError, OSError) as error:
            return Refusal(NoAnswer.NOT_FETCHED, _failure(error))

    async def _refusal(self, url: str, request: Request) -> Refusal | None:
        """Why an address may not be asked, by where it leads or by the robots.txt of its host."""
        refusal = await self._admission.refusal(url, request)
        if refusal is not None or not request.robots:
            return refusal
        return await self._robots.refusal(url, partial(self._robots_file, request))

    async def _robots_file(self, request: Request, url: str) -> Fetched | Refusal:
        asked = Request(source=request.source, url=url, private=has_leave(url, request), ports=request.ports)
        begun = asyncio.get_running_loop().time()  # whoever asked first may be gone: it has a time of its own
        answer = await self._until(begun, self._persistently(asked, NO_VALIDATORS))
        return answer if not isinstance(answer, Unchanged) else Refusal(NoAnswer.NOT_FETCHED, "HTTP status 304.")

    async def _persistently(self, request: Request, validators: Validators) -> Fetched | Unchanged | Refusal:
        """Ask again where that may help."""
        limits = self._limits
        attempts = stamina.retry_context(
            on=self._wait_before_next,
            attempts=limits.attempts,
            timeout=None,
            wait_initial=limits.first_wait_seconds,
            wait_max=limits.retry_after_seconds,
            wait_jitter=0,
        )
        try:
            async for attempt in attempts:
                with attempt:
                    return _unless_again(await self._attempt(request, validators))
        except _TryAgain as last:
            return last.refusal
        raise AssertionError("the last attempt answers or raises")

    def _wait_before_next(self, error: Exception) -> bool | float:
        """Whether to ask again, or after how many seconds."""
        if not isinstance(error, _TryAgain):
            return False
        asked_for = error.refusal.wait_seconds
        if asked_for is None:
            return True
        return asked_for if asked_for <= self._limits.retry_after_seconds else False

    async def _attempt(self, request: Request, validators: Validators) -> Fetched | Unchanged | Refusal:
        try:
            return await self._followed(request, validators)
        except httpx.TimeoutException:
            raise
        except httpx.LocalProtocolError:  # its message may show what was to be sent, a key too
            return Refusal(NoAnswer.NOT_FETCHED, "The request could not be sent: it is no HTTP.")
        except httpx.NetworkError as error:
            return Refusal(NoAnswer.NOT_FETCHED, _failure(error), again=True, silent=True)
        except httpx.HTTPError as error:
            return Refusal(NoAnswer.NOT_FETCHED, _failure(error))

    async def _followed(self, request: Request, validators: Validators) -> Fetched | Unchanged | Refusal:
        """Follow redirects by hand, so that each hop is checked before it is asked."""
        url = request.url
        behind: tuple[str, ...] = ()
        for _ in range(self._limits.redirects + 1):
            refusal = await self._refusal(url, request)
            if refusal is not None:
                return refusal
            if behind and not has_leave(url, request):  # a redirect leads to a host that has its own pace
                await self._hosts.rest(parse(url).netloc.decode(), self._rest_seconds(url))
            known = validators.headers if str(parse(url)) == (validators.of or str(parse(request.url))) else {}
            headers = {**known, **self._key_header(url, request), **_once(request)}
            asked = Exchange(parse(url), headers, has_leave(url, request))
            answer = await exchange(self._client, asked, self._limits)
            if not isinstance(answer, Redirect):
                return replace(answer, redirects=behind) if isinstance(answer, Fetched) else answer
            url, behind = urljoin(url, answer.location), (*behind, url)
        return Refusal(NoAnswer.NOT_FETCHED, f"More than {self._limits.redirects} redirects.")

    def _key_header(self, url: str, request: Request) -> dict[str, str]:
        """A key is shown to the host that it is for, and to none that a redirect leads to."""
        if request.key is None or not is_same_place(url, request.url):
            return {}
        return {request.key.header: self._key(request.key)}


def _unless_again(answer: Fetched | Unchanged | Refusal) -> Fetched | Unchanged | Refusal:
    """The answer, where asking again cannot help.

    Raises:
        _TryAgain: It may.
    """
    if isinstance(answer, Refusal) and answer.again:
        raise _TryAgain(answer)
    return answer


def _once(request: Request) -> dict[str, str]:
    """Only the operator's own hosts keep a connection: what a stranger sends behind an answer must answer nothing."""
    return {} if request.private else {"Connection": "close"}


def _failure(error: Exception) -> str:
    said = (str(error) or error.__class__.__name__).rstrip(".")
    return f"The connection failed: {said if len(said) <= _LONGEST_DETAIL else said[:_LONGEST_DETAIL] + '…'}."
