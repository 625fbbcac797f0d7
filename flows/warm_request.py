"""What a client asks of a nursery, and taking its place: environment, folder, standard streams."""

import os
import time
from dataclasses import dataclass

_MOST_ARGUMENTS = 1000
_AT_START = (b"PYTHON", b"LD_", b"LC_", b"LANG")
"""Of the environment, what an interpreter or its libraries read only when they start."""


@dataclass(frozen=True, slots=True)
class Request:
    """One Python command, and where it is to run."""

    folder: bytes
    arguments: tuple[str, ...]
    """What follows ``python`` on the command line."""
    environment: dict[bytes, bytes]
    streams: tuple[int, ...] = ()
    """Descriptors of standard input, output and error, once there is leave to begin."""

    @property
    def read_at_start(self) -> dict[bytes, bytes]:
        """The part of the environment that comes too late for an interpreter that runs already."""
        return read_at_start(self.environment)


def read_at_start(environment: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """The variables that an interpreter reads only when it starts."""
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


def read_request(text: bytes) -> Request:
    """The request that a client has written.

    Raises:
        ValueError: It is none.
    """
    folder, count, *fields = text.split(b"\0")
    arguments = int(count)
    if not 0 < arguments <= min(_MOST_ARGUMENTS, len(fields)):
        raise ValueError(count)
    variables = [field.partition(b"=") for field in fields[arguments:]]
    if not all(name and sign for name, sign, _ in variables):
        raise ValueError(fields)
    environment = {name: value for name, _, value in variables}
    return Request(folder, tuple(map(os.fsdecode, fields[:arguments])), environment)


def take_over(request: Request) -> None:
    """Put this process in the place of the client."""
    for place, stream in enumerate(request.streams):
        os.dup2(stream, place)
        os.close(stream)
    os.environb.clear()
    os.environb.update(request.environment)
    time.tzset()
    os.chdir(request.folder)
