"""Faults of the machine: processes that are killed, disks that are full, files and clocks that somebody changed."""

import asyncio
import json
import signal
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process, create_subprocess_exec
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from claims.adapters.archive import FILE, Archive
from claims.adapters.exchange import Fetched
from claims.asking import Heard
from claims.errors import ArchiveUnusable
from claims.models import NoAnswer, Request, Response, Unanswered
from claims.sources import SourceSpec
from flows.resuming import unfinished
from flows.world import LocalWorld, Order
from tests.faults.fault import Group
from tests.faults.rig import PATIENT, ROOMY, hear
from tests.faults.scene import NotContained, Scene, Stage, expect
from tests.faults.transport import PAGE
from tests.faults.victim import body_of, url_of
from tests.faults.wire import Place, Talk, message, saying

_NOON = datetime(2025, 2, 18, 12, tzinfo=UTC)
_CHANGE = "UPDATE bodies SET body = CAST(replace(body, 'Monday', 'Friday') AS BLOB)"
_CUT = "UPDATE bodies SET body = substr(body, 1, length(body) - 10)"
_REMOVE = "DELETE FROM bodies"
_SWAP = "UPDATE bodies SET body = 'words'"
_NO_NOTE = "UPDATE visits SET visit = 'noise'"
_OTHER_NOTE = """UPDATE visits SET visit = '{"at": "2031-01-01T00:00:00Z", "who": "me"}'"""
_KILLS = (0.0, 0.005, 0.02, 0.05, 0.15, 0.4)
"""Seconds after the first answer was stored."""


def _request(place: Place) -> Request:
    return Request(source="faulty", url=place.url(), private=True)


def _file(stage: Stage) -> Path:
    return stage.folder / "archive" / FILE


# --- files that were changed ------------------------------------------------------------------------------------


def _tampers(stage: Stage, statement: str, *values: object) -> None:
    """Change the archive as somebody does who knows how it is made."""
    with closing(sqlite3.connect(_file(stage))) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(statement, values)
        file.commit()


async def _changed_page(statement: str, stage: Stage) -> None:
    """What is no longer what was stored is no evidence, and no error of the run."""
    place = stage.wire.open(saying(message(PAGE)))
    async with stage.opened() as rig:
        await rig.world().ask(_request(place))
        _tampers(stage, statement)
        answer = await rig.world(offline=True).ask(_request(place))
    is_told = isinstance(answer, Unanswered) and answer.reason is NoAnswer.UNREADABLE
    expect(is_told, f"it came to {answer}")


async def _cannot_be_changed(stage: Stage) -> None:
    """Whoever does not know how the archive is made cannot change what is in it."""
    place = stage.wire.open(saying(message(PAGE)))
    async with stage.opened() as rig:
        await rig.world().ask(_request(place))
    with closing(sqlite3.connect(_file(stage))) as file:
        for statement in ("UPDATE bodies SET body = x'00'", "DELETE FROM bodies", "DELETE FROM visits"):
            try:
                file.execute(statement)
            except sqlite3.DatabaseError:
                continue
            raise NotContained(f"it let {statement}")


async def _changed_page_that_has_not_changed(stage: Stage) -> None:
    """The server says that nothing has changed, but here something has: the page is fetched again."""

    async def script(talk: Talk) -> None:
        knows = b"If-None-Match" in talk.head
        await talk.say(message(b"", status="304 Not Modified") if knows else message(PAGE, ETag='"1"'))

    place = stage.wire.open(script)
    async with stage.opened() as rig:
        await rig.world().ask(_request(place))
        _tampers(stage, _CHANGE)
        answer = await rig.world().ask(_request(place))
    expect(isinstance(answer, Response) and answer.body == PAGE, f"it came to {answer}")


