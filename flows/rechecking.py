"""Checks made again, where anything that they stand on has changed."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from claims.adapters.archive import Archive
from claims.adapters.ledger import Check, CheckNote, Ledger
from claims.errors import NotOnRecord, PolicyFileInvalid, SourcesFileInvalid
from claims.models import Record, Unanswered, key_of
from claims.reviews import Difference, differences
from flows.looking_again import Jobs, Look, look_again
from flows.revisiting import Revisits
from flows.second_look import decide_again
from flows.settling import id_of
from flows.wiring import default_sources, home, open_world
from flows.world import LocalWorld, Order, clock


class Outcome(StrEnum):
    """What became of a check."""

    UNTOUCHED = "untouched"
    """Nothing that it stands on has changed."""
    UNCHANGED = "unchanged"
    """Something has, and every verdict is the same."""
    DIFFERENT = "different"
    """A newer check with other verdicts is on record, and waits for a person."""
    LEFT_ALONE = "left alone"
    """It could not be made again."""


class Silence(Record):
    """An address that gave nothing at a recheck."""

    url: str
    why: Unanswered


class Rechecked(Record):
    """What came of rechecking one article."""

    key: str
    title: str
    was: str
    """Id of the check that was looked at."""
    outcome: Outcome
    now: str = ""
    """Id of the newer check; empty where there is none."""
    differences: tuple[Difference, ...] = ()
    changed: tuple[str, ...] = ()
    """Addresses that give something else than then."""
    silent: tuple[Silence, ...] = ()
    why: str = ""
    """Why it was left alone."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a recheck has at hand."""

    book: Ledger
    local: LocalWorld
    revisits: Revisits
    jobs: Jobs
    run: str
    """Id of the flow run."""
    deciding: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One article is decided at a time: it takes a whole core."""


@asynccontextmanager
async def open_desk(book: Ledger, run: str, jobs: Jobs, keys: dict[str, str]) -> AsyncIterator[Desk]:
    """What a recheck needs, closed behind it; one that was killed goes on where it was.

    Args:
        book: The ledger.
        run: Id of the flow run.
        jobs: By what checks are made.
        keys: Of services, by their names.
    """
    order = Order("all that was checked, again", default_sources())
    with Archive(home() / "archive") as archive:
        async with open_world(order, lambda _: None, keys) as local:
            yield Desk(book, local, Revisits(local, archive), jobs, run)


def chosen(notes: Sequence[CheckNote], articles: Iterable[str], since: datetime) -> tuple[CheckNote, ...]:
    """The checks that are meant: of articles by their address, key or id, else all since a time.

    Raises:
        NotOnRecord: An article is named that was never checked.
    """
    named = list(articles)
    if not named:
        return tuple(note for note in notes if note.checked_at >= since)
    found = [(name, [note for note in notes if _is_meant(note, name)]) for name in named]
    for name, meant in found:
        if not meant:
            raise NotOnRecord(name)
    return tuple({note.check: note for _, meant in found for note in meant}.values())


def _is_meant(note: CheckNote, name: str) -> bool:
    return name in (note.key, note.article, note.check) or note.key == key_of(name)


async def recheck(note: CheckNote, desk: Desk) -> tuple[Rechecked, Check | None]:
    """What comes of one check, with the newer check where that has other verdicts; it need not be on record yet."""
    if note.check == id_of(desk.run, note.key):
        return await _made_before(note, desk)
    was = await asyncio.to_thread(desk.book.check, note.check)
    try:
        look = await look_again(was, desk.book, desk.jobs, desk.revisits)
        known = await asyncio.to_thread(desk.book.begun_by, look.work)
        if look.changed and known is None:
            return await _decided(note, was, look, desk)
    except (SourcesFileInvalid, PolicyFileInvalid) as error:
        return left_alone(note, str(error)), None
    if look.changed:
        await _on_record(look, desk)
    outcome = Outcome.UNCHANGED if look.changed else Outcome.UNTOUCHED
    return _rechecked(note, outcome, look.silent, changed=tuple(look.changed)), None


def left_alone(note: CheckNote, why: str) -> Rechecked:
    """A check that cannot be made again."""
    return _rechecked(note, Outcome.LEFT_ALONE, {}, why=why)


async def _made_before(note: CheckNote, desk: Desk) -> tuple[Rechecked, Check | None]:
    """What this very run had put on record before it was killed."""
    made = await asyncio.to_thread(desk.book.check, note.check)
    was = await asyncio.to_thread(desk.book.check, note.replaces or note.check)
    found = differences(was.report, made.report)
    return _rechecked(note, Outcome.DIFFERENT, {}, was=was.id, now=made.id, differences=found), made


async def _decided(note: CheckNote, was: Check, look: Look, desk: Desk) -> tuple[Rechecked, Check | None]:
    async with desk.deciding:
        again = await decide_again(was, await asyncio.to_thread(desk.jobs.of, was), desk.local, desk.revisits)
    found, silent = differences(was.report, again.report), {**again.silent, **look.silent}
    changed = tuple(look.changed)
    if not found:
        await _on_record(look, desk)
        return _rechecked(note, Outcome.UNCHANGED, silent, changed=changed), None
    update = {"id": id_of(desk.run, note.key), "run": desk.run, "report": again.report}
    made = was.model_copy(update=update)
    told = _rechecked(note, Outcome.DIFFERENT, silent, changed=changed, now=made.id, differences=found)
    return told, made


async def _on_record(look: Look, desk: Desk) -> None:
    """Note that a check was looked at, and that its verdicts are the same by what its addresses gave."""
    before = await asyncio.to_thread(desk.book.begun_by, look.work)
    if before != desk.run:
        await asyncio.to_thread(desk.book.begin, look.work, desk.run, clock(), before)


def _rechecked(note: CheckNote, outcome: Outcome, silent: Mapping[str, Unanswered], **more: object) -> Rechecked:
    told = tuple(Silence(url=url, why=why) for url, why in sorted(silent.items()))
    about = {"key": note.key, "title": note.title, "was": note.check, "outcome": outcome, "silent": told}
    return Rechecked.model_validate({**about, **more})
