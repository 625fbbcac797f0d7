"""What touches the world, as Prefect tasks: one for reading the article, one a source, one for writing the report."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from claims.adapters.files import write_report
from claims.articles import RawArticle
from claims.models import Report, Request, Response, Unanswered
from claims.pipeline import World

_READ_SECONDS = 60
_ASK_SECONDS = 60


@task(name="read-article", timeout_seconds=_READ_SECONDS, cache_policy=NO_CACHE, persist_result=False)
async def read_article(world: World) -> RawArticle:
    """The article as it came in."""
    return await world.article()


@task(task_run_name="ask {request.source}", timeout_seconds=_ASK_SECONDS, cache_policy=NO_CACHE, persist_result=False)
async def ask_source(world: World, request: Request) -> Response | Unanswered:
    """What one source answers."""
    return await world.ask(request)


@task(name="write-report", cache_policy=NO_CACHE, persist_result=False)
async def write(report: Report, folder: Path) -> None:
    """The files of the report."""
    write_report(report, folder)
