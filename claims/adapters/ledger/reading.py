"""Reading what is on record."""

from datetime import datetime

from sqlalchemy import Connection, Exists, RowMapping, Select, func, or_, select

from claims.adapters.ledger.records import Check, CheckNote, OpenReview, ReviewRequest
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
from claims.errors import NotOnRecord
from claims.models import Report, Review, Ruling, key_of

_BEFORE = checks.alias("before")


def check_of(connection: Connection, check: str) -> Check:
    """A check with its report.

    Raises:
        NotOnRecord: There is none of this id.
    """
    row = connection.execute(select(checks).where(checks.c.check == check)).mappings().one_or_none()
    if row is None:
        raise NotOnRecord(check)
    return Check(
        id=check,
        run=row["run"],
        report=Report.model_validate_json(row["report"]),
        sources=row["sources"],
        policy=row["policy"],
        asked_as_of=row["asked_as_of"],
    )


def _notes() -> Select[tuple[object, ...]]:
    return (
        select(
            checks.c.check,
            articles.c.key,
            articles.c.article,
            articles.c.title,
            articles.c.url,
            checks.c.checked_at,
            checks.c.recorded_at,
            checks.c.policy_version,
            checks.c.sources,
            _BEFORE.c.check.label("replaces"),
        )
        .select_from(checks.join(articles).outerjoin(_BEFORE, _BEFORE.c.id == checks.c.replaces))
        .order_by(checks.c.id)
    )


def newest_checks(connection: Connection) -> tuple[CheckNote, ...]:
    """The newest check of every article, the earliest first."""
    newest = select(func.max(checks.c.id)).select_from(checks.join(articles)).group_by(articles.c.key)
    rows = connection.execute(_notes().where(checks.c.id.in_(newest))).mappings()
    return tuple(CheckNote(**row) for row in rows)


def checks_of(connection: Connection, key: str) -> tuple[CheckNote, ...]:
    """The checks of an article, the earliest first."""
    rows = connection.execute(_notes().where(articles.c.key == key)).mappings()
    return tuple(CheckNote(**row) for row in rows)


def newest_of(connection: Connection, about: str) -> CheckNote:
    """The newest check of what is meant: of an article, or the check itself.

    Args:
        connection: To the ledger.
        about: Id of a check, of a flow run that made one or asks for its review, or what names an article.

    Raises:
        NotOnRecord: There is none.
    """
    by_request = select(requests.c.check_id).where(requests.c.run == about)
    meant = or_(checks.c.check == about, checks.c.run == about, checks.c.id.in_(by_request))
    rows = connection.execute(_notes().where(meant)).mappings().all()
    rows = rows or connection.execute(_notes().where(articles.c.key.in_(keys_of(connection, about)))).mappings().all()
    if not rows:
        raise NotOnRecord(about)
    return CheckNote(**rows[-1])


def keys_of(connection: Connection, about: str) -> list[str]:
    """Keys of the articles that an address, a key, an id of a version or of a check means."""
    named = or_(articles.c.key.in_([about, key_of(about)]), articles.c.article == about)
    by_check = articles.c.id.in_(select(checks.c.article_id).where(checks.c.check == about))
    return list(connection.scalars(select(articles.c.key).where(or_(named, by_check)).distinct()))


def check_by_run(connection: Connection, run: str) -> str | None:
    """Id of the check that a flow run has made; None where it has made none."""
    found: str | None = connection.scalar(select(checks.c.check).where(checks.c.run == run))
    return found


def begun_by(connection: Connection, work: str) -> str | None:
    """The run that has begun a piece of work last; None where none has."""
    found: str | None = connection.scalar(
        select(begun.c.run).where(begun.c.work == work).order_by(begun.c.id.desc()).limit(1)
    )
    return found


