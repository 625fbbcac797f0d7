"""Whether anything that a check stands on has changed: what it cites, and what was silent then."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims.adapters.ledger import Check, Ledger
from claims.asking import page_of
from claims.models import NoAnswer, Request, Unanswered
from claims.pipeline import Job
from claims.sources import SourceSpec, Wording, connect, plan_queries, read_sources
from flows.revisiting import Revisits
from flows.second_look import cited_by
from flows.wiring import job_of
from flows.world import Order

_MOST_PROBES = 3
"""How many addresses of a source that was silent are asked, to see whether it speaks again."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the addresses of a check give today."""

    check: str
    """Its id."""
    changed: Mapping[str, str]
    """Those that give other bytes than then, or anything where they gave nothing, with the hash of today."""
    silent: Mapping[str, Unanswered]

    @property
    def work(self) -> str:
        """What is to be done about it, told from everything else that may be done."""
        states = " ".join(f"{url} {sha256}" for url, sha256 in sorted(self.changed.items()))
        return hashlib.sha256(f"recheck {self.check} {states}".strip().encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Then:
    request: Request
    hashes: frozenset[str]
    """Of what it gave then; none where it gave nothing."""


class Jobs:
    """What checks were made by: each file is read once, and each language and model loaded when it is needed."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._sources: dict[str, tuple[SourceSpec, ...]] = {}
        self._jobs: dict[tuple[str, str], Job] = {}

    def sources(self, path: str) -> tuple[SourceSpec, ...]:
        """The sources of a file.

        Raises:
            SourcesFileInvalid: It is gone, or cannot be used.
        """
        if path not in self._sources:
            self._sources[path] = read_sources(Path(path))
        return self._sources[path]

    def of(self, made: Check) -> Job:
        """By what a check is made again: by the files and the day of then.

        Raises:
            SourcesFileInvalid: The sources file is gone, or cannot be used.
            PolicyFileInvalid: The policy file is gone, or cannot be used.
        """
        files = (made.sources, made.policy)
        if files not in self._jobs:
            policy = Path(made.policy) if made.policy else None
            self._jobs[files] = job_of(Order("", Path(made.sources), policy=policy))
        return replace(self._jobs[files], as_of=made.asked_as_of)


async def look_again(made: Check, book: Ledger, jobs: Jobs, revisits: Revisits) -> Look:
    """What the addresses of a check give today.

    Raises:
        SourcesFileInvalid: The sources file is gone, or cannot be used.
        PolicyFileInvalid: The policy file is gone, or cannot be used.
    """
    specs = {spec.id: spec for spec in await asyncio.to_thread(jobs.sources, made.sources)}
    cited, dropped = await _cited(made, specs, book, revisits)
    then = [*cited, *[item async for item in _silent(made, specs, jobs, revisits)]]
    answers = await asyncio.gather(*(revisits.today(item.request) for item in then))
    told = list(zip(then, answers, strict=True))
    return Look(
        check=made.id,
        changed={item.request.url: sha for item, sha in told if isinstance(sha, str) and sha not in item.hashes},
        silent={**dropped, **{item.request.url: why for item, why in told if isinstance(why, Unanswered)}},
    )


async def _cited(
    made: Check, specs: Mapping[str, SourceSpec], book: Ledger, revisits: Revisits
) -> tuple[list[_Then], dict[str, Unanswered]]:
    """What the verdicts stand on, and what of it can no longer be asked."""
    led, cited = cited_by(made.report), await asyncio.to_thread(book.cited, made.id)
    known = [url for url in cited if led.get(url) in specs]
    then = [_Then(await revisits.request(url, specs[led[url]]), cited[url]) for url in known]
    return then, {url: _dropped(source) for url, source in led.items() if source not in specs}


def _dropped(source: str) -> Unanswered:
    detail = "It is no longer in the sources file."
    return Unanswered(source=source, reason=NoAnswer.NOT_FETCHED, detail=detail)


async def _silent(made: Check, specs: Mapping[str, SourceSpec], jobs: Jobs, revisits: Revisits) -> AsyncIterator[_Then]:
    """What gave nothing then: pages that a source led to, by their addresses, and sources themselves by queries."""
    unanswered = [item for item in made.report.unanswered if item.source in specs]
    mute = {item.source for item in unanswered if page_of(item) is None}
    requests = [
        await revisits.request(url, specs[item.source]) for item in unanswered if (url := page_of(item)) is not None
    ]
    if mute:
        requests += await asyncio.to_thread(_planned, made, [specs[source] for source in sorted(mute)], jobs.of(made))
    for request in _few(requests):
        sha256 = await revisits.hash_by(request, made.report.checked_at)
        yield _Then(request, frozenset({sha256} if sha256 is not None else ()))


def _planned(made: Check, specs: Sequence[SourceSpec], job: Job) -> list[Request]:
    """What sources are asked for first."""
    sources = [connect(spec) for spec in specs]
    claims = [checked.claim for checked in made.report.claims]
    queries = plan_queries(claims, sources, Wording(job.embedder, job.policy.retrieval))
    return [source.request(query) for source in sources for query in queries if query.source == source.spec.id]


def _few(requests: Iterable[Request]) -> Iterator[Request]:
    """The first requests of every source."""
    taken: Counter[str] = Counter()
    for request in requests:
        taken[request.source] += 1
        if taken[request.source] <= _MOST_PROBES:
            yield request
