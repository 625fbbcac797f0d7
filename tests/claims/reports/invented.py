"""A small report of an invented article and its sources, made by the pipeline; and one that is full of traps."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from claims.articles import RawArticle, read_article
from claims.asking import Conversation, Heard
from claims.models import (
    Article,
    Cell,
    CheckedClaim,
    Choice,
    Claim,
    Computation,
    DecidedWording,
    Evidence,
    Finding,
    FindingName,
    Grant,
    Label,
    MissingRows,
    NoAnswer,
    NotCheckable,
    Reading,
    Report,
    Request,
    Response,
    Rounding,
    Snapshot,
    Span,
    Stance,
    Unanswered,
    Working,
)
from claims.pipeline import Job, check
from claims.policy import Policy
from claims.sources import SourceSpec, connect
from tests.claims.making import article, claim, evidence, origin, snapshot, verdict

NOW = datetime(2031, 2, 10, 12, tzinfo=UTC)
PUBLISHED = date(2031, 1, 20)
ARTICLES = {
    "en": """The Alliance and its forests

3 February 2031

The railway tunnel of Lenham is 4.2 kilometres long.

The new bridge of Osterby is 190 metres long.

Half of the members spend less than 2 percent of their budget on forests.

Perhaps the new quay of Lenham is the most beautiful of all.

The ferry company Lysvik closed its office in Torholm on 12 January 2031.""",
    "de": """Die Allianz und ihr Wald

3. Februar 2031

Der Eisenbahntunnel von Lenham ist 4,2 Kilometer lang.

Die neue Brücke von Osterby ist 190 Meter lang.

Die Hälfte der Mitglieder gibt weniger als 2 Prozent des Haushalts für den Wald aus.

Vielleicht ist der neue Kai von Lenham der schönste von allen.

Die Reederei Lysvik hat am 12. Januar 2031 ihr Büro in Torholm geschlossen.""",
}
_REST = " The office publishes its figures every spring, after the surveyors have sent theirs from all districts."
_PAGES = {
    "tunnels": "The railway tunnel of Lenham is 4.2 kilometres long." + _REST,
    "bridges": "The new bridge of Osterby is 110 metres long." + _REST,
}
_TABLE = b"land,2030\nAverland,2.35\nBrevoy,1.98\nCorvania,1.40\nDunmere,2.61\nEstrany,2.00\nHestia,\n"
_SILENT = {"daily-tide": NoAnswer.PAYWALLED, "evening-tide": NoAnswer.NOT_FOUND}
_SOURCES = tuple(
    SourceSpec(
        id=name,
        kind="table" if name == "forests" else "page",
        url=f"http://127.0.0.1/{name}",
        publisher=publisher,
        tier=1,
        language="en",
        published_on=PUBLISHED,
        private=True,
        table={
            "title": "Forest expenditure of the members as a share of the budget",
            "unit": "percent",
            "aliases": ("forest spending", "Waldausgaben der Mitglieder", "Anteil am Haushalt"),
        },
    )
    for name, publisher in (
        ("tunnels", "Railway Office"),
        ("bridges", "Road Office"),
        ("forests", "Alliance of Six"),
        ("daily-tide", "Daily Tide"),
        ("evening-tide", "Evening Tide"),
    )
)


class _World:
    """The article, what the sources answer, and the texts that were kept."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.kept: dict[str, str] = {}

    async def article(self) -> Article:
        return read_article(
            RawArticle(name="made up", url=None, media_type="text/plain", body=ARTICLES[self._language].encode())
        )

    async def ask(self, request: Request) -> Response | Unanswered:
        if request.source in _SILENT:
            return Unanswered(source=request.source, reason=_SILENT[request.source], detail="It wants money.")
        page = _PAGES.get(request.source)
        body, kind = (_TABLE, "text/csv") if page is None else (page.encode(), "text/plain")
        sha256 = hashlib.sha256(body).hexdigest()
        answer = Snapshot(
            sha256=sha256, url=request.url, final_url=request.url, status=200, media_type=kind, fetched_at=NOW
        )
        return Response(request=request, snapshot=answer, body=body)

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        del source
        return await conversation()

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        return connect(spec).read(response)

    async def keep(self, response: Response, text: str) -> None:
        self.kept[response.snapshot.sha256] = text

    def now(self) -> datetime:
        return NOW


