"""One claim as a reviewer sees it: the proposal, why it is doubtful, what it stands on and what speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from claims.models import NEEDS, Claim, Doubt, Evidence, FindingName, Stance, Verdict
from claims.reports.arithmetic import arithmetic
from claims.reports.decided import published_before, standing_told
from claims.reports.escaping import code, link, one_line, plain, unmarked
from claims.reports.figures import cut
from claims.reports.links import text_fragment
from claims.reports.markdown_claims import Page, day_of, label_told
from claims.reports.markdown_evidence import wording_lines
from claims.reports.showing import origins_shown, said_by, worked_out

_LONGEST_WORDING, _LONGEST_SENTENCE, _LONGEST_QUOTE, _LONGEST_NAME = 400, 800, 500, 120
_MOST_OTHERS, _MOST_UNCOVERED = 3, 6


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that a reviewer decides on."""

    claim: Claim
    verdict: Verdict
    number: int
    """By which the form names it."""
    doubts: tuple[Doubt, ...] = ()


def open_lines(case: Case, page: Page) -> Iterator[str]:
    """A claim that can be read at once."""
    yield f"### {page.texts['claim']} {case.number}: {unmarked(cut(case.claim.text, _LONGEST_WORDING))}"
    yield ""
    yield from _lines(case, page)


def folded_lines(case: Case, page: Page) -> Iterator[str]:
    """A claim of which the wording and the label are seen, and the rest when it is opened."""
    wording = escape(one_line(cut(case.claim.text, _LONGEST_WORDING)))
    label = page.texts[page.standings.of(case.claim.id, case.verdict.label).label]
    yield f"<details><summary>{page.texts['claim']} {case.number}: {label} · {wording}</summary>"
    yield ""
    yield from _lines(case, page)
    yield "</details>"
    yield ""


def _lines(case: Case, page: Page) -> Iterator[str]:
    texts, verdict = page.texts, case.verdict
    standing = page.standings.of(case.claim.id, verdict.label)
    marked = link(texts["in_the_report"], f"{page.report_url}#claim-{case.claim.id}") if page.report_url else ""
    decided = f"{label_told(standing.label, verdict, texts)} {plain(standing_told(standing, texts, day_of))}"
    facts = (
        f"{texts['proposed']}: {label_told(verdict.label, verdict, texts)}",
        decided.strip() if standing.review is not None else published_before(standing, texts),
        f"{texts['confidence']} {verdict.confidence:.0%}",
        origins_shown(verdict, texts) if verdict.origins else "",
        marked,
    )
    yield " · ".join(filter(None, facts))
    yield ""
    if case.doubts:
        yield f"**{texts['why_doubtful']}:** {'; '.join(texts[f'doubt_{doubt}'] for doubt in case.doubts)}."
        yield ""
    yield from _saying(case, texts)
    yield plain(cut(verdict.because, _LONGEST_SENTENCE))
    yield ""
    main = _main(verdict)
    for item in main:
        yield from _quoted(case.claim, item, page)
    if main:
        yield ""
    yield from _against(verdict, main, texts)


def _saying(case: Case, texts: Mapping[str, str]) -> Iterator[str]:
    """Who says it, and whether that was found."""
    saying, verdict = case.claim.saying, case.verdict
    if saying is not None:
        yield f"{texts['speaker']}: {plain(cut(said_by(saying, texts), _LONGEST_WORDING))}"
        yield ""
    if verdict.attribution is not None:
        because = cut(verdict.attribution_because or "", _LONGEST_SENTENCE)
        yield f"{texts['attribution']} {texts[verdict.attribution]}. {unmarked(because)}".strip()
        yield ""


def _main(verdict: Verdict) -> list[Evidence]:
    """What the label stands on: the first evidence of each stance that it needs, else the first of all."""
    found = [
        next((item for item in verdict.evidence if item.stance is stance), None) for stance in NEEDS[verdict.label]
    ]
    return [item for item in found if item is not None] or list(verdict.evidence[:1])


def _quoted(claim: Claim, item: Evidence, page: Page) -> Iterator[str]:
    """The words of a source with a link to them, what differs in a quotation, and the working in one line.

    A list, since the Prefect UI sets what is quoted by its own markup in italics and in marks of its own.
    """
    yield f"- *{page.texts[item.stance]}*: {_cited(item)}"
    if max(len(item.quote), len(claim.content)) <= _LONGEST_QUOTE:
        yield from wording_lines(claim, item, page.texts)
    working = _worked(item, page)
    if working:
        yield f"  - {page.texts['working']}: {working}"


def _cited(item: Evidence) -> str:
    """A quotation with its publisher, which is the link to its very words, and its day."""
    origin = item.origin
    publisher = unmarked(cut(origin.publisher, _LONGEST_NAME)) or "–"
    dated = f", {origin.published_on.isoformat()}" if origin.published_on is not None else ""
    where = link(publisher, text_fragment(origin.snapshot.final_url, item.quote))
    return f"“{unmarked(cut(item.quote, _LONGEST_QUOTE))}” – {where}{dated}"


def _worked(item: Evidence, page: Page) -> str:
    """The working as a sentence where there is one, else as it was computed; with the figure of the claim."""
    if item.working is None:
        return ""
    worked = arithmetic(item, page.texts, page.language)
    expression = code(cut(worked.expression if worked is not None else item.working.expression, _LONGEST_WORDING))
    figure = worked_out(item, page.language) if worked is None else ""
    told = unmarked(cut(worked.sentence, _LONGEST_WORDING)) if worked is not None and worked.sentence else expression
    claimed = unmarked(cut(item.working.claimed, _LONGEST_NAME))
    return f"{told}{f' = {figure}' if figure else ''}; {page.texts['claim']}: {claimed}"


def _against(verdict: Verdict, main: Sequence[Evidence], texts: Mapping[str, str]) -> Iterator[str]:
    """What contradicts the label and the parts that nothing covers; and apart from it what was found beside."""
    other = [item for item in verdict.evidence if item.stance not in NEEDS[verdict.label] and item not in main]
    against = [item for item in other if item.stance is not Stance.MENTIONS][:_MOST_OTHERS]
    beside = [item for item in other if item.stance is Stance.MENTIONS][:_MOST_OTHERS]
    uncovered = _uncovered(main)
    yield from _listed(
        texts["against"],
        (
            *(f"*{texts[item.stance]}*: {_cited(item)}" for item in against),
            *([f"{texts['uncovered']}: {', '.join(uncovered)}"] if uncovered else ()),
        ),
    )
    yield from _listed(texts["beside"], [_cited(item) for item in beside])


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield ""
        yield from (f"- {line}" for line in lines)
        yield ""


def _uncovered(main: Sequence[Evidence]) -> list[str]:
    findings = (finding for item in main for finding in item.findings if finding.name is FindingName.NOT_COVERED)
    parts = dict.fromkeys(unmarked(cut(finding.claim, _LONGEST_NAME)) for finding in findings)
    return [part for part in parts if part][:_MOST_UNCOVERED]
