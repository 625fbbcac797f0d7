"""The flow ``check-article``: the pipeline with its tasks, its progress, its record and its artifacts."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from claims.adapters.ledger import Check
from claims.asking import Conversation, Heard
from claims.models import Article, Reading, Request, Response, Unanswered
from claims.pipeline import check
from claims.sources import SourceSpec
from flows.artifacts import Progress
from flows.beginning import AlreadyChecked, begin
from flows.secrets import secrets_of
from flows.settling import id_of, settle, this_run
from flows.tasks import ask_source, read_article
from flows.wiring import default_policy, default_sources, home, job_of, ledger, open_world, report_place
from flows.world import LocalWorld, Order


@flow(name="check-article", flow_run_name="check {article:.60}", persist_result=False)
async def check_article(  # noqa: PLR0913, PLR0917 they are the form
    article: str,
    sources: str = "",
    policy: str = "",
    as_of: date | None = None,
    published_on: date | None = None,
    out: str = "",
    offline: bool = False,  # noqa: FBT001, FBT002 the form of the UI shows it by name
    only_if_new: bool = False,  # noqa: FBT001, FBT002 the same
) -> State[str]:
    """Check the factual claims of one article against reference sources.

    Args:
        article: Address of the article, path of a file (.txt, .md, .html, .pdf), or the text itself.
        sources: Path of a sources file; empty for the one that this desk uses by default.
        policy: Path of a policy file; empty for the one that this desk uses by default.
        as_of: Only what was published by this day counts; empty for the day of the article.
        published_on: Day of the article, where it does not say so itself.
        out: Folder for the report; empty for the desk's own folder.
        offline: Answer from stored snapshots only.
        only_if_new: Do nothing where this very text was checked already, by the same sources and numbers.
    """
    numbers = Path(policy) if policy else default_policy()
    order = Order(
        article, Path(sources) if sources else default_sources(), as_of, published_on, offline, policy=numbers
    )
    run = this_run()
    try:
        made = await _on_record(run) or await _checked(order, run, only_if_new=only_if_new)
    except AlreadyChecked as already:
        return Completed(name="Already checked", message=str(already), data="")
    folder = Path(out) if out else home() / "reports" / made.report.article.id
    await settle(made, folder)
    return Completed(message=f"Check {made.id}: {report_place(folder)}", data=str(folder))


async def _on_record(run: str) -> Check | None:
    """The check of a run that was killed behind it, and is run again; None for any other."""
    with ledger() as book:
        made = await asyncio.to_thread(book.check_by_run, run)
        return await asyncio.to_thread(book.check, made) if made is not None else None


async def _checked(order: Order, run: str, *, only_if_new: bool) -> Check:
    job = await asyncio.to_thread(job_of, order)

    async def starting(article: Article) -> None:
        await begin(article, order, run, only_if_new=only_if_new)

    async with open_world(order, lambda _: None, await secrets_of(job.sources)) as local:
        report = await check(job, _TaskWorld(local, Progress(len(job.sources)), starting))
    return Check(
        id=id_of(run),
        run=run,
        report=report,
        sources=str(order.sources),
        policy=str(order.policy or ""),
        asked_as_of=order.as_of,
    )


class _TaskWorld:
    """The local world with every step outside as a Prefect task."""

    def __init__(self, local: LocalWorld, progress: Progress, starting: Callable[[Article], Awaitable[None]]) -> None:
        self._local = local
        self._progress = progress
        self._starting = starting

    async def article(self) -> Article:
        article = await read_article(self._local)
        await self._starting(article)
        return article

    async def ask(self, request: Request) -> Response | Unanswered:
        return await self._local.ask(request)

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        heard = await ask_source(source, conversation)
        await self._progress.answered()
        return heard

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        return await self._local.read(spec, response)

    async def recall(self, by: str, asked: str) -> str | None:
        return await self._local.recall(by, asked)

    async def remember(self, by: str, asked: str, answer: str) -> None:
        await self._local.remember(by, asked, answer)

    async def keep(self, response: Response, text: str) -> None:
        await self._local.keep(response, text)

    def now(self) -> datetime:
        return self._local.now()


def run_as_flow(order: Order, out: Path | None) -> Path:
    """A check as a flow run, on the configured server or one that is started for it; the folder of its report."""
    return asyncio.run(_as_flow(order, str(out.absolute()) if out is not None else ""))


async def _as_flow(order: Order, out: str) -> Path:
    state = await check_article(
        article=order.article,
        sources=str(order.sources),
        policy=str(order.policy) if order.policy is not None else "",
        as_of=order.as_of,
        published_on=order.published_on,
        out=out,
        offline=order.offline,
        return_state=True,
    )
    return Path(str(await state.aresult()))
