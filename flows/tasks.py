"""What touches the world, as Prefect tasks: one for reading the article, one a source, one for writing the report."""

import asyncio
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from claims.adapters.files import write_report
from claims.asking import Conversation, Heard
from claims.models import Article, Report
from claims.pipeline import World
from claims.reports import Reviewed


@task(name="read-article", cache_policy=NO_CACHE, persist_result=False)
async def read_article(world: World) -> Article:
    """The article that is to be checked."""
    return await world.article()


@task(task_run_name="ask {source}", cache_policy=NO_CACHE, persist_result=False)
async def ask_source(source: str, conversation: Conversation) -> Heard:
    """All that one source is asked; the fetcher limits the time of every request, and not the wait for its turn."""
    del source  # the name of the task run
    return await conversation()


@task(name="write-report", cache_policy=NO_CACHE, persist_result=False)
async def write(report: Report, folder: Path, reviewed: Reviewed | None = None) -> None:
    """The files of the report."""
    await asyncio.to_thread(write_report, report, folder, reviewed)
