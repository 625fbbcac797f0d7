"""A report again, years later: the same article against what the archive had when the report was made."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from claims.documents.readers import READER
from claims.errors import ReportUnusable
from claims.reports import PublishedReport
from claims.reports.texts import filled, texts_in
from flows.wiring import policy_of
from flows.world import Order


def replay_of(order: Order, path: Path) -> Order:
    """The order that makes a report again, offline and at its own time.

    Raises:
        ReportUnusable: There is no such report, it is none, or another version or policy of claimdesk made it.
        PolicyFileInvalid: The policy file cannot be used.
    """
    report = read_report(path)
    if report.engine_version != READER:
        why = f"version {report.engine_version} of claimdesk and its readers made it, and this is {READER}."
        raise ReportUnusable(path, why)
    if report.policy_version != policy_of(order).version:
        raise ReportUnusable(path, "other numbers of the policy decided it; with the policy file of then, name it.")
    return replace(
        order,
        offline=True,
        at=report.checked_at,
        article_sha256=report.article.sha256,
        as_of=order.as_of or _asked_as_of(report),
        published_on=order.published_on or report.article.published_on,
        entailment=report.entailment,
        assistant=report.assistant,
    )


def _asked_as_of(report: PublishedReport) -> date | None:
    """The day as of which a report was asked for; None where it is that of the run, and nobody named it.

    An article without a day is then read otherwise, and the notes of its report say which of the two it was.
    """
    as_of = next((claim.verdict.as_of for claim in report.claims if claim.verdict is not None), None)
    texts, _ = texts_in(report.article.language)
    unasked = filled(texts["note_no_date"], as_of=as_of)
    return None if unasked in report.notes else as_of


def read_report(path: Path) -> PublishedReport:
    """A published report.

    Raises:
        ReportUnusable: There is no such report, or it is none.
    """
    try:
        return PublishedReport.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReportUnusable(path, "it cannot be opened.") from error
    except ValidationError as error:
        raise ReportUnusable(path, "it is no report.json of claimdesk.") from error
