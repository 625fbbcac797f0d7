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
from claims.reports import plain, render_markdown

_MOST_CHARACTERS = 100_000
"""Above this the browser takes seconds to show it, and a megabyte never appears."""
_CUT = "\n\n…\n\n*The rest is in report.html.*\n"


async def publish_report(report: Report, reviewed: object = None, reports_url: str = "") -> None:
    """The report under a key that is the article's, and its verdicts as a table."""
    key = report.article.key
    markdown = render_markdown(report)
    if len(markdown) > _MOST_CHARACTERS:
        markdown = markdown[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    title = plain(report.article.title)  # the UI reads descriptions as Markdown
    await acreate_markdown_artifact(markdown, key=f"report-{key}", description=title)
    await acreate_table_artifact(_rows(report), key=f"verdicts-{key}", description=title)


def _rows(report: Report) -> list[dict[str, str]]:
    return [
        {
            "verdict": checked.verdict.label,
            "claim": checked.claim.text,
            "precision": checked.verdict.precision or "",
            "was it said?": checked.verdict.attribution or "",
            "source": ", ".join(dict.fromkeys(item.origin.publisher for item in checked.verdict.evidence[:2])),
            "because": checked.verdict.because,
        }
        for checked in report.claims
        if checked.verdict is not None
    ]


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
