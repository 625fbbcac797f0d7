"""Asking all sources: their requests, the addresses that answers lead to, and what became of each."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from claims.errors import DocumentNotThere, DocumentPaywalled, DocumentUnreadable, ServiceRefused
from claims.models import NoAnswer, Query, Reading, Request, Response, Unanswered
from claims.policy import Asking
from claims.sources import Source, SourceSpec, shown
from claims.sources.asking import is_web_address

_REASONS = {
    DocumentPaywalled: NoAnswer.PAYWALLED,
    DocumentNotThere: NoAnswer.NOT_FOUND,
    ServiceRefused: NoAnswer.NOT_FETCHED,
}
_SAYS = ": "
"""Stands between the address of a page and why it gave nothing."""


class Library(Protocol):
    """Where answers come from, and how they are read."""

    async def ask(self, request: Request) -> Response | Unanswered:
        """What an address answers, stored; never an exception for what a source does wrong."""
        ...

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        """What the connector of a source reads in an answer.

        Raises:
            DocumentUnreadable: The answer cannot be read, or says that there is none.
        """
        ...

    async def keep(self, response: Response, text: str) -> None:
        """Store the text in which the spans of a response's passages count."""
        ...

    async def hear(self, source: str, conversation: "Conversation") -> "Heard":
        """What comes of all that one source is asked; here an orchestrator sees it as one piece of work."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What all sources answered, in the order of the sources file."""

    readings: tuple[Reading, ...]
    unanswered: tuple[Unanswered, ...]
    left_out: tuple[str, ...]
    """Ids of sources of which something was not asked, since it was too much."""


Conversation = Callable[[], Awaitable[Heard]]
"""All that one source is asked, and whatever its answers lead to."""


async def ask_all(sources: Sequence[Source], queries: Sequence[Query], library: Library, limits: Asking) -> Heard:
    """Ask every source its queries and whatever its answers lead to, all sources at once."""
    asked = [(source, [query for query in queries if query.source == source.spec.id]) for source in sources]
    heard = await asyncio.gather(
        *(
            library.hear(source.spec.id, partial(_Asking(source, library, limits).done, own))
            for source, own in asked
            if own
        )
    )
    return Heard(
        readings=tuple(reading for one in heard for reading in one.readings),
        unanswered=tuple(unanswered for one in heard for unanswered in one.unanswered),
        left_out=tuple(source for one in heard for source in one.left_out),
    )


class _Asking:
    """One source, asked step by step; no address twice."""

    def __init__(self, source: Source, library: Library, limits: Asking) -> None:
        self._source, self._library, self._limits = source, library, limits
        self._asked: set[str] = set()
        self._cut = False

    async def done(self, queries: Sequence[Query]) -> Heard:
        """The source's part, once it has nothing more to lead to or its limits are reached."""
        found: list[Reading | Unanswered] = []
        self._cut = len(queries) > self._limits.queries_per_source
        wave = self._new(self._source.request(query) for query in queries[: self._limits.queries_per_source])
        for step in range(self._limits.steps):
            answers = await asyncio.gather(*map(self._ask, wave))
            found.extend(map(_named, wave, answers) if step else answers)
            leads = (lead for answer in answers if isinstance(answer, Reading) for lead in answer.leads)
            wave = self._new(leads)
        return Heard(
            readings=tuple(self._bounded(answer for answer in found if isinstance(answer, Reading))),
            unanswered=tuple(answer for answer in found if isinstance(answer, Unanswered)),
            left_out=(self._source.spec.id,) if self._cut or wave or self._is_too_much(found) else (),
        )

    def _is_too_much(self, found: Iterable[Reading | Unanswered]) -> bool:
        passages = sum(len(answer.passages) for answer in found if isinstance(answer, Reading))
        return passages > self._limits.passages_per_source

    def _bounded(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings with as many passages as are allowed in all, the first ones."""
        left = self._limits.passages_per_source
        for reading in readings:
            whole = len(reading.passages) <= left
            yield reading if whole else reading.model_copy(update={"passages": reading.passages[:left]})
            left = max(0, left - len(reading.passages))

    def _new(self, requests: Iterable[Request]) -> list[Request]:
        """Those that were not asked before, as many as are allowed."""
        new = list({request.url: request for request in requests if request.url not in self._asked}.values())
        kept = new[: self._limits.answers_per_source - len(self._asked)]
        self._cut |= len(kept) < len(new)
        self._asked.update(request.url for request in kept)
        return kept

    async def _ask(self, request: Request) -> Reading | Unanswered:
        response = await self._library.ask(request)
        if isinstance(response, Unanswered):
            return response
        try:
            reading = await self._library.read(self._source.spec, response)
        except DocumentUnreadable as error:
            reason = _REASONS.get(type(error), NoAnswer.UNREADABLE)
            return Unanswered(source=request.source, reason=reason, detail=f"It cannot be read: {error}")
        await self._library.keep(response, reading.text)
        return reading


def _named(request: Request, answer: Reading | Unanswered) -> Reading | Unanswered:
    """Of several pages of one source, the one that gave nothing is told by its address."""
    if isinstance(answer, Reading):
        return answer
    return answer.model_copy(update={"detail": f"{shown(request.url)}{_SAYS}{answer.detail}"})


def page_of(unanswered: Unanswered) -> str | None:
    """The address of a page that a source led to and that gave nothing; None where the source itself did not answer."""
    url = unanswered.detail.partition(_SAYS)[0]
    return url if is_web_address(url) else None