@dataclass(frozen=True, slots=True)
class Invented:
    """A report, and the stored texts by the hash of their snapshots."""

    report: Report
    texts: dict[str, str]


def make(language: str) -> Invented:
    """The report on the invented article in a language."""
    world = _World(language)
    report = asyncio.run(check(Job(sources=_SOURCES, policy=Policy(), embedder=None), world))
    return Invented(report, world.kept)


made = cache(make)
"""The same, made once."""


# --- traps ------------------------------------------------------------------------------------------------------

TRAPS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![picture](http://127.0.0.1/spy.png)",
    "a | b | c",
    "first\nsecond\n\n# third",
    "- item",
    "1. item",
    "`code` ``more`` $x",
    "</p></body>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &#x202e;",
    "paid \u202e0001\u202c euros",
    "\u2066isolated\u2069",
    "bell \x07 escape \x1b[31m",
    "**bold** _soft_ ~~gone~~",
    "line\u2028separator",
)
"""What a hostile page may have for a title, a name or a sentence."""
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http://127.0.0.1/a)b](javascript:alert(1))",
    'http://127.0.0.1/"onmouseover="alert(1)',
    "http://127.0.0.1/a b\n\nc",
    "file:///home/somebody",
)


def trapped(words: str, address: str) -> Report:
    """A report in which everything that others wrote is a trap."""
    body = article(words, title=words, url=address)
    said = claim(words, speaker=words, entities=(words,))
    unclear = claim(words, id="unclear", not_checkable_because=NotCheckable.AMBIGUOUS, readings=(words, words))
    decided = verdict(
        label=Label.REFUTED,
        rule="figure_differs",
        because=words,
        attribution="not_found",
        attribution_because=words,
        origins=2,
        evidence=(_piece(words, address),),
    )
    wording = DecidedWording(text=words, verdict=decided)
    return Report(
        article=body,
        claims=(
            CheckedClaim(claim=said, verdict=decided, parts=(wording, wording)),
            CheckedClaim(claim=_inside(unclear), verdict=None, readings=(wording, wording)),
        ),
        unanswered=(Unanswered(source=words, reason=NoAnswer.BLOCKED, detail=words),),
        notes=(words,),
        policy_version="0123456789ab",
        engine_version="0.0.0",
        checked_at=NOW,
    )


def _piece(words: str, address: str) -> Evidence:
    where = origin(publisher=words, title=words, source=words, original=address, snapshot=snapshot(address))
    return evidence(
        Stance.REFUTES,
        origin=where,
        quote=words,
        span=Span(start=0, end=len(words)),
        findings=(Finding(name=FindingName.FIGURE_DIFFERS, claim=words, evidence=words),),
        working=_worked(words),
        rule="share_of_rows_below_threshold",
    )


def _worked(words: str) -> Working:
    """A count whose every name is a trap, with a chart."""
    cells = [Cell(row=words, column=words, text=words, value=value, counted=value == 1) for value in (1, -3, None)]
    return Working(
        expression=words,
        value=1,
        claimed=words,
        cells=(words,),
        missing=(words,),
        computation=Computation.COUNT,
        unit=words,
        threshold=0,
        whole=2,
        row_header=words,
        table=tuple(cells),
        rounding=Rounding(grant=Grant.ABOUT, low=0.5, high=None),
        missing_rows=MissingRows.LEFT_OUT,
        chosen_over=(Choice(name=words, because=words),),
    )


def _inside(unclear: Claim) -> Claim:
    """The claim at a place of its own, so that the page has to cut the article."""
    return unclear.model_copy(update={"span": Span(start=1, end=max(1, len(unclear.quote) - 1))})
