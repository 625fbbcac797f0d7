"""Bringing pool, automations and deployments onto a server, in one process that imports Prefect once.

``python -m flows.serving.deploying --no-prompt deploy --all``: first what stands here, then the command of Prefect's.
"""

import asyncio
from copy import deepcopy
from typing import Any

from prefect.cli import app
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from flows.automations import keep_automations
from flows.serving import POOL
from flows.warm_desk import warm_job_command
from flows.wiring import home

_LOOK_SECONDS = 0.2


async def prepare() -> None:
    """Wait for the server, then see that pool and automations are there."""
    async with get_client() as client:
        while await client.api_healthcheck() is not None:  # noqa: ASYNC110 the server is another process
            await asyncio.sleep(_LOOK_SECONDS)
        template = _template()
        try:
            await client.create_work_pool(
                WorkPoolCreate(name=POOL, type=ProcessWorker.type, base_job_template=template)
            )
        except ObjectAlreadyExists:  # and keeps the limits that somebody gave it
            await client.update_work_pool(POOL, WorkPoolUpdate(base_job_template=template))
    await keep_automations()


def _template() -> dict[str, Any]:
    """How a process of a run is started: in a warm child."""
    template = deepcopy(ProcessWorker.get_default_base_job_template())
    template["variables"]["properties"]["command"]["default"] = warm_job_command(home())
    return template


if __name__ == "__main__":
    asyncio.run(prepare())
    app()
