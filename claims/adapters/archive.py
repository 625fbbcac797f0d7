"""Snapshots: the bytes that sources gave, by their hash, with the texts that were read from them.

One SQLite file, since a page, the note of its visit and the wait for the disk are then one transaction: a killed
process loses nothing that was acknowledged, and leaves nothing half. ``bodies`` has what was sent, ``texts`` the text
in which spans count, as one version of the readers has read it, and ``visits`` every time that an address was asked,
whatever came of it. Nothing is ever changed or removed; the file itself refuses that.
"""

import hashlib
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import AwareDatetime, ValidationError

from claims.adapters.door import Door
from claims.adapters.exchange import NO_VALIDATORS, Fetched, Validators
from claims.documents.readers import READER
from claims.errors import SnapshotTampered
from claims.models import Record, Request, Response, Snapshot, Unanswered

FILE = "snapshots.sqlite"
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
    request: Request | None = None
    """How it was asked, so that it can be asked again; None where an older claimdesk has noted it."""


class Archive:
    """The snapshots in a folder; may be used as ``with``, and from several threads and processes at a time."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when something is stored."""
        self._file = folder / FILE
        self._reader = Door(self._file)
        self._writer = Door(self._file)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; it is opened again when somebody asks."""
        self._reader.close()
        self._writer.close()

    def store(self, request: Request, fetched: Fetched, now: datetime) -> Response:
        """The answer as a snapshot; bytes that the address gave last time keep the time when they were first stored."""
        snapshot = Snapshot(
            sha256=hashlib.sha256(fetched.body).hexdigest(),
            url=request.url,
            final_url=fetched.final_url,
            status=fetched.status,
            media_type=fetched.media_type,
            fetched_at=now,
            maybe_cut=fetched.maybe_cut,
        )
        headers = tuple((name, value) for name, value in fetched.headers if name.casefold() not in _NOT_KEPT)
        with self._writing() as file:
            last = next((visit.snapshot for visit in _visits(file, request.url) if visit.snapshot is not None), None)
            kept = last if last is not None and _same(last, snapshot) else snapshot
            _keep_body(file, kept.sha256, fetched.body)
            visit = Visit(at=now, snapshot=kept, headers=headers, redirects=fetched.redirects, request=request)
            _note(file, request.url, visit)
        return Response(request=request, snapshot=kept, body=fetched.body)

    def confirm(self, request: Request, now: datetime) -> Response | None:
        """The stored answer of an address that says that nothing has changed; None where none is stored.

        Raises:
            SnapshotTampered: The stored bytes were changed or removed.
        """
        with self._writing(durably=False) as file:
            last = next((visit for visit in _visits(file, request.url) if visit.snapshot is not None), None)
            if last is None or last.snapshot is None:
                return None
            body = _body(file, last.snapshot.sha256)
            _note(file, request.url, last.model_copy(update={"at": now, "request": request}))
        return Response(request=request, snapshot=last.snapshot, body=body)

    def refuse(self, unanswered: Unanswered, request: Request, now: datetime) -> Unanswered:
        """Note that an address gave nothing, so that a replay does not take an older answer for that of this time."""
        with self._writing() as file:
            _note(file, request.url, Visit(at=now, unanswered=unanswered, request=request))
        return unanswered

    def validators(self, url: str) -> Validators:
        """What an address said of the version that is stored, for asking whether it has changed."""
        if not self._file.exists():
            return NO_VALIDATORS
        with self._reading() as file:
            last = next((visit for visit in _visits(file, url) if visit.snapshot is not None), None)
        if last is None or last.snapshot is None:
            return NO_VALIDATORS
        found = {name.casefold(): value for name, value in last.headers}
        return Validators(found.get("etag"), found.get("last-modified"), last.snapshot.final_url)

    def stored(self, request: Request, by: datetime | None = None) -> Response | Unanswered | None:
        """What came of the last time that an address was asked, or of the last time by then; None where it never was.

        Raises:
            SnapshotTampered: The stored bytes were changed or removed, or what is noted of a visit was.
        """
        visit = next(
            (visit for visit in self._visits(request.url, strictly=True) if by is None or visit.at <= by), None
        )
        if visit is None:
            return None
        if visit.snapshot is None:
            return visit.unanswered and visit.unanswered.model_copy(update={"source": request.source})
        return Response(request=request, snapshot=visit.snapshot, body=self.body(visit.snapshot.sha256))

    def stored_since(self, request: Request, since: datetime) -> Response | None:
        """What an address answered since a time; None where it did not, or where its bytes are no longer right."""
        last = next(iter(self._visits(request.url)), None)
        if last is None or last.snapshot is None or last.at < since:
            return None
        try:
            return Response(request=request, snapshot=last.snapshot, body=self.body(last.snapshot.sha256))
        except SnapshotTampered:
            return None

    def last_answer(self, request: Request, but: Collection[str] = ()) -> Response | None:
        """What an address last gave, whatever came of asking it since; None where nothing of it is stored unharmed.

        Args:
            request: What is asked for.
            but: Hashes of answers that are of no use.
        """
        tried = set(but)
        for visit in self._visits(request.url):
            if visit.snapshot is not None and visit.snapshot.sha256 not in tried:
                tried.add(visit.snapshot.sha256)
                with suppress(SnapshotTampered):
                    return Response(request=request, snapshot=visit.snapshot, body=self.body(visit.snapshot.sha256))
        return None

    def asked_as(self, url: str) -> Request | None:
        """How an address was last asked; None where that is not noted."""
        return next((visit.request for visit in self._visits(url) if visit.request is not None), None)

    def visits(self) -> Iterator[Visit]:
        """All times that any address was asked, the earliest first."""
        if self._file.exists():
            with self._reading() as file:
                rows = file.execute("SELECT visit FROM visits ORDER BY id").fetchall()
            for (visit,) in rows:
                with suppress(ValidationError):
                    yield Visit.model_validate_json(visit)

    def body(self, sha256: str) -> bytes:
        """A stored body.

        Raises:
            SnapshotTampered: It was changed or removed.
        """
        if not self._file.exists():
            raise SnapshotTampered(sha256)
        with self._reading() as file:
            return _body(file, sha256)

    def some_hashes(self, most: int) -> tuple[str, ...]:
        """The hashes of as many stored bodies, chosen at random."""
        if not self._file.exists():
            return ()
        with self._reading() as file:
            rows = file.execute("SELECT DISTINCT sha256 FROM bodies ORDER BY random() LIMIT ?", (most,)).fetchall()
        return tuple(sha256 for (sha256,) in rows)

    def keep_body(self, body: bytes) -> str:
        """Store bytes that no address gave, such as an article from a file; their hash."""
        sha256 = hashlib.sha256(body).hexdigest()
        with self._writing() as file:
            _keep_body(file, sha256, body)
        return sha256

    def keep_text(self, sha256: str, text: str, reader: str = READER) -> None:
        """Store the text that was read from a body."""
        with self._writing() as file:
            file.execute("INSERT OR IGNORE INTO texts (sha256, reader, text) VALUES (?, ?, ?)", (sha256, reader, text))

    def text(self, sha256: str, reader: str = READER) -> str | None:
        """The text of a body as a version of the readers has read it; None where it has not."""
        if not self._file.exists():
            return None
        with self._reading() as file:
            asked = "SELECT text FROM texts WHERE sha256 = ? AND reader = ?"
            row: tuple[str] | None = file.execute(asked, (sha256, reader)).fetchone()
        return row[0] if row is not None else None

    def newest_text(self, sha256: str) -> str | None:
        """The text of a body as it was last read, whatever version has read it; None where none has."""
        with self._reading() as file:
            asked = "SELECT text FROM texts WHERE sha256 = ? ORDER BY rowid DESC LIMIT 1"
            row: tuple[str] | None = file.execute(asked, (sha256,)).fetchone()
        return row[0] if row is not None else None

    def _visits(self, url: str, *, strictly: bool = False) -> list[Visit]:
        """The times that an address was asked, the last one first."""
        if not self._file.exists():
            return []
        with self._reading() as file:
            return list(_visits(file, url, strictly=strictly))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._reader.opened() as file:
            yield file

    @contextmanager
    def _writing(self, *, durably: bool = True) -> Iterator[sqlite3.Connection]:
        """All of it or nothing, and on the disk when it ends, where a loss of power must not lose it."""
        with self._writer.opened() as file:
            file.execute(f"PRAGMA synchronous = {'FULL' if durably else 'NORMAL'}")
            file.execute("BEGIN IMMEDIATE")
            try:
                yield file
            except BaseException:
                file.rollback()
                raise
            file.commit()


def _visits(file: sqlite3.Connection, url: str, *, strictly: bool = False) -> Iterator[Visit]:
    """The times that an address was asked, the last one first; a note that was changed to nonsense is passed over.

    Raises:
        SnapshotTampered: ``strictly``, and there is such a note.
    """
    with closing(file.execute("SELECT visit FROM visits WHERE url = ? ORDER BY id DESC", (url,))) as rows:
        for (visit,) in rows:
            try:
                yield Visit.model_validate_json(visit)
            except ValidationError as error:
                if strictly:
                    raise SnapshotTampered(f"of {url}") from error


def _note(file: sqlite3.Connection, url: str, visit: Visit) -> None:
    file.execute("INSERT INTO visits (url, visit) VALUES (?, ?)", (url, visit.model_dump_json(exclude_defaults=True)))


def _body(file: sqlite3.Connection, sha256: str) -> bytes:
    """The body whose hash is right; a row that was changed behind our back does not count."""
    for (body,) in file.execute("SELECT body FROM bodies WHERE sha256 = ? ORDER BY id DESC", (sha256,)).fetchall():
        if isinstance(body, bytes) and hashlib.sha256(body).hexdigest() == sha256:
            return body
    raise SnapshotTampered(sha256)


def _keep_body(file: sqlite3.Connection, sha256: str, body: bytes) -> None:
    try:
        _body(file, sha256)
    except SnapshotTampered:
        file.execute("INSERT INTO bodies (sha256, body) VALUES (?, ?)", (sha256, body))


def _same(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots are one but for their time."""
    return one.model_copy(update={"fetched_at": other.fetched_at}) == other
