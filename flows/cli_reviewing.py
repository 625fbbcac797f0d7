"""The commands ``claims review`` and ``claims history``: what waits for a person, and all that is on record."""

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from claims.errors import ClaimsError, EntryRefused, LedgerUnusable, NotOnRecord, ReviewOvertaken
from claims.models import Decision, Label, in_words
from flows.cli_words import line
from flows.wiring import ledger, run_address, settle_prefect

if TYPE_CHECKING:
    from claims.adapters.ledger import Entry, OpenReview
    from claims.reviews import ReviewEntry
    from flows.answering import Question

_REFUSED = 2
_MOST_QUESTIONS = 20
_DECISIONS = {"publish": Decision.PUBLISH, "hold": Decision.HOLD, "send-back": Decision.SEND_BACK}
_LABELS = [in_words(label) for label in Label]


@click.command("history")
@click.argument("about")
@click.option("--all", "every", is_flag=True, help="Of an article: every verdict, those too that did not change.")
def history(about: str, *, every: bool) -> None:
    """Show what is on record of ABOUT: an article (its address or id), a check, or a claim."""
    try:
        with ledger() as book:
            entries = book.history(about)
    except NotOnRecord as error:
        raise SystemExit(_refuse(error)) from error
    except LedgerUnusable as error:
        raise click.ClickException(str(error)) from error
    of_article = any(entry.kind == "article" for entry in entries)
    shown = [entry for entry in entries if every or not of_article or _is_news(entry)]
    console = Console()
    for entry in shown:
        console.print(_told(entry), soft_wrap=True)
    left = len(entries) - len(shown)
    if left:
        click.echo(f"{left} verdicts and rulings that change nothing are left out: --all shows them.")


def _is_news(entry: "Entry") -> bool:
    """Whether an entry says more than that a verdict was given or confirmed."""
    return entry.label is None or entry.was is not None or entry.proposed not in (None, entry.label)


def _told(entry: "Entry") -> Text:
    proposed = f", proposed {_words(entry.proposed)}" if entry.proposed not in (None, entry.label) else ""
    was = f", was {_words(entry.was)}" if entry.was is not None else ""
    label = f"{_words(entry.label)}{proposed}{was}" if entry.label is not None else entry.decision
    snapshots = f" [{', '.join(sha256[:12] for sha256 in entry.snapshots)}]" if entry.snapshots else ""
    told = Text.assemble(
        (f"{entry.at:%Y-%m-%d %H:%M:%S} {entry.kind:8} {entry.about} ", "dim"), (label, "bold"), " " if label else ""
    )
    by = f" ({line(entry.by)})" if entry.by else ""
    because = f": {line(entry.because)}" if entry.because else ""
    return told.append(f"“{line(entry.text)}”{by}{because}{snapshots}")


@click.command("review")
@click.argument("about", required=False)
@click.option("--open", "listed", is_flag=True, help="List what waits for a review.")
@click.option("--decision", type=click.Choice(list(_DECISIONS)), help="Decide without being asked.")
@click.option("--reviewer", default="", help="Your name.")
@click.option("--reason", default="", help="Why; needed to override a verdict and to send an article back.")
@click.option("--label", "labels", multiple=True, metavar="'N LABEL'", help="Decide claim N otherwise: '7 refuted'.")
def review(  # noqa: PLR0913 they are the command line
    about: str | None, decision: str | None, reviewer: str, reason: str, labels: tuple[str, ...], *, listed: bool
) -> None:
    """Review the verdicts of ABOUT: a waiting run, a check or an article. Without it, list what waits.

    Ends with 0 when the decision is on record, with 2 when it could not be taken.
    """
    from claims.reviews import ReviewEntry  # noqa: PLC0415 keeps --help quick

    settle_prefect()
    try:
        if listed or about is None:
            _show_open()
            return
        given = None
        if decision is not None:
            given = ReviewEntry(
                reviewer=reviewer, decision=_DECISIONS[decision], reason=reason, labels={}, others="; ".join(labels)
            )
        _review(about, given)
    except (EntryRefused, NotOnRecord, ReviewOvertaken) as error:
        raise SystemExit(_refuse(error)) from error
    except (LedgerUnusable, TimeoutError) as error:
        raise click.ClickException(str(error)) from error


