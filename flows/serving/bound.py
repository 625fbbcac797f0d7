"""Running a command that ends with the desk: ``python -m flows.serving.bound PARENT MODULE ARGUMENTS``."""

import ctypes
import os
import signal
import sys
from contextlib import suppress

_PR_SET_PDEATHSIG = 1


def run_bound(parent: int, arguments: list[str]) -> None:
    """Become a Python module that is asked to end when its parent dies, where the system can do so."""
    with suppress(OSError, AttributeError):  # only Linux has it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == parent:  # else the desk died before it could be noticed
        os.execv(sys.executable, [sys.executable, "-m", *arguments])  # noqa: S606 our own command


if __name__ == "__main__":
    run_bound(int(sys.argv[1]), sys.argv[2:])
