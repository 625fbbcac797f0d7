"""A run that was killed goes on where it was: what it had stored is not fetched again."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from claims.adapters.durable import append_line, read_lines
from claims.models import Record
from flows.world import Order

_LONGEST = timedelta(hours=1)
"""After which a run that was killed is begun anew: its pages may have changed since."""


class _Begun(Record):
    at: datetime


@contextmanager
def unfinished(order: Order, folder: Path, now: datetime) -> Iterator[datetime | None]:
    """When a run of the same order began that never came to its end; None where there is none.

    Args:
        order: What is to be checked.
        folder: Where runs that have not come to their end are noted.
        now: The time.
    """
    note = folder / hashlib.sha256(repr(order).encode()).hexdigest()
    last = next((begun.at for begun in read_lines(note, _Begun)), None)
    resumed_from = last if last is not None and now - last < _LONGEST else None
    if resumed_from is None:
        append_line(note, _Begun(at=now).model_dump_json())
    try:
        yield resumed_from
    finally:
        note.unlink(missing_ok=True)
