"""The commands ``claims watch`` and ``claims submit``."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from claims.errors import ArticleUnreadable, LedgerUnusable
from flows.wiring import ledger, settle_prefect, watched_places, watching_means
from flows.world import clock

if TYPE_CHECKING:
    from flows.submitting import Submitted
    from flows.watching import Order, Outcome

_NO_SERVER = 1
_UNREADABLE_ARTICLE = 3
_MINUTE = 60


@click.command("watch")
@click.argument("places", nargs=-1, metavar="[PLACE]...")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--every", type=click.IntRange(1), default=15, show_default=True, help="Minutes between two looks.")
@click.option("--most", type=click.IntRange(1, 1000), default=10, show_default=True, help="Articles one look starts.")
@click.option("--at-first", type=click.IntRange(0, 1000), default=3, show_default=True, help="Of a place that is new.")
def watch_places(places: tuple[str, ...], every: int, most: int, at_first: int, *, once: bool) -> None:
    """Look at PLACEs (addresses of feeds and sitemaps, folders) and start a check of what is new there.

    Without a PLACE, those of the desk's own file are looked at. Ends with 1 where a place is broken.
    """
    settle_prefect()
    from flows.watching import Order  # noqa: PLC0415 keeps --help quick

    try:
        order = Order(places or watched_places(), most, at_first)
        if not order.places:
            raise click.UsageError("Nothing is watched: name a place, or write some into watched.txt, one a line.")
        with suppress(KeyboardInterrupt):
            broken = asyncio.run(_look_on(order, None if once else every))
            raise SystemExit(int(broken))
    except (LedgerUnusable, OSError) as error:
        raise click.ClickException(str(error)) from error


async def _look_on(order: "Order", minutes: int | None) -> bool:
    """Look once, or until interrupted; whether the last look found a place broken."""
    while True:
        outcome = await _look(order)
        if minutes is None:
            return bool(outcome.broken)
        await asyncio.sleep(minutes * _MINUTE)


async def _look(order: "Order") -> "Outcome":
    from flows.announcing import PrefectDesk, server  # noqa: PLC0415 Prefect takes seconds to import
    from flows.looking import sentence, shown  # noqa: PLC0415 keeps --help quick
    from flows.watching import watch  # noqa: PLC0415 the same

    async with server() as (address, answers), watching_means() as (book, means):
        outcome = await watch(order, book, means, PrefectDesk() if answers else None, clock())
        waiting = () if answers else book.waiting(order.most)
    for line in shown(outcome, waiting):
        click.echo(line)
    for notice in outcome.broken:
        click.echo(f"broken: {notice.place}: {notice.problem}", err=True)
    if not answers:
        click.echo(f"No Prefect server answers at {address}: what is new is started by the next look that reaches one.")
    click.echo(sentence(outcome))
    return outcome


@click.command("submit")
@click.argument("article")
@click.option("--again", is_flag=True, help="Submit it even where it was submitted or checked already.")
def submit(article: str, *, again: bool) -> None:
    """Have ARTICLE (an address, or the path of a file) checked by the desk, once for every version of it.

    Ends with 1 where no Prefect server answers, and with 3 for an article that cannot be read.
    """
    settle_prefect()
    try:
        click.echo(_told(asyncio.run(_submit(article, again=again))))
    except ArticleUnreadable as error:
        click.echo(str(error), err=True)
        raise SystemExit(_UNREADABLE_ARTICLE) from error
    except LedgerUnusable as error:
        raise click.ClickException(str(error)) from error


async def _submit(article: str, *, again: bool) -> "Submitted":
    from flows import submitting  # noqa: PLC0415 keeps --help quick
    from flows.announcing import DeskIncomplete, PrefectDesk, server  # noqa: PLC0415 Prefect takes seconds to import

    async with server() as (address, answers):
        if not answers:
            told = (
                f"No Prefect server answers at {address}: start one with claims serve, or name it by PREFECT_API_URL."
            )
            click.echo(told, err=True)
            raise SystemExit(_NO_SERVER)
        with ledger() as opened:
            try:
                return await submitting.submit(article, opened, PrefectDesk(), clock(), again=again)
            except DeskIncomplete as error:
                raise click.ClickException(str(error)) from error


def _told(done: "Submitted") -> str:
    run = f", as run {done.run}" if done.run else ""
    if done.is_new:
        return f"Submitted{run}: {done.url}"
    at = f"{done.at:%Y-%m-%d %H:%M} UTC"
    more = f" See claims history {done.check}." if done.check else ""
    return f"Already submitted at {at}{run}: {done.url}.{more} To have it checked once more: --again."
