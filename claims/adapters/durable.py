"""Lines that outlive a killed process and a lost machine: whole or not at all, and on the disk before they count."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from claims.models import Record

_Record = TypeVar("_Record", bound=Record)


def append_line(path: Path, line: str, *, durably: bool = True) -> None:
    """One more line; after half a line of a killed process it begins on a new one.

    Args:
        path: The file; it is made.
        line: Without its end.
        durably: Whether to wait until the disk has it.
    """
    is_new = not path.exists()
    if is_new:
        _make_folder(path.parent)
    with path.open("a+b") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        begin = b"" if file.read(1) in (b"", b"\n") else b"\n"
        file.write(begin + line.encode() + b"\n")
        file.flush()
        if durably:
            os.fsync(file.fileno())
    if is_new and durably:
        _settle(path.parent)


def read_lines(path: Path, kind: type[_Record]) -> Iterator[_Record]:
    """The records of a file of JSON lines, the last one first; lines that a killed process left half are left out."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    for line in reversed(text.split("\n")[:-1]):
        with suppress(ValidationError):
            yield kind.model_validate_json(line)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _settle(folder.parent)


def _settle(folder: Path) -> None:
    """Have the disk know the names in a folder; a file is not there before its name is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
