"""Bringing pool, automations and deployments onto a server, in one process that imports Prefect once.

``python -m flows.serving.deploying --no-prompt deploy --all``: first what stands here, then the command of Prefect's.
"""

import asyncio
from contextlib import suppress

from prefect.cli import app
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from flows.automations import keep_automations
from flows.serving import POOL

_LOOK_SECONDS = 0.2


async def prepare() -> None:
    """Wait for the server, then see that pool and automations are there."""
    async with get_client() as client:
        while await client.api_healthcheck() is not None:  # noqa: ASYNC110 the server is another process
            await asyncio.sleep(_LOOK_SECONDS)
        pool = WorkPoolCreate(
            name=POOL, type=ProcessWorker.type, base_job_template=ProcessWorker.get_default_base_job_template()
        )
        with suppress(ObjectAlreadyExists):  # then it keeps the limits that somebody gave it
            await client.create_work_pool(pool)
    await keep_automations()


if __name__ == "__main__":
    asyncio.run(prepare())
    app()
