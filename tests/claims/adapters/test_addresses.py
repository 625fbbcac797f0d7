"""Which addresses belong to the public internet, and that a name is resolved once."""

import asyncio

import pytest

from claims.adapters.addresses import Resolver, is_public

PRIVATE = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.0.9", "169.254.169.254"),  # noqa: S104
    *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
    *("198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    *("100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd12::1"),
    *("fe80::1", "fe80::1%lo", "fec0::1", "ff02::1"),
]
PUBLIC = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "192.167.255.1", "2606:4700::1", "2a00:1450::5", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_for_a_special_purpose_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_the_registries_give_out_is_public(address: str) -> None:
    assert is_public(address)


def test_a_name_is_resolved_once_however_it_is_written() -> None:
    asked: list[str] = []

    async def lookup(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        await asyncio.sleep(0)
        return ("8.8.8.8",) if len(asked) == 1 else ("127.0.0.1",)

    async def together() -> list[tuple[str, ...]]:
        resolver = Resolver(lookup)
        hosts = ("Hallstein.example", "hallstein.example", "hallstein.example.")
        return [*await asyncio.gather(*(resolver.addresses(host, 80) for host in hosts))]

    assert asyncio.run(together()) == [("8.8.8.8",)] * 3
    assert len(asked) == 1


def test_a_host_that_is_nowhere_says_so_every_time() -> None:
    async def lookup(host: str, _: int) -> tuple[str, ...]:
        raise OSError(f"{host} is nowhere")

    async def twice() -> None:
        resolver = Resolver(lookup)
        for _ in range(2):
            with pytest.raises(OSError, match="is nowhere"):
                await resolver.addresses("hallstein.example", 80)

    asyncio.run(twice())
