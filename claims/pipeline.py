"""The order of the stages, once. What touches the world is handed in, by the command line or by a Prefect flow."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import Template
from typing import Protocol

from claims.asking import Heard, Library, ask_all
from claims.documents.readers import READER
from claims.extraction import extract_claims, proposed_claims
from claims.judging import Bench, Judged, judge_claims
from claims.language.neutral import table_for
from claims.models import Article, Claim, Hearing, Reading, Report
from claims.opinions import Assistant, Entailment, Memory, Pointed, Reread, SecondReaders, overlooked, second_opinions
from claims.policy import Policy
from claims.reports.texts import texts_in
from claims.sources import SourceSpec, Wording, connect, plan_queries
from claims.text.embed import Embedder
from claims.verdicts import Bar, Left, eligible


class World(Library, Memory, Protocol):
    """What a run needs from outside."""

    async def article(self) -> Article:
        """The article that is to be checked.

        Raises:
            ArticleUnreadable: The article is empty, binary, or has no text.
        """
        ...

    def now(self) -> datetime:
        """The time."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be checked, and by what."""

    sources: tuple[SourceSpec, ...]
    policy: Policy
    embedder: Embedder | None
    as_of: date | None = None
    """The day whose knowledge counts; None for the day of the article, or today."""
    entailment: Entailment | None = None
    """Gives second opinions, where the user has switched one on."""
    assistant: Assistant | None = None


async def check(job: Job, world: World) -> Report:
    """An article checked: read, split into claims, held against every source, decided.

    Raises:
        ArticleUnreadable: The article is empty, binary, or has no text.
    """
    article = await world.article()
    as_of = job.as_of or article.published_on or world.now().date()
    found = claims_of(article, job)
    known = [claim.span for claim in found]
    pointed = await overlooked(article, known, job.assistant, world, job.policy.opinions)
    claims = _with_proposed(found, pointed, article, job)
    sources = [connect(spec) for spec in job.sources]
    queries = await asyncio.to_thread(plan_queries, found, sources, Wording(job.embedder, job.policy.retrieval))
    heard = await ask_all(sources, queries, world, job.policy.asking)
    judged = await asyncio.to_thread(judge, claims, article, heard, as_of, job)
    readers = SecondReaders(job.entailment, job.assistant, world)
    reread = await second_opinions(judged.claims, readers, job.policy.opinions)
    return Report(
        article=article,
        claims=reread.claims,
        unanswered=heard.unanswered,
        notes=(*_notes(article, job, as_of, judged.left, heard), *_notes_on_opinions(article, pointed, reread)),
        policy_version=job.policy.version,
        engine_version=READER,
        entailment=job.entailment.name if job.entailment is not None else None,
        assistant=job.assistant.name if job.assistant is not None else None,
        checked_at=world.now(),
    )


def claims_of(article: Article, job: Job) -> tuple[Claim, ...]:
    """The claims of an article, its "am Dienstag" counted from its day."""
    return extract_claims(article, _day_of(article, job), job.policy)


def _with_proposed(found: tuple[Claim, ...], pointed: Pointed, article: Article, job: Job) -> tuple[Claim, ...]:
    """The claims that were found and those that an assistant points at, in the order of the article."""
    fragments = ((fragment.span, fragment.by) for fragment in pointed.fragments)
    proposed = proposed_claims(article, fragments, _day_of(article, job), job.policy)
    return tuple(sorted((*found, *proposed), key=lambda claim: claim.span.start)) if proposed else found


def judge(claims: Sequence[Claim], article: Article, heard: Heard, as_of: date, job: Job) -> Judged:
    """Every claim held against what the sources answered, and decided; it touches nothing of the world."""
    admitted = eligible(heard.readings, Bar(article, as_of, job.policy.gates))
    compared = table_for(article.language)[0].decides
    hearing = Hearing(answered=admitted.answered, unanswered=heard.unanswered, compared=compared)
    bench = Bench(admitted, hearing, as_of, _day_of(article, job), job.policy, job.embedder)
    return judge_claims(claims, bench)


def _day_of(article: Article, job: Job) -> date | None:
    """The day that "am Dienstag" is counted from: of the article, else the one that the reader asks as of."""
    return article.published_on or job.as_of


def _notes(article: Article, job: Job, as_of: date, left: Sequence[Left], heard: Heard) -> tuple[str, ...]:
    """Sentences for the reader about what this run could not do, or left out."""
    texts, _ = texts_in(article.language)
    found: list[tuple[str, dict[str, str]]] = []
    table, known = table_for(article.language)
    if not table.decides:
        name = table.name if known else article.language
        found.append(("note_undecided" if known else "note_no_language", {"language": name}))
    if job.embedder is None:
        found.append(("note_no_encoder", {}))
    if article.published_on is None:
        found.append(("note_no_date" if job.as_of is None else "note_assumed_date", {"as_of": as_of.isoformat()}))
    for gate in sorted({item.gate for item in left}):
        names = ", ".join(dict.fromkeys(item.origin.source for item in left if item.gate == gate))
        found.append((f"note_{gate}", {"as_of": as_of.isoformat(), "sources": names}))
    if heard.left_out:
        found.append(("note_left_out", {"sources": ", ".join(heard.left_out)}))
    cut = _maybe_cut(heard.readings)
    if cut:
        found.append(("note_maybe_cut", {"sources": ", ".join(cut)}))
    long = _too_long(heard.readings, job.policy)
    if long:
        found.append(("note_long_tables", {"sources": ", ".join(long), "rows": str(job.policy.tables.rows_per_table)}))
    return tuple(Template(texts[key]).safe_substitute(values) for key, values in found)


def _too_long(readings: Sequence[Reading], policy: Policy) -> tuple[str, ...]:
    """The sources of which a table has more rows than are worked out."""
    tables = (table for reading in readings for table in reading.tables)
    long = (table.origin.source for table in tables if len(table.rows) > policy.tables.rows_per_table)
    return tuple(dict.fromkeys(long))


def _maybe_cut(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The sources of which a page may have been cut short on its way."""
    origins = [p.origin for reading in readings for p in reading.passages[:1]]
    origins += [table.origin for reading in readings for table in reading.tables[:1]]
    return tuple(dict.fromkeys(origin.source for origin in origins if origin.snapshot.maybe_cut))


def _notes_on_opinions(article: Article, pointed: Pointed, reread: Reread) -> Iterator[str]:
    """Sentences for the reader about second opinions that were asked for and did not come, or did not count."""
    texts, _ = texts_in(article.language)
    yield from (
        Template(texts["note_no_opinion"]).safe_substitute(why=why)
        for why in dict.fromkeys((*pointed.failures, *reread.failures))
    )
    for key, count in (
        ("note_opinions_left_out", pointed.left_out + reread.left_out),
        ("note_opinions_dropped", pointed.dropped + reread.dropped),
    ):
        if count:
            yield Template(texts[key]).safe_substitute(count=count)
