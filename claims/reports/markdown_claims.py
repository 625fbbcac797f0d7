"""One claim as Markdown, with only what the Prefect UI renders: tables, links, details, no colours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from claims.models import CheckedClaim, Claim, DecidedWording, Label, Verdict
from claims.reports.decided import published_before, standing_told
from claims.reports.escaping import link, plain
from claims.reports.markdown_evidence import evidence_lines, wording_lines
from claims.reports.reviewed import Standing, Standings
from claims.reports.showing import asks_twice, opinion_shown, origins_shown, said_by, sign_shown

SIGNS = {Label.SUPPORTED: "✔", Label.REFUTED: "✘", Label.CONFLICTING: "⇄", Label.NOT_ENOUGH_EVIDENCE: "–"}


@dataclass(frozen=True, slots=True)
class Page:
    """What the claims of one report in Markdown have in common."""

    texts: Mapping[str, str]
    language: str
    standings: Standings
    report_url: str = ""
    """Address of the report with the marked article; empty for no links."""


def claim_lines(checked: CheckedClaim, verdict: Verdict, page: Page) -> Iterator[str]:
    """A claim with its label, who decided it, and all that it stands on."""
    claim, texts = checked.claim, page.texts
    standing = page.standings.of(claim.id, verdict.label)
    yield f"### {SIGNS[standing.label]} {plain(claim.text)}"
    yield ""
    yield from _labels(claim, verdict, standing, page)
    if claim.saying is not None:
        yield f"{texts['speaker']}: {plain(said_by(claim.saying, texts))}"
        yield ""
    yield from _answers(claim, verdict, texts)
    yield ""
    if checked.parts:
        yield f"- {texts['parts']}:"
        yield from (f"  - {_wording(part, texts)}" for part in checked.parts)
    for item in verdict.evidence:
        yield from evidence_lines(item, texts, page.language)
        yield from wording_lines(claim, item, texts)
    yield from _beside(claim, verdict, texts)
    yield ""


def unchecked_lines(checked: CheckedClaim, texts: Mapping[str, str]) -> Iterator[str]:
    """A claim with the reason why it cannot be checked, and the verdict on each of its meanings."""
    claim = checked.claim
    readings = f" ({texts['readings']}: {plain(', '.join(claim.readings))})" if claim.readings else ""
    reason = texts[claim.not_checkable_because] if claim.not_checkable_because else ""
    yield f"- {plain(claim.text)}: *{reason}*{readings}"
    yield from (f"  - {texts['meant']} {_wording(reading, texts)}" for reading in checked.readings)


def label_told(label: Label, verdict: Verdict, texts: Mapping[str, str]) -> str:
    """A label in words, with how the figure relates to the one that was found where it is the program's own."""
    precision = verdict.precision if label is verdict.label else None
    return f"**{texts[label]}**, {texts[precision]}" if precision is not None else f"**{texts[label]}**"


def day_of(value: date) -> str:
    """A day as it is written in Markdown."""
    return value.isoformat()


def _labels(claim: Claim, verdict: Verdict, standing: Standing, page: Page) -> Iterator[str]:
    """The label that stands; where a reviewer decided otherwise, the reason, and the proposal apart from it."""
    texts = page.texts
    origins = f" · {origins_shown(verdict, texts)}" if verdict.origins else ""
    proposal = f"{texts['confidence']} {verdict.confidence:.0%}{origins}"
    told = [label_told(standing.label, verdict, texts), plain(standing_told(standing, texts, day_of))]
    before = published_before(standing, texts)
    marked = link(texts["in_the_report"], f"{page.report_url}#claim-{claim.id}") if page.report_url else ""
    if standing.review is None or not standing.is_overridden:
        yield " · ".join(filter(None, (*told, proposal, before, marked)))
        yield ""
        return
    yield " · ".join(filter(None, (*told, marked)))
    yield ""
    yield f"{texts['review_reason']}: {plain(standing.review.reason)}"
    yield ""
    precision = f", {texts[verdict.precision]}" if verdict.precision is not None else ""
    yield f"{texts['proposal']}: {texts[verdict.label]}{precision} · {proposal}"
    yield ""


def _wording(decided: DecidedWording, texts: Mapping[str, str]) -> str:
    """A part or a meaning with its verdict, in one line."""
    verdict = decided.verdict
    label = f"{SIGNS[verdict.label]} {label_told(verdict.label, verdict, texts)}"
    return f"“{plain(decided.text)}”: {label}. {plain(verdict.because)}"


def _answers(claim: Claim, verdict: Verdict, texts: Mapping[str, str]) -> Iterator[str]:
    """Why the label is as it is; where somebody is said to have said it, whether they did beside whether it is so."""
    if verdict.attribution is None:
        yield plain(verdict.because)
        return
    said = f"{texts[verdict.attribution]}. {plain(verdict.attribution_because or '')}".strip()
    if asks_twice(claim):
        yield f"- {texts['truth']} {texts[verdict.label]}. {plain(verdict.because)}"
        yield f"- {texts['attribution']} {said}"
        return
    yield plain(verdict.because)
    yield ""
    yield f"{texts['attribution']} {said}"


def _beside(claim: Claim, verdict: Verdict, texts: Mapping[str, str]) -> Iterator[str]:
    """Second opinions, and how the claim was found."""
    yield from (f"- {plain(opinion_shown(opinion, texts))}" for opinion in verdict.opinions)
    if claim.proposed_by is not None:
        yield f"- {texts['proposed_by']} {plain(claim.proposed_by)}"
    if claim.signs:
        signs = ", ".join(plain(sign_shown(sign, texts)) for sign in claim.signs)
        yield f"- {texts['worth']} {claim.check_worthiness:.0%}: {signs}"
