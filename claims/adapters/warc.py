"""The archive in the form that web archives exchange: WARC 1.1 (ISO 28500), readable by their players."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claims import __version__
from claims.adapters.archive import Archive, Visit
from claims.errors import SnapshotTampered
from claims.models import Snapshot

_DONE = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers of how a body was sent; the archive has it unpacked, and they go on under another name, as is usual."""
_UNPACKED = "X-Archive-Orig-"


def export_warc(archive: Archive, out: Path, only: frozenset[str] | None = None) -> int:
    """Write the snapshots of an archive to a ``.warc.gz``, each as a response record; how many were written.

    Args:
        archive: Where they are stored.
        out: The file; it is replaced when all is written.
        only: Hashes of the bodies that are wanted; None for all.

    Raises:
        SnapshotTampered: A stored body was changed or removed, or one that is wanted was never stored.
    """
    half = out.with_name(f".{out.name}.half")
    try:
        with half.open("wb") as file:
            written = _write(file, archive, _first_visits(archive, only), out.name)
        lacking = sorted(only - written) if only is not None else []
        if lacking:
            raise SnapshotTampered(lacking[0])
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
    return len(written)


def _first_visits(archive: Archive, only: frozenset[str] | None) -> Iterator[tuple[Visit, Snapshot]]:
    """The visits that brought something new."""
    for visit in archive.visits():
        snapshot = visit.snapshot
        if snapshot is not None and visit.at == snapshot.fetched_at and (only is None or snapshot.sha256 in only):
            yield visit, snapshot


def _write(file: BinaryIO, archive: Archive, visits: Iterator[tuple[Visit, Snapshot]], name: str) -> set[str]:
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    about = {"software": f"claimdesk/{__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record(name, about))
    written: set[str] = set()
    for visit, snapshot in visits:
        body = archive.body(snapshot.sha256)
        record = writer.create_warc_record(
            snapshot.final_url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=_head(visit, snapshot),
            warc_headers_dict=_facts(visit, snapshot),
        )
        writer.write_record(record)
        written.add(snapshot.sha256)
    return written


def _head(visit: Visit, snapshot: Snapshot) -> StatusAndHeaders:
    kept = [(f"{_UNPACKED}{name}" if name.casefold() in _DONE else name, value) for name, value in visit.headers]
    return StatusAndHeaders(f"{snapshot.status} OK", kept, protocol="HTTP/1.1")


def _facts(visit: Visit, snapshot: Snapshot) -> dict[str, str]:
    """When it was fetched, under which address it was asked for, and how it got from there to the last one."""
    facts = {"WARC-Date": snapshot.fetched_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    if visit.redirects:
        facts["X-Redirected-From"] = " ".join(visit.redirects)
    return facts
