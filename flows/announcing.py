"""Telling Prefect what a look at watched places has found, and what somebody submitted."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowFilter, FlowFilterName
from prefect.client.schemas.sorting import FlowRunSort
from prefect.events.schemas.events import Event
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL, temporary_settings

from claims.models import key_of
from claims.models.watching import Notice, Sighting
from flows.event_names import BROKEN, WELL
from flows.events import event, place_event, send
from flows.wiring import PREFECT_API

_CHECKS = "check-article/check-article"
"""The deployment that checks articles."""
_MOST_RUNS = 200
"""The newest runs, among which that of an article is looked for; Prefect's server finds none by its parameters."""


class DeskIncomplete(Exception):
    """A deployment is missing on Prefect's server."""

    def __init__(self, deployment: str) -> None:
        """Keep its name."""
        super().__init__(f"Prefect's server has no deployment {deployment}: claims serve makes it.")


class PrefectDesk:
    """Prefect's server: its automations start the checks, and may notify somebody."""

    async def start(self, sightings: Sequence[Sighting]) -> None:
        """Send an event for every sighting; comes back when the server has them."""
        await send(*map(article_event, sightings))

    async def report(self, notices: Sequence[Notice]) -> None:
        """Send an event for every place that is broken, or well again."""
        await send(*map(notice_event, notices))

    async def submit(self, sighting: Sighting) -> None:
        """Send the event for an article that somebody submitted."""
        await send(article_event(sighting))

    async def check_again(self, sighting: Sighting) -> str:
        """Id of a new run that checks an article even where its text was checked already; the same sighting has one.

        Raises:
            DeskIncomplete: The server has no deployment that checks articles.
        """
        async with get_client() as client:
            try:
                deployment = await client.read_deployment_by_name(_CHECKS)
            except ObjectNotFound as error:
                raise DeskIncomplete(_CHECKS) from error
            parameters = {"article": sighting.url}
            key = f"{sighting.address} {sighting.once}"
            run = await client.create_flow_run_from_deployment(
                deployment.id, parameters=parameters, idempotency_key=key
            )
        return str(run.id)

    async def run_of(self, url: str) -> str:
        """Id of the last flow run that checks an article; empty where none is known."""
        checks = FlowFilter(name=FlowFilterName(any_=[_CHECKS.partition("/")[0]]))
        newest = FlowRunSort.EXPECTED_START_TIME_DESC
        async with get_client() as client:
            runs = await client.read_flow_runs(flow_filter=checks, sort=newest, limit=_MOST_RUNS)
        return next((str(run.id) for run in runs if run.parameters.get("article") == url), "")


@asynccontextmanager
async def server() -> AsyncIterator[tuple[str, bool]]:
    """The address of Prefect's API, and whether it answers; that of ``claims serve`` where none is set."""
    with temporary_settings({PREFECT_API_URL: PREFECT_API_URL.value() or PREFECT_API}):
        async with get_client() as client:
            answers = await client.api_healthcheck() is None
        yield str(PREFECT_API_URL.value()), answers


def article_event(sighting: Sighting) -> Event:
    """The event for an article that was seen; the same sighting has the same one."""
    payload = {
        "url": sighting.url,
        "title": sighting.title,
        "version": sighting.version,
        "place": sighting.place,
    }
    about = key_of(sighting.url), sighting.title or sighting.url
    return event(sighting.event, about, payload, sighting.once)


def notice_event(notice: Notice) -> Event:
    """The event for a place that is broken, or well again."""
    name = BROKEN if notice.problem else WELL
    payload = {"place": notice.place, "problem": notice.problem}
    return place_event(name, notice.place, payload, str(notice.number))
