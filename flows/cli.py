"""The ``claims`` command. It imports Prefect only where a command needs it."""

import asyncio
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from claims import __version__
from claims.errors import (
    ArchiveUnusable,
    ArticleUnreadable,
    PolicyFileInvalid,
    ReportUnusable,
    SnapshotTampered,
    SourcesFileInvalid,
)
from claims.models import Label, in_words
from flows.cli_days import Day
from flows.cli_finding import find
from flows.cli_rechecking import recheck
from flows.cli_reviewing import history, review
from flows.cli_watching import submit, watch_places
from flows.wiring import default_policy, default_sources, home, settle_prefect
from flows.world import Order

UNUSABLE_SOURCES = 2
UNREADABLE_ARTICLE = 3
_STYLES = {
    Label.SUPPORTED: "green",
    Label.REFUTED: "red",
    Label.CONFLICTING: "yellow",
    Label.NOT_ENOUGH_EVIDENCE: "dim",
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claims")
def main() -> None:
    """Check the factual claims of news articles against sources."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows another one


for _command in (find, history, recheck, review, submit, watch_places):
    main.add_command(_command)


@main.command()
@click.argument("article")
@click.option("--sources", type=click.Path(path_type=Path), default=default_sources, help="The sources file.")
@click.option("--policy", type=click.Path(path_type=Path), default=default_policy, help="The policy file.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report.")
@click.option("--as-of", type=Day(), help="Only what was published by this day counts.")
@click.option("--published-on", type=Day(), help="The day of the article, where it does not say so itself.")
@click.option("--offline", is_flag=True, help="Answer from stored snapshots only.")
@click.option(
    "--replay", type=click.Path(path_type=Path), help="Make this report.json again, from what was stored then."
)
@click.option("--flow", is_flag=True, help="Run as a Prefect flow run.")
def check(  # noqa: PLR0913, PLR0917 they are the command line
    article: str,
    sources: Path,
    policy: Path | None,
    out: Path | None,
    as_of: date | None,
    published_on: date | None,
    *,
    replay: Path | None,
    offline: bool,
    flow: bool,
) -> None:
    """Check ARTICLE: an address, a path (.txt, .md, .html, .pdf), or - for standard input.

    Ends with 0 when a report was written, whatever the verdicts are; with 2 for arguments or a file of
    sources or policy that cannot be used; with 3 for an article that cannot be read.
    """
    _refuse_unusable(out or home(), "--out" if out else "CLAIMS_HOME")
    if flow and replay is not None:
        raise click.UsageError("A replay runs at once: leave --flow out.")
    order = Order(article, sources, as_of, published_on, offline, policy=policy)
    try:
        folder = (_as_flow if flow else _at_once)(_replayed(order, replay), out)
    except (SourcesFileInvalid, PolicyFileInvalid, ReportUnusable) as error:
        raise SystemExit(_complain(str(error), UNUSABLE_SOURCES)) from error
    except ArticleUnreadable as error:
        raise SystemExit(_complain(str(error), UNREADABLE_ARTICLE)) from error
    except (ArchiveUnusable, OSError) as error:
        raise click.ClickException(str(error)) from error
    show(folder)


def _replayed(order: Order, report: Path | None) -> Order:
    if report is None:
        return order
    from flows.replaying import replay_of  # noqa: PLC0415 keeps --help quick

    return replay_of(order, report)


def _refuse_unusable(folder: Path, name: str) -> None:
    """A folder that cannot be made is refused before the work, not after it."""
    nearest = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise click.UsageError(f"{name} cannot be {folder}: {nearest} is no folder that can be written to.")


def _complain(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _at_once(order: Order, out: Path | None) -> Path:
    gc.disable()  # one check and the process ends: walking the word lists over and over costs more than it frees
    from flows.running import run_check  # noqa: PLC0415 keeps --help quick

    with _progress() as answered:
        return asyncio.run(run_check(order, out, answered))


def _as_flow(order: Order, out: Path | None) -> Path:
    settle_prefect()
    from flows.check_article import run_as_flow  # noqa: PLC0415 Prefect takes seconds to import

    return run_as_flow(order, out)


class _progress:  # noqa: N801 reads like a function where it is used
    """Progress on standard error, silent where that is no terminal."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("sources", total=None)

    def __enter__(self) -> Callable[[str], None]:
        self._bar.start()
        return self._answered

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def _answered(self, source: str) -> None:
        self._bar.update(self._task, advance=1, description=source)


def show(folder: Path) -> None:
    """The table of verdicts of a written report, what did not answer, and where the report is."""
    from claims.reports import PublishedReport  # noqa: PLC0415 keeps --help quick

    report = PublishedReport.model_validate_json((folder / "report.json").read_text(encoding="utf-8"))
    console = Console()
    table = Table(title=report.article.title, title_justify="left")
    labels = Counter(claim.verdict.label for claim in report.claims if claim.verdict is not None)
    for column in ("verdict", "claim", "because"):
        table.add_column(column, overflow="fold")
    for claim in report.claims:
        if claim.verdict is not None:
            precision = f" ({claim.verdict.precision})" if claim.verdict.precision else ""
            label = Text(f"{claim.verdict.label}{precision}", style=_STYLES[claim.verdict.label])
            table.add_row(label, Text(claim.text), Text(claim.verdict.because))
    console.print(table)
    for item in report.unanswered:
        console.print(Text(f"unanswered: {item.source}: {item.reason}. {item.detail}"))
    for note in report.notes:
        console.print(Text(f"note: {note}"))
    counted = ", ".join(f"{labels[label]} {in_words(label)}" for label in Label)
    left = len(report.claims) - table.row_count
    click.echo(f"{counted}; {left} not checkable. Report: {folder / 'report.html'}")


@main.command("serve-references")
@click.option("--port", type=click.IntRange(0, 65535), default=8123, show_default=True, help="0 for any free one.")
def serve_references(port: int) -> None:
    """Serve the bundled reference library on loopback, until interrupted."""
    from flows.references import ReferenceServer  # noqa: PLC0415 only here

    try:
        server = ReferenceServer(port)
    except OSError as error:
        raise click.UsageError(f"Port {port} cannot be used: {error.strerror}.") from error
    with server:
        click.echo(f"Serving the references at {server.address} until interrupted.")
        server.wait()


@main.command("sources")
@click.argument("path", type=click.Path(path_type=Path), default=default_sources)
@click.option("--kinds", is_flag=True, help="List the kinds of sources that there are instead.")
def list_sources(path: Path, *, kinds: bool) -> None:
    """List the sources of a file."""
    from claims.sources import read_sources  # noqa: PLC0415 keeps --help quick

    if kinds:
        _show_kinds()
        return
    try:
        specs = read_sources(path)
    except SourcesFileInvalid as error:
        raise SystemExit(_complain(str(error), UNUSABLE_SOURCES)) from error
    table = Table()
    for column in ("id", "kind", "tier", "publisher", "published", "address"):
        table.add_column(column, overflow="fold")
    for spec in specs:
        published = spec.published_on.isoformat() if spec.published_on else "-"
        table.add_row(spec.id, spec.kind, str(spec.tier), spec.publisher, published, spec.url)
    Console().print(table)


def _show_kinds() -> None:
    from claims.sources.connectors import CONNECTORS  # noqa: PLC0415 keeps --help quick

    table = Table()
    for column in ("kind", "asked", "what it is", "page"):
        table.add_column(column, overflow="fold")
    for kind, connector in CONNECTORS.items():
        about = (connector.__doc__ or "").partition("\n")[0]
        table.add_row(kind, connector.asked, about, f"docs/sources/{kind}.md")
    Console().print(table)


@main.command("export")
@click.argument("report", type=click.Path(path_type=Path), required=False)
@click.option("--warc", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file, .warc.gz.")
def export(report: Path | None, warc: Path) -> None:
    """Write stored snapshots as a WARC file: those that REPORT (a report.json) stands on, or all."""
    from flows.exporting import export_snapshots  # noqa: PLC0415 only here

    _refuse_unusable(warc.absolute().parent, "--warc")
    try:
        count = export_snapshots(report, warc)
    except (ReportUnusable, SnapshotTampered) as error:
        raise SystemExit(_complain(str(error), UNUSABLE_SOURCES)) from error
    except ArchiveUnusable as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{count} snapshots: {warc}")


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report.")
def demo(out: Path | None) -> None:
    """Check the seed article with the bundled references, as a Prefect flow run."""
    settle_prefect()
    from flows.demo import run_demo  # noqa: PLC0415 Prefect takes seconds to import

    show(run_demo(out or home() / "demo"))


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Port of the server.")
@click.option("--reports-port", type=click.IntRange(1, 65535), default=4201, show_default=True, help="Of the reports.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine at which both listen.")
@click.option("--only", type=click.Choice(["server", "worker", "reports"]), help="Run this part alone.")
def serve(port: int, reports_port: int, host: str, only: str | None) -> None:
    """Run the Prefect server, a worker, the deployments and the reports until interrupted."""
    from flows.serving.desk import serve_until_interrupted  # noqa: PLC0415 only here
    from flows.serving.plan import Desk, Part  # noqa: PLC0415 only here

    desk = Desk(port, reports_port, host, Part(only) if only is not None else None)
    sys.exit(serve_until_interrupted(desk))
