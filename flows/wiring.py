"""The composition root: settings, clock, client and stores. Only here are the environment and the clock read."""

import asyncio
import gc
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from claims import __version__
from claims.adapters.archive import Archive
from claims.adapters.fetcher import Fetcher
from claims.adapters.files import article_from_file
from claims.articles import RawArticle
from claims.documents import load_reader
from claims.errors import ArticleUnreadable, SnapshotTampered
from claims.language.loading import load_languages
from claims.language.tables import languages
from claims.models import NoAnswer, Request, Response, Unanswered
from claims.pipeline import Job
from claims.policy import Policy
from claims.sources import read_sources
from claims.text.embed import Embedder, SentenceEncoder, encoder_is_installed
from claims.text.sentences import load_rules

USER_AGENT = f"claimdesk/{__version__} (fact checking; reads single pages)"
PROJECT = Path(__file__).resolve().parent.parent
PREFECT_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
"""Nothing is reported to anybody outside, and a server that first has to make its database gets the time for it."""
_ABOVE_PREFECT_HOME = PROJECT / ".claimdesk"
"""Where ``pyproject.toml`` has Prefect's home; Prefect makes that folder, and none above it."""
_LONGEST_NAME = 255
_LONGEST_PATH = 4000
_SENTENCE = re.compile(r"\S\s+\S.*[.!?…][\"'”“»«’]?$")
"""Words that end like a sentence: a text that was pasted, not the path of a file."""


def home() -> Path:
    """The folder of everything that claimdesk stores: ``CLAIMS_HOME``, else ``.claimdesk`` in the working directory."""
    return Path(os.environ.get("CLAIMS_HOME", ".claimdesk")).absolute()


def default_sources() -> Path:
    """The sources file where none is named: ``CLAIMS_SOURCES``, else the bundled one."""
    return Path(os.environ.get("CLAIMS_SOURCES", PROJECT / "seeds" / "sources.toml"))


def settle_prefect() -> None:
    """Set what Prefect shall do where nobody said otherwise; to be called before Prefect is imported."""
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
    if Path.cwd() == PROJECT:
        _ABOVE_PREFECT_HOME.mkdir(exist_ok=True)


def clock() -> datetime:
    """The time."""
    return datetime.now(UTC)  # noqa: TID251 the one place


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


def job_of(order: Order) -> Job:
    """What is to be checked, with everything loaded that it needs.

    Raises:
        SourcesFileInvalid: The sources file cannot be used.
    """
    sources, encoder = read_sources(order.sources), embedder()
    _load()
    gc.freeze()  # a collector that walks the word lists over and over costs more than the check
    return Job(sources=sources, policy=Policy(), embedder=encoder, as_of=order.as_of)


def _load() -> None:
    """Read at once what every check needs, so that none of it waits for the first sentence."""
    load_languages()
    for code in languages():
        load_rules(code)
    load_reader()


def embedder() -> Embedder | None:
    """The multilingual encoder, or None where its package is missing or switched off (``CLAIMS_ENCODER=none``)."""
    if os.environ.get("CLAIMS_ENCODER", "") == "none" or not encoder_is_installed():
        return None
    return SentenceEncoder()


class LocalWorld:
    """The world of one run: the article, the web or the archive, and the clock."""

    def __init__(self, order: Order, fetcher: Fetcher, archive: Archive, answered: Callable[[str], None]) -> None:
        """Keep what the run needs; ``answered`` is told the id of every source that was asked."""
        self._order = order
        self._fetcher = fetcher
        self._archive = archive
        self._answered = answered

    async def article(self) -> RawArticle:
        """The article as it came in.

        Raises:
            ArticleUnreadable: There is none where the order says.
        """
        raw = await self._article()
        if self._order.published_on is None:
            return raw
        return raw.model_copy(update={"published_on": self._order.published_on})

    async def _article(self) -> RawArticle:
        wanted = self._order.article.strip()
        if wanted == "-":
            body = await asyncio.to_thread(sys.stdin.buffer.read)
            return RawArticle(name="standard input", url=None, media_type="text/plain", body=body)
        if wanted.casefold().startswith(("http://", "https://")):
            return await self._article_at(wanted)
        if _is_path(wanted):
            return article_from_file(Path(wanted))
        return RawArticle(name="pasted text", url=None, media_type="text/plain", body=wanted.encode())

    async def _article_at(self, url: str) -> RawArticle:
        """Whoever may order a check may name any address, a private one too."""
        answer = await self.ask(Request(source="article", url=url, private=True))
        if isinstance(answer, Unanswered):
            raise ArticleUnreadable(url, f"{answer.detail} ({answer.reason})")
        return RawArticle(name=url, url=url, media_type=answer.snapshot.media_type, body=answer.body)

    async def ask(self, request: Request) -> Response | Unanswered:
        """What an address answers, stored; offline, what is stored of it."""
        answer = self._stored(request) if self._order.offline else await self._fetched(request)
        self._answered(request.source)
        return answer

    def _stored(self, request: Request) -> Response | Unanswered:
        try:
            stored = self._archive.stored(request)
        except (SnapshotTampered, FileNotFoundError) as error:
            detail = str(error) if isinstance(error, SnapshotTampered) else "The stored snapshot was removed."
            return Unanswered(source=request.source, reason=NoAnswer.UNREADABLE, detail=detail)
        detail = "Offline, and no snapshot of it is stored."
        return stored or Unanswered(source=request.source, reason=NoAnswer.NOT_FETCHED, detail=detail)

    async def _fetched(self, request: Request) -> Response | Unanswered:
        fetched = await self._fetcher.fetch(request)
        return fetched if isinstance(fetched, Unanswered) else self._archive.store(request, fetched, self.now())

    async def keep(self, response: Response, text: str) -> None:
        """Store the text in which the spans of a response's passages count."""
        self._archive.keep_text(response.snapshot.sha256, text)

    def now(self) -> datetime:
        """The time."""
        return clock()


def _is_path(wanted: str) -> bool:
    """Whether an order names a file, and not the text itself: by its form, so that a mistyped path is told as one."""
    fits = len(wanted) <= _LONGEST_PATH and all(len(os.fsencode(p)) <= _LONGEST_NAME for p in Path(wanted).parts)
    return fits and not {"\n", "\0"} & set(wanted) and _SENTENCE.search(wanted) is None


@asynccontextmanager
async def open_world(order: Order, answered: Callable[[str], None]) -> AsyncIterator[LocalWorld]:
    """The world of a run, closed behind it."""
    async with Fetcher(USER_AGENT) as fetcher:
        yield LocalWorld(order, fetcher, Archive(home() / "archive"), answered)
