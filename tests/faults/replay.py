"""Runs again, offline: what was answered, what was not, and every report are the same to the byte."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from claims.models import Report
from claims.pipeline import Job, check
from claims.policy import Policy
from claims.reports import render_html, render_json, render_markdown
from claims.sources import SourceSpec
from flows.world import LocalWorld, Order
from tests.faults import encoding, services, transport
from tests.faults.content import ARTICLE, SAID
from tests.faults.fault import Fate, Group, Outcome, WebFault
from tests.faults.rig import PATIENT, Met, Rig, hear, spec_of
from tests.faults.scene import Scene, Stage, expect
from tests.faults.wire import Place, in_turn, message, saying

_PAGE = f"{SAID}\n\nIts harbour master publishes the figures every spring, after the terminals have sent theirs."
_TEXT = "text/plain; charset=utf-8"
_SAME = message(_PAGE.encode(), media_type=_TEXT)
_LESS = message(_PAGE.replace("4.2", "3.1").encode(), media_type=_TEXT)
_AWAY = message(b"", status="404 Not Found")
SAME_ANSWERS = "the same answers, and the same reasons for none"


async def replayed(rig: Rig, met: Sequence[Met], name: str) -> Outcome:
    """Every fault of a class, heard of once more without asking anybody."""
    again = await asyncio.gather(*(hear(rig.world(offline=True), one.spec) for one in met))
    others = [one.fault.name for one, heard in zip(met, again, strict=True) if heard != one.heard]
    fate = Fate.SILENTLY_WRONG if others else Fate.CONTAINED
    return Outcome(Group.REPLAY, name, fate, f"others came out: {others}" if others else SAME_ANSWERS)


async def _run(stage: Stage, rig: Rig, specs: Sequence[SourceSpec], *, at: datetime | None = None) -> Report:
    """The article checked; offline where a time is given, and as of that time."""
    article = stage.folder / "article.txt"
    await asyncio.to_thread(article.write_text, ARTICLE, encoding="utf-8")
    order = Order(str(article), stage.folder / "sources.toml", offline=at is not None, at=at)
    return await check(Job(sources=tuple(specs), policy=Policy(), embedder=None), LocalWorld(order, rig.means))


def _published(report: Report) -> tuple[str, ...]:
    """The files of a report without the time at which it was made, which is its own."""
    still = report.model_copy(update={"checked_at": datetime(2031, 1, 1, tzinfo=UTC)})
    return render_json(still), render_html(still), render_markdown(still)


def _port_office(place: Place) -> SourceSpec:
    facts = {"id": "port", "kind": "page", "publisher": "Port office", "tier": 1, "private": True, "language": "en"}
    return SourceSpec.model_validate({**facts, "url": place.url()})


async def _whole_run(faults: Sequence[WebFault], stage: Stage) -> None:
    """One run with every fault as a source beside one that is right, and again, offline, twice."""
    places = [await asyncio.to_thread(stage.wire.open, fault.script) for fault in faults]
    specs = [
        spec_of(fault, place).model_copy(update={"id": f"faulty-{number}"})
        for number, (fault, place) in enumerate(zip(faults, places, strict=True))
    ]
    specs.append(_port_office(stage.wire.open(saying(_SAME))))
    async with stage.opened(reading=PATIENT) as rig:
        first = await _run(stage, rig, specs)
        asked = sum(len(place.heads) for place in places)
        again = [await _run(stage, rig, specs, at=first.checked_at) for _ in range(2)]
    expect(first.unanswered, "no source was unanswered")
    expect(all(_published(report) == _published(first) for report in again), _difference(first, again[0]))
    expect(sum(len(place.heads) for place in places) == asked, "somebody was asked")


def _difference(one: Report, other: Report) -> str:
    left, right = ({(item.source, item.detail) for item in report.unanswered} for report in (one, other))
    return f"only then: {left - right}; only now: {right - left}"


async def _as_of_then(answers: tuple[bytes, bytes], stage: Stage) -> None:
    """The page changes after a run; the report of that run is made again from what it had read."""
    spec = _port_office(stage.wire.open(in_turn(*answers)))
    async with stage.opened(reading=PATIENT) as rig:
        first = await _run(stage, rig, [spec])
        second = await _run(stage, rig, [spec])
        again = await _run(stage, rig, [spec], at=first.checked_at)
        now = await _run(stage, rig, [spec], at=second.checked_at)
    expect(_published(first) != _published(second), "the page has not changed")
    expect(_published(again) == _published(first), "the first report came out otherwise")
    expect(_published(now) == _published(second), "the second report came out otherwise")


async def _never_asked(stage: Stage) -> None:
    """A source that was added after a run is unanswered when the run is made again, and is not asked."""
    place = stage.wire.open(saying(_SAME))
    async with stage.opened(reading=PATIENT) as rig:
        report = await _run(stage, rig, [_port_office(place)], at=datetime(2031, 1, 1, tzinfo=UTC))
    expect([item.source for item in report.unanswered] == ["port"], f"it came to {report.unanswered}")
    expect(not place.connections, "it was asked")


async def _text_as_read(stage: Stage) -> None:
    """Every quotation of a report stands in the stored text at its place, as this version of the readers reads it."""
    async with stage.opened(reading=PATIENT) as rig:
        report = await _run(stage, rig, [_port_office(stage.wire.open(saying(_SAME)))])
        evidence = [e for claim in report.claims if claim.verdict is not None for e in claim.verdict.evidence]
        texts = [rig.archive.text(piece.origin.snapshot.sha256) or "" for piece in evidence]
    expect(evidence, "there is no evidence")
    for piece, text in zip(evidence, texts, strict=True):
        expect(piece.span.of(text) == piece.quote, f"{piece.quote!r} does not stand at its place")


_replay = partial(Scene, Group.REPLAY)
_SAME_REPORT = "the same report, to the byte, and nobody is asked"
SCENES = (
    _replay("a run with every fault of the transport that ends", _SAME_REPORT, partial(_whole_run, transport.ENDING)),
    _replay("a run with every fault of encoding", _SAME_REPORT, partial(_whole_run, encoding.FAULTS)),
    _replay("a run with every busy service", _SAME_REPORT, partial(_whole_run, services.BUSY)),
    _replay("a page that has changed since", _SAME_REPORT, partial(_as_of_then, (_SAME, _LESS))),
    _replay("a page that is gone since", _SAME_REPORT, partial(_as_of_then, (_SAME, _AWAY))),
    _replay("a page that was not there then", _SAME_REPORT, partial(_as_of_then, (_AWAY, _SAME))),
    _replay("a source that was added since", "unanswered, and not asked", _never_asked),
    _replay("the quotations of a report", "stand in the stored text at their places", _text_as_read),
)
