"""What touches the world, as Prefect tasks: one for reading the article, one a source, one for writing the report."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from claims.adapters.files import write_report
from claims.models import Article, Report, Request, Response, Unanswered
from claims.pipeline import World


@task(name="read-article", cache_policy=NO_CACHE, persist_result=False)
async def read_article(world: World) -> Article:
    """The article that is to be checked."""
    return await world.article()


@task(task_run_name="ask {request.source}", cache_policy=NO_CACHE, persist_result=False)
async def ask_source(world: World, request: Request) -> Response | Unanswered:
    """What one source answers; the fetcher limits its time, and not the time that it waits for its turn."""
    return await world.ask(request)


@task(name="write-report", cache_policy=NO_CACHE, persist_result=False)
async def write(report: Report, folder: Path) -> None:
    """The files of the report."""
    write_report(report, folder)
