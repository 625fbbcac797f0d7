"""The flow ``recheck-verdicts``: what a changed source touches is decided again, and put before a reviewer."""

import asyncio
from datetime import timedelta
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import Field

from claims.adapters.ledger import Check, CheckNote, Ledger
from claims.errors import ArchiveUnusable, LedgerUnusable, SourcesFileInvalid
from claims.models import is_published
from claims.reports.escaping import plain
from claims.sources import SourceSpec
from flows.looking_again import Jobs
from flows.rechecking import Desk, Outcome, Rechecked, chosen, left_alone, open_desk, recheck
from flows.secrets import secrets_of
from flows.settling import settle, this_run
from flows.telling_differences import lines_of, sentence, table_of
from flows.wiring import home, ledger
from flows.world import clock

_ARTICLES_AT_ONCE = 20
"""How many reports are in memory at the same time."""
_STATES = {True: "Differences", False: "Unchanged"}


@flow(name="recheck-verdicts", persist_result=False)
async def recheck_verdicts(
    articles: tuple[str, ...] = (), days: Annotated[int, Field(ge=1, le=36_500)] = 90
) -> State[tuple[Rechecked, ...]]:
    """Ask the sources of what was decided again, and decide anew where they say something else.

    Args:
        articles: Addresses, keys or ids of articles, or ids of their checks; empty for all articles.
        days: Of all articles, only those that were checked within so many days.
    """
    log = get_run_logger()
    with ledger() as book:
        notes = chosen(await asyncio.to_thread(book.newest_checks), articles, since=clock() - timedelta(days=days))
        done = await recheck_all(notes, book)
    for line in lines_of(done):
        log.info(line)
    differ = any(one.outcome is Outcome.DIFFERENT for one in done)
    return Completed(name=_STATES[differ], message=sentence(done), data=done)


async def recheck_all(notes: tuple[CheckNote, ...], book: Ledger) -> tuple[Rechecked, ...]:
    """What comes of every check; what one run has put on record, it finds again."""
    jobs, turns = Jobs(), asyncio.Semaphore(_ARTICLES_AT_ONCE)
    keys = await secrets_of(await asyncio.to_thread(_sources_of, notes, jobs))
    async with open_desk(book, this_run(), jobs, keys) as desk:

        async def one(note: CheckNote) -> Rechecked:
            async with turns:
                return await _rechecked(note, desk)

        return tuple(await asyncio.gather(*map(one, notes)))


def _sources_of(notes: tuple[CheckNote, ...], jobs: Jobs) -> list[SourceSpec]:
    """All sources by which anything was decided; a file that cannot be used is told with its article."""
    found: list[SourceSpec] = []
    for path in {note.sources for note in notes}:
        try:
            found.extend(jobs.sources(path))
        except SourcesFileInvalid:
            continue
    return found


async def _rechecked(note: CheckNote, desk: Desk) -> Rechecked:
    """What comes of one article; what goes wrong with it is told, and the others go on."""
    try:
        done, made = await recheck(note, desk)
        if made is not None:
            await _put_forward(done, made, desk.book)
    except (ArchiveUnusable, LedgerUnusable):
        raise
    except Exception as error:
        get_run_logger().exception("The check %s cannot be made again.", note.check)
        return left_alone(note, f"{error.__class__.__name__}: {error}")
    return done


async def _put_forward(done: Rechecked, made: Check, book: Ledger) -> None:
    """Put the newer check before a reviewer; what is published is shown until somebody has decided."""
    published = is_published(await asyncio.to_thread(book.reviews, done.key))
    await settle(made, home() / "reports" / made.report.article.id, shown=not published)
    await acreate_markdown_artifact(table_of(done), key=f"differences-{done.key}", description=plain(done.title))
