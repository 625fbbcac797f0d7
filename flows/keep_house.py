"""The flow ``keep-house``: what is left alone is held, what is broken is mended or named, what is old goes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from claims.adapters.archive import Archive
from claims.adapters.ledger import Ledger
from flows.house.chores import Chore, table_of
from flows.house.reviews import hold_left_alone, mend
from flows.house.runs import remove_old
from flows.house.stores import look_at_disk, look_through_archive, look_through_ledger, sweep_notes
from flows.wiring import home, ledger
from flows.world import clock

_STATES = {True: "See to it", False: "In order"}
_MOST_RUNS = 1000
"""Runs that are removed at a time; an hour later the next ones go."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    hold_after_days: int
    keep_days: int
    sample: int
    least_free_gigabytes: float


@flow(name="keep-house", persist_result=False)
async def keep_house(
    hold_after_days: Annotated[int, Field(ge=1, le=3660)] = 14,
    keep_days: Annotated[int, Field(ge=1, le=36_500)] = 90,
    sample: Annotated[int, Field(ge=0, le=10_000)] = 50,
    least_free_gigabytes: Annotated[float, Field(ge=0)] = 2.0,
) -> State[None]:
    """Hold reviews that are left alone, mend those that nobody can answer, and look after runs, archive and disk.

    Args:
        hold_after_days: After how many days without an answer a review is held.
        keep_days: How many days behind its end a run is kept; what was decided stays on record.
        sample: How many stored pages, and how many checks, are looked through.
        least_free_gigabytes: With less free disk than this, it is said.
    """
    bounds = _Bounds(hold_after_days, keep_days, sample, least_free_gigabytes)
    with ledger() as book, Archive(home() / "archive") as archive:
        chores = [chore async for chore in _chores(bounds, book, archive)]
    await acreate_markdown_artifact(table_of(chores), key="house", description="What keeps this desk in order")
    log = get_run_logger()
    for chore in chores:
        for line in chore.lines:
            (log.warning if chore.warns else log.info)("%s: %s", chore.what, line)
    found = [f"{chore.what}: {len(chore.lines)}" for chore in chores if chore.lines]
    warns = any(chore.warns and chore.lines for chore in chores)
    return Completed(name=_STATES[warns], message="; ".join(found) or "There was nothing to do.")


async def _chores(bounds: _Bounds, book: Ledger, archive: Archive) -> AsyncIterator[Chore]:
    """Mending comes before holding: a review that nobody could answer was not left alone."""
    for chore in await mend(book, clock()):
        yield chore
    yield await hold_left_alone(book, bounds.hold_after_days, clock())
    yield await remove_old(bounds.keep_days, _MOST_RUNS, clock())
    yield await asyncio.to_thread(look_through_archive, archive, bounds.sample)
    yield await asyncio.to_thread(look_through_ledger, book, archive, bounds.sample)
    yield await asyncio.to_thread(look_at_disk, home(), bounds.least_free_gigabytes)
    yield await asyncio.to_thread(sweep_notes, home() / "unfinished", clock())
