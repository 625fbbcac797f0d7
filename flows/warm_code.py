"""Whether the code that a nursery has loaded is still the code on the disk."""

import os
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
_FOLDERS = (_PROJECT / "claims", _PROJECT / "flows")

State = frozenset[tuple[str, int, int]]
"""Path, time of the last change in nanoseconds, and size of everything that counts."""


def state_of_code(folders: Iterable[Path] = _FOLDERS) -> State:
    """The state of the project's files, and of the folder in which packages are installed."""
    return frozenset(_states([*_files(folders), sysconfig.get_path("purelib")]))


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for top in folders:
        for folder, below, names in os.walk(top):
            below[:] = [name for name in below if name != "__pycache__"]
            yield from (f"{folder}/{name}" for name in names)


def _states(paths: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            found = os.stat(path)  # noqa: PTH116 before every run, of hundreds of files
        except OSError:
            continue
        yield path, found.st_mtime_ns, found.st_size
