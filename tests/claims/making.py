"""Records for tests: what a test does not speak of has a plain value here."""

import hashlib
from datetime import UTC, date, datetime
from typing import TypeVar

from claims.models import Article, Claim, ClaimKind, Evidence, Origin, Record, Snapshot, Span, Stance, Verdict

_Record = TypeVar("_Record", bound=Record)

FETCHED = datetime(2031, 5, 5, 9, 30, tzinfo=UTC)
AS_OF = date(2031, 5, 4)


def changed(record: _Record, **values: object) -> _Record:
    """A record with other values, read as if it were new, so that its validators see them."""
    return type(record).model_validate({**dict(record), **values})


def snapshot(url: str = "http://127.0.0.1/page", body: bytes = b"a body") -> Snapshot:
    sha256 = hashlib.sha256(body).hexdigest()
    return Snapshot(sha256=sha256, url=url, final_url=url, status=200, media_type="text/plain", fetched_at=FETCHED)


def origin(**values: object) -> Origin:
    plain = Origin(
        source="harbour-office",
        publisher="Harbour Office",
        tier=1,
        language="en",
        published_on=date(2031, 4, 30),
        title="Harbour figures",
        snapshot=snapshot(),
    )
    return changed(plain, **values)


def article(text: str = "The quay is long.", **values: object) -> Article:
    plain = Article(
        id="article",
        url=None,
        title="Harbour grows",
        language="en",
        published_on=date(2031, 5, 4),
        text=text,
        body=(Span(start=0, end=len(text)),),
        snapshot=snapshot(body=text.encode()).sha256,
    )
    return changed(plain, **values)


def claim(content: str = "The quay is long.", **values: object) -> Claim:
    plain = Claim(
        id="claim",
        text=content,
        quote=content,
        span=Span(start=0, end=len(content)),
        content=content,
        kind=ClaimKind.EVENT,
        speaker=None,
        language="en",
        check_worthiness=0.5,
    )
    return changed(plain, **values)


def evidence(stance: Stance = Stance.SUPPORTS, **values: object) -> Evidence:
    quote = "The quay of the harbour is long."
    plain = Evidence(
        claim="claim",
        origin=origin(),
        quote=quote,
        span=Span(start=0, end=len(quote)),
        stance=stance,
        findings=(),
        coverage=1.0,
        rule="parts_agree",
    )
    return changed(plain, **values)


def verdict(**values: object) -> Verdict:
    plain = Verdict(
        label="not_enough_evidence", confidence=0.3, rule="nothing_found", because="Nobody says.", as_of=AS_OF
    )
    return changed(plain, **values)
