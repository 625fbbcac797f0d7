"""Snapshots: the bytes that sources gave, by their hash, with the texts that were read from them.

``blobs/ab/abcd…`` holds a body, ``texts/ab/abcd….READER.txt`` the text in which spans count, as one version of the
readers has read it, and ``addresses/ab/….jsonl`` one line for every time that an address was asked, whatever came of
it. Nothing is ever changed or removed.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime

from claims.adapters.durable import append_line, read_lines, write_once
from claims.adapters.exchange import NO_VALIDATORS, Fetched, Validators
from claims.adapters.readers import READER
from claims.errors import SnapshotTampered
from claims.models import Record, Request, Response, Snapshot, Unanswered

_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})
"""Headers that are a key to somebody's session, and no part of what was said."""


class Visit(Record):
    """One time that an address was asked."""

    at: AwareDatetime
    snapshot: Snapshot | None = None
    unanswered: Unanswered | None = None
    """Why nothing came; then there is no snapshot."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the answer, as they came."""
    redirects: tuple[str, ...] = ()
    """The addresses that led to the last one."""


class Archive:
    """A folder of snapshots."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when something is stored."""
        self._folder = folder

    def store(self, request: Request, fetched: Fetched, now: datetime) -> Response:
        """The answer as a snapshot; bytes that the address gave last time keep the time when they were first stored."""
        snapshot = Snapshot(
            sha256=self.keep_body(fetched.body),
            url=request.url,
            final_url=fetched.final_url,
            status=fetched.status,
            media_type=fetched.media_type,
            fetched_at=now,
            maybe_cut=fetched.maybe_cut,
        )
        last = self._last_answered(request.url)
        if last is not None and last.snapshot is not None and _same(last.snapshot, snapshot):
            snapshot = last.snapshot
        headers = tuple((name, value) for name, value in fetched.headers if name.casefold() not in _NOT_KEPT)
        self._note(request.url, Visit(at=now, snapshot=snapshot, headers=headers, redirects=fetched.redirects))
        return Response(request=request, snapshot=snapshot, body=fetched.body)

    def confirm(self, request: Request, now: datetime) -> Response | None:
        """The stored answer of an address that says that nothing has changed; None where none is stored.

        Raises:
            SnapshotTampered: The stored bytes were changed or removed.
        """
        last = self._last_answered(request.url)
        if last is None or last.snapshot is None:
            return None
        response = self._response(request, last.snapshot)
        self._note(request.url, last.model_copy(update={"at": now}), durably=False)
        return response

    def refuse(self, unanswered: Unanswered, url: str, now: datetime) -> Unanswered:
        """Note that an address gave nothing, so that a replay does not take an older answer for that of this time."""
        self._note(url, Visit(at=now, unanswered=unanswered))
        return unanswered

    def validators(self, url: str) -> Validators:
        """What an address said of the version that is stored, for asking whether it has changed."""
        last = self._last_answered(url)
        if last is None:
            return NO_VALIDATORS
        found = {name.casefold(): value for name, value in last.headers}
        return Validators(found.get("etag"), found.get("last-modified"))

    def stored(self, request: Request, by: datetime | None = None) -> Response | Unanswered | None:
        """What came of the last time that an address was asked, or of the last time by then; None where it never was.

        Raises:
            SnapshotTampered: The stored bytes were changed or removed.
        """
        visit = next((visit for visit in self._visits(request.url) if by is None or visit.at <= by), None)
        if visit is None:
            return None
        if visit.snapshot is None:
            return visit.unanswered and visit.unanswered.model_copy(update={"source": request.source})
        return self._response(request, visit.snapshot)

    def stored_since(self, request: Request, since: datetime) -> Response | None:
        """What an address answered since a time; None where it did not, or where its bytes are no longer right."""
        last = next(self._visits(request.url), None)
        if last is None or last.snapshot is None or last.at < since:
            return None
        try:
            return self._response(request, last.snapshot)
        except SnapshotTampered:
            return None

    def visits(self) -> Iterator[Visit]:
        """All times that any address was asked, address by address, the earliest first."""
        for path in sorted(self._folder.glob("addresses/*/*.jsonl")):
            yield from reversed(list(read_lines(path, Visit)))

    def body(self, sha256: str) -> bytes:
        """A stored body.

        Raises:
            SnapshotTampered: It was changed or removed.
        """
        try:
            body = self._blob(sha256).read_bytes()
        except FileNotFoundError as error:
            raise SnapshotTampered(sha256) from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise SnapshotTampered(sha256)
        return body

    def keep_body(self, body: bytes) -> str:
        """Store bytes; their hash."""
        sha256 = hashlib.sha256(body).hexdigest()
        write_once(self._blob(sha256), body)
        return sha256

    def keep_text(self, sha256: str, text: str) -> None:
        """Store the text that was read from a body."""
        write_once(self.text_path(sha256), text.encode())

    def text_path(self, sha256: str) -> Path:
        """Where the text of a snapshot is stored, as the present readers read it."""
        return self._folder / "texts" / sha256[:2] / f"{sha256}.{READER}.txt"

    def _response(self, request: Request, snapshot: Snapshot) -> Response:
        return Response(request=request, snapshot=snapshot, body=self.body(snapshot.sha256))

    def _blob(self, sha256: str) -> Path:
        return self._folder / "blobs" / sha256[:2] / sha256

    def _log(self, url: str) -> Path:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self._folder / "addresses" / name[:2] / f"{name}.jsonl"

    def _note(self, url: str, visit: Visit, *, durably: bool = True) -> None:
        append_line(self._log(url), visit.model_dump_json(exclude_defaults=True), durably=durably)

    def _visits(self, url: str) -> Iterator[Visit]:
        """The times that an address was asked, the last one first."""
        return read_lines(self._log(url), Visit)

    def _last_answered(self, url: str) -> Visit | None:
        return next((visit for visit in self._visits(url) if visit.snapshot is not None), None)


def _same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots are one but for their time."""
    return one.model_copy(update={"fetched_at": other.fetched_at}) == other
