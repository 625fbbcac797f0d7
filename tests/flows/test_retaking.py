"""Runs whose process is gone begin again, on a real server: none is missed, and none begins for ever."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from flows.serving import POOL, TAG
from flows.serving.retaking import Retaker

OURS, THEIRS = "claims-process-here", "claims-process-there"


class _Runs:
    """Runs of one deployment of claimdesk, made as they are wanted."""

    def __init__(self, retaker: Retaker) -> None:
        self.retaker = retaker

    def made(self, *states: Any, worker: str = OURS, tags: tuple[str, ...] = (TAG,)) -> UUID:  # noqa: ANN401 of Prefect
        return asyncio.run(_made(states, worker, tags))

    def stand(self, run: UUID) -> tuple[str, str, str | None]:
        state = asyncio.run(_state(run))
        return state.type, state.name, state.message


@pytest.fixture(scope="module")
def runs(prefect_server: str) -> Iterator[_Runs]:
    asyncio.run(_pool())
    with Retaker(prefect_server, OURS) as retaker:
        yield _Runs(retaker)


async def _pool() -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    async with get_client() as client:
        try:
            await client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
        except ObjectAlreadyExists:
            return


async def _made(states: tuple[Any, ...], worker: str, tags: tuple[str, ...]) -> UUID:
    from prefect import flow
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        of = await client.create_flow(flow(_nothing, name="check-article"))
        deployment = await client.create_deployment(of, "retaking", work_pool_name=POOL, tags=list(tags))
        run = await client.create_flow_run_from_deployment(deployment, tags=tags)
        await client.update_flow_run_labels(run.id, {"prefect.worker.name": worker})
        for state in states:
            await client.set_flow_run_state(run.id, state, force=True)
        return run.id


async def _state(run: UUID) -> Any:  # noqa: ANN401 of Prefect
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        return (await client.read_flow_run(run)).state


async def _nothing() -> None:
    """Stands for the flow of the deployment."""


def _named(name: str, **more: Any) -> Any:  # noqa: ANN401 of Prefect
    from prefect import states

    return getattr(states, name)(**more)


def test_a_run_that_crashed_begins_again_when_its_worker_is_gone(runs: _Runs) -> None:
    run = runs.made(_named("Pending"), _named("Running"), _named("Crashed"))
    runs.retaker.take_up_lost("The worker had died.")
    runs.retaker.look()
    assert runs.stand(run) == ("SCHEDULED", "AwaitingRetry", "Its process had ended; it begins again.")


def test_a_run_whose_worker_has_not_said_all_waits_for_it(runs: _Runs) -> None:
    runs.retaker.take_up_lost("The worker begins.")
    run = runs.made(_named("Pending"), _named("Running"), _named("Crashed"))
    runs.retaker.look()
    assert runs.stand(run)[0] == "CRASHED"

    asyncio.run(_executed(run))
    for _ in range(40):
        runs.retaker.look()
        if runs.stand(run)[0] == "SCHEDULED":
            return
        asyncio.run(asyncio.sleep(0.25))
    pytest.fail("It did not begin again.")


async def _executed(run: UUID) -> None:
    from prefect.client.orchestration import get_client

    related = {"prefect.resource.id": f"prefect.flow-run.{run}", "prefect.resource.role": "flow-run"}
    event: Mapping[str, object] = {
        "id": str(uuid4()),
        "occurred": datetime.now(UTC).isoformat(),  # noqa: TID251 the event is of now
        "event": "prefect.worker.executed-flow-run",
        "resource": {"prefect.resource.id": f"prefect.worker.process.{OURS}"},
        "related": [related],
        "payload": {},
    }
    async with get_client() as client:
        await client.request("POST", "/events", json=[event])


def test_a_run_that_crashes_again_and_again_stays_crashed(runs: _Runs) -> None:
    again = [_named("Running"), _named("Crashed"), _named("AwaitingRetry")] * 5
    run = runs.made(*again, _named("Running"), _named("Crashed"))
    runs.retaker.take_up_lost("The worker had died.")
    runs.retaker.look()
    assert runs.stand(run)[0] == "CRASHED"


def test_a_run_whose_slot_was_lost_with_a_server_is_taken_up_and_a_cancelled_one_is_not(runs: _Runs) -> None:
    why = "Deployment concurrency slot lost during provisioning - no slots available to continue execution"
    lost = runs.made(_named("Pending"), _named("Cancelled", message=why))
    cancelled = runs.made(_named("Pending"), _named("Cancelled", message="Cancelled by a person"))
    runs.retaker.look()
    assert runs.stand(lost)[:2] == ("SCHEDULED", "Scheduled")
    assert runs.stand(cancelled)[0] == "CANCELLED"


@pytest.mark.parametrize("state", ["Pending", "Running"])
def test_a_run_without_a_process_is_taken_up_when_its_worker_is_started(runs: _Runs, state: str) -> None:
    run = runs.made(_named(state))
    runs.retaker.take_up_lost("The desk had died.")
    assert runs.stand(run) == ("SCHEDULED", "Scheduled", "The desk had died.")


def test_neither_was_one_that_said_so_itself(runs: _Runs) -> None:
    before = runs.made(_named("Running"), _named("Crashed"))
    since = datetime.now(UTC)  # noqa: TID251 the server's clock is this one
    run = runs.made(_named("Running"), _named("Crashed"))
    runs.retaker.take_up_stopped(since, "The desk was stopped.")
    assert runs.stand(run) == ("SCHEDULED", "Scheduled", "The desk was stopped.")
    assert runs.stand(before)[0] == "CRASHED"


def test_what_another_worker_runs_is_left_to_it(runs: _Runs) -> None:
    run = runs.made(_named("Running"), worker=THEIRS)
    runs.retaker.take_up_lost("The desk had died.")
    assert runs.stand(run)[0] == "RUNNING"


def test_what_is_not_of_claimdesk_is_left_alone(runs: _Runs) -> None:
    run = runs.made(_named("Crashed"), tags=("others",))
    runs.retaker.take_up_lost("The worker had died.")
    runs.retaker.look()
    assert runs.stand(run)[0] == "CRASHED"


def test_a_review_that_waits_is_left_alone(runs: _Runs) -> None:
    run = runs.made(_named("Running"), _named("Suspended", timeout_seconds=3600))
    runs.retaker.take_up_lost("The desk had died.")
    runs.retaker.look()
    assert runs.stand(run)[1] == "Suspended"
