"""What a reviewer reads before they decide: the doubtful claims with their evidence, then the plain ones, folded."""

from collections.abc import Iterator, Mapping, Sequence

from claims.models import Decision, Doubt, Report, approved_labels, numbered
from claims.reports.artifact import report_address
from claims.reports.decided import status_shown
from claims.reports.escaping import link, plain, unmarked
from claims.reports.figures import cut
from claims.reports.fitting import Piece, claims_left_out, fitting
from claims.reports.links import web_address
from claims.reports.markdown_claims import Page, day_of
from claims.reports.reviewed import Reviewed, standings
from claims.reports.reviewing_claims import Case, folded_lines, open_lines
from claims.reports.texts import filled, texts_in

_MOST_BYTES = 60_000
"""What the form of the Prefect UI shows in time."""
_FOR_THE_SENTENCE = 500
_LONGEST_TITLE, _LONGEST_WORDING, _LONGEST_REASON = 200, 200, 2_000
_MOST_DIFFERENCES = 30
_TOP, _DOUBTFUL, _PLAIN = 0, 1, 2


def describe_review(
    report: Report,
    doubts: Mapping[str, Sequence[Doubt]],
    reviewed: Reviewed,
    reports_url: str = "",
    refused: str = "",
) -> str:
    """What is to be decided, as Markdown of at most 60 kB: of more, whole claims are left out, the plain ones first.

    Args:
        report: Of the check.
        doubts: Why a claim should be looked at, by its id; a claim without any is plain.
        reviewed: The check, and what was decided on its article before.
        reports_url: Where reports are served; empty for no links to them.
        refused: Why the entry before this one was not taken; empty where there was none.
    """
    texts, language = texts_in(report.article.language)
    page = Page(texts, language, standings(reviewed), report_address(report, reviewed, reports_url))
    cases = _cases(report, doubts)
    first = (*_refusal(refused, texts), *_top(report, page), *_counted(cases, texts), *_before(reviewed, texts))
    pieces = (
        _piece(first, _TOP),
        _piece(_differences(report, reviewed, texts), _TOP),
        *(_piece(open_lines(case, page), _DOUBTFUL, 1) for case in cases if case.doubts),
        _piece(_plain_heading(cases, texts), _TOP),
        *(_piece(folded_lines(case, page), _PLAIN, 1) for case in cases if not case.doubts),
    )
    kept = fitting(pieces, _MOST_BYTES - _FOR_THE_SENTENCE)
    lines = [piece.text for piece in kept]
    lines[1:1] = _left_out(claims_left_out(pieces, kept), page)
    return "\n".join(filter(None, lines)) + "\n"


def _cases(report: Report, doubts: Mapping[str, Sequence[Doubt]]) -> list[Case]:
    return [
        Case(checked.claim, checked.verdict, number, tuple(doubts.get(checked.claim.id, ())))
        for number, checked in numbered(report).items()
        if checked.verdict is not None
    ]


def _piece(lines: Iterator[str] | tuple[str, ...], rank: int, claims: int = 0) -> Piece:
    return Piece("\n".join(lines), rank, claims)


def _refusal(refused: str, texts: Mapping[str, str]) -> Iterator[str]:
    if refused:
        yield f"**{texts['entry_refused']}:** {unmarked(cut(refused, _LONGEST_REASON))}"
        yield ""


def _top(report: Report, page: Page) -> Iterator[str]:
    """The article, and where it and the whole report can be read."""
    article = report.article
    yield f"## {plain(cut(article.title, _LONGEST_TITLE))}"
    yield ""
    addresses = {"article": web_address(article.url), "full_report": page.report_url or None}
    links = [link(page.texts[name], address) for name, address in addresses.items() if address is not None]
    if links:
        yield " · ".join(links)
        yield ""


def _counted(cases: Sequence[Case], texts: Mapping[str, str]) -> Iterator[str]:
    """How many claims need the reviewer."""
    doubtful = sum(bool(case.doubts) for case in cases)
    key = "needs_nobody" if not doubtful else "needs_you_one" if doubtful == 1 else "needs_you_many"
    counts = {"doubtful": str(doubtful), "all": str(len(cases))}
    yield f"**{filled(texts[key], **counts)}**"
    yield ""


def _before(reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """What somebody has decided on this check already."""
    if reviewed.decision is not None:
        status = status_shown(reviewed, texts, day_of)
        why = f" {texts['review_reason']}: {unmarked(cut(status.reason, _LONGEST_REASON))}" if status.reason else ""
        yield f"**{status.word}** {unmarked(status.rest)}{why}"
        yield ""


def _differences(report: Report, reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """What is proposed otherwise than published, verdict by verdict, what is new, and what is there no longer."""
    lines = [*_changed(report, reviewed, texts), *_gone(report, reviewed, texts)]
    if not lines:
        return
    yield f"### {texts['differences']}"
    yield ""
    yield from lines[:_MOST_DIFFERENCES]
    if len(lines) > _MOST_DIFFERENCES:
        yield f"- {filled(texts['left_out_more'], count=len(lines) - _MOST_DIFFERENCES)}"
    yield ""


def _changed(report: Report, reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """Claims that were published otherwise, and those that never were."""
    published, new = approved_labels(reviewed.reviews), []
    if not published:
        return
    for case in _cases(report, {}):
        was, now = published.get(case.claim.id), case.verdict.label
        named = f"- {texts['claim']} {case.number}: "
        wording = f" · {unmarked(cut(case.claim.text, _LONGEST_WORDING))}"
        if was is None:
            new.append(f"{named}{texts['difference_new']}, **{texts[now]}**{wording}")
        elif was.label is not now:
            yield f"{named}~~{texts[was.label]}~~ → **{texts[now]}**{wording}"
    yield from new


def _gone(report: Report, reviewed: Reviewed, texts: Mapping[str, str]) -> Iterator[str]:
    """Claims that the published check has and this one has not."""
    last = next((review for review in reversed(reviewed.reviews) if review.decision is Decision.PUBLISH), None)
    there = {checked.claim.id for checked in report.claims}
    for ruling in last.rulings if last is not None else ():
        if ruling.claim not in there:
            wording = unmarked(cut(ruling.text, _LONGEST_WORDING))
            yield f"- {texts['difference_gone']}: ~~{texts[ruling.label]}~~ · {wording}"


def _plain_heading(cases: Sequence[Case], texts: Mapping[str, str]) -> Iterator[str]:
    count = sum(not case.doubts for case in cases)
    if count:
        yield f"## {texts['plain_claims']} ({count})"
        yield ""


def _left_out(count: int, page: Page) -> Iterator[str]:
    """The sentence that says how many claims are missing, and where they stand."""
    if count:
        told = filled(page.texts["left_out_claims"], count=count)
        yield f"*{link(told, page.report_url or None)}*\n"
