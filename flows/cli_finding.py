"""The command ``claims find``: one sentence among everything that was ever stored."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from claims.errors import ArchiveUnusable, IndexUnusable, PolicyFileInvalid
from flows.cli_days import Day
from flows.cli_words import line
from flows.wiring import default_policy

if TYPE_CHECKING:
    from flows.finding import Search

_UNUSABLE_POLICY = 2


@click.command("find")
@click.argument("text")
@click.option("--most", type=click.IntRange(1, 100), default=10, show_default=True, help="How many are shown.")
@click.option("--since", type=Day(), help="Only what was stored on this day or later.")
@click.option("--until", type=Day(), help="Only what was stored on this day or before.")
@click.option("--policy", type=click.Path(path_type=Path), default=default_policy, help="The policy file.")
def find(text: str, most: int, since: date | None, until: date | None, policy: Path | None) -> None:
    """Find the stored sentences nearest to TEXT, in all pages that were ever fetched."""
    from flows.finding import search_archive  # noqa: PLC0415 keeps --help quick

    try:
        search = search_archive(text, most, (since, until), policy)
    except PolicyFileInvalid as error:
        click.echo(str(error), err=True)
        raise SystemExit(_UNUSABLE_POLICY) from error
    except (ArchiveUnusable, IndexUnusable) as error:
        raise click.ClickException(str(error)) from error
    if not search.searched:
        click.echo("Nothing is stored yet: the pages that a check fetches are searched here.")
        return
    _show(search)


def _show(search: "Search") -> None:
    console = Console()
    for place, found in enumerate(search.found, start=1):
        before, text, after = map(line, (found.before, found.text, found.after))
        told = Text.assemble(f"{place}. ", (f"{before} ", "dim"), (text, "bold"), (f" {after}", "dim"))
        console.print(told, soft_wrap=True)
        where = f"{found.publisher}, stored on {found.stored_on}: {found.url} (snapshot {found.snapshot[:12]})"
        console.print(Text(f"   {line(where)}"), soft_wrap=True)
    click.echo(f"{len(search.found)} of {search.searched} sentences.")
