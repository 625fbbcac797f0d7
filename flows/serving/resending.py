"""Sending events again of which nothing has come: a server that died between taking and acting has forgotten them."""

import time
from collections.abc import Mapping
from datetime import timedelta

import click
import httpx
from pydantic import BaseModel, TypeAdapter

from claims.adapters.ledger.posted import Posted, PostedBook
from claims.errors import LedgerUnusable
from flows.serving.kept_events import STARTED
from flows.world import clock

_PATIENCE = timedelta(seconds=15)
"""In which a server that lives has begun a run."""
_BETWEEN_LOOKS_SECONDS = 5.0
_MOST_AT_ONCE = 100
_MOST_TRIES = 8
_FIRST_WAIT_SECONDS = 15.0
"""Before an event is sent once more; each time twice as long. A server that lives acts on an id once."""
_PAGE, _MOST_PAGES = 200, 10


class _Run(BaseModel):
    parameters: Mapping[str, object]


class _Event(BaseModel):
    payload: Mapping[str, object]


_RUNS = TypeAdapter(tuple[_Run, ...])
_EVENTS = TypeAdapter(tuple[_Event, ...])


class Resender:
    """Watches the events that were posted to one server."""

    def __init__(self, http: httpx.Client, book: PostedBook) -> None:
        """Ask an API, for the events of a ledger."""
        self._http = http
        self._book = book
        self._looked = 0.0
        self._tries: dict[str, tuple[int, float]] = {}

    def look(self) -> None:
        """Settle what has come to something, and send again what has not; to be called often."""
        now = time.monotonic()
        if now - self._looked < _BETWEEN_LOOKS_SECONDS:
            return
        self._looked = now
        try:
            for event in self._book.waiting(clock() - _PATIENCE, _MOST_AT_ONCE):
                self._settle_or_send(event)
        except (httpx.HTTPError, LedgerUnusable):  # the server is being started again, or the ledger is locked
            return

    def _settle_or_send(self, event: Posted) -> None:
        tries, last = self._tries.get(event.event, (0, 0.0))
        if self._has_begun(event):
            self._end(event, "a run has begun")
        elif tries >= _MOST_TRIES:
            click.echo(f"Nothing came of the event {event.event} ({event.name}): is its trigger switched off?")
            self._end(event, f"sent {tries} times, and nothing came of it")
        elif time.monotonic() - last > _FIRST_WAIT_SECONDS * 2**tries or not tries:
            self._tries[event.event] = (tries + 1, time.monotonic())
            self._http.post("events", content=event.body, headers={"Content-Type": "application/json"})

    def _end(self, event: Posted, outcome: str) -> None:
        self._book.settle(event.event, outcome, clock())
        self._tries.pop(event.event, None)

    def _has_begun(self, event: Posted) -> bool:
        """Whether there is a run of what it starts, with what it brings."""
        flow, parameter, part = STARTED[event.name]
        [told] = _EVENTS.validate_json(event.body)
        wanted = told.payload[part]
        for page in range(_MOST_PAGES):
            runs = self._runs(flow, event, page * _PAGE)
            if any(run.parameters.get(parameter) == wanted for run in runs):
                return True
            if len(runs) < _PAGE:
                return False
        return True  # too many to look through; a server so busy is no server that died

    def _runs(self, flow: str, event: Posted, offset: int) -> tuple[_Run, ...]:
        wanted = {
            "flows": {"name": {"any_": [flow]}},
            "flow_runs": {"expected_start_time": {"after_": event.at.isoformat()}},
            "sort": "EXPECTED_START_TIME_ASC",
            "limit": _PAGE,
            "offset": offset,
        }
        return _RUNS.validate_json(self._http.post("flow_runs/filter", json=wanted).raise_for_status().content)
