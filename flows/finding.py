"""Finding one sentence in everything that was ever stored: the archive as an index, brought up to date on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from claims.adapters.archive import Archive
from claims.documents import language_of
from claims.index.entry import Entry
from claims.index.lexical import Days
from claims.index.passages import PassageIndex
from claims.models import Record, Snapshot, Span
from claims.policy import Policy, read_policy
from claims.text.sentences import sentences
from flows.wiring import embedder, home

_SNAPSHOTS_AT_ONCE = 200
"""After so many what was indexed is on the disk, and a killed search begins behind it."""
_LONGEST_PARAGRAPH = 20_000
"""Code points; what is longer is no prose."""


class Place(Record):
    """Where a sentence stands, with the words beside it: a later reading of the page may have others there."""

    url: str
    before: str
    after: str


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


def search_archive(text: str, most: int, days: Days = (None, None), policy: Path | None = None) -> Search:
    """The stored sentences nearest to a text.

    Args:
        text: A claim or a question, in any language.
        most: How many are wanted.
        days: The first and the last day on which they were stored; None for no end.
        policy: The policy file; without one, the numbers of claimdesk.

    Raises:
        ArchiveUnusable: The archive cannot be read.
        IndexUnusable: The index beside it cannot be read or written.
        PolicyFileInvalid: The policy file cannot be used.
    """
    numbers = (read_policy(policy) if policy is not None else Policy()).retrieval
    folder = home() / "archive"
    with Archive(folder) as archive:
        index = PassageIndex(folder / "index", embedder(), numbers)
        bring_up_to_date(index, archive)
        entries = index.find(text, language_of(text), most, days)
        return Search(tuple(map(_found, entries)), index.size)


def bring_up_to_date(index: PassageIndex, archive: Archive) -> None:
    """Take in the sentences of every snapshot that was read and that the index lacks."""
    missing = {snapshot.sha256: snapshot for snapshot in _snapshots(archive) if not index.has_group(snapshot.sha256)}
    waiting = [snapshot for sha256, snapshot in missing.items() if archive.newest_text(sha256) is not None]
    for first in range(0, len(waiting), _SNAPSHOTS_AT_ONCE):
        some = waiting[first : first + _SNAPSHOTS_AT_ONCE]
        index.add(entry for snapshot in some for entry in _entries(snapshot, archive))


def _snapshots(archive: Archive) -> Iterator[Snapshot]:
    return (visit.snapshot for visit in archive.visits() if visit.snapshot is not None)


def _entries(snapshot: Snapshot, archive: Archive) -> Iterator[Entry]:
    """The sentences of a snapshot, behind an entry without text that says that it was read, whatever stands in it."""
    text = archive.newest_text(snapshot.sha256) or ""
    language = language_of(text)
    yield Entry(id=snapshot.sha256, text="", language=language, group=snapshot.sha256)
    for before, span, after in _with_neighbours(text, language):
        yield Entry(
            id=f"{snapshot.sha256} {span.start}",
            text=span.of(text),
            language=language,
            group=snapshot.sha256,
            on=snapshot.fetched_at.date(),
            note=Place(url=snapshot.final_url, before=before, after=after).model_dump_json(),
        )


def _with_neighbours(text: str, language: str) -> Iterator[tuple[str, Span, str]]:
    """Every sentence of a text between the words of those beside it in its paragraph."""
    offset = 0
    for paragraph in text.split("\n\n"):
        spans = sentences(paragraph, language, whole=True) if len(paragraph) <= _LONGEST_PARAGRAPH else ()
        words = ["", *(span.of(paragraph) for span in spans), ""]
        for number, span in enumerate(spans):
            yield words[number], span.moved(offset), words[number + 2]
        offset += len(paragraph) + len("\n\n")


def _found(entry: Entry) -> Found:
    place = Place.model_validate_json(entry.note)
    return Found(
        text=entry.text,
        before=place.before,
        after=place.after,
        publisher=urlsplit(place.url).hostname or place.url,
        stored_on=entry.on,
        url=place.url,
        snapshot=entry.group,
    )
