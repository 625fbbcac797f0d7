"""The world of one run: the article, the web or the archive, the reading processes, and the clock."""

import asyncio
import hashlib
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit

from claims.adapters.archive import Archive
from claims.adapters.exchange import Fetched, Unchanged
from claims.adapters.fetcher import Fetcher
from claims.adapters.files import article_from_file
from claims.adapters.reading import ReadingProcesses
from claims.articles import RawArticle
from claims.asking import Conversation, Heard
from claims.errors import ArticleUnreadable, SnapshotTampered
from claims.models import Article, NoAnswer, Reading, Request, Response, Unanswered
from claims.sources import SourceSpec

_LONGEST_NAME = 255
_LONGEST_PATH = 4000
_SENTENCE = re.compile(r"\S\s+\S.*[.!?…][\"'”“»«’]?$")
"""Words that end like a sentence: a text that was pasted, not the path of a file."""
_OPINION = "second opinion, form 1, of"
"""Under which the answers of second readers are stored; another form of them needs another number."""
_MOST_SAVED = 20
"""Pages of one run that a public archive is asked to save."""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to be checked."""

    article: str
    """An address, a path, ``-`` for standard input, or the text itself."""
    sources: Path
    as_of: date | None = None
    published_on: date | None = None
    """The day of the article, where it does not say so itself."""
    offline: bool = False
    """Whether only stored snapshots may answer."""
    article_sha256: str | None = None
    """Hash of the bytes that the article has to have; None where any will do."""
    at: datetime | None = None
    """Offline: as of when the archive answers, and what the clock says; None for its newest answers, and now."""
    policy: Path | None = None
    """The file of the policy; None for the numbers that claimdesk has."""
    entailment: str | None = None
    """In a replay: the entailment model whose stored answers are shown."""
    assistant: str | None = None
    """In a replay: the language model whose stored answers are shown."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a world has at hand."""

    fetcher: Fetcher
    archive: Archive
    reading: ReadingProcesses
    answered: Callable[[str], None]
    """Is told the id of every source that was asked."""
    resumed_from: datetime | None = None
    """When a run of the same order began that was killed: what was stored since is not fetched again."""
    web_archive: str = ""
    """Address below which a public web archive saves a page; empty where none is asked."""


def clock() -> datetime:
    """The time."""
    return datetime.now(UTC)  # noqa: TID251 the one place


