"""The command ``claims recheck``: what was decided, held against what its sources say today."""

import asyncio
from typing import TYPE_CHECKING

import click
from pydantic import TypeAdapter

from claims.errors import ArchiveUnusable, LedgerUnusable, NotOnRecord
from flows.wiring import settle_prefect

if TYPE_CHECKING:
    from flows.rechecking import Rechecked

_UNUSABLE, _NOT_ON_RECORD = 2, 3


@click.command("recheck")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--days", type=click.IntRange(1, 36_500), default=90, show_default=True, help="How old a check may be.")
def recheck(articles: tuple[str, ...], days: int) -> None:
    """Ask the sources of ARTICLEs (addresses or ids) again, and show what is decided otherwise.

    Without an ARTICLE, all that were checked. Ends with 0 whatever the differences are; with 2 for an article
    whose file of sources or policy cannot be used any more; with 3 for one that was never checked.
    """
    settle_prefect()
    from flows.rechecking import Outcome  # noqa: PLC0415 Prefect takes seconds to import
    from flows.telling_differences import lines_of, sentence  # noqa: PLC0415 the same

    try:
        done = asyncio.run(_rechecked(articles, days))
    except NotOnRecord as error:
        click.echo(str(error), err=True)
        raise SystemExit(_NOT_ON_RECORD) from error
    except (ArchiveUnusable, LedgerUnusable, OSError) as error:
        raise click.ClickException(str(error)) from error
    for line in lines_of(done):
        click.echo(line)
    click.echo(sentence(done))
    if any(one.outcome is Outcome.LEFT_ALONE for one in done):
        raise SystemExit(_UNUSABLE)


async def _rechecked(articles: tuple[str, ...], days: int) -> "tuple[Rechecked, ...]":
    """What came of a recheck as a flow run, on the configured server or one that is started for it."""
    from flows.recheck_verdicts import recheck_verdicts  # noqa: PLC0415 Prefect takes seconds to import
    from flows.rechecking import Rechecked  # noqa: PLC0415 the same

    state = await recheck_verdicts(articles=articles, days=days, return_state=True)
    return TypeAdapter(tuple[Rechecked, ...]).validate_python(await state.aresult())
