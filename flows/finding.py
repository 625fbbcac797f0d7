"""Finding one sentence in everything that was ever stored: the archive as an index, brought up to date on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from claims.adapters.archive import Archive
from claims.documents import language_of
from claims.index.entry import Entry
from claims.index.lexical import Days
from claims.index.passages import PassageIndex
from claims.models import Record, Snapshot, Span
from claims.policy import Policy
from claims.text.sentences import sentences
from flows.wiring import embedder, home

_SNAPSHOTS_AT_ONCE = 200
"""After so many what was indexed is on the disk, and a killed search begins behind it."""
_LONGEST_PARAGRAPH = 20_000
"""Code points; what is longer is no prose."""


class Place(Record):
    """Where a sentence stands."""

    url: str
    span: Span
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Found:
    """A stored sentence with its neighbours."""

    text: str
    before: str
    after: str
    publisher: str
    """The host of its address."""
    stored_on: date | None
    url: str
    snapshot: str
    """Hash of the page that it stands in."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, and in how much."""

    found: tuple[Found, ...]
    searched: int
    """Sentences."""


def search_archive(text: str, most: int, days: Days = (None, None)) -> Search:
    """The stored sentences nearest to a text.

    Args:
        text: A claim or a question, in any language.
        most: How many are wanted.
        days: The first and the last day on which they were stored; None for no end.

    Raises:
        ArchiveUnusable: The archive cannot be read.
        IndexUnusable: The index beside it cannot be read or written.
    """
    folder = home() / "archive"
    with Archive(folder) as archive:
        index = PassageIndex(folder / "index", embedder(), Policy().retrieval)
        bring_up_to_date(index, archive)
        entries = index.find(text, language_of(text), most, days)
        return Search(tuple(_found(entry, archive) for entry in entries), index.size)


def bring_up_to_date(index: PassageIndex, archive: Archive) -> int:
    """Take in the sentences of every snapshot that the index lacks; how many are new."""
    missing = {snapshot.sha256: snapshot for snapshot in _snapshots(archive) if not index.has_group(snapshot.sha256)}
    waiting, added = list(missing.values()), 0
    for first in range(0, len(waiting), _SNAPSHOTS_AT_ONCE):
        some = waiting[first : first + _SNAPSHOTS_AT_ONCE]
        added += index.add(entry for snapshot in some for entry in _entries(snapshot, archive))
    return added


def _snapshots(archive: Archive) -> Iterator[Snapshot]:
    return (visit.snapshot for visit in archive.visits() if visit.snapshot is not None)


def _entries(snapshot: Snapshot, archive: Archive) -> Iterator[Entry]:
    """The sentences of a snapshot; none where nothing was read from it."""
    text = archive.newest_text(snapshot.sha256) or ""
    language = language_of(text)
    offset = 0
    for paragraph in text.split("\n\n"):
        spans = sentences(paragraph, language, whole=True) if len(paragraph) <= _LONGEST_PARAGRAPH else ()
        placed = [span.moved(offset) for span in spans]
        for before, span, after in zip([None, *placed], placed, [*placed[1:], None], strict=False):
            place = Place(url=snapshot.final_url, span=span, before=before, after=after)
            yield Entry(
                id=f"{snapshot.sha256} {span.start}",
                text=span.of(text),
                language=language,
                group=snapshot.sha256,
                on=snapshot.fetched_at.date(),
                note=place.model_dump_json(),
            )
        offset += len(paragraph) + len("\n\n")


def _found(entry: Entry, archive: Archive) -> Found:
    place = Place.model_validate_json(entry.note)
    text = archive.newest_text(entry.group) or ""
    return Found(
        text=entry.text,
        before=place.before.of(text) if place.before is not None else "",
        after=place.after.of(text) if place.after is not None else "",
        publisher=urlsplit(place.url).hostname or place.url,
        stored_on=entry.on,
        url=place.url,
        snapshot=entry.group,
    )
