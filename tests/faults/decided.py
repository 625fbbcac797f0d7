"""What the report says of an article whose only source is an abuse."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from claims.models import Report
from claims.pipeline import Job, check
from claims.policy import Policy
from claims.reports import render_html, render_markdown
from claims.sources import SourceSpec
from flows.world import LocalWorld, Order
from tests.claims.reports.seeing import Seen, seen_html, seen_markdown
from tests.faults.content import CONTROLS, Abuse
from tests.faults.fault import Fate, Outcome
from tests.faults.rig import PATIENT, ROOMY, Rig, opened
from tests.faults.wire import Wire, message, saying

_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The elements of a report and of its Markdown that nobody attacked."""

    html: frozenset[str]
    markdown: frozenset[str]


async def decided_all(abuses: Sequence[Abuse], wire: Wire, folder: Path) -> list[Outcome]:
    """Check an article with every abuse; the controls first, which show how a report looks."""
    own = folder / "content"
    own.mkdir()
    async with opened(own / "archive", ROOMY, reading=PATIENT) as rig:
        controls = [await _report(control, rig, wire, own / f"control-{n}") for n, control in enumerate(CONTROLS)]
        tags = [
            (seen_html(render_html(report)).tags, seen_markdown(render_markdown(report)).tags) for report in controls
        ]
        allowed = _Allowed(frozenset().union(*(t[0] for t in tags)), frozenset().union(*(t[1] for t in tags)))
        outcomes = [_outcome(control, report, allowed) for control, report in zip(CONTROLS, controls, strict=True)]
        failed = [outcome.name for outcome in outcomes if outcome.fate is not Fate.CONTAINED]
        if failed:
            raise AssertionError(f"a control is not decided: {failed}")
        # One after the other: sentences are taken apart in the loop itself, and the others would miss their deadlines.
        return [await _decided(abuse, rig, wire, own / f"{n}", allowed) for n, abuse in enumerate(abuses)]


async def _decided(abuse: Abuse, rig: Rig, wire: Wire, folder: Path, allowed: _Allowed) -> Outcome:
    try:
        async with asyncio.timeout(180):
            report = await _report(abuse, rig, wire, folder)
    except Exception as error:  # noqa: BLE001 every one of them is a fault that was not contained
        return Outcome(abuse.group, abuse.name, Fate.LOST, f"{type(error).__name__}: {error}")
    return _outcome(abuse, report, allowed)


async def _report(abuse: Abuse, rig: Rig, wire: Wire, folder: Path) -> Report:
    article = folder / abuse.article_name
    await asyncio.to_thread(_write, article, abuse.article)
    place = await asyncio.to_thread(wire.open, saying(message(abuse.page.encode(), media_type=abuse.media_type)))
    facts = {"id": "faulty", "kind": "page", "publisher": "Port office", "tier": 1, "private": True, **abuse.source}
    job = Job(sources=(SourceSpec.model_validate({**facts, "url": place.url()}),), policy=Policy(), embedder=None)
    return await check(job, LocalWorld(Order(str(article), folder / "sources.toml"), rig.means))


def _write(article: Path, text: str) -> None:
    article.parent.mkdir()
    article.write_text(text, encoding="utf-8")


def _outcome(abuse: Abuse, report: Report, allowed: _Allowed) -> Outcome:
    labels = [claim.verdict.label for claim in report.claims if claim.verdict is not None]
    came_to = f"{', '.join(labels)}; {' '.join(report.notes)} {report.unanswered or ''}"
    trouble = _trouble(report, allowed)
    if not labels or report.unanswered:
        return Outcome(abuse.group, abuse.name, Fate.LOST, came_to)
    if labels[0] not in abuse.right or abuse.note not in " ".join(report.notes) or trouble:
        return Outcome(abuse.group, abuse.name, Fate.SILENTLY_WRONG, f"{came_to} {trouble}")
    return Outcome(abuse.group, abuse.name, Fate.CONTAINED, came_to)


def _trouble(report: Report, allowed: _Allowed) -> str:
    """What of the words of others has come to life in a report."""
    html, markdown = render_html(report), render_markdown(report)
    found = [*_alive(seen_html(html), allowed.html), *_alive(seen_markdown(markdown), allowed.markdown)]
    if _TURNING & {*html, *markdown}:
        found.append("a sign turns the line")
    return "; ".join(found)


def _alive(seen: Seen, allowed: frozenset[str]) -> list[str]:
    links = [link for link in seen.links if urlsplit(link).scheme not in ("http", "https", "")]
    events = [name for name in seen.attributes if name.startswith("on")]
    return [*sorted(seen.tags - allowed), *links, *events]
