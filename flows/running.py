"""Running a check at once, without Prefect."""

from collections.abc import Callable
from pathlib import Path

from claims.adapters.files import write_report
from claims.pipeline import check
from flows.wiring import home, job_of, open_world
from flows.world import Order


async def run_check(order: Order, out: Path | None, answered: Callable[[str], None]) -> Path:
    """Check an article and write its report; the folder of the report.

    Raises:
        ArticleUnreadable: The article cannot be read.
        SourcesFileInvalid: The sources file cannot be used.
        PolicyFileInvalid: The policy file cannot be used.
    """
    async with open_world(order, answered) as world:
        report = await check(job_of(order), world)
    folder = out or home() / "reports" / report.article.id
    write_report(report, folder)
    return folder