async def _spoilt_archive(spoil: Callable[[Path], object], stage: Stage) -> None:
    """An archive that is none ends the run with a sentence; nothing of it is taken for an answer."""
    place = stage.wire.open(saying(message(PAGE)))
    async with stage.opened() as rig:
        await rig.world().ask(_request(place))
    spoil(_file(stage))
    async with stage.opened() as rig:
        for world in (rig.world(offline=True), rig.world()):
            try:
                answer = await world.ask(_request(place))
            except ArchiveUnusable:
                continue
            expect(isinstance(answer, Unanswered), f"it came to {answer}")


def _noise(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 200)


def _cuts(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _makes_a_folder_of(file: Path) -> None:
    file.unlink()
    file.mkdir()


async def _locked(stage: Stage) -> None:
    """Another program has the archive to itself for a while: whoever asks waits, and nothing is lost."""
    place = stage.wire.open(saying(message(PAGE)))
    async with stage.opened() as rig:
        await rig.world().ask(_request(place))
        with closing(sqlite3.connect(_file(stage), isolation_level=None)) as file:
            file.execute("BEGIN EXCLUSIVE")
            asked = asyncio.ensure_future(rig.world().ask(_request(place)))
            await asyncio.sleep(0.5)
            file.execute("COMMIT")
        answer, visits = await asked, list(rig.archive.visits())
    expect(isinstance(answer, Response), f"it came to {answer}")
    expect(len(visits) == 2, f"{len(visits)} of 2 visits were noted")


# --- processes --------------------------------------------------------------------------------------------------


async def _child(*arguments: object) -> Process:
    command = [sys.executable, str(Path(__file__).with_name("victim.py")), *map(str, arguments)]
    return await create_subprocess_exec(*command, stdout=PIPE, stderr=DEVNULL)


async def _said(child: Process, *, until: int | None = None) -> list[bytes]:
    """The lines of a process, up to a number of them or its end."""
    lines: list[bytes] = []
    while child.stdout is not None and (line := await child.stdout.readline()):
        lines.append(line)
        if len(lines) == until:
            break
    return lines


async def _killed_while_storing(stage: Stage) -> None:
    """Whatever a killed process has said to be stored is there, whole."""
    folder = stage.folder / "archive"
    said = await asyncio.gather(*(_killed_after(pause, folder, f"run-{n}") for n, pause in enumerate(_KILLS)))
    archive = Archive(folder)
    for name, numbers in said:
        expect(numbers, f"{name} has stored nothing")
        for number in numbers:
            answer = archive.stored(Request(source=name, url=url_of(name, number)))
            is_there = isinstance(answer, Response) and answer.body == body_of(name, number)
            expect(is_there, f"answer {number} of {name} is lost: {answer}")
    expect(all(visit.snapshot is not None for visit in archive.visits()), "half a note was taken")


async def _killed_after(seconds: float, folder: Path, name: str) -> tuple[str, list[int]]:
    """What a process has said to be stored before it was killed."""
    child = await _child("store", folder, name, 10_000, name)
    lines = await _said(child, until=1)
    await asyncio.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    lines += await _said(child)
    await child.wait()
    return name, [int(line) for line in lines if line.endswith(b"\n")]


async def _two_writers(stage: Stage) -> None:
    """Two processes store answers of one address at once: none of them is lost or mixed with another."""
    folder, times = stage.folder / "archive", 40
    children = [await _child("store", folder, "same", times, writer) for writer in ("first", "second")]
    await asyncio.gather(*(_said(child) for child in children))
    codes = [await child.wait() for child in children]
    visits = list(Archive(folder).visits())
    expect(codes == [0, 0], f"they ended with {codes}")
    expect(len(visits) == 2 * times, f"{len(visits)} of {2 * times} visits were noted")
    for visit in visits:
        expect(visit.snapshot is not None and Archive(folder).body(visit.snapshot.sha256), "a body is missing")


async def _many_at_once(stage: Stage) -> None:
    """Twenty tasks ask one address at the same time."""
    place = stage.wire.open(saying(message(PAGE)))
    async with stage.opened() as rig:
        answers = await asyncio.gather(*(rig.world().ask(_request(place)) for _ in range(20)))
        visits = list(rig.archive.visits())
    bodies = {answer.body for answer in answers if isinstance(answer, Response)}
    expect(bodies == {PAGE} and len(visits) == 20, f"{len(visits)} visits, bodies {bodies}")


async def _no_room(stage: Stage) -> None:
    """The disk takes no more: nothing half counts as stored, and once there is room, all is as ever."""
    folder = stage.folder / "archive"
    child = await _child("full", folder)
    said = await _said(child)
    await child.wait()
    expect(said, "it was not told that there is no room")
    request = Request(source="a", url="http://hallstein.example/")
    expect(Archive(folder).stored(request) is None, "half an answer was taken for one")
    fetched = Fetched(final_url=request.url, status=200, media_type="text/plain", body=bytes(range(256)) * 2000)
    Archive(folder).store(request, fetched, _NOON)
    expect(isinstance(Archive(folder).stored(request), Response), "it cannot be stored later")


async def _killed_reader(stage: Stage) -> None:
    """A reader is killed from outside while it reads; the next one reads on."""
    del stage
    child = await _child("kill")
    said = await _said(child)
    expect(await child.wait() == 0 and said, "its run ended too")
    first, second = json.loads(said[-1])
    expect("its reader broke down" in first, f"it came to {first}")
    expect(second == "read", f"the next came to {second}")


async def _all_memory(stage: Stage) -> None:
    """A page needs more memory than a reader is given; the next one is read."""
    large = b"<html><body>" + b"<p>word</p>" * 1_600_000
    places = [stage.wire.open(saying(message(body))) for body in (large, PAGE)]
    async with stage.opened(ROOMY, reading=replace(PATIENT, memory_bytes=450_000_000, children=1)) as rig:
        heard = [await hear(rig.world(), _spec(place)) for place in places]
    first, second = heard
    expect(isinstance(first, Heard) and isinstance(second, Heard), f"it came to {heard}")
    if isinstance(first, Heard) and isinstance(second, Heard):
        told = [item.detail for item in first.unanswered]
        expect(told and ("memory" in told[0] or "too large" in told[0]), f"it came to {told or first.readings}")
        expect(second.readings, f"the next came to {second.unanswered}")


def _spec(place: Place) -> SourceSpec:
    facts = {"id": "faulty", "kind": "page", "publisher": "Hallstein", "tier": 1, "private": True}
    return SourceSpec.model_validate({**facts, "url": place.url()})


async def _crowd(stage: Stage) -> None:
    """Many answers come at the same time: they wait for the few readers that there may be, and all are read."""
    del stage
    child = await _child("crowd")
    said = await _said(child)
    expect(await child.wait() == 0 and said, "the run ended")
    readers, read = json.loads(said[-1])
    expect(readers <= 2, f"{readers} readers were started where 2 are allowed")
    expect(read == 40, f"{read} of 40 pages were read")


async def _killed_run(stage: Stage) -> None:
    """A run is killed; its readers do not stay behind."""
    del stage
    child = await _child("read")
    await _said(child, until=1)
    readers = {reader for reader, parent in _parents() if parent == child.pid}
    child.send_signal(signal.SIGKILL)
    await child.wait()
    for _ in range(200):
        if not readers & _running():
            break
        await asyncio.sleep(0.05)
    expect(readers, "it had no reader")
    expect(not readers & _running(), "a reader stayed behind")


def _running() -> set[int]:
    return {child for child, _ in _parents()}


def _parents() -> list[tuple[int, int]]:
    """All processes that have not ended, with those that started them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            found.append((int(path.parent.name), int(parent)))
    return found


# --- clocks -----------------------------------------------------------------------------------------------------


async def _clock_goes_back(stage: Stage) -> None:
    """Three answers, the clock an hour earlier each time: the last one that came is the newest, none is lost."""
    archive, request = Archive(stage.folder / "archive"), Request(source="a", url="http://hallstein.example/")
    bodies = [f"Answer {number}.".encode() for number in range(3)]
    for number, body in enumerate(bodies):
        fetched = Fetched(final_url=request.url, status=200, media_type="text/plain", body=body)
        archive.store(request, fetched, _NOON - timedelta(hours=number))
    newest, visits = archive.stored(request), list(archive.visits())
    expect(isinstance(newest, Response) and newest.body == bodies[-1], f"the newest is {newest}")
    stored = [archive.body(visit.snapshot.sha256) for visit in visits if visit.snapshot is not None]
    expect(sorted(stored) == bodies, f"the archive has {stored}")


async def _clock_of_a_killed_run(stage: Stage) -> None:
    """A run that was killed began in what is now the future: its answers are not taken for those of this one."""
    order, place = Order("-", Path("sources.toml")), stage.wire.open(saying(message(PAGE)))
    notes = stage.folder / "unfinished"
    ahead = datetime.now(UTC) + timedelta(days=400)  # noqa: TID251 the clock of the world goes by it
    async with stage.opened() as rig:
        with unfinished(order, notes, ahead):  # not left before the next one begins: it was killed
            await rig.world().ask(_request(place))
            with unfinished(order, notes, datetime.now(UTC)) as since:  # noqa: TID251 the same
                await LocalWorld(order, replace(rig.means, resumed_from=since)).ask(_request(place))
    expect(len(place.heads) == 2, f"{len(place.heads)} of 2 requests were sent")


_process = partial(Scene, Group.PROCESS)
_TOLD = "unanswered, `unreadable`"
_UNUSABLE = "the run ends with a sentence, or it is unanswered"
SCENES = (
    _process("a stored page that somebody changed", _TOLD, partial(_changed_page, _CHANGE)),
    _process("a stored page that somebody cut", _TOLD, partial(_changed_page, _CUT)),
    _process("a stored page that somebody removed", _TOLD, partial(_changed_page, _REMOVE)),
    _process("words where the bytes of a stored page were", _TOLD, partial(_changed_page, _SWAP)),
    _process("a note of a visit that somebody made unreadable", _TOLD, partial(_changed_page, _NO_NOTE)),
    _process("a note of a visit by another program", _TOLD, partial(_changed_page, _OTHER_NOTE)),
    _process("an attempt to change what is stored", "refused", _cannot_be_changed),
    _process("a changed page whose server says that it has not", "fetched again", _changed_page_that_has_not_changed),
    _process("noise where the archive was", _UNUSABLE, partial(_spoilt_archive, _noise)),
    _process("an archive cut in the middle", _UNUSABLE, partial(_spoilt_archive, _cuts)),
    _process("a folder where the archive was", _UNUSABLE, partial(_spoilt_archive, _makes_a_folder_of)),
    _process("an archive that somebody else has locked", "waited for; nothing is lost", _locked),
    _process("killed at six moments while it stores", "all that was said to be stored is there", _killed_while_storing),
    _process("two processes that store answers of one address", "all 80 visits are noted", _two_writers),
    _process("twenty tasks that ask one address at once", "all 20 visits are noted", _many_at_once),
    _process("a disk without room", "told; nothing half is taken, and later it is stored", _no_room),
    _process("a reader that is killed while it reads", "unanswered; the next one reads on", _killed_reader),
    _process("a reader that takes all memory", "unanswered, for want of memory; the next one is read", _all_memory),
    _process("forty answers to be read at once", "read by the two readers that are allowed", _crowd),
    _process("a run that is killed", "its readers end with it", _killed_run),
    _process("a clock that goes back between answers", "the last one that came is the newest", _clock_goes_back),
    _process("a clock that went back after a run was killed", "everything is fetched again", _clock_of_a_killed_run),
)
