"""Where a request may lead: an address is resolved once, checked, and it is the checked one that is connected to.

The ranges are those of the special-purpose registries (RFC 6890 and its updates). ``ipaddress.is_global`` alone is not
enough: on Python 3.11 it is true for addresses that embed a private one (NAT64, 6to4, mapped) and for multicast.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable

_FORBIDDEN = tuple(
    map(
        ipaddress.IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
            *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
            *("224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All of IPv6 that is given out to the public; what translates or maps IPv4 lies outside, but for the next ones."""
_FORBIDDEN_UNICAST = tuple(
    map(
        ipaddress.IPv6Network,
        ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
Lookup = Callable[[str, int], Awaitable[tuple[str, ...]]]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; a mapped IPv4 address counts as what it maps."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in network for network in _FORBIDDEN)
    return parsed in _UNICAST and not any(parsed in network for network in _FORBIDDEN_UNICAST)


def is_written_private(host: str) -> bool:
    """Whether a host is written as a private address, and is no name that somebody else may lead anywhere."""
    try:
        return host.casefold() == "localhost" or not is_public(host)
    except ValueError:
        return False


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, as the system resolves it.

    Raises:
        OSError: The host has none.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class Resolver:
    """Resolves every host once: what was checked is what is connected to, whatever the name leads to later."""

    def __init__(self, lookup: Lookup = look_up) -> None:
        """Ask ``lookup`` for hosts that were not asked for before."""
        self._lookup = lookup
        self._known: dict[tuple[str, int], asyncio.Task[tuple[str, ...]]] = {}

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of a host.

        Raises:
            OSError: The host has none.
        """
        key = (host.casefold().rstrip("."), port)
        if key not in self._known:
            self._known[key] = asyncio.ensure_future(self._found(host, port))
        return await asyncio.shield(self._known[key])

    async def _found(self, host: str, port: int) -> tuple[str, ...]:
        return await self._lookup(host, port)

    async def close(self) -> None:
        """Stop resolving."""
        await give_up(self._known.values())


async def give_up(tasks: Iterable[asyncio.Task[object]]) -> None:
    """End tasks that outlive whoever has asked for them, and let nobody wonder what became of them."""
    begun = tuple(tasks)
    for task in begun:
        task.cancel()
    await asyncio.gather(*begun, return_exceptions=True)
