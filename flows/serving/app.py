"""Prefect's server as the desk serves it: for its own pages only, which ask nobody outside."""

from prefect.server.api.server import create_app
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from claims.adapters.ledger.posted import PostedBook
from flows.serving.guards import OwnPages
from flows.serving.kept_events import KeptEvents
from flows.serving.sqlite import bear_many_runs
from flows.wiring import desk_hosts, ledger
from flows.world import clock


def desk_app() -> ASGIApp:
    """Prefect's application with all of its services, behind the two guards; for ``uvicorn --factory``."""
    bear_many_runs()
    kept = KeptEvents(create_app(final=True), PostedBook(ledger()), clock)
    return TrustedHostMiddleware(OwnPages(kept), allowed_hosts=list(desk_hosts()))
