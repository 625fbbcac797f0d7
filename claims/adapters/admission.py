"""Whether an address may be asked at all: one of the web, at a usual port, public or with the operator's leave."""

from functools import lru_cache

import httpx

from claims.adapters.addresses import Resolver, is_public
from claims.adapters.exchange import Refusal
from claims.models import NoAnswer, Request

_USUAL_PORTS = {"http": 80, "https": 443}
_LONGEST_SHOWN = 200
_MOST_PORT = 65_535
_LONGEST_PORT = 20


class Admission:
    """Checks every address before it is connected to; redirects too."""

    def __init__(self, resolver: Resolver) -> None:
        """Check what this resolver gives; the connection is made to the same."""
        self._resolver = resolver

    async def refusal(self, url: str, request: Request) -> Refusal | None:
        """Why an address may not be asked for a request; None where it may.

        Raises:
            httpx.InvalidURL: It is no address.
            OSError: Its host cannot be found.
        """
        parsed = parse(url)
        if parsed.scheme not in _USUAL_PORTS or not parsed.host:
            return Refusal(NoAnswer.BLOCKED, f"The address {url[:_LONGEST_SHOWN]!r} is not one of the web.")
        if parsed.userinfo:
            return Refusal(NoAnswer.BLOCKED, f"The address at {parsed.host} holds a user name.")
        if has_leave(url, request):
            return None
        port = _port(parsed)
        known = 0 < port <= _MOST_PORT
        found = await self._resolver.addresses(host_of(parsed), port) if known else ()
        private = [address for address in found if not is_public(address)]
        if private:
            why = f"{parsed.host} leads to the private address {private[0]}"
            return Refusal(NoAnswer.BLOCKED, f"{why}; a source may allow that with private = true.")
        if port not in (*_USUAL_PORTS.values(), *request.ports):
            shown = str(port)[:_LONGEST_PORT]
            return Refusal(NoAnswer.BLOCKED, f"Port {shown} is not asked; a source may list it with ports = [{shown}].")
        return None


@lru_cache(maxsize=4096)
def parse(url: str) -> httpx.URL:
    """An address in its parts, worked out once: a request is checked more often than it is sent.

    Raises:
        httpx.InvalidURL: It is no address.
    """
    return httpx.URL(url)


def has_leave(url: str, request: Request) -> bool:
    """Whether the operator's leave for a private network holds for an address: it does for one host and port."""
    return request.private and is_same_place(url, request.url)


def is_same_place(one: str, other: str) -> bool:
    """Whether two addresses have one host and port."""
    first, second = parse(one), parse(other)
    return one == other or (host_of(first), _port(first)) == (host_of(second), _port(second))


def host_of(url: httpx.URL) -> str:
    """The host as it is connected to: what is resolved for the check must be the same, letter by letter."""
    return url.raw_host.decode("ascii")


def _port(url: httpx.URL) -> int:
    return url.port if url.port is not None else _USUAL_PORTS.get(url.scheme, 0)