class LocalWorld:
    """A world on this machine."""

    def __init__(self, order: Order, means: Means) -> None:
        """Keep what the run needs."""
        self._order = order
        self._means = means
        self._new: dict[str, str] = {}

    async def article(self) -> Article:
        """The article that is to be checked.

        Raises:
            ArticleUnreadable: There is none where the order says, or it has no text.
        """
        raw = await self._raw()
        if self._order.published_on is not None:
            raw = raw.model_copy(update={"published_on": self._order.published_on})
        sha256 = await asyncio.to_thread(self._means.archive.keep_body, raw.body)
        if self._order.article_sha256 not in (None, sha256):
            raise ArticleUnreadable(raw.name, "it is not the article that the report is about.")
        return await self._means.reading.read_article(raw)

    async def _raw(self) -> RawArticle:
        wanted = self._order.article.strip()
        if wanted == "-":
            body = await asyncio.to_thread(sys.stdin.buffer.read)
            return RawArticle(name="standard input", url=None, media_type="text/plain", body=body)
        if wanted.casefold().startswith(("http://", "https://")):
            return await self._article_at(wanted)
        if not wanted:
            raise ArticleUnreadable("", "nothing was given: an address, a path, or the text itself.")
        if _is_path(wanted):
            return article_from_file(Path(wanted))
        return RawArticle(name="pasted text", url=None, media_type="text/plain", body=wanted.encode())

    async def _article_at(self, url: str) -> RawArticle:
        """Whoever orders a check may write a private address; a name that leads to one is not theirs to give leave."""
        try:
            host = urlsplit(url).hostname or ""
        except ValueError as error:
            raise ArticleUnreadable(url, "it is no address.") from error
        answer = await self.ask(Request(source="article", url=url, private=_is_written_out(host)))
        if isinstance(answer, Unanswered):
            raise ArticleUnreadable(url, f"{answer.detail} ({answer.reason})")
        return RawArticle(name=url, url=url, media_type=answer.snapshot.media_type, body=answer.body)

    async def ask(self, request: Request) -> Response | Unanswered:
        """What an address answers, stored; offline, what is stored of it."""
        return await (self._stored(request) if self._order.offline else self._asked(request))

    async def _stored(self, request: Request) -> Response | Unanswered:
        detail = "Offline, and no snapshot of it is stored."
        nothing = Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail=detail)
        try:
            return await asyncio.to_thread(self._means.archive.stored, request, self._order.at) or nothing
        except SnapshotTampered as error:
            return Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail=str(error))

    async def _asked(self, request: Request) -> Response | Unanswered:
        archive, since = self._means.archive, self._means.resumed_from
        stored = await asyncio.to_thread(archive.stored_since, request, since) if since is not None else None
        if stored is not None:
            return stored
        answer = await self._means.fetcher.fetch(request, archive.validators(request.url))
        return await self._kept(request, answer)

    async def _kept(self, request: Request, answer: Fetched | Unchanged | Unanswered) -> Response | Unanswered:
        """The answer, once the archive has it."""
        archive, now = self._means.archive, clock()
        if isinstance(answer, Unanswered):
            return await asyncio.to_thread(archive.refuse, answer, request, now)
        if isinstance(answer, Fetched):
            response = await asyncio.to_thread(archive.store, request, answer, now)
            if response.snapshot.fetched_at == now and request.robots:  # a public page, and no search for claims
                self._new[response.snapshot.final_url] = request.source
            return response
        try:
            unchanged = await asyncio.to_thread(archive.confirm, request, now)
        except SnapshotTampered:
            unchanged = None
        return unchanged or await self._kept(request, await self._means.fetcher.fetch(request))

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        """What comes of all that one source is asked."""
        heard = await conversation()
        self._means.answered(source)
        return heard

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        """What the connector of a source reads in an answer.

        Raises:
            DocumentUnreadable: The answer cannot be read, or says that there is none.
        """
        return await self._means.reading.read(spec, response)

    async def keep(self, response: Response, text: str) -> None:
        """Store the text in which the spans of a response's passages count."""
        if text:
            await asyncio.to_thread(self._means.archive.keep_text, response.snapshot.sha256, text)

    async def recall(self, by: str, asked: str) -> str | None:
        """The stored answer of a second reader to a question; the question is kept as a body, its answer as a text."""
        sha256 = hashlib.sha256(asked.encode()).hexdigest()
        return await asyncio.to_thread(self._means.archive.text, sha256, f"{_OPINION} {by}")

    async def remember(self, by: str, asked: str, answer: str) -> None:
        """Store the answer of a second reader with its question."""
        sha256 = await asyncio.to_thread(self._means.archive.keep_body, asked.encode())
        await asyncio.to_thread(self._means.archive.keep_text, sha256, answer, f"{_OPINION} {by}")

    def now(self) -> datetime:
        """The time; in a replay, that of the run that is replayed."""
        return self._order.at or clock()

    async def save_elsewhere(self) -> None:
        """Ask the public web archive to save the public pages that are new in this run; its answers are stored too."""
        if self._means.web_archive:
            new = list(self._new.items())[:_MOST_SAVED]
            asked = (
                Request(source=source, url=self._means.web_archive + quote(url, safe=":/?&=%")) for url, source in new
            )
            await asyncio.gather(*map(self._asked, asked))


def _is_written_out(host: str) -> bool:
    """Whether a host is an address itself, and no name that somebody else may lead anywhere."""
    try:
        return host == "localhost" or bool(ip_address(host))
    except ValueError:
        return False


def _is_path(wanted: str) -> bool:
    """Whether an order names a file, and not the text itself: by its form, so that a mistyped path is told as one."""
    fits = len(wanted) <= _LONGEST_PATH and all(len(os.fsencode(p)) <= _LONGEST_NAME for p in Path(wanted).parts)
    return fits and not {"\n", "\0"} & set(wanted) and _SENTENCE.search(wanted) is None
