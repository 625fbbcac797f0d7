"""An article decided again: as it was recorded, at the day of then, by what its sources say today."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from claims.adapters.ledger import Check
from claims.asking import Conversation, Heard
from claims.errors import DocumentUnreadable
from claims.models import Article, NoAnswer, Reading, Report, Request, Response, Unanswered
from claims.pipeline import Job, check
from claims.reports.texts import filled, texts_in
from claims.reviews import keep_standing
from claims.sources import SourceSpec
from flows.revisiting import Revisits
from flows.world import LocalWorld, clock

_MOST_VERSIONS = 3
"""How many stored versions of a page are tried where the newest cannot be read."""


@dataclass(frozen=True, slots=True)
class Again:
    """What came of deciding again."""

    report: Report
    silent: dict[str, Unanswered]
    """Addresses that gave nothing that can be read."""


async def decide_again(made: Check, job: Job, local: LocalWorld, revisits: Revisits) -> Again:
    """The report on an article as its sources let it be written today; no verdict is lowered by their silence.

    Args:
        made: The check that is made again.
        job: By what.
        local: The world of this machine.
        revisits: Asks every address once.
    """
    world = _SecondLook(made.report, job, local, revisits)
    report = keep_standing(made.report, await check(job, world), world.lost)
    noted = report.model_copy(update={"checked_at": clock(), "notes": (*report.notes, *world.notes())})
    return Again(noted, world.silent)


def as_of(report: Report) -> datetime:
    """Noon of the day as of which a report was decided, in UTC."""
    days = (checked.verdict.as_of for checked in report.claims if checked.verdict is not None)
    return datetime.combine(next(days, report.checked_at.date()), time(12), UTC)


def cited_by(report: Report) -> dict[str, str]:
    """The addresses on which the verdicts of a report stand, with the source that led there."""
    verdicts = (checked.verdict for checked in report.claims if checked.verdict is not None)
    return {item.origin.snapshot.url: item.origin.source for verdict in verdicts for item in verdict.evidence}


class _SecondLook:
    """The world of a check that is made again.

    What is silent today is answered by what it gave last, and so is what cannot be read today. What was cited then is
    read again, also where no search and no feed leads to it any more.
    """

    def __init__(self, was: Report, job: Job, local: LocalWorld, revisits: Revisits) -> None:
        self._was = was
        self._specs = {spec.id: spec for spec in job.sources}
        self._local = local
        self._revisits = revisits
        self._cited = cited_by(was)
        self._asked: set[tuple[str, str]] = set()
        self._readings: dict[tuple[str, str], Reading] = {}
        self.silent: dict[str, Unanswered] = {}
        self.lost: set[str] = set()

    async def article(self) -> Article:
        return self._was.article

    async def ask(self, request: Request) -> Response | Unanswered:
        self._asked.add((request.source, request.url))
        today = await self._revisits.today(request)
        if isinstance(today, Unanswered):
            self.silent[request.url] = today.model_copy(update={"source": request.source})
        answer = await self._revisits.ask(request)
        readable = await self._readable(answer) if isinstance(answer, Response) else None
        if readable is None:
            self.lost.add(request.url)
        return readable or answer

    async def _readable(self, answer: Response) -> Response | None:
        """The newest version that can be read; None where none can."""
        version: Response | None = answer
        useless: frozenset[str] = frozenset()
        while version is not None and len(useless) < _MOST_VERSIONS:
            try:
                reading = await self._local.read(self._specs[answer.request.source], version)
            except DocumentUnreadable as error:
                self._cannot_read(answer.request, error)
                useless |= {version.snapshot.sha256}
                version = await self._revisits.stored(answer.request, useless)
            else:
                self._readings[answer.request.source, version.snapshot.sha256] = reading
                return version
        return None

    def _cannot_read(self, request: Request, error: DocumentUnreadable) -> None:
        why = Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail=f"It cannot be read: {error}")
        self.silent.setdefault(request.url, why)

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        known = self._readings.pop((spec.id, response.snapshot.sha256), None)
        return known if known is not None else await self._local.read(spec, response)

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        heard = await self._local.hear(source, conversation)
        missing = [url for url, led in self._cited.items() if led == source and (source, url) not in self._asked]
        found = [await self._read_again(url, self._specs[source]) for url in missing]
        return replace(heard, readings=(*heard.readings, *(reading for reading in found if reading is not None)))

    async def _read_again(self, url: str, spec: SourceSpec) -> Reading | None:
        """What stands at an address that was cited, and to which nothing leads today."""
        response = await self.ask(await self._revisits.request(url, spec))
        if isinstance(response, Unanswered):
            return None
        with suppress(DocumentUnreadable):
            reading = await self.read(spec, response)
            await self.keep(response, reading.text)
            return reading
        return None

    async def keep(self, response: Response, text: str) -> None:
        await self._local.keep(response, text)

    async def recall(self, by: str, asked: str) -> str | None:
        return await self._local.recall(by, asked)

    async def remember(self, by: str, asked: str, answer: str) -> None:
        await self._local.remember(by, asked, answer)

    def now(self) -> datetime:
        """The day of then, for an article without a day is read as of that of its check."""
        return as_of(self._was)

    def notes(self) -> Iterator[str]:
        """Sentences for the reader about sources that were silent."""
        texts, _ = texts_in(self._was.article.language)
        kept = self.lost & self._cited.keys()
        for key, urls in (("note_stood_in", self.silent.keys() - self.lost), ("note_kept", kept)):
            if urls:
                yield filled(texts[key], sources=_sources(urls, self.silent))


def _sources(urls: Iterable[str], silent: dict[str, Unanswered]) -> str:
    return ", ".join(sorted({silent[url].source for url in urls if url in silent}))
