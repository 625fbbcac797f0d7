"""What a desk starts so that its children are warm, and how they are then begun."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from claims.adapters.reading import READER, environment_of_readers
from flows.warm import ENGINE, nursery_command, warm_command


def nurseries(home: Path, environment: Mapping[str, str]) -> tuple[tuple[list[str], dict[str, str]], ...]:
    """The command and the environment of each nursery of the desk that stores in ``home``.

    They are started in the project's folder, may be started again whenever they end, and are ended by SIGTERM.
    """
    return (
        (nursery_command(_socket(home, "engine"), ENGINE), dict(environment)),
        (nursery_command(_socket(home, "reading"), READER), environment_of_readers(environment)),
    )


def warm_job_command(home: Path) -> str:
    """The job variable ``command`` of a process work pool: every flow run in a warm child, or as usual without one."""
    return shlex.join(warm_command(_socket(home, "engine"), ENGINE))


def warm_reading_command(home: Path) -> tuple[str, ...] | None:
    """What starts a process that reads; None where no nursery of them was started here."""
    socket = _socket(home, "reading")
    return tuple(warm_command(socket, READER)) if socket.exists() else None


def _socket(home: Path, name: str) -> Path:
    return home / "warm" / name
