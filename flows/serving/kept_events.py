"""Events on record before the server has them: what it keeps in memory dies with it."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claims.adapters.ledger.posted import Posted, PostedBook
from claims.errors import LedgerUnusable
from flows.event_names import ABOUT_ARTICLE, CHANGED, CHECKED, NEEDS_REVIEW, PUBLISHED

STARTED = {
    PUBLISHED: ("check-article", "article", "url"),
    CHANGED: ("check-article", "article", "url"),
    CHECKED: ("review-verdicts", "check", "check"),
}
"""By the name of an event: the flow that it starts, and which parameter of that is which part of the payload."""
_MOST_BYTES = 2_000_000
_LOG = logging.getLogger(__name__)


class _Event(BaseModel):
    id: str
    event: str
    resource: Mapping[str, str]
    payload: Mapping[str, object] = {}


_EVENTS = TypeAdapter(list[dict[str, object]])


class KeptEvents:
    """An application of which posted events that start something are put on record first."""

    def __init__(self, app: ASGIApp, book: PostedBook, clock: Callable[[], datetime]) -> None:
        """Stand before an application."""
        self._app = app
        self._book = book
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"].rstrip("/") != "/api/events":
            await self._app(scope, receive, send)
            return
        messages = await _whole(receive)
        body = b"".join(message.get("body", b"") for message in messages)
        if len(body) <= _MOST_BYTES:
            await asyncio.to_thread(self._keep, body)
        await self._app(scope, _again(messages, receive), send)

    def _keep(self, body: bytes) -> None:
        starting = starting_events(body, self._clock())
        if not starting:
            return
        try:
            self._book.keep(starting)
        except LedgerUnusable as error:  # the server takes them all the same
            _LOG.warning("An event is not on record: %s", error)


def starting_events(body: bytes, now: datetime) -> list[Posted]:
    """Those events of a request that start something; what is no event is left to the server to refuse."""
    try:
        raw = _EVENTS.validate_json(body)
    except ValidationError:
        return []
    found = []
    for item in raw:
        try:
            event = _Event.model_validate(item)
        except ValidationError:
            continue
        if _starts(event):
            one = _EVENTS.dump_json([item]).decode()
            found.append(Posted(event=event.id, name=event.event, body=one, at=now))
    return found


def _starts(event: _Event) -> bool:
    started = STARTED.get(event.event)
    if started is None or not event.resource.get("prefect.resource.id", "").startswith(ABOUT_ARTICLE):
        return False
    _, _, part = started
    asks = event.event != CHECKED or event.resource.get(NEEDS_REVIEW) == "true"
    return asks and isinstance(event.payload.get(part), str)


async def _whole(receive: Receive) -> list[Message]:
    """All parts of a request's body."""
    messages = [await receive()]
    while messages[-1].get("more_body", False):
        messages.append(await receive())
    return messages


def _again(messages: list[Message], receive: Receive) -> Receive:
    """What gives the parts of a body once more, and then what comes behind them."""
    left = iter(messages)

    async def received() -> Message:
        message = next(left, None)
        return message if message is not None else await receive()

    return received
