"""The command ``claims find``: one sentence among everything that was ever stored."""

from datetime import date

import click
from rich.console import Console
from rich.text import Text

from claims.errors import ArchiveUnusable, IndexUnusable
from flows.cli_days import Day


@click.command("find")
@click.argument("text")
@click.option("--most", type=click.IntRange(1, 100), default=10, show_default=True, help="How many are shown.")
@click.option("--since", type=Day(), help="Only what was stored on this day or later.")
@click.option("--until", type=Day(), help="Only what was stored on this day or before.")
def find(text: str, most: int, since: date | None, until: date | None) -> None:
    """Find the stored sentences nearest to TEXT, in all pages that were ever fetched."""
    from flows.finding import search_archive  # noqa: PLC0415 keeps --help quick

    try:
        search = search_archive(text, most, (since, until))
    except (ArchiveUnusable, IndexUnusable) as error:
        raise click.ClickException(str(error)) from error
    if not search.searched:
        click.echo("Nothing is stored yet: the pages that a check fetches are searched here.")
        return
    console = Console()
    for place, found in enumerate(search.found, start=1):
        told = Text.assemble(
            f"{place}. ", (f"{found.before} ", "dim"), (found.text, "bold"), (f" {found.after}", "dim")
        )
        console.print(told, soft_wrap=True)
        where = f"   {found.publisher}, stored on {found.stored_on}: {found.url} (snapshot {found.snapshot[:12]})"
        console.print(Text(where), soft_wrap=True)
    click.echo(f"{len(search.found)} of {search.searched} sentences.")
