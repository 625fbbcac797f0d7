"""Faults that take more than one answer of a server: each is a small play of its own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from claims.adapters.addresses import Lookup
from claims.adapters.limits import Limits, ReadingLimits
from tests.faults.fault import Fate, Group, Outcome
from tests.faults.rig import CALM, READING, Rig, numbers_only, opened
from tests.faults.wire import Wire


@dataclass(frozen=True, slots=True)
class Stage:
    """What a play has at hand."""

    wire: Wire
    folder: Path
    """Its own; it is there."""

    @asynccontextmanager
    async def opened(
        self,
        limits: Limits = CALM,
        *,
        keys: Callable[[str], str | None] = lambda _: None,
        lookup: Lookup = numbers_only,
        reading: ReadingLimits = READING,
    ) -> AsyncIterator[Rig]:
        """The stack with an archive in the folder of the play."""
        async with opened(self.folder / "archive", limits, keys=keys, lookup=lookup, reading=reading) as rig:
            yield rig


class NotContained(AssertionError):
    """A play that did not end as it should; the message says how it did."""


Play = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A fault that is played."""

    group: Group
    name: str
    comes_to: str
    """The right outcome, in words."""
    play: Play
    """Raises :class:`NotContained` where the fault was not contained."""


def expect(right: object, came_to: object) -> None:
    """Let a play go on where it is as it should be.

    Raises:
        NotContained: It is not.
    """
    if not right:
        raise NotContained(str(came_to))


async def played(scenes: Sequence[Scene], wire: Wire, folder: Path, at_once: int = 8) -> list[Outcome]:
    """All plays, some at a time."""
    turns = asyncio.Semaphore(at_once)

    async def one(number: int, scene: Scene) -> Outcome:
        async with turns:
            own = folder / f"{scene.group.name.lower()}-{number}"
            own.mkdir()
            return await _played(scene, Stage(wire, own))

    return list(await asyncio.gather(*(one(number, scene) for number, scene in enumerate(scenes))))


async def _played(scene: Scene, stage: Stage) -> Outcome:
    try:
        async with asyncio.timeout(180):
            await scene.play(stage)
    except NotContained as how:
        return Outcome(scene.group, scene.name, Fate.SILENTLY_WRONG, str(how))
    except Exception as error:  # noqa: BLE001 every one of them is a fault that was not contained
        return Outcome(scene.group, scene.name, Fate.LOST, f"{type(error).__name__}: {error}")
    return Outcome(scene.group, scene.name, Fate.CONTAINED, scene.comes_to)
