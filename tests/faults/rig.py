"""The stack as a run has it, opened with tight limits, and what becomes of faults in it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from claims.adapters.addresses import Lookup
from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetcher
from claims.adapters.limits import Limits, ReadingLimits
from claims.adapters.reading import ReadingProcesses
from claims.asking import Conversation, Heard, ask_all
from claims.models import Query, Reading, Request, Response, Unanswered
from claims.policy import Asking
from claims.sources import SourceSpec, connect
from flows.world import LocalWorld, Means, Order
from tests.faults.fault import Fate, Figures, Outcome, Refused, Right, Survived, WebFault
from tests.faults.wire import Place, Wire

CALM = Limits(
    total_seconds=30.0,  # what is meant to end does so whatever else this machine has to do
    body_bytes=1_000_000,
    in_flight=200,
    in_flight_per_host=200,  # all faults live on one host, and shall not wait for each other
    silences=1000,
    first_wait_seconds=0.05,
    retry_after_seconds=1.5,
)
HURRIED = replace(CALM, total_seconds=3.0)
"""For what hangs."""
ROOMY = replace(CALM, body_bytes=20_000_000)
"""For what is meant for the readers: large, and fetched whole."""
READING = ReadingLimits(seconds=4.0, memory_bytes=1_000_000_000, children=3, patience_seconds=0.05)
PATIENT = replace(READING, seconds=90.0)
"""For what has to be read to its end."""
HASTY = replace(READING, seconds=2.0, children=4)
"""For what hangs."""
_HANGS_AFTER_SECONDS = 180.0
"""Beyond every deadline: what has not ended by then never does."""
_ASKED = {"names": ("Hallstein", "Germany"), "terms": ("bridge",), "figures": ("2024",), "places": ("DE",)}


class TimedWorld:
    """The world of a run that tells how far beyond its deadlines it went."""

    def __init__(self, world: LocalWorld, limits: tuple[float, float], turns: asyncio.Semaphore) -> None:
        self._world, self._limits, self._turns = world, limits, turns
        self.asked: list[Request] = []
        self.over_seconds = -min(limits)

    async def ask(self, request: Request) -> Response | Unanswered:
        self.asked.append(request)
        with self._timing(self._limits[0]):
            return await self._world.ask(request)

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        async with self._turns:  # so that no time is counted in which all readers are busy
            with self._timing(self._limits[1]):
                return await self._world.read(spec, response)

    async def keep(self, response: Response, text: str) -> None:
        await self._world.keep(response, text)

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        return await self._world.hear(source, conversation)

    def _timing(self, limit: float) -> "_Timing":
        return _Timing(self, limit)


class _Timing:
    def __init__(self, world: TimedWorld, limit: float) -> None:
        self._world, self._limit = world, limit
        self._begun = 0.0

    def __enter__(self) -> None:
        self._begun = asyncio.get_running_loop().time()

    def __exit__(self, *_: object) -> None:
        lasted = asyncio.get_running_loop().time() - self._begun
        self._world.over_seconds = max(self._world.over_seconds, lasted - self._limit)


@dataclass(frozen=True, slots=True)
class Rig:
    """What a run has at hand."""

    means: Means
    limits: Limits
    reading: ReadingLimits
    turns: asyncio.Semaphore

    @property
    def archive(self) -> Archive:
        return self.means.archive

    def world(self, *, offline: bool = False) -> TimedWorld:
        """A world of its own for one case, with the client, the archive and the readers of all."""
        order = Order("-", Path("sources.toml"), offline=offline)
        return TimedWorld(LocalWorld(order, self.means), (self.limits.total_seconds, self.reading.seconds), self.turns)


async def numbers_only(host: str, port: int) -> tuple[str, ...]:
    """What the system makes of numbers and of the one name that it knows by itself; nobody outside is asked.

    Raises:
        OSError: It is any other name.
    """
    plain = host.casefold().rstrip(".")
    flags = 0 if plain == "localhost" else socket.AI_NUMERICHOST
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(plain, port, type=socket.SOCK_STREAM, flags=flags)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@asynccontextmanager
async def opened(
    folder: Path,
    limits: Limits = CALM,
    *,
    keys: Callable[[str], str | None] = lambda _: None,
    lookup: Lookup = numbers_only,
    reading: ReadingLimits = READING,
) -> AsyncIterator[Rig]:
    """The stack, closed behind it; a reader is started when there is something to read, since few plays have it."""
    readers = ReadingProcesses(reading)
    try:
        async with Fetcher("claimdesk test", limits, keys=keys, lookup=lookup) as fetcher:
            with Archive(folder) as archive:
                means = Means(fetcher, archive, readers, lambda _: None)
                yield Rig(means, limits, reading, asyncio.Semaphore(reading.children))
    finally:
        await readers.__aexit__(None, None, None)


@dataclass(frozen=True, slots=True)
class Met:
    """A fault that was injected: where, and what was heard of it."""

    fault: WebFault
    spec: SourceSpec
    place: Place
    heard: Heard | BaseException
    lost: Sequence[str]
    """Addresses that were asked and of which the archive has no line."""
    over_seconds: float


def spec_of(fault: WebFault, place: Place) -> SourceSpec:
    """The source that a fault is injected as."""
    basics: dict[str, object] = {"id": "faulty", "kind": "page", "publisher": "Town of Hallstein", "tier": 1}
    basics |= {"url": place.url(), "private": True}
    return SourceSpec.model_validate(basics | dict(fault.source))


async def met(rig: Rig, wire: Wire, fault: WebFault) -> Met:
    """Inject a fault and hear what comes of it."""
    place = await asyncio.to_thread(wire.open, fault.script)
    spec = spec_of(fault, place)
    world = rig.world()
    heard = await hear(world, spec)
    lost = [request.url for request in world.asked if rig.archive.stored(request) is None]
    return Met(fault, spec, place, heard, lost, world.over_seconds)


async def hear(world: TimedWorld, spec: SourceSpec) -> Heard | BaseException:
    """What is heard of a source; the error where one came out of the stack."""
    queries = [Query.model_validate({"source": spec.id, **_ASKED})]
    try:
        async with asyncio.timeout(_HANGS_AFTER_SECONDS):
            return await ask_all([connect(spec)], queries, world, Asking())
    except Exception as error:  # noqa: BLE001 every one of them is a fault that was not contained
        return error


def outcome_of(met: Met) -> Outcome:
    """Whether a fault was contained."""
    fate, came_to = _fate(met)
    return Outcome(met.fault.group, met.fault.name, fate, came_to, met.over_seconds)


def _fate(met: Met) -> tuple[Fate, str]:
    heard, fault = met.heard, met.fault
    if isinstance(heard, BaseException):
        return Fate.LOST, f"{type(heard).__name__}: {heard}"
    came_to = "; ".join(
        [
            *(f"{item.reason}: {item.detail}" for item in heard.unanswered),
            *(f"read {r.text[:60]!r}" for r in heard.readings),
        ]
    )
    if not came_to or met.lost:
        return Fate.LOST, f"no trace of {met.lost or met.spec.url}; {came_to}"
    if fault.most_asked is not None and len(met.place.heads) > fault.most_asked:
        return Fate.SILENTLY_WRONG, f"asked {len(met.place.heads)} times; {came_to}"
    if not any(is_right(right, heard) for right in fault.right):
        return Fate.SILENTLY_WRONG, came_to
    return Fate.CONTAINED, came_to


def is_right(right: Right, heard: Heard) -> bool:
    """Whether what was heard is what is right."""
    match right:
        case Refused(reason=reason, says=says):
            told = [item for item in heard.unanswered if item.reason is reason and says in item.detail]
            return bool(told) and not any(reading.passages or reading.tables for reading in heard.readings)
        case Survived(text=text, maybe_cut=maybe_cut, never=never):
            whole = "\n".join(reading.text for reading in heard.readings)
            return text in whole and never not in whole and not heard.unanswered and _cut(heard) == maybe_cut
        case Figures(cells=cells):
            return cells == tuple(_cells(heard)) and not heard.unanswered


def _cells(heard: Heard) -> Iterator[str]:
    """The cells beside those that name their rows."""
    for table in (table for reading in heard.readings for table in reading.tables):
        for row in table.rows:
            yield from (cell for column, cell in enumerate(row.cells) if column != table.entity)


def _cut(heard: Heard) -> bool:
    origins = [passage.origin for reading in heard.readings for passage in reading.passages]
    origins += [table.origin for reading in heard.readings for table in reading.tables]
    return any(origin.snapshot.maybe_cut for origin in origins)
