"""Putting checks and reviews on record; every function is called with the ledger locked, and adds rows only."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Table, func, insert, select

from claims.adapters.ledger.reading import begun_by, request_of, reviews_of
from claims.adapters.ledger.records import Check, ReviewRequest
from claims.adapters.ledger.schema import (
    articles,
    begun,
    checks,
    claims,
    evidence,
    requests,
    reviews,
    rulings,
    verdicts,
)
from claims.errors import NotOnRecord, ReviewOvertaken
from claims.models import Article, CheckedClaim, Claim, Evidence, Review, Ruling, Verdict


def record_check(connection: Connection, check: Check, now: datetime) -> bool:
    """Put a check on record; whether it was not there yet."""
    if connection.scalar(select(checks.c.id).where(checks.c.check == check.id)) is not None:
        return False
    article, report = check.report.article, check.report
    before = connection.scalar(
        select(func.max(checks.c.id)).join_from(checks, articles).where(articles.c.key == article.key)
    )
    article_row = _article(connection, article, now)
    check_row = _add(
        connection,
        checks,
        check=check.id,
        article_id=article_row,
        run=check.run,
        report=report.model_dump_json(),
        sources=check.sources,
        policy=check.policy,
        asked_as_of=check.asked_as_of,
        policy_version=report.policy_version,
        engine_version=report.engine_version,
        checked_at=report.checked_at,
        recorded_at=now,
        replaces=before,
    )
    for checked in {checked.claim.id: checked for checked in reversed(report.claims)}.values():
        _claim_checked(connection, checked, article.key, (article_row, check_row))
    return True


def _article(connection: Connection, article: Article, now: datetime) -> int:
    """The row of this version."""
    versions = connection.execute(
        select(articles.c.id, articles.c.article).where(articles.c.key == article.key).order_by(articles.c.id.desc())
    ).all()
    known: int | None = next((row.id for row in versions if row.article == article.id), None)
    if known is not None:
        return known
    return _add(
        connection,
        articles,
        key=article.key,
        article=article.id,
        url=article.url,
        title=article.title,
        language=article.language,
        published_on=article.published_on,
        snapshot=article.snapshot,
        recorded_at=now,
        replaces=versions[0].id if versions else None,
    )


def _claim_checked(connection: Connection, checked: CheckedClaim, key: str, rows: tuple[int, int]) -> None:
    article_row, check_row = rows
    claim_row = _claim(connection, checked.claim, article_row)
    if checked.verdict is None:
        return
    before = connection.scalar(
        select(func.max(verdicts.c.id))
        .select_from(verdicts.join(claims).join(articles))
        .where(claims.c.claim == checked.claim.id, articles.c.key == key)
    )
    verdict_row = _verdict(
        connection, checked.verdict, {"check_id": check_row, "claim_id": claim_row, "replaces": before}
    )
    for place, item in enumerate(checked.verdict.evidence):
        _evidence(connection, item, verdict_row, place)


def _claim(connection: Connection, claim: Claim, article_row: int) -> int:
    known: int | None = connection.scalar(
        select(claims.c.id).where(claims.c.article_id == article_row, claims.c.claim == claim.id)
    )
    if known is not None:
        return known
    return _add(
        connection,
        claims,
        claim=claim.id,
        article_id=article_row,
        text=claim.text,
        quote=claim.quote,
        start=claim.span.start,
        end=claim.span.end,
        kind=claim.kind,
        speaker=claim.speaker,
        not_checkable_because=claim.not_checkable_because,
    )


def _verdict(connection: Connection, verdict: Verdict, rows: Mapping[str, int | None]) -> int:
    return _add(
        connection,
        verdicts,
        label=verdict.label,
        precision=verdict.precision,
        attribution=verdict.attribution,
        confidence=verdict.confidence,
        rule=verdict.rule,
        because=verdict.because,
        as_of=verdict.as_of,
        origins=verdict.origins,
        **rows,
    )


def _evidence(connection: Connection, item: Evidence, verdict_row: int, place: int) -> None:
    origin = item.origin
    _add(
        connection,
        evidence,
        verdict_id=verdict_row,
        place=place,
        source=origin.source,
        publisher=origin.publisher,
        url=origin.snapshot.url,
        snapshot=origin.snapshot.sha256,
        fetched_at=origin.snapshot.fetched_at,
        quote=item.quote,
        start=item.span.start,
        end=item.span.end,
        stance=item.stance,
        rule=item.rule,
        working=item.working.model_dump_json() if item.working is not None else None,
    )


def ask_review(connection: Connection, request: ReviewRequest) -> ReviewRequest:
    """Put on record that somebody is asked; what is there, where this run has asked so before.

    Raises:
        NotOnRecord: There is no such check.
    """
    check_row = _check_row(connection, request.check)
    of_run = requests.c.check_id == check_row, requests.c.run == request.run, requests.c.attempt == request.attempt
    asked = connection.execute(select(requests).where(*of_run)).mappings().one_or_none()
    if asked is not None:
        return request_of(asked, request.check)
    values = request.model_dump(exclude={"check"})
    _add(connection, requests, check_id=check_row, **values)
    return request


def record_review(connection: Connection, review: Review, key: str, run: str) -> Review:
    """Put a review on record; what is there, where this run has done so before.

    Raises:
        NotOnRecord: There is no such check, or a ruling is on a claim that has no verdict there.
        ReviewOvertaken: The article has a review that the reviewer did not know.
    """
    known = reviews_of(connection, key)
    check_row = _check_row(connection, review.check)
    mine = select(reviews.c.number).where(reviews.c.check_id == check_row, reviews.c.run == run)
    number: int | None = connection.scalar(mine)
    if number is not None:
        return known[number - 1]
    if review.number != len(known) + 1:
        last = known[-1] if known else review
        raise ReviewOvertaken(last.reviewer, last.decision, last.reviewed_at)
    review_row = _add(
        connection,
        reviews,
        check_id=check_row,
        key=key,
        number=review.number,
        run=run,
        decision=review.decision,
        reason=review.reason,
        reviewer=review.reviewer,
        reviewed_at=review.reviewed_at,
        policy_version=review.policy_version,
        replaces=connection.scalar(select(func.max(reviews.c.id)).where(reviews.c.key == key)),
    )
    for ruling in review.rulings:
        _ruling(connection, ruling, key, {"review_id": review_row, "check": check_row})
    return review


def _ruling(connection: Connection, ruling: Ruling, key: str, rows: Mapping[str, int]) -> None:
    of_claim = select(verdicts.c.id).select_from(verdicts.join(claims)).where(claims.c.claim == ruling.claim)
    verdict_row = connection.scalar(of_claim.where(verdicts.c.check_id == rows["check"]))
    if verdict_row is None:
        raise NotOnRecord(ruling.claim)
    before = connection.scalar(
        select(func.max(rulings.c.id))
        .select_from(rulings.join(reviews).join(verdicts, verdicts.c.id == rulings.c.verdict_id).join(claims))
        .where(claims.c.claim == ruling.claim, reviews.c.key == key)
    )
    _add(
        connection,
        rulings,
        review_id=rows["review_id"],
        verdict_id=verdict_row,
        proposed=ruling.proposed,
        label=ruling.label,
        replaces=before,
    )


def begin(connection: Connection, work: str, run: str, now: datetime, instead_of: str | None) -> str:
    """The run that does a piece of work: this one, unless another one that is not to be replaced has begun it."""
    doing = begun_by(connection, work)
    if doing is not None and doing != instead_of:
        return doing
    _add(connection, begun, work=work, run=run, at=now)
    return run


def _check_row(connection: Connection, check: str) -> int:
    row: int | None = connection.scalar(select(checks.c.id).where(checks.c.check == check))
    if row is None:
        raise NotOnRecord(check)
    return row


def _add(connection: Connection, table: Table, **values: object) -> int:
    """The number of a new row; PostgreSQL takes no NUL, which texts of strangers may have."""
    told = {name: value.replace("\0", "\ufffd") if isinstance(value, str) else value for name, value in values.items()}
    added: int = connection.execute(insert(table).values(**told).returning(table.c.id)).scalar_one()
    return added
