"""The report as Markdown, with only what the Prefect UI renders: tables, links, details, no colours."""

import re
from collections.abc import Iterator, Mapping

from claims.models import CheckedClaim, Claim, DecidedWording, Evidence, Label, Report, Verdict, Working
from claims.reports.arithmetic import Arithmetic, arithmetic
from claims.reports.links import text_fragment, web_address
from claims.reports.showing import (
    Worded,
    asks_twice,
    likelihood_shown,
    opinion_shown,
    origins_shown,
    rating_of,
    said_by,
    shown,
    sign_shown,
    wordings,
    worked_out,
)
from claims.reports.texts import texts_in

_ORDER = (Label.REFUTED, Label.CONFLICTING, Label.SUPPORTED, Label.NOT_ENOUGH_EVIDENCE)
_SIGNS = {Label.SUPPORTED: "✔", Label.REFUTED: "✘", Label.CONFLICTING: "⇄", Label.NOT_ENOUGH_EVIDENCE: "–"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_OPENING = re.compile(r"^(\d*)([-+=.)])")
"""What makes a list, a rule or a heading of a line that begins with it."""
_BREAKS = re.compile(r"\s+")


def render_markdown(report: Report) -> str:
    """The report as Markdown."""
    texts, language = texts_in(report.article.language)
    claims = _claims(report, texts, language)
    return "\n".join((*_head(report, texts), *_summary(report, texts), *claims, *_foot(report, texts))) + "\n"


def plain(text: str) -> str:
    """A text in one line in which no sign is taken for markup."""
    return _OPENING.sub(r"\1\\\2", _unmarked(text))


def _unmarked(text: str) -> str:
    """The same where no line begins."""
    return _MARKUP.sub(r"\\\1", _one_line(text))


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", shown(text)).strip()


def _code(text: str) -> str:
    """A text as code, between more backticks than it has itself."""
    line = _one_line(text)
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    edge = "`" * (longest + 1)
    return f"{edge} {line} {edge}" if longest else f"{edge}{line}{edge}"


def _link(text: str, address: str | None) -> str:
    return f"[{text}]({address})" if address is not None else text


def _head(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    article = report.article
    yield f"# {texts['report']}: {plain(article.title)}"
    yield ""
    published = article.published_on.isoformat() if article.published_on else texts["unknown_date"]
    facts = [f"{texts['published']}: {published}", f"{texts['as_of']}: {_as_of(report)}"]
    if article.url:
        facts.insert(0, _link(texts["article"], web_address(article.url)))
    yield " · ".join(facts)
    yield ""


def _as_of(report: Report) -> str:
    return next((checked.verdict.as_of.isoformat() for checked in report.claims if checked.verdict), "–")


def _summary(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    decided = [(checked.claim, checked.verdict) for checked in report.claims if checked.verdict is not None]
    if not decided:
        yield texts["nothing"]
        yield ""
        return
    for label in _ORDER:
        found = [(claim, verdict) for claim, verdict in decided if verdict.label is label]
        if found:
            yield f"**{len(found)} {texts[label]}**: {texts[f'{label}_means']}"
            yield ""
            yield from (f"- {_SIGNS[label]} {plain(claim.text)}{_precision(v, texts)}" for claim, v in found)
            yield ""


def _precision(verdict: Verdict, texts: Mapping[str, str]) -> str:
    return f" ({texts[verdict.precision]})" if verdict.precision is not None else ""


def _label(verdict: Verdict, texts: Mapping[str, str]) -> str:
    label = texts[verdict.label]
    return f"**{label}**, {texts[verdict.precision]}" if verdict.precision is not None else f"**{label}**"


def _claims(report: Report, texts: Mapping[str, str], language: str) -> Iterator[str]:
    yield f"## {texts['claims']}"
    yield ""
    for checked in report.claims:
        if checked.verdict is not None:
            yield from _claim(checked, checked.verdict, texts, language)
    rest = [checked for checked in report.claims if checked.verdict is None and checked.claim.not_checkable_because]
    if rest:
        yield f"## {texts['not_checkable']}"
        yield ""
        for checked in rest:
            yield from _not_checkable(checked, texts)
        yield ""


def _not_checkable(checked: CheckedClaim, texts: Mapping[str, str]) -> Iterator[str]:
    """A claim with the reason why it cannot be checked, and the verdict on each of its meanings."""
    claim = checked.claim
    readings = f" ({texts['readings']}: {plain(', '.join(claim.readings))})" if claim.readings else ""
    reason = texts[claim.not_checkable_because] if claim.not_checkable_because else ""
    yield f"- {plain(claim.text)}: *{reason}*{readings}"
    yield from (f"  - {texts['meant']} {_wording(reading, texts)}" for reading in checked.readings)


def _wording(decided: DecidedWording, texts: Mapping[str, str]) -> str:
    """A part or a meaning with its verdict, in one line."""
    verdict = decided.verdict
    return f"“{plain(decided.text)}”: {_SIGNS[verdict.label]} {_label(verdict, texts)}. {plain(verdict.because)}"


def _claim(checked: CheckedClaim, verdict: Verdict, texts: Mapping[str, str], language: str) -> Iterator[str]:
    claim = checked.claim
    yield f"### {_SIGNS[verdict.label]} {plain(claim.text)}"
    yield ""
    origins = f" · {origins_shown(verdict, texts)}" if verdict.origins else ""
    yield f"{_label(verdict, texts)} · {texts['confidence']} {verdict.confidence:.0%}{origins}"
    yield ""
    if claim.saying is not None:
        yield f"{texts['speaker']}: {plain(said_by(claim.saying, texts))}"
        yield ""
    yield from _answers(claim, verdict, texts)
    yield ""
    if checked.parts:
        yield f"- {texts['parts']}:"
        yield from (f"  - {_wording(part, texts)}" for part in checked.parts)
    for item in verdict.evidence:
        yield from _evidence(item, texts, language)
        yield from _wordings(claim, item, texts)
    yield from (f"- {plain(opinion_shown(opinion, texts))}" for opinion in verdict.opinions)
    if claim.proposed_by is not None:
        yield f"- {texts['proposed_by']} {plain(claim.proposed_by)}"
    if claim.signs:
        signs = ", ".join(plain(sign_shown(sign, texts)) for sign in claim.signs)
        yield f"- {texts['worth']} {claim.check_worthiness:.0%}: {signs}"
    yield ""


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


def _evidence(item: Evidence, texts: Mapping[str, str], language: str) -> Iterator[str]:
    origin = item.origin
    dated = f", {origin.published_on.isoformat()}" if origin.published_on else ""
    where = _link(f"{plain(origin.publisher)}{dated}", text_fragment(origin.snapshot.final_url, item.quote))
    original = f" · {_link(texts['original'], web_address(origin.original))}" if origin.original else ""
    snapshot = f"{texts['snapshot']} `{origin.snapshot.sha256[:12]}`"
    rated = f", {texts['rated']} “{plain(rating_of(item))}”" if rating_of(item) else ""
    yield f"- *{texts[item.stance]}*: “{plain(item.quote)}”{rated} – {where}{original} · {snapshot}"
    if likelihood_shown(item, texts):
        yield f"  - {likelihood_shown(item, texts)}"
    if item.working is not None:
        yield from _working(item, item.working, texts, language)


def _working(item: Evidence, working: Working, texts: Mapping[str, str], language: str) -> Iterator[str]:
    """The arithmetic, and what it stands on: a table where it is of one, else the words that were counted."""
    worked = arithmetic(item, texts, language)
    if worked is None:
        figure = worked_out(item, language)
        result = f"{_code(working.expression)}{f' = {figure}' if figure else ''}"
    else:
        sentence = f"{plain(worked.sentence)} · " if worked.sentence else ""
        result = f"{sentence}{_code(worked.expression)}"
    yield f"  - {texts['working']}: {result}; {texts['claim']}: {plain(working.claimed)}"
    if worked is None or not worked.cells:
        yield f"  - {texts['cells']}: {plain('; '.join(working.cells))}"
    if worked is not None and worked.granted:
        yield f"  - {texts['granted']}: {plain(worked.granted)}"
    if working.missing:
        missing = worked.missing if worked is not None else None
        yield f"  - {texts['missing']}: {plain(missing or ', '.join(working.missing))}"
    if working.marks:
        yield f"  - {texts['marks']}: {', '.join(texts[mark] for mark in working.marks)}"
    if worked is not None:
        yield from _cells(worked, texts)


def _cells(worked: Arithmetic, texts: Mapping[str, str]) -> Iterator[str]:
    """The choice among tables, and the cells as a table within the list."""
    if worked.choices:
        yield f"  - {texts['chosen_over']}:"
        yield from (f"    - {plain(choice)}" for choice in worked.choices)
    if worked.cells:
        head = (texts["cell_row"], texts["cell_column"], texts["cell_text"], texts["cell_role"])
        lines = ((cell.row, cell.column, cell.text or texts["no_figure"], cell.role) for cell in worked.cells)
        yield f"  - {texts['cells']}{f' ({worked.cells_left_out})' if worked.cells_left_out else ''}:"
        yield ""
        yield f"    | {' | '.join(head)} |"
        yield "    |---|---|---|---|"
        yield from (f"    | {' | '.join(map(_unmarked, line))} |" for line in lines)
        yield ""


def _wordings(claim: Claim, item: Evidence, texts: Mapping[str, str]) -> Iterator[str]:
    """Both wordings of a quotation: struck out what only the source has, bold what only the article has."""
    both = wordings(claim, item)
    if both is not None:
        yield f"  - {texts['wording_source']}: “{''.join(_marked(part, '~~') for part in both[1])}”"
        yield f"  - {texts['wording_article']}: “{''.join(_marked(part, '**') for part in both[0])}”"


def _marked(part: Worded, mark: str) -> str:
    text = _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", shown(part.text)))
    return f"{mark}{text}{mark}" if part.changed and text.strip() else text


def _foot(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    if report.unanswered:
        yield f"## {texts['unanswered']}"
        yield ""
        for item in report.unanswered:
            yield f"- {_code(item.source)}: {texts[_reason(item.reason)]} – {plain(item.detail)}"
        yield ""
    if report.notes:
        yield f"## {texts['notes']}"
        yield ""
        yield from (f"- {plain(note)}" for note in report.notes)
        yield ""
    checked = f"{texts['checked']} {report.checked_at.isoformat(timespec='seconds')}"
    yield f"{checked} · claimdesk {report.engine_version} · {texts['method']} {report.policy_version}"


def _reason(reason: str) -> str:
    return "missing_page" if reason == "not_found" else reason
