"""What stands before Prefect's server: who may ask it, and whom its pages may ask."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_ALLOWED = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-eval'",  # the graph of a run is drawn by a library that needs it
    "worker-src": "'self' blob: data:",  # the graph of a run is laid out there
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",  # artifacts carry their charts; pictures of strangers are not fetched
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in _ALLOWED.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class OwnPages:
    """Answers no page of another origin, and lets no page of its own ask anybody else."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is no request goes through."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif _is_of_another_origin(Headers(scope=scope)):
            refused = WebSocketClose() if scope["type"] == "websocket" else PlainTextResponse("Another origin.", 403)
            await refused(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))


def _is_of_another_origin(headers: Headers) -> bool:
    """Whether a browser says that a page from elsewhere asks; programs say nothing of the kind."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_HEADERS)
        await send(message)

    return sent
