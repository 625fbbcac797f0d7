"""Who may ask Prefect's server through a browser, and whom its pages may ask."""

import asyncio
from collections.abc import Mapping

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from flows.serving.guards import OwnPages

DESK = "http://127.0.0.1:4200"
GUARDED = OwnPages(PlainTextResponse("asked"))


def _ask(headers: Mapping[str, str], method: str = "GET") -> httpx.Response:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(GUARDED), base_url=DESK) as client:
            return await client.request(method, "/api/health", headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize("headers", [{}, {"Origin": DESK}, {"Origin": "https://desk.example", "Host": "desk.example"}])
def test_programs_and_pages_of_the_desk_are_answered(headers: Mapping[str, str]) -> None:
    assert _ask(headers).text == "asked"


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:4201", "null", "http://localhost:4200"])
def test_a_page_from_elsewhere_is_not(origin: str, method: str) -> None:
    assert _ask({"Origin": origin}, method).status_code == 403


def test_a_page_of_the_desk_may_ask_the_desk_and_nobody_else() -> None:
    policy = dict(part.split(" ", 1) for part in _ask({}).headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert [where for where in policy.values() if ":" in where.replace("data:", "").replace("blob:", "")] == []


def test_a_socket_of_a_page_from_elsewhere_is_closed() -> None:
    sent: list[Message] = []
    headers = [(b"host", b"127.0.0.1:4200"), (b"origin", b"http://evil.example")]
    scope: Scope = {"type": "websocket", "headers": headers, "path": "/api/events/in"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(GUARDED(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
