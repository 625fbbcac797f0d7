"""Running the program over labelled articles, and counting what it got right."""

import asyncio
import hashlib
import json
import mimetypes
import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from claims.articles import RawArticle, read_article
from claims.asking import Conversation, Heard
from claims.models import Article, Claim, Label, NoAnswer, Reading, Report, Request, Response, Snapshot, Unanswered
from claims.pipeline import Job, check
from claims.policy import Policy
from claims.sources import SourceSpec, connect, read_sources
from claims.text.embed import Embedder

_Unit = TypeVar("_Unit")
_RESAMPLES = 400
DECISIVE = (Label.CONFLICTING, Label.REFUTED, Label.SUPPORTED)


class FolderWorld:
    """A world whose web is a folder: what an address gives is the file of its last part."""

    def __init__(self, article: RawArticle, references: Path) -> None:
        """Read nothing yet."""
        self._article, self._references = article, references

    async def article(self) -> Article:
        return read_article(self._article)

    async def ask(self, request: Request) -> Response | Unanswered:
        path = self._references / request.url.rsplit("/", 1)[1]
        if not path.is_file():
            return Unanswered(source=request.source, reason=NoAnswer.NOT_FOUND, detail="It is not in the folder.")
        body = path.read_bytes()
        snapshot = Snapshot(
            sha256=hashlib.sha256(body).hexdigest(),
            url=request.url,
            final_url=request.url,
            status=200,
            media_type=mimetypes.guess_type(path.name)[0] or "text/plain",
            fetched_at=self.now(),
        )
        return Response(request=request, snapshot=snapshot, body=body)

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        del source
        return await conversation()

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        return connect(spec).read(response)

    async def keep(self, response: Response, text: str) -> None:
        """Keep nothing."""

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim as an editor labelled it."""

    fragment: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its references and what an editor says of its claims."""

    article: Path
    published_on: date
    sources: Path
    references: Path
    gold: Path

    @property
    def raw(self) -> RawArticle:
        """The article as it would come in."""
        return RawArticle(
            name=str(self.article),
            url=None,
            media_type="text/plain",
            body=self.article.read_bytes(),
            published_on=self.published_on,
        )

    @property
    def expected(self) -> tuple[Expected, ...]:
        """The claims that must be found."""
        return tuple(Expected(line["fragment"], tuple(line["label"])) for line in self._lines() if "label" in line)

    @property
    def not_claims(self) -> tuple[str, ...]:
        """Stretches that must not get a verdict."""
        return tuple(text for line in self._lines() for text in line.get("not_claims", ()))

    def _lines(self) -> Iterator[dict[str, list[str]]]:
        return map(json.loads, self.gold.read_text(encoding="utf-8").splitlines())


def labelled(folder: Path) -> Labelled:
    """An article of ``tests/cases/articles``."""
    about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
    return Labelled(
        folder / "article.txt",
        about["published_on"],
        folder / "sources.toml",
        folder / "references",
        folder / "gold.jsonl",
    )


def checked(
    article: Labelled, embedder: Embedder | None, against: Labelled | None = None, policy: Policy | None = None
) -> Report:
    """The report on an article, by its own references or by those of another one."""
    other, day = against or article, max(article.published_on, (against or article).published_on)
    job = Job(read_sources(other.sources), policy or Policy(), embedder, as_of=day)
    return asyncio.run(check(job, FolderWorld(article.raw, other.references)))


@dataclass(frozen=True, slots=True)
class Score:
    """How verdicts compare with labels."""

    claims: int
    right: int
    decisive: int
    wrong: tuple[str, ...]
    """Decisive verdicts that no editor would accept."""

    def __add__(self, other: "Score") -> "Score":
        """Both together."""
        return Score(
            self.claims + other.claims,
            self.right + other.right,
            self.decisive + other.decisive,
            (*self.wrong, *other.wrong),
        )


NOTHING = Score(0, 0, 0, ())


def score(report: Report, expected: Sequence[Expected]) -> Score:
    """What a report got right."""
    found = [(one, verdict_on(report, one.fragment)) for one in expected]
    decisive = [(one, label) for one, label in found if label in DECISIVE]
    return Score(
        claims=len(found),
        right=sum(label in one.labels for one, label in found),
        decisive=len(decisive),
        wrong=tuple(f"{label}: {one.fragment}" for one, label in decisive if label not in one.labels),
    )


def verdict_on(report: Report, fragment: str) -> Label | None:
    """The most decisive label among the claims that hold at least half of a fragment; None where there is none."""
    labels = {
        checked_claim.verdict.label
        for checked_claim in report.claims
        if checked_claim.verdict is not None and _is_half_of(checked_claim.claim, report.article.text, fragment)
    }
    return next((label for label in (*DECISIVE, Label.NOT_ENOUGH_EVIDENCE) if label in labels), None)


def _is_half_of(claim: Claim, text: str, fragment: str) -> bool:
    start = text.find(fragment)
    shared = min(claim.span.end, start + len(fragment)) - max(claim.span.start, start)
    return start >= 0 and shared * 2 >= len(fragment)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not trials:
        return 0.0, 1.0
    z, share = 1.96, hits / trials
    middle = share + z * z / (2 * trials)
    half = z * ((share * (1 - share) + z * z / (4 * trials)) / trials) ** 0.5
    return max(0.0, (middle - half) / (1 + z * z / trials)), min(1.0, (middle + half) / (1 + z * z / trials))


def resampled(units: Sequence[_Unit], statistic: Callable[[Sequence[_Unit]], float]) -> tuple[float, float]:
    """The 95 % interval of a statistic over units that are independent of each other (percentile bootstrap)."""
    dice = random.Random(0)  # noqa: S311 no secret
    found = sorted(statistic(dice.choices(units, k=len(units))) for _ in range(_RESAMPLES))
    edge = round(_RESAMPLES * 0.025)
    return found[edge], found[-edge - 1]


def sha256_of(*paths: Path) -> str:
    """One hash over files, in their order."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
