"""A sentence and the pages that speak of it, checked by the whole program without encoder and network."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from claims.asking import Heard
from claims.documents import language_of
from claims.judging import Judged
from claims.models import (
    Article,
    CheckedClaim,
    Label,
    NoAnswer,
    Reading,
    Request,
    Response,
    Span,
    Unanswered,
    Verdict,
)
from claims.pipeline import Job, claims_of, judge
from claims.policy import Policy
from claims.sources import SourceSpec
from claims.sources.prose import read_prose
from tests.claims.making import article, snapshot

_HARSHEST = (Label.REFUTED, Label.CONFLICTING, Label.NOT_ENOUGH_EVIDENCE, Label.SUPPORTED)


def verdict_of(case: dict[str, Any]) -> Verdict | None:
    """The harshest verdict on the claims of a case's sentence; None where none of them can be checked."""
    found = [checked.verdict for checked in claims_checked(case) if checked.verdict is not None]
    return min(found, key=lambda verdict: _HARSHEST.index(verdict.label), default=None)


def claims_checked(case: dict[str, Any], policy: Policy | None = None) -> list[CheckedClaim]:
    """The claims that are made of a case's sentence, checked."""
    text, sentence = _text(case)
    return [checked for checked in judged(case, policy).claims if _lies_in(checked.claim.span, sentence, text)]


def judged(case: dict[str, Any], policy: Policy | None = None) -> Judged:
    """All claims of a case's article, and the pages of it that do not count."""
    written = _article(case)
    job = Job(sources=(), policy=policy or Policy(), embedder=None, as_of=case["day"])
    return judge(claims_of(written, job), written, _heard(case.get("page", ())), case["day"], job)


def _text(case: dict[str, Any]) -> tuple[str, Span]:
    """The text of the article, and where its sentence stands in it."""
    before = f"{case['before'].strip()} " if case.get("before") else ""
    text = before + case["claim"].strip()
    return text, Span(start=len(before), end=len(text))


def _lies_in(span: Span, sentence: Span, text: str) -> bool:
    return sentence.holds(span) and bool(span.of(text).strip())


def _article(case: dict[str, Any]) -> Article:
    text, _ = _text(case)
    language = case.get("language") or language_of(text)
    values = {"title": case.get("headline", ""), "url": case.get("address"), "published_on": case["day"]}
    bytes_of_its_own = snapshot(body=f"<article>{text}".encode()).sha256
    return article(text, language=language, snapshot=bytes_of_its_own, **values)


def _heard(pages: Sequence[dict[str, Any]]) -> Heard:
    answers = [_answer(page, number) for number, page in enumerate(pages)]
    return Heard(
        readings=tuple(answer for answer in answers if isinstance(answer, Reading)),
        unanswered=tuple(answer for answer in answers if isinstance(answer, Unanswered)),
        left_out=(),
    )


def _answer(page: dict[str, Any], number: int) -> Reading | Unanswered:
    source = f"page-{number}"
    if "silent" in page:
        return Unanswered(source=source, reason=NoAnswer(page["silent"]), detail="It says nothing.")
    url = page.get("url", f"https://{source}.example/")
    spec = SourceSpec(
        id=source,
        kind="page",
        url=url,
        publisher=page["publisher"],
        tier=page.get("tier", 1),
        language=page["language"],
        published_on=_day(page),
    )
    body = page["text"].encode()
    response = Response(
        request=Request(source=source, url=url, title=page.get("title", "")), snapshot=snapshot(url, body), body=body
    )
    return read_prose(response, spec, page["publisher"])


def _day(page: dict[str, Any]) -> date | None:
    return page.get("published_on")
