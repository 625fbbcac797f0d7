"""What a desk is made of, where it listens, and what its processes are told."""

import os
import socket
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from flows.serving import POOL
from flows.wiring import PREFECT_DEFAULTS, default_sources, home

LOOPBACK = "127.0.0.1"
_HEARTBEAT_SECONDS = 30
"""The shortest that Prefect allows."""


class Part(StrEnum):
    """What may be run alone, beside the others or on another machine."""

    SERVER = "server"
    WORKER = "worker"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a desk listens, and which part of it is run."""

    port: int
    reports_port: int
    host: str = LOOPBACK
    only: Part | None = None

    def has(self, part: Part) -> bool:
        """Whether a part is run here."""
        return self.only is None or self.only is part

    @property
    def api(self) -> str:
        """Address of Prefect's API, as the processes of this machine call it."""
        elsewhere = os.environ.get("PREFECT_API_URL", "") if self.only is Part.WORKER else ""
        return elsewhere or f"http://{LOOPBACK}:{self.port}/api"

    @property
    def url(self) -> str:
        """Address at which people open Prefect."""
        return os.environ.get("PREFECT_UI_URL", "") or self.api.removesuffix("/api")

    @property
    def reports_url(self) -> str:
        """Address below which people read reports."""
        return os.environ.get("CLAIMS_REPORTS_URL", "") or f"http://{LOOPBACK}:{self.reports_port}"

    @property
    def worker(self) -> str:
        """Name of the worker of this machine; the same after a restart, so that it knows its runs again."""
        return f"{POOL}-{socket.gethostname()}"


def environment_of(desk: Desk) -> dict[str, str]:
    """What the processes of a desk need to find each other; nothing is reported to anybody outside."""
    prefect = Path(os.environ.get("PREFECT_HOME", home() / "prefect"))
    return {
        **os.environ,
        **PREFECT_DEFAULTS,
        "PREFECT_HOME": str(prefect),
        "PREFECT_API_URL": desk.api,
        "PREFECT_UI_URL": desk.url,
        "PREFECT_SERVER_UI_API_URL": "/api",  # whatever name a browser calls the desk by, it asks that one
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(prefect / "ui"),
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": desk.url,
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(_HEARTBEAT_SECONDS),
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "5",  # until a run that waits its turn asks again
        "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL": "1",  # a crashed run waits for an event of its worker
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P3D",  # they fill the disk, and what is to stay is in the ledger
        "CLAIMS_HOME": str(home()),
        "CLAIMS_SOURCES": str(default_sources().absolute()),
        "CLAIMS_REPORTS_URL": desk.reports_url,
    }
