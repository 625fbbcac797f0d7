"""An event is on record before the server has it, and is sent again until a run has begun."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from claims.adapters.ledger.posted import Posted, PostedBook
from flows.serving.kept_events import KeptEvents, starting_events
from flows.serving.resending import Resender
from flows.wiring import ledger
from flows.world import clock

_URL = "https://lenham.example/quay"


def event(name: str = "article.published", **more: object) -> dict[str, object]:
    plain = {
        "id": "0d1c5a3e-1111-4222-8333-444455556666",
        "occurred": "2031-05-04T09:00:00Z",
        "event": name,
        "resource": {"prefect.resource.id": "claims.article.quay"},
        "payload": {"url": _URL, "check": "check-1"},
    }
    return {**plain, **more}


def kept(*events: object) -> list[str]:
    return [found.name for found in starting_events(json.dumps(list(events)).encode(), clock())]


@pytest.fixture
def book() -> Iterator[PostedBook]:
    with ledger() as found:
        yield PostedBook(found)


# --- keeping ----------------------------------------------------------------------------------------------------


def test_what_starts_something_is_kept() -> None:
    asks = event("article.checked", resource={"prefect.resource.id": "claims.article.a", "claims.needs-review": "true"})
    names = ["article.published", "article.changed", "article.checked"]
    assert kept(event(), event("article.changed"), asks) == names


@pytest.mark.parametrize(
    "other",
    [
        event("article.reviewed"),
        event("article.checked"),
        event(resource={"prefect.resource.id": "prefect.flow-run.a"}),
        event(payload={}),
        event(payload={"url": 7}),
        {"event": "article.published"},
        "no event",
    ],
    ids=["of others", "nothing to review", "of another resource", "no address", "an odd address", "no id", "a string"],
)
def test_nothing_else_is_kept(other: object) -> None:
    assert kept(other) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff\xfe", b"[" * 5000])
def test_what_is_no_list_of_events_is_left_to_the_server(body: bytes) -> None:
    assert starting_events(body, clock()) == []


def _posted(path: str, parts: list[bytes], book: PostedBook) -> bytes:
    """What the application behind gets."""
    got: list[bytes] = []

    async def behind(scope: object, receive: Any, send: object) -> None:  # noqa: ANN401 what a server hands over
        del scope, send
        while True:
            message = await receive()
            got.append(message.get("body", b""))
            if not message.get("more_body", False):
                return

    waiting = iter([{"type": "http.request", "body": p, "more_body": p is not parts[-1]} for p in parts])

    async def receive() -> dict[str, object]:
        return next(waiting)

    async def send(message: object) -> None:
        del message

    scope = {"type": "http", "method": "POST", "path": path}
    asyncio.run(KeptEvents(behind, book, clock)(scope, receive, send))
    return b"".join(got)


def test_the_server_gets_every_byte_and_the_event_is_on_record(book: PostedBook) -> None:
    body = json.dumps([event()]).encode()
    assert _posted("/api/events", [body[:9], body[9:]], book) == body
    [found] = book.waiting(clock() + timedelta(seconds=1), 9)
    assert json.loads(found.body) == [event()]


def test_other_requests_pass_by(book: PostedBook) -> None:
    body = json.dumps([event()]).encode()
    assert _posted("/api/flow_runs/filter", [body], book) == body
    assert book.waiting(clock() + timedelta(seconds=1), 9) == ()


def test_where_the_ledger_cannot_be_used_the_server_gets_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DATABASE_URL", "mysql://127.0.0.1/claims")
    body = json.dumps([event()]).encode()
    with ledger() as unusable:
        assert _posted("/api/events", [body], PostedBook(unusable)) == body


# --- sending again ----------------------------------------------------------------------------------------------


class Server:
    """What a server of Prefect's answers, and what it was sent."""

    def __init__(self, *articles: str, answers: bool = True) -> None:
        self.articles = articles
        self.answers = answers
        self.sent: list[object] = []

    def client(self) -> httpx.Client:
        return httpx.Client(base_url="http://desk.test/api", transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if not self.answers:
            raise httpx.ConnectError("it is being started")
        if request.url.path.endswith("/events"):
            self.sent.append(json.loads(request.content))
            return httpx.Response(204)
        return httpx.Response(200, json=[{"parameters": {"article": article}} for article in self.articles])


def old(seconds: int = 60) -> Posted:
    [found] = starting_events(json.dumps([event()]).encode(), clock() - timedelta(seconds=seconds))
    return found


def looked(server: Server, book: PostedBook) -> int:
    """How many events still wait after a look."""
    with server.client() as http:
        Resender(http, book).look()
    return len(book.waiting(clock(), 9))


def test_an_event_whose_run_has_begun_is_settled(book: PostedBook) -> None:
    book.keep([old()])
    server = Server(_URL)
    assert looked(server, book) == 0
    assert server.sent == []


def test_an_event_of_which_nothing_has_come_is_sent_again_as_it_was(book: PostedBook) -> None:
    book.keep([old()])
    server = Server("https://lenham.example/another")
    assert looked(server, book) == 1
    assert server.sent == [[event()]]


def test_a_server_has_time_to_act(book: PostedBook) -> None:
    book.keep([old(seconds=3)])
    server = Server()
    assert looked(server, book) == 1
    assert server.sent == []


def test_it_is_not_sent_at_every_look(book: PostedBook) -> None:
    book.keep([old()])
    server = Server()
    with server.client() as http:
        resender = Resender(http, book)
        for _ in range(3):
            resender._looked = 0.0  # noqa: SLF001 as if time had passed
            resender.look()
    assert len(server.sent) == 1


def test_a_server_that_is_being_started_is_waited_for(book: PostedBook) -> None:
    book.keep([old()])
    assert looked(Server(answers=False), book) == 1
