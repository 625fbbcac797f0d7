"""An article has one open review: a newer check takes the place of those that wait."""

import asyncio
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed

from claims.adapters.ledger import Check, Ledger
from flows.settling import this_run
from flows.wiring import ledger


class Overtaken(Exception):
    """A newer check of the article is to be reviewed instead of this one."""

    def __init__(self, check: str) -> None:
        """Keep the id of the newer check."""
        super().__init__(f"The newer check {check} of the article is reviewed instead.")
        self.check = check


async def end_older_reviews(book: Ledger, made: Check) -> None:
    """End the runs that wait for a review of this check, or of an older one of the same article.

    Of a newer one none: a run that was answered just before that was made begins behind it.
    """
    runs = await asyncio.to_thread(book.asking_runs, made.id)
    for run in runs:
        if run != this_run():
            await end_review_run(run, "Overtaken", f"The check {made.id} of the article is reviewed instead.")


async def end_reviews_of(made: Check, why: str) -> None:
    """End the runs that wait for a review of a check that was reviewed otherwise."""
    with ledger() as book:
        runs = await asyncio.to_thread(book.asking_runs, made.id)
    for run in runs:
        await end_review_run(run, "Overtaken", why)


async def end_review_run(run: str, name: str, message: str) -> bool:
    """End a run that waits suspended, in a state of a name; whether it did wait."""
    async with get_client() as client:
        try:
            waiting = await client.read_flow_run(UUID(run))
        except (ObjectNotFound, ValueError):
            return False
        if waiting.state is None or not waiting.state.is_paused():
            return False
        await client.set_flow_run_state(waiting.id, Completed(name=name, message=message), force=True)
        return True
