"""Runs that ended long ago: the ledger is the record, and what Prefect has of them may go."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import datetime, timedelta

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterEndTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import TERMINAL_STATES, FlowRun
from prefect.exceptions import ObjectNotFound
from prefect.types import DateTime

from flows.house.chores import Chore

OURS = ["check-article", "watch-articles", "recheck-verdicts", "review-verdicts", "publish-review", "keep-house"]
"""The flows whose runs are removed; what others run on the same server is left alone."""
_PAGE = 200


async def remove_old(days: int, most: int, now: datetime) -> Chore:
    """Remove runs that ended longer ago than so many days, as many as that at a time.

    Args:
        days: How long a run is kept behind its end.
        most: How many are removed.
        now: The time.
    """
    removed = 0
    async with get_client() as client:
        async for run in _ended(client, now - timedelta(days=days), most):
            with suppress(ObjectNotFound):
                await client.delete_flow_run(run.id)
                removed += 1
    lines = (f"{removed} runs were removed.",) if removed else ()
    return Chore(f"runs that ended more than {days} days ago", lines)


async def _ended(client: PrefectClient, before: datetime, most: int) -> AsyncIterator[FlowRun]:
    """Runs that have ended, never one that waits; those of a page are gone when the next one is read."""
    states = FlowRunFilterState(type=FlowRunFilterStateType(any_=sorted(TERMINAL_STATES)))
    ended = FlowRunFilter(state=states, end_time=FlowRunFilterEndTime(before_=DateTime.fromisoformat(str(before))))
    ours = FlowFilter(name=FlowFilterName(any_=OURS))
    while most > 0:
        runs = await client.read_flow_runs(flow_filter=ours, flow_run_filter=ended, limit=min(most, _PAGE))
        for run in runs:
            yield run
        most -= len(runs) or most