def cited(connection: Connection, check: str) -> dict[str, frozenset[str]]:
    """The addresses on which the verdicts of a check stand, with the hashes of what they gave."""
    rows = connection.execute(
        select(evidence.c.url, evidence.c.snapshot)
        .select_from(evidence.join(verdicts).join(checks))
        .where(checks.c.check == check)
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for url, snapshot in rows:
        found.setdefault(url, set()).add(snapshot)
    return {url: frozenset(snapshots) for url, snapshots in found.items()}


def reviews_of(connection: Connection, key: str) -> tuple[Review, ...]:
    """The reviews of an article, the earliest first."""
    rows = connection.execute(
        select(reviews, checks.c.check)
        .select_from(reviews.join(checks))
        .where(reviews.c.key == key)
        .order_by(reviews.c.number)
    ).mappings()
    return tuple(_review(connection, row) for row in rows)


def review_by_run(connection: Connection, run: str) -> Review | None:
    """The review that was decided in a flow run; None where none was."""
    found = select(reviews, checks.c.check).select_from(reviews.join(checks)).where(reviews.c.run == run)
    row = connection.execute(found).mappings().one_or_none()
    return _review(connection, row) if row is not None else None


def _review(connection: Connection, row: RowMapping) -> Review:
    ruled = connection.execute(
        select(rulings.c.proposed, rulings.c.label, claims.c.claim, claims.c.text)
        .select_from(rulings.join(verdicts, verdicts.c.id == rulings.c.verdict_id).join(claims))
        .where(rulings.c.review_id == row["id"])
        .order_by(rulings.c.id)
    ).mappings()
    return Review(
        check=row["check"],
        number=row["number"],
        decision=row["decision"],
        rulings=tuple(Ruling(**ruling) for ruling in ruled),
        reason=row["reason"],
        reviewer=row["reviewer"],
        reviewed_at=row["reviewed_at"],
        policy_version=row["policy_version"],
    )


def has_asked(connection: Connection, check: str, run: str, attempt: int) -> bool:
    """Whether a flow run has asked its question of this number about a check."""
    asked = select(requests.c.id).select_from(requests.join(checks)).where(checks.c.check == check)
    of_run = asked.where(requests.c.run == run, requests.c.attempt == attempt)
    return connection.scalar(of_run) is not None


def request_of(row: RowMapping, check: str) -> ReviewRequest:
    """The request of a row."""
    names = ("run", "attempt", "asked_at", "basis", "doubtful")
    return ReviewRequest(check=check, **{name: row[name] for name in names})


def open_reviews(connection: Connection, asked_before: datetime | None = None) -> tuple[OpenReview, ...]:
    """The requests that nobody has answered, the earliest first.

    A later request for the same or a newer check of the article takes the place of one; a review of an older check
    answers none.

    Args:
        connection: To the ledger.
        asked_before: Only those that were asked for before; None for all.
    """
    found = (
        select(requests, checks.c.check, articles.c.key, articles.c.title, articles.c.url)
        .select_from(requests.join(checks).join(articles))
        .where(~_answered(), ~_asked_later())
        .order_by(requests.c.id)
    )
    rows = connection.execute(found if asked_before is None else found.where(requests.c.asked_at < asked_before))
    return tuple(
        OpenReview(request=request_of(row, row["check"]), key=row["key"], title=row["title"], url=row["url"])
        for row in rows.mappings()
    )


def _answered() -> Exists:
    return (
        select(reviews.c.id)
        .where(
            reviews.c.key == articles.c.key,
            reviews.c.number > requests.c.basis,
            reviews.c.check_id >= requests.c.check_id,
        )
        .exists()
    )


def _asked_later() -> Exists:
    later, check, article = requests.alias("later"), checks.alias("later_check"), articles.alias("later_article")
    return (
        select(later.c.id)
        .select_from(
            article.join(check, check.c.article_id == article.c.id).join(later, later.c.check_id == check.c.id)
        )
        .where(article.c.key == articles.c.key, later.c.id > requests.c.id, check.c.id >= requests.c.check_id)
        .exists()
    )


def asking_runs(connection: Connection, check: str) -> tuple[str, ...]:
    """The flow runs that ever asked for a review of a check, or of an older one of its article."""
    newest, article = checks.alias("newest"), articles.alias("newest_article")
    asked = (
        select(requests.c.run)
        .select_from(requests.join(checks).join(articles))
        .join(article, article.c.key == articles.c.key)
        .join(newest, newest.c.article_id == article.c.id)
        .where(newest.c.check == check, requests.c.check_id <= newest.c.id)
    )
    return tuple(connection.scalars(asked.distinct()))
