"""Prefect's server as the desk serves it: for its own pages only, which ask nobody outside."""

from prefect.server.api.server import create_app
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from flows.serving.guards import OwnPages
from flows.wiring import desk_hosts


def desk_app() -> ASGIApp:
    """Prefect's application with all of its services, behind the two guards; for ``uvicorn --factory``."""
    return TrustedHostMiddleware(OwnPages(create_app(final=True)), allowed_hosts=list(desk_hosts()))
