"""A watched folder: the articles in it, as a feed would list them."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from claims.documents.entry import Entry, Item, Listing, version_of
from claims.errors import DocumentUnreadable

_ENDINGS = frozenset({".txt", ".md", ".html", ".htm", ".pdf"})
"""Of files that are articles; ``.tmp``, ``.part`` and whatever else a program writes first are none."""
_MOST_FILES = 50_000
"""As many as a sitemap may name."""
_NANO = 1_000_000_000


class _File(NamedTuple):
    path: str
    size: int
    modified_ns: int


def look_in(folder: Path, known: str) -> tuple[str, Listing | None]:
    """A hash of what stands in a folder, with its articles, the newest first; None where the known hash holds.

    The hash is made of names, sizes and times, so that an unchanged folder is known without reading its files. Hidden
    and empty files are left out: somebody is still writing them. Where a file cannot be read, the hash is empty, so
    that the next look reads the folder again.

    Raises:
        DocumentUnreadable: There is no such folder, it may not be read, or it holds too much.
    """
    files = _files(folder)
    content = version_of(*map(repr, files))
    if content == known:
        return content, None
    items = [item for item in map(_item, files) if item is not None]
    return content if len(items) == len(files) else "", Listing(items=tuple(items))


def _files(folder: Path) -> Sequence[_File]:
    """The articles in a folder, the newest first."""
    try:
        found = [file for path in folder.iterdir() if _may_be_one(path) and (file := _file(path)) is not None]
    except NotADirectoryError as error:
        raise DocumentUnreadable("it is no folder.") from error
    except FileNotFoundError as error:
        raise DocumentUnreadable("there is no such folder.") from error
    except OSError as error:
        raise DocumentUnreadable(f"the system does not give it out ({error.strerror}).") from error
    if len(found) > _MOST_FILES:
        raise DocumentUnreadable(f"it holds more than {_MOST_FILES:,} articles.")
    return sorted(found, key=lambda file: (-file.modified_ns, file.path))


def _may_be_one(path: Path) -> bool:
    return path.suffix.casefold() in _ENDINGS and not path.name.startswith(".")


def _file(path: Path) -> _File | None:
    try:
        found = path.stat()
    except OSError:  # it went while we looked, or leads nowhere
        return None
    return _File(str(path), found.st_size, found.st_mtime_ns) if S_ISREG(found.st_mode) and found.st_size else None


def _item(file: _File) -> Item | None:
    path = Path(file.path)
    try:
        with path.open("rb") as body:
            version = hashlib.file_digest(body, "sha256").hexdigest()
        day = datetime.fromtimestamp(file.modified_ns // _NANO, UTC).date()
    except (OSError, ValueError):
        return None
    return Item(entry=Entry(url=file.path, title=path.name, published_on=day, summary=""), version=version)
