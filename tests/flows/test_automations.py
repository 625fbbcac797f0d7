"""Automations of the desk on a real server: there is one of each, and a waiting review is told of."""

import asyncio
import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from uuid import UUID

from jinja2 import Environment

_MOST_SECONDS = 30


@contextmanager
def _listener() -> Iterator[tuple[str, "Queue[dict[str, Any]]"]]:
    """The address of somebody who is told, and what he was told."""
    told: Queue[dict[str, Any]] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", told
        finally:
            server.shutdown()


def test_a_waiting_review_is_told_of_by_the_block_and_the_automation_is_kept_by_its_name(prefect_server: str) -> None:
    del prefect_server
    with _listener() as (address, told):
        asyncio.run(_with_a_block(address))
        run = asyncio.run(_review_that_waits())
        found = told.get(timeout=_MOST_SECONDS)
    assert found["subject"] == "Needs review: review Council reports on the port"
    assert f"http://desk.example/v2/runs/flow-run/{run}" in found["body"]


async def _with_a_block(address: str) -> None:
    from prefect.automations import Automation
    from prefect.blocks.notifications import CustomWebhookNotificationBlock
    from prefect.client.orchestration import get_client

    from flows.automations import NEEDS_REVIEW, keep_automations

    await keep_automations()
    async with get_client() as client:
        assert await client.read_automations_by_name(NEEDS_REVIEW) == []

        payload = {"subject": "{{subject}}", "body": "{{body}}"}
        block = CustomWebhookNotificationBlock(name="told", url=address, json_data=payload)
        await block.save("needs-review")
        for _ in range(2):
            await keep_automations()
        [made] = await client.read_automations_by_name(NEEDS_REVIEW)
        assert made.enabled

        await client.pause_automation(made.id)
        await keep_automations()
        [kept] = await client.read_automations_by_name(NEEDS_REVIEW)
        assert not kept.enabled
        assert kept.id == made.id
    switched_on = await Automation.aread(name=NEEDS_REVIEW)
    switched_on.enabled = True
    await switched_on.aupdate()


async def _review_that_waits() -> UUID:
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.states import Running, Suspended

    from flows.automations import REVIEW

    async with get_client() as client:
        deployment = await client.create_deployment(await client.create_flow(flow(_nothing)), REVIEW)
        run = await client.create_flow_run_from_deployment(deployment, name="review Council reports on the port")
        for state in (Running(), Suspended(timeout_seconds=60)):
            await client.set_flow_run_state(run.id, state, force=True)
        return run.id


async def _nothing() -> None:
    """Stands for the flow of the deployment."""


def test_its_words_name_the_review_and_lead_to_the_page_that_shows_the_evidence() -> None:
    from flows.automations import TEMPLATE
    from flows.wiring import run_address

    words = tomllib.loads(TEMPLATE.read_text(encoding="utf-8"))
    assert set(words) == {"subject", "body"}
    environment = Environment(autoescape=False)  # noqa: S701 it is no page
    environment.filters["ui_url"] = lambda run: f"http://127.0.0.1:4200/runs/flow-run/{run['id']}"
    told = environment.from_string(words["body"]).render(flow_run={"name": "review Lenham", "id": "waiting"})
    assert "review Lenham" in told
    assert f" {run_address('waiting')}\n" in told
