"""All faults and abuses, in the order of the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tests.faults import connections, encoding, parsers, process, replay, services, tables, transport
from tests.faults.addresses import ABUSES as ADDRESSES
from tests.faults.bombs import BOMBS
from tests.faults.content import ABUSES as CONTENTS
from tests.faults.fault import Group


class Case(Protocol):
    """Whatever is injected."""

    @property
    def group(self) -> Group:
        """Its class."""
        ...

    @property
    def name(self) -> str:
        """What is done, in a few words."""
        ...

    @property
    def comes_to(self) -> str:
        """The right outcome, in words."""
        ...


@dataclass(frozen=True, slots=True)
class Again:
    """All faults of a class, asked again offline."""

    name: str
    group = Group.REPLAY
    comes_to = replay.SAME_ANSWERS


AGAIN = {
    group: Again(f"every fault of {words}, asked again")
    for group, words in {
        Group.TRANSPORT: "the transport that ends",
        Group.ENCODING: "encoding",
        Group.SERVICES: "services",
    }.items()
}


def _cases() -> Iterator[Case]:
    yield from transport.FAULTS
    yield from encoding.FAULTS
    yield from BOMBS
    yield from connections.SCENES
    yield from ADDRESSES
    yield from (*parsers.FAULTS, *parsers.HEAVY, *tables.FAULTS, *tables.HEAVY)
    yield from services.FAULTS
    yield from CONTENTS
    yield from process.SCENES
    yield from AGAIN.values()
    yield from replay.SCENES


CASES: tuple[Case, ...] = tuple(sorted(_cases(), key=lambda case: list(Group).index(case.group)))
