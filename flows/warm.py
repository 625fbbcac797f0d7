"""Warm children: a nursery that has a module and all that it needs loaded, and the way into it.

    python -m flows.warm SOCKET MODULE

serves until it is ended; what runs ``warm_command(SOCKET, MODULE)`` then has the module run in a child that was forked
from there, and has it run as usual where no nursery answers. It needs Linux.
"""

import fcntl
import os
import runpy
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from flows.warm_code import State, state_of_code
from flows.warm_nursery import End, Nursery
from flows.warm_request import Request, take_over

ENGINE = "prefect.engine"
"""What a process worker runs for every flow run."""
_LOADED_FOR = {ENGINE: "flows.warm_engine", "claims.adapters.reading_child": "flows.warm_reading"}
"""What is loaded for a module, where that is more than the module; it also settles in the place of a client."""
_CLIENT = Path(__file__).with_name("warm_client.py")
_LOOK_SECONDS = 1.0
_OWN_FOLDER = 0o700
_OTHERS = 0o077


def warm_command(address: Path, module: str) -> list[str]:
    """What to run instead of ``python -m MODULE``; arguments may follow it."""
    return [sys.executable, "-I", "-S", str(_CLIENT), str(address), "-m", module]


def nursery_command(address: Path, module: str) -> list[str]:
    """What starts the nursery; it is to run in the project's folder."""
    return [sys.executable, "-m", "flows.warm", str(address), module]


def main(address: Path, module: str, code: Callable[[], State] = state_of_code) -> None:
    """Serve until asked to end; in a child, run what was asked for.

    Args:
        address: Where to listen; in a folder that is this user's alone, or is made so.
        module: What may be asked for.
        code: The state of the code on the disk; when it is another, everything begins anew.

    Raises:
        SystemExit: Another nursery serves there, the folder is open to others, or as the module in a child says.
    """
    loaded = code()
    with _alone_at(address) as listener:
        try:
            loading = import_module(_LOADED_FOR.get(module, module))
        except Exception:
            traceback.print_exc()
            while code() == loaded:  # what does not load today may load once somebody has mended it
                time.sleep(_LOOK_SECONDS)
            _again()
        found = Nursery(listener, module, loaded, code).serve()
    if found is End.CODE_CHANGED:
        _again()
    if isinstance(found, Request):
        take_over(found)
        if module in _LOADED_FOR:
            loading.settle()
        _run(found)


@contextmanager
def _alone_at(address: Path) -> Iterator[socket.socket]:
    """A socket that is bound there and does not listen yet, in a folder that only this user can enter.

    Raises:
        SystemExit: Another nursery serves there, or the folder is open to others.
    """
    folder = address.parent
    folder.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.geteuid() or found.st_mode & _OTHERS:
        raise SystemExit(f"{folder} belongs to another user or is open to others: no nursery there.")
    with address.with_suffix(".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(f"A nursery serves at {address} already.") from None
        yield _bound(address)


def _bound(address: Path) -> socket.socket:
    address.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    folder = os.open(address.parent, os.O_RDONLY | os.O_DIRECTORY)
    listener.bind(f"/proc/self/fd/{folder}/{address.name}")  # a path as such may be too long for a socket
    os.close(folder)
    return listener


def _again() -> NoReturn:
    """Begin anew, with the code that now stands on the disk."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 this very command


def _run(request: Request) -> None:
    """What ``python -m`` would run."""
    _, module, *arguments = request.arguments
    sys.argv = [module, *arguments]
    sys.path[0] = str(Path.cwd())
    sys.modules.pop(module, None)  # loaded as a part of others; now it is the main module
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
