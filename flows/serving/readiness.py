"""Asking whether server and worker have come up."""

import time
from collections.abc import Callable

import click
import httpx

from flows.serving import POOL

_START_SECONDS = 180
_LOOK_SECONDS = 0.25
_TIMEOUT_SECONDS = 5


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so.

    Raises:
        click.ClickException: It did not come to be so in time.
    """
    until = time.monotonic() + _START_SECONDS
    while not is_so():
        if time.monotonic() > until:
            raise click.ClickException(f"{what} within {_START_SECONDS} seconds.")
        time.sleep(_LOOK_SECONDS)


def answers(api: str) -> bool:
    """Whether the server answers."""
    try:
        with _client(api) as http:
            return http.get("health").is_success
    except httpx.HTTPError:
        return False


def last_seen(api: str, worker: str) -> str:
    """When a worker was last heard of, as the server writes it; empty where it never was."""
    try:
        with _client(api) as http:
            answer = http.post(f"work_pools/{POOL}/workers/filter", json={})
        found = answer.json() if answer.is_success else []  # the pool may not be there yet
    except httpx.HTTPError:
        return ""
    return next((str(known["last_heartbeat_time"]) for known in found if known["name"] == worker), "")


def _client(api: str) -> httpx.Client:
    return httpx.Client(base_url=api, timeout=_TIMEOUT_SECONDS, trust_env=False)
