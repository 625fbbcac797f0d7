"""Taking up flow runs again whose process is gone: nothing is missed, and nothing runs for ever.

The server is asked again and again how things stand; so nothing depends on an event that was lost with a server.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import httpx
from pydantic import BaseModel, TypeAdapter

from flows.serving import POOL, TAG
from flows.serving.processes import processes_are_known, processes_of_runs
from flows.world import clock

_MOST_STARTS = 6
"""A run that crashed so often stays crashed: it is the run, and not the machine."""
_NOT_OLDER = timedelta(days=7)
_SILENCE = timedelta(seconds=90)
"""Three heartbeats."""
_LONGEST_REPORT = timedelta(seconds=60)
_WORKER = "prefect.worker.name"
_LOST_SLOT = "concurrency slot lost"
"""Part of what Prefect says of a run that it cancels for want of a slot; of one that a person cancels it does not."""
_AGAIN = "AwaitingRetry"
_TIMEOUT_SECONDS = 10
_BETWEEN_SILENCES_SECONDS = 30
_LONGEST_GAP_SECONDS = 20
"""A desk that did not look for so long has slept with its machine, and cannot tell silence from sleep."""


class _State(BaseModel):
    id: str
    type: str
    name: str
    message: str | None = None
    timestamp: datetime


class _Run(BaseModel):
    id: str
    state: _State
    labels: Mapping[str, object] = {}


class _Events(BaseModel):
    events: tuple[Mapping[str, object], ...]


_RUNS = TypeAdapter(tuple[_Run, ...])
_STATES = TypeAdapter(tuple[_State, ...])


class Retaker:
    """Watches the runs of claimdesk on one server, for the worker of this machine; use it as ``with``."""

    def __init__(self, api: str, worker: str) -> None:
        """Ask an API, for a worker of this name."""
        self._api = api
        self._worker = worker
        self._http = httpx.Client(base_url=api, timeout=_TIMEOUT_SECONDS, trust_env=False)
        self._worker_began = clock()
        self._stays_crashed: set[str] = set()
        self._watched_since = self._looked = self._listened = time.monotonic()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        self._http.close()

    def take_up_lost(self, message: str) -> int:
        """Have every run begin again that this worker had begun and that has no process; how many these are.

        For the times when the worker does not run: it looks after its runs itself.
        That its worker died is nothing that a run has done, and no start that went wrong.

        Raises:
            httpx.HTTPError: The server does not answer.
        """
        self._worker_began = clock()
        lost = [run for run in self._runs("RUNNING", "PENDING") if self._is_lost(run)]
        still = [run for run in lost if self._state_of(run) == run.state.id]
        for run in still:
            self._set(run, "SCHEDULED", "Scheduled", message)
        return len(still)

    def take_up_stopped(self, since: datetime, message: str) -> int:
        """Have every run begin again that said itself that it was stopped with this worker; how many these are.

        Raises:
            httpx.HTTPError: The server does not answer.
        """
        stopped = [run for run in self._runs("CRASHED") if run.state.timestamp >= since and self._is_ours(run)]
        for run in stopped:
            self._set(run, "SCHEDULED", "Scheduled", message)
        return len(stopped)

    def look(self) -> None:
        """Have crashed runs begin again, and call those crashed that have not been heard of; to be called often."""
        try:
            for run in self._runs("CRASHED"):
                self._take_up_crashed(run)
            for run in self._runs("CANCELLED"):
                self._take_up_slotless(run)
            if self._can_tell_silence():
                self._call_silent_crashed()
        except httpx.HTTPError:  # the server is being started again
            self._watched_since = time.monotonic()

    def _take_up_crashed(self, run: _Run) -> None:
        if run.state.id in self._stays_crashed:
            return
        states = self._states_of(run)
        if sum(state.name == _AGAIN for state in states) >= _MOST_STARTS - 1:
            self._stays_crashed.add(run.state.id)
        elif self._worker_is_done_with(run, states):
            self._set(run, "SCHEDULED", _AGAIN, "Its process had ended; it begins again.")

    def _take_up_slotless(self, run: _Run) -> None:
        """A server that was killed has forgotten who holds a slot, and cancels the run that held it."""
        if _LOST_SLOT in (run.state.message or ""):
            self._set(run, "SCHEDULED", "Scheduled", "Its slot was lost with the server; it begins again.")

    def _worker_is_done_with(self, run: _Run, states: Sequence[_State]) -> bool:
        """A worker reports a crash twice, seconds apart; in between, it would crash the run that has begun again."""
        if clock() - run.state.timestamp > _LONGEST_REPORT:
            return True
        begun = max((state.timestamp for state in states if state.type == "PENDING"), default=run.state.timestamp)
        return (self._is_ours(run) and begun < self._worker_began) or self._has_event(
            "prefect.worker.executed-flow-run", run, run.state.timestamp
        )

    def _is_lost(self, run: _Run) -> bool:
        """Without a look at processes, those that are silent are found later."""
        return self._is_ours(run) and processes_are_known() and run.id not in processes_of_runs(self._api)

    def _is_ours(self, run: _Run) -> bool:
        return run.labels.get(_WORKER) == self._worker

    def _can_tell_silence(self) -> bool:
        now = time.monotonic()
        if now - self._looked > _LONGEST_GAP_SECONDS:
            self._watched_since = now
        self._looked = now
        if now - self._listened < _BETWEEN_SILENCES_SECONDS:
            return False
        self._listened = now
        return now - self._watched_since > _SILENCE.total_seconds()

    def _call_silent_crashed(self) -> None:
        alive = processes_of_runs(self._api) if processes_are_known() else {}
        for run in self._runs("RUNNING", "PENDING"):
            if run.id not in alive and self._is_silent(run):  # who has a process here is busy, and not gone
                self._set(run, "CRASHED", "Crashed", f"Not heard of for {_SILENCE.total_seconds():.0f} seconds.")

    def _is_silent(self, run: _Run) -> bool:
        if clock() - run.state.timestamp < _SILENCE:
            return False
        if run.state.type == "PENDING":  # it has no heart yet
            return run.labels.get(_WORKER, self._worker) == self._worker
        return not self._has_event("prefect.flow-run.heartbeat", run, clock() - _SILENCE)

    def _runs(self, *states: str) -> Iterator[_Run]:
        wanted = {
            "flow_runs": {
                "state": {"type": {"any_": states}},
                "tags": {"all_": [TAG]},
                "deployment_id": {"is_null_": False},
            },
            "work_pools": {"name": {"any_": [POOL]}},
            "sort": "START_TIME_DESC",
        }
        since = clock() - _NOT_OLDER
        for run in _RUNS.validate_json(self._post("flow_runs/filter", wanted)):
            if run.state.timestamp > since or not {"CRASHED", "CANCELLED"} & set(states):
                yield run

    def _state_of(self, run: _Run) -> str:
        answer = self._http.get(f"flow_runs/{run.id}").raise_for_status()
        return _Run.model_validate_json(answer.content).state.id

    def _states_of(self, run: _Run) -> tuple[_State, ...]:
        answer = self._http.get("flow_run_states/", params={"flow_run_id": run.id}).raise_for_status()
        return _STATES.validate_json(answer.content)

    def _has_event(self, name: str, run: _Run, since: datetime) -> bool:
        about = {"id": [f"prefect.flow-run.{run.id}"]}
        wanted = {"event": {"name": [name]}, "any_resource": about, "occurred": {"since": since.isoformat()}}
        page = _Events.model_validate_json(self._post("events/filter", {"filter": wanted, "limit": 1}))
        return bool(page.events)

    def _set(self, run: _Run, kind: str, name: str, message: str) -> None:
        """By force: the rules would forget what a reviewer has entered already."""
        state = {"type": kind, "name": name, "message": message}
        self._post(f"flow_runs/{run.id}/set_state", {"state": state, "force": True})

    def _post(self, path: str, content: object) -> bytes:
        return self._http.post(path, json=content).raise_for_status().content
