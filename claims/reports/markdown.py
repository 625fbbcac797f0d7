"""The report as Markdown: what stands at its top and at its end, and every claim."""

from collections.abc import Iterator, Mapping

from claims.models import Label, Report, Verdict
from claims.reports.decided import correction_log, standing_told, status_shown
from claims.reports.escaping import code, link, plain, unmarked
from claims.reports.links import web_address
from claims.reports.markdown_claims import SIGNS, Page, claim_lines, day_of, unchecked_lines
from claims.reports.reviewed import Reviewed, Standing, labelled, standings
from claims.reports.texts import texts_in

ORDER = (Label.REFUTED, Label.CONFLICTING, Label.SUPPORTED, Label.NOT_ENOUGH_EVIDENCE)
"""What a reader should see first."""


def render_markdown(report: Report, reviewed: Reviewed | None = None) -> str:
    """The report as Markdown, with what was decided on it where that is given."""
    texts, language = texts_in(report.article.language)
    page = Page(texts, language, standings(reviewed))
    lines = (
        *head_lines(report, texts),
        *(status_lines(reviewed, texts) if reviewed is not None else ()),
        *_summary(report, page),
        *_claims(report, page),
        *(correction_lines(reviewed, texts) if reviewed is not None else ()),
        *foot_lines(report, texts),
    )
    return "\n".join(lines) + "\n"


def head_lines(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    """The title, the article and its day."""
    article = report.article
    yield f"# {texts['report']}: {plain(article.title)}"
    yield ""
    published = article.published_on.isoformat() if article.published_on else texts["unknown_date"]
    facts = [f"{texts['published']}: {published}", f"{texts['as_of']}: {_as_of(report)}"]
    if article.url:
        facts.insert(0, link(texts["article"], web_address(article.url)))
    yield " · ".join(facts)
    yield ""


def status_lines(reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """What the report is, by whose decision and why."""
    shown = status_shown(reviewed, texts, day_of)
    yield f"**{shown.word}** {unmarked(shown.rest)}"
    yield ""
    if shown.reason:
        yield f"{texts['review_reason']}: {unmarked(shown.reason)}"
        yield ""
    if shown.elsewhere:
        yield unmarked(shown.elsewhere)
        yield ""


def summary_line(label: Label, count: int, texts: Mapping[str, str]) -> str:
    """How many claims have a label, and what it means."""
    return f"**{count} {texts[label]}**: {texts[f'{label}_means']}"


def unchecked_section(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    """The claims that cannot be checked, each with its reason."""
    rest = [checked for checked in report.claims if checked.verdict is None and checked.claim.not_checkable_because]
    if rest:
        yield f"## {texts['not_checkable']}"
        yield ""
        for checked in rest:
            yield from unchecked_lines(checked, texts)
        yield ""


def correction_lines(reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """The correction log; nothing where nothing was corrected."""
    log = tuple(correction_log(reviewed, texts, day_of))
    if not log:
        return
    yield f"## {texts['corrections']}"
    yield ""
    for line in log:
        labels = f"{texts['correction_was']} {line.was}, {texts['correction_now']} **{line.now}**"
        why = f"{texts['review_reason']}: {unmarked(line.reason)}"
        yield f"- {line.day} · {unmarked(line.claim)} · {labels} · {unmarked(line.reviewer)} · {why}"
    yield ""


def foot_lines(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    """Who did not answer, what was left out, and by which rules it was checked."""
    if report.unanswered:
        yield f"## {texts['unanswered']}"
        yield ""
        for item in report.unanswered:
            yield f"- {code(item.source)}: {texts[_reason(item.reason)]} – {plain(item.detail)}"
        yield ""
    if report.notes:
        yield f"## {texts['notes']}"
        yield ""
        yield from (f"- {plain(note)}" for note in report.notes)
        yield ""
    checked = f"{texts['checked']} {report.checked_at.isoformat(timespec='seconds')}"
    yield f"{checked} · claimdesk {report.engine_version} · {texts['method']} {report.policy_version}"


def _as_of(report: Report) -> str:
    return next((checked.verdict.as_of.isoformat() for checked in report.claims if checked.verdict), "–")


def _summary(report: Report, page: Page) -> Iterator[str]:
    texts, decided = page.texts, labelled(report, page.standings)
    if not decided:
        yield texts["nothing"]
        yield ""
        return
    for label in ORDER:
        found = [(claim, verdict, standing) for claim, verdict, standing in decided if standing.label is label]
        if found:
            yield summary_line(label, len(found), texts)
            yield ""
            yield from (f"- {SIGNS[label]} {plain(c.text)}{_aside(verdict, one, texts)}" for c, verdict, one in found)
            yield ""


def _aside(verdict: Verdict, standing: Standing, texts: Mapping[str, str]) -> str:
    """Who decided it otherwise; of a label of the program's own, how the figure relates to the one that was found."""
    if standing.is_overridden:
        return f" ({plain(standing_told(standing, texts, day_of))})"
    return f" ({texts[verdict.precision]})" if verdict.precision is not None else ""


def _claims(report: Report, page: Page) -> Iterator[str]:
    yield f"## {page.texts['claims']}"
    yield ""
    for checked in report.claims:
        if checked.verdict is not None:
            yield from claim_lines(checked, checked.verdict, page)
    yield from unchecked_section(report, page.texts)


def _reason(reason: str) -> str:
    return "missing_page" if reason == "not_found" else reason
