"""The archive, the ledger and the disk: whether what is stored is still what was stored."""

import random
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from claims.adapters.archive import Archive
from claims.adapters.ledger import Ledger
from claims.errors import SnapshotTampered
from flows.house.chores import Chore

_GIGABYTE = 10**9
_STALE_SECONDS = 24 * 3600
"""A run goes on where a killed one was for an hour; its note is of no use to anybody a day later."""


def look_through_archive(archive: Archive, most: int) -> Chore:
    """Hash so many stored bodies again, chosen at random, and name those that were changed."""
    sample = archive.some_hashes(most)
    spoiled = tuple(f"The snapshot {sha256} has other bytes than were stored." for sha256 in _spoiled(archive, sample))
    return Chore(f"snapshots that were changed, among {len(sample)}", spoiled, warns=True)


def look_through_ledger(book: Ledger, archive: Archive, most: int) -> Chore:
    """Read so many checks again, chosen at random, and name those whose report or evidence is not there any more."""
    notes = book.newest_checks()
    sample = random.sample(notes, min(most, len(notes)))
    lines: list[str] = []
    for note in sample:
        lines += [f"{note.title}, check {note.check}: {why}" for why in _faults(book, archive, note.check)]
    return Chore(f"checks that cannot be shown as they were, among {len(sample)}", tuple(lines), warns=True)


def _faults(book: Ledger, archive: Archive, check: str) -> Iterator[str]:
    try:
        book.check(check)
    except ValidationError:
        yield "its report cannot be read."
    cited = sorted(set().union(*book.cited(check).values()))
    for sha256 in _spoiled(archive, cited):
        yield f"its evidence {sha256} is not in the archive as it was cited."


def _spoiled(archive: Archive, hashes: tuple[str, ...] | list[str]) -> Iterator[str]:
    for sha256 in hashes:
        try:
            archive.body(sha256)
        except SnapshotTampered:
            yield sha256


def look_at_disk(folder: Path, least_gigabytes: float) -> Chore:
    """Say where less than so much is free on the disk of a folder: what cannot be stored cannot be decided."""
    free = shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free / _GIGABYTE
    lines = (f"{free:.1f} GB are free below {folder}.",) if free < least_gigabytes else ()
    return Chore(f"less than {least_gigabytes:g} GB of free disk", lines, warns=True)


def sweep_notes(folder: Path, now: datetime) -> Chore:
    """Remove the notes of runs that were killed and never begun again."""
    stale = [note for note in folder.glob("*") if now.timestamp() - note.stat().st_mtime > _STALE_SECONDS]
    for note in stale:
        note.unlink(missing_ok=True)
    lines = (f"{len(stale)} notes were removed.",) if stale else ()
    return Chore("notes of runs that were killed", lines)
