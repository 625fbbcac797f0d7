"""What the Prefect UI shows of a check: the report, the table of verdicts, and how far the sources have been asked."""

import asyncio
from uuid import UUID

from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)

from claims.models import Report
from claims.reports import Reviewed, artifact_title, render_artifact, verdict_rows


async def publish_report(report: Report, reviewed: Reviewed | None = None, reports_url: str = "") -> None:
    """A version of the report under a key that is the article's, and its verdicts as a table.

    Args:
        report: What the program found.
        reviewed: What was decided on it; without it the artifact says that nobody has.
        reports_url: Where the folders of reports are served; empty for no links into them.
    """
    key = report.article.key
    title = artifact_title(report, reviewed)
    markdown = render_artifact(report, reviewed, reports_url)
    await acreate_markdown_artifact(markdown, key=f"report-{key}", description=title)
    await acreate_table_artifact(verdict_rows(report, reviewed), key=f"verdicts-{key}", description=title)


class Progress:
    """How many sources have been asked, as a progress artifact."""

    def __init__(self, sources: int) -> None:
        """Count up to a number of sources."""
        self._sources = sources
        self._asked = 0
        self._artifact: UUID | None = None
        self._one_at_a_time = asyncio.Lock()

    async def answered(self) -> None:
        """One more source was asked."""
        async with self._one_at_a_time:
            if self._artifact is None:
                self._artifact = await acreate_progress_artifact(0.0, description="Sources asked")
            self._asked += 1
            share = 100.0 * self._asked / max(1, self._sources)
            await aupdate_progress_artifact(self._artifact, progress=min(100.0, share))
