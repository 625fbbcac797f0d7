"""A text is checked once: a run that finds another one at the same work leaves it alone."""

import asyncio
import hashlib
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound

from claims.models import Article
from flows.wiring import ledger
from flows.world import Order, clock


class AlreadyChecked(Exception):
    """Another run has checked this very text by the same sources and numbers, or is at it."""

    def __init__(self, run: str) -> None:
        """Keep the id of the other run."""
        super().__init__(f"This very text was checked by the run {run}, or is being checked by it.")
        self.run = run


async def begin(article: Article, order: Order, run: str, *, only_if_new: bool) -> None:
    """Note that a run checks an article.

    Raises:
        AlreadyChecked: ``only_if_new``, and another run has checked it, or is at it.
    """
    work = await asyncio.to_thread(work_of, article, order)
    with ledger() as book:
        doing = await asyncio.to_thread(book.begin, work, run, clock())
        while doing != run:
            if only_if_new and await _stands(doing, article.key):
                raise AlreadyChecked(doing)
            doing = await asyncio.to_thread(book.begin, work, run, clock(), doing)


def work_of(article: Article, order: Order) -> str:
    """What is checked, against what, and by which numbers."""
    files = [
        path.read_bytes() if path is not None and path.is_file() else b"" for path in (order.sources, order.policy)
    ]
    told = [hashlib.sha256(content).hexdigest() for content in files]
    return hashlib.sha256(" ".join([article.key, article.id, str(order.as_of), *told]).encode()).hexdigest()


async def _stands(run: str, key: str) -> bool:
    """Whether the check of a run is the newest one of the article, or is still to come."""
    with ledger() as book:
        check = await asyncio.to_thread(book.check_by_run, run)
        if check is not None:
            return (await asyncio.to_thread(book.newest_of, key)).check == check
    async with get_client() as client:
        try:
            state = (await client.read_flow_run(UUID(run))).state
        except (ObjectNotFound, ValueError):
            return False
    return state is not None and not state.is_final()
