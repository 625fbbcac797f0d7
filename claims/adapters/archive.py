"""Snapshots: the bytes that sources gave, by their hash, with the texts that were read from them.

``blobs/ab/abcd…`` holds a body, ``texts/ab/abcd….txt`` the text in which spans count, and ``addresses/…jsonl`` one line
for every time that an address gave other bytes than before. Nothing is ever changed or removed.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from claims.adapters.fetcher import Fetched
from claims.errors import SnapshotTampered
from claims.models import Request, Response, Snapshot


class Archive:
    """A folder of snapshots."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when something is stored."""
        self._folder = folder

    def store(self, request: Request, fetched: Fetched, now: datetime) -> Response:
        """The answer as a snapshot; bytes that the address gave last time keep the time when they were first stored."""
        sha256 = hashlib.sha256(fetched.body).hexdigest()
        _write(self._blob(sha256), fetched.body)
        last = self._last(request.url)
        given = (sha256, fetched.final_url, fetched.media_type)
        if last is not None and (last.sha256, last.final_url, last.media_type) == given:
            return Response(source=request.source, snapshot=last, body=fetched.body)
        snapshot = Snapshot(
            sha256=sha256,
            url=request.url,
            final_url=fetched.final_url,
            status=fetched.status,
            media_type=fetched.media_type,
            fetched_at=now,
        )
        _append(self._address(request.url), snapshot.model_dump_json())
        return Response(source=request.source, snapshot=snapshot, body=fetched.body)

    def stored(self, request: Request) -> Response | None:
        """What an address gave the last time that it was asked, or None.

        Raises:
            SnapshotTampered: The stored bytes were changed.
        """
        last = self._last(request.url)
        if last is None:
            return None
        body = self._blob(last.sha256).read_bytes()
        if hashlib.sha256(body).hexdigest() != last.sha256:
            raise SnapshotTampered(last.sha256)
        return Response(source=request.source, snapshot=last, body=body)

    def keep_text(self, sha256: str, text: str) -> None:
        """Store the text that was read from a body."""
        _write(self.text_path(sha256), text.encode())

    def text_path(self, sha256: str) -> Path:
        """Where the text of a snapshot is stored."""
        return self._folder / "texts" / sha256[:2] / f"{sha256}.txt"

    def _blob(self, sha256: str) -> Path:
        return self._folder / "blobs" / sha256[:2] / sha256

    def _address(self, url: str) -> Path:
        return self._folder / "addresses" / f"{hashlib.sha256(url.encode()).hexdigest()}.jsonl"

    def _last(self, url: str) -> Snapshot | None:
        path = self._address(url)
        if not path.exists():
            return None
        for line in reversed(path.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]):
            with suppress(ValidationError):  # a process was killed while it wrote this line
                return Snapshot.model_validate_json(line)
        return None


def _write(path: Path, content: bytes) -> None:
    """All or nothing: a killed process leaves no half file."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def _append(path: Path, line: str) -> None:
    """One more line; after half a line of a killed process it begins on a new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        begin = b"" if file.read(1) in (b"", b"\n") else b"\n"
        file.write(begin + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