def _show_open() -> None:
    with ledger() as book:
        waiting = book.open_reviews()
    if not waiting:
        click.echo("Nothing waits for a review.")
        return
    table = Table()
    for column in ("asked (UTC)", "article", "doubtful", "check", "run"):
        table.add_column(column, overflow="fold")
    for found in waiting:
        table.add_row(*map(Text, _open_told(found)))
    Console().print(table)
    click.echo("claims review CHECK, or open the run in the UI and choose Resume in its menu.")


def _open_told(found: "OpenReview") -> tuple[str, ...]:
    request = found.request
    when = f"{request.asked_at:%Y-%m-%d %H:%M}"
    return (when, line(found.title), str(request.doubtful), request.check, run_address(request.run))


def _review(about: str, given: "ReviewEntry | None") -> None:
    from flows.answering import answer, question_about  # noqa: PLC0415 keeps --help quick

    with ledger() as book:
        question = question_about(book, about)
        if given is None:
            _describe(question)
        taken, is_shown = answer(book, question, given or _accepted(question))
    overridden = sum(ruling.overrides for ruling in taken.rulings)
    counted = f"{overridden} of {len(taken.rulings)} decided otherwise"
    click.echo(f"On record: {taken.decision} by {taken.reviewer}, {counted}.")
    if not is_shown:
        click.echo("No Prefect server answers: the report is written, and the UI shows it after the next check.")


def _accepted(question: "Question") -> "ReviewEntry":
    """What is entered at the prompts, asked again until it can be taken."""
    from claims.reviews import read_entry  # noqa: PLC0415 keeps --help quick
    from flows.world import clock  # noqa: PLC0415 the same

    for _ in range(_MOST_QUESTIONS):
        entry = _asked(question)
        try:
            read_entry(entry, question.made.id, question.made.report, len(question.before) + 1, clock())
        except EntryRefused as refused:
            click.echo(f"\n{refused}\n")
        else:
            return entry
    raise EntryRefused("Nothing was decided.")


def _describe(question: "Question") -> None:
    from claims.reports import Reviewed, describe_review  # noqa: PLC0415 keeps --help quick

    reviewed = Reviewed(check=question.made.id, reviews=question.before)
    Console().print(Markdown(describe_review(question.made.report, question.doubts, reviewed)))


def _asked(question: "Question") -> "ReviewEntry":
    """What is entered at the prompts; there is no default for the decision."""
    from claims.models import numbered  # noqa: PLC0415 keeps --help quick
    from claims.reviews import ReviewEntry  # noqa: PLC0415 the same

    labels = {}
    for place, checked in numbered(question.made.report).items():
        if checked.claim.id in question.doubts and checked.verdict is not None:
            click.echo(f"\nClaim {place}: {line(checked.claim.text)}")
            chosen = click.prompt("label", type=click.Choice(_LABELS), default=_words(checked.verdict.label))
            labels[place] = Label(chosen.replace(" ", "_"))
    return ReviewEntry(
        labels=labels,
        others=click.prompt("Other claims, such as '7 refuted; 9 supported'", default="", show_default=False),
        reason=click.prompt("Reason", default="", show_default=False),
        reviewer=click.prompt("Reviewer"),
        decision=_DECISIONS[click.prompt("Decision", type=click.Choice(list(_DECISIONS)))],
    )


def _words(label: Label | None) -> str:
    return in_words(label) if label is not None else ""


def _refuse(error: ClaimsError) -> int:
    click.echo(str(error), err=True)
    return _REFUSED
