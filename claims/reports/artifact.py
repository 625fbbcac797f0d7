"""What the Prefect UI shows of a report: Markdown with pictures that it shows in time, and the verdicts as a table."""

from collections.abc import Iterable, Iterator, Mapping

from claims.models import Claim, Label, Report, Verdict
from claims.reports.arithmetic import arithmetic
from claims.reports.decided import status_shown
from claims.reports.escaping import link, plain
from claims.reports.figures import cut
from claims.reports.fitting import Piece, claims_left_out, fitting
from claims.reports.links import web_address
from claims.reports.markdown import (
    ORDER,
    correction_lines,
    foot_lines,
    head_lines,
    status_lines,
    summary_line,
    unchecked_section,
)
from claims.reports.markdown_claims import SIGNS, Page, claim_lines, day_of
from claims.reports.pictures import chart_picture, shares_picture
from claims.reports.reviewed import Reviewed, Standing, counts, labelled, standings
from claims.reports.showing import shown
from claims.reports.texts import filled, texts_in

_MOST_BYTES = 100_000
"""Above this the browser takes seconds to show it, and a megabyte never appears."""
_FOR_THE_SENTENCE = 500
_MOST_PICTURES = 4
_MOST_NAMED = 25
"""Claims of one label that the summary names."""
_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_CELL = 300, 300, 80
_TOP, _REST = 0, 4
_RANKS = {Label.REFUTED: 1, Label.CONFLICTING: 1, Label.SUPPORTED: 2, Label.NOT_ENOUGH_EVIDENCE: 3}
"""What a reader would miss least is left out first."""


def render_artifact(report: Report, reviewed: Reviewed | None = None, reports_url: str = "") -> str:
    """The report as Markdown of at most 100 kB; of a longer one whole claims are left out, the plain ones first.

    Args:
        report: Its claims are linked to the marked article.
        reviewed: What was decided on it; without it the report says that nobody has.
        reports_url: Where the folders ``reports`` and ``published`` are served; empty for no links.
    """
    reviewed = reviewed if reviewed is not None else Reviewed("")
    texts, language = texts_in(report.article.language)
    page = Page(texts, language, standings(reviewed), report_address(report, reviewed, reports_url))
    top = _piece(_top(report, reviewed, page), _TOP)
    pieces = (
        top,
        *_claims(report, page),
        _piece(unchecked_section(report, texts), _REST),
        _piece(correction_lines(reviewed, texts), _TOP),
        _piece(foot_lines(report, texts), _REST),
    )
    kept = fitting(pieces, _MOST_BYTES - _FOR_THE_SENTENCE)
    lines = [piece.text for piece in kept]
    lines[1:1] = _left_out(claims_left_out(pieces, kept), page)
    return "\n".join(lines) + "\n"


def verdict_rows(report: Report, reviewed: Reviewed | None = None) -> list[dict[str, str]]:
    """The verdicts as rows of short plain text: the label that stands, and beside it the one that was proposed."""
    texts, _ = texts_in(report.article.language)
    return [_row(claim, verdict, standing, texts) for claim, verdict, standing in labelled(report, standings(reviewed))]


def artifact_title(report: Report, reviewed: Reviewed | None = None) -> str:
    """The title of the article and what the report is, in one line of Markdown: "Harbour grows · Held by …"."""
    texts, _ = texts_in(report.article.language)
    status = status_shown(reviewed if reviewed is not None else Reviewed(""), texts, day_of)
    return plain(f"{cut(report.article.title, _LONGEST_TITLE)} · {status.word} {status.rest}")


def report_address(report: Report, reviewed: Reviewed, reports_url: str) -> str:
    """Where the report with the marked article is served: published, or as its check made it; empty for nowhere."""
    base = web_address(reports_url)
    if base is None:
        return ""
    folder = f"published/{report.article.key}" if reviewed.approved is not None else f"reports/{report.article.id}"
    return f"{base.rstrip('/')}/{folder}/report.html"


def _piece(lines: Iterable[str], rank: int, claims: int = 0) -> Piece:
    return Piece("\n".join(lines), rank, claims)


def _top(report: Report, reviewed: Reviewed, page: Page) -> Iterator[str]:
    """What the report is, and how many claims have which label."""
    titled = {"title": cut(report.article.title, _LONGEST_TITLE)}
    yield from head_lines(report.model_copy(update={"article": report.article.model_copy(update=titled)}), page.texts)
    yield from status_lines(reviewed, page.texts)
    if page.report_url:
        yield link(page.texts["full_report"], page.report_url)
        yield ""
    found = counts(report, page.standings)
    yield shares_picture(found, page.texts) or page.texts["nothing"]
    yield ""
    for label in ORDER:
        if found[label]:
            yield summary_line(label, found[label], page.texts)
            yield ""
            yield from _named(label, report, page)
            yield ""


def _named(label: Label, report: Report, page: Page) -> Iterator[str]:
    """The first claims of a label, and how many more there are."""
    named = [claim.text for claim, _, standing in labelled(report, page.standings) if standing.label is label]
    yield from (f"- {SIGNS[label]} {plain(cut(text, _LONGEST_NAME))}" for text in named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        yield f"- {filled(page.texts['left_out_more'], count=len(named) - _MOST_NAMED)}"


def _claims(report: Report, page: Page) -> Iterator[Piece]:
    """Every claim with its verdict, the first few of those with a chart with a picture of it."""
    yield _piece((f"## {page.texts['claims']}", ""), _TOP)
    pictures = 0
    for checked in report.claims:
        if checked.verdict is None:
            continue
        picture = _picture(checked.verdict, page) if pictures < _MOST_PICTURES else ""
        pictures += bool(picture)
        standing = page.standings.of(checked.claim.id, checked.verdict.label)
        lines = claim_lines(checked, checked.verdict, page)
        rank = _RANKS[Label.REFUTED] if standing.is_overridden else _RANKS[standing.label]
        yield _piece((*lines, *((picture, "") if picture else ())), rank, claims=1)


def _picture(verdict: Verdict, page: Page) -> str:
    """The chart of the first figure that has one."""
    for item in verdict.evidence:
        worked = arithmetic(item, page.texts, page.language)
        if worked is not None and worked.chart is not None:
            return chart_picture(worked.chart, page.texts)
    return ""


def _left_out(count: int, page: Page) -> Iterator[str]:
    """The sentence that says how many claims are missing, and where they stand."""
    if count:
        told = f"*{filled(page.texts['left_out_claims'], count=count)}*"
        yield f"{link(told, page.report_url or None)}\n"


def _row(claim: Claim, verdict: Verdict, standing: Standing, texts: Mapping[str, str]) -> dict[str, str]:
    publishers = dict.fromkeys(item.origin.publisher for item in verdict.evidence[:2])
    words = {
        "verdict": texts[standing.label],
        "proposed": texts[standing.proposed] if standing.is_overridden else "",
        "claim": claim.text,
        "precision": texts[verdict.precision] if verdict.precision and not standing.is_overridden else "",
        "attribution": texts[verdict.attribution] if verdict.attribution is not None else "",
        "source": ", ".join(publishers),
    }
    return {texts[column]: cut(shown(cell), _LONGEST_CELL) for column, cell in words.items()}
