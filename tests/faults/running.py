"""Runs the faults, many at a time, when the first outcome of their class is asked for."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path

from claims.adapters.limits import Limits, ReadingLimits
from tests.faults import bombs, connections, encoding, parsers, process, replay, services, tables, transport
from tests.faults.addresses import ABUSES as ADDRESSES
from tests.faults.asked import asked_all
from tests.faults.cases import AGAIN, CASES, Case
from tests.faults.content import ABUSES as CONTENTS
from tests.faults.decided import decided_all
from tests.faults.fault import Fate, Group, Outcome, WebFault
from tests.faults.memory import ReaderMemory
from tests.faults.rig import CALM, HASTY, HURRIED, PATIENT, ROOMY, Met, Rig, met, opened, outcome_of
from tests.faults.scene import played
from tests.faults.wire import Late, Wire

_AT_ONCE = 16

Batch = Callable[[Wire, Path], Coroutine[None, None, list[Outcome]]]


async def _met(rig: Rig, wire: Wire, faults: Sequence[WebFault], name: str | None) -> list[Outcome]:
    """What became of faults; then, where that is a case of its own, all of them again offline."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def one(fault: WebFault) -> Met:
        async with turns:
            return await met(rig, wire, fault)

    found = await asyncio.gather(*map(one, faults))
    outcomes = [outcome_of(one) for one in found]
    return outcomes if name is None else [*outcomes, await replay.replayed(rig, found, name)]


def _web(
    faults: Sequence[WebFault], limits: Limits = CALM, reading: ReadingLimits = PATIENT, again: Case | None = None
) -> Batch:
    async def batch(wire: Wire, folder: Path) -> list[Outcome]:
        own = folder / f"web-{faults[0].name}"
        for fault in faults:  # before anything is timed: what is large takes its time to make
            if isinstance(fault.script, Late):
                fault.script.prepare()
        async with opened(own, limits, reading=reading) as rig:
            return await _met(rig, wire, faults, again.name if again is not None else None)

    return batch


async def _waiting(wire: Wire, folder: Path) -> list[Outcome]:
    """All that waits most of the time, at the same time."""
    waiting = await asyncio.gather(_web(transport.HANGING, HURRIED)(wire, folder), asked_all(ADDRESSES, wire, folder))
    return [outcome for outcomes in waiting for outcome in outcomes]


async def _connections(wire: Wire, folder: Path) -> list[Outcome]:
    return await played(connections.SCENES, wire, folder)


async def _bombs(wire: Wire, folder: Path) -> list[Outcome]:
    del folder
    return await bombs.fetched_all(bombs.BOMBS, wire)


async def _heavy(wire: Wire, folder: Path) -> list[Outcome]:
    """What hangs or fills its reader, whose memory is watched; one outcome bears what all have taken at most."""
    async with ReaderMemory() as memory:
        outcomes = await _web((*parsers.HEAVY, *tables.HEAVY), ROOMY, HASTY)(wire, folder)
    return [replace(outcome, peak_bytes=memory.peak_bytes) for outcome in outcomes]


async def _content(wire: Wire, folder: Path) -> list[Outcome]:
    return await decided_all(CONTENTS, wire, folder)


async def _process(wire: Wire, folder: Path) -> list[Outcome]:
    return await played(process.SCENES, wire, folder, at_once=4)


async def _replay(wire: Wire, folder: Path) -> list[Outcome]:
    return await played(replay.SCENES, wire, folder, at_once=1)


_BATCHES: tuple[tuple[frozenset[Group], Batch], ...] = (
    (frozenset({Group.TRANSPORT, Group.ADDRESSES}), _waiting),
    (frozenset({Group.TRANSPORT, Group.REPLAY}), _web(transport.ENDING, again=AGAIN[Group.TRANSPORT])),
    (frozenset({Group.TRANSPORT, Group.ADDRESSES, Group.SERVICES}), _connections),
    (frozenset({Group.ENCODING, Group.REPLAY}), _web(encoding.FAULTS, again=AGAIN[Group.ENCODING])),
    (frozenset({Group.SERVICES, Group.REPLAY}), _web(services.FAULTS, again=AGAIN[Group.SERVICES])),
    (frozenset({Group.TRANSPORT, Group.ENCODING}), _bombs),
    (frozenset({Group.PARSERS}), _web((*parsers.FAULTS, *tables.FAULTS), ROOMY)),
    (frozenset({Group.PARSERS}), _heavy),
    (frozenset({Group.CONTENT}), _content),
    (frozenset({Group.PROCESS}), _process),
    (frozenset({Group.REPLAY}), _replay),
)


class Runs:
    """What became of all faults."""

    def __init__(self, folder: Path) -> None:
        """Run nothing yet."""
        self._folder = folder
        self._done: set[Batch] = set()
        self._outcomes: dict[tuple[Group, str], Outcome] = {}
        self._broken: list[str] = []

    def of(self, case: Case) -> Outcome:
        """What became of one."""
        for groups, batch in _BATCHES:
            if case.group in groups and batch not in self._done:
                self._run(batch)
        lost = Outcome(case.group, case.name, Fate.LOST, f"it did not come to it: {self._broken}")
        return self._outcomes.get((case.group, case.name), lost)

    def all(self) -> list[Outcome]:
        """What became of all, in the order of the table."""
        return [self.of(case) for case in CASES]

    def _run(self, batch: Batch) -> None:
        self._done.add(batch)
        try:
            with Wire() as wire:
                outcomes = asyncio.run(batch(wire, self._folder))
        except Exception as error:  # noqa: BLE001 the others shall be run nevertheless
            self._broken.append(f"{type(error).__name__}: {error}")
            return
        self._outcomes |= {(outcome.group, outcome.name): outcome for outcome in outcomes}
        gc.collect()
