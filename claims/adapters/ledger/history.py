"""The history of an article or a claim: what was found when, and who decided what about it."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from claims.adapters.ledger.reading import keys_of
from claims.adapters.ledger.records import Entry, EntryKind
from claims.adapters.ledger.schema import articles, checks, claims, evidence, reviews, rulings, verdicts
from claims.errors import NotOnRecord
from claims.models import Label

_VERDICT_BEFORE = verdicts.alias("verdict_before")
_RULING_BEFORE = rulings.alias("ruling_before")
_KINDS = list(EntryKind)


def history(connection: Connection, about: str) -> tuple[Entry, ...]:
    """What is on record of an article (its address, key or id), a check or a claim, the earliest first.

    Raises:
        NotOnRecord: Nothing is.
    """
    keys = keys_of(connection, about)
    wanted = articles.c.key.in_(keys) if keys else claims.c.claim == about
    found = [*_verdicts(connection, wanted), *_rulings(connection, wanted)]
    if keys:
        found += [*_articles(connection, wanted), *_checks(connection, wanted), *_reviews(connection, wanted)]
    if not found:
        raise NotOnRecord(about)
    return tuple(sorted(found, key=lambda entry: (entry.at, _KINDS.index(entry.kind))))


def _articles(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Entry]:
    for row in connection.execute(select(articles).where(wanted).order_by(articles.c.id)).mappings():
        yield Entry(
            at=row["recorded_at"],
            kind=EntryKind.ARTICLE,
            about=row["article"],
            text=row["title"],
            snapshots=(row["snapshot"],),
        )


def _checks(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Entry]:
    found = select(checks, articles.c.title).select_from(checks.join(articles)).where(wanted).order_by(checks.c.id)
    for row in connection.execute(found).mappings():
        yield Entry(
            at=row["recorded_at"],
            kind=EntryKind.CHECK,
            about=row["check"],
            text=row["title"],
            by=row["policy_version"],
        )


def _verdicts(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Entry]:
    found = (
        select(
            verdicts,
            checks.c.recorded_at,
            checks.c.policy_version,
            claims.c.claim,
            claims.c.text,
            _VERDICT_BEFORE.c.label.label("was"),
        )
        .select_from(
            verdicts.join(checks)
            .join(claims)
            .join(articles, articles.c.id == claims.c.article_id)
            .outerjoin(_VERDICT_BEFORE, _VERDICT_BEFORE.c.id == verdicts.c.replaces)
        )
        .where(wanted)
        .order_by(verdicts.c.id)
    )
    for row in connection.execute(found).mappings():
        yield Entry(
            at=row["recorded_at"],
            kind=EntryKind.VERDICT,
            about=row["claim"],
            text=row["text"],
            label=row["label"],
            was=_other(row),
            by=row["policy_version"],
            because=row["because"],
            snapshots=_snapshots(connection, row["id"]),
        )


def _snapshots(connection: Connection, verdict: int) -> tuple[str, ...]:
    of_verdict = select(evidence.c.snapshot).where(evidence.c.verdict_id == verdict).order_by(evidence.c.place)
    return tuple(dict.fromkeys(connection.scalars(of_verdict)))


def _reviews(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Entry]:
    found = (
        select(reviews, checks.c.check, articles.c.title)
        .select_from(reviews.join(checks).join(articles))
        .where(wanted)
        .order_by(reviews.c.id)
    )
    for row in connection.execute(found).mappings():
        yield Entry(
            at=row["reviewed_at"],
            kind=EntryKind.REVIEW,
            about=row["check"],
            text=row["title"],
            by=row["reviewer"],
            decision=row["decision"],
            because=row["reason"],
        )


def _rulings(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Entry]:
    found = (
        select(
            rulings.c.id,
            rulings.c.proposed,
            rulings.c.label,
            reviews.c.reviewed_at,
            reviews.c.reviewer,
            reviews.c.reason,
            reviews.c.decision,
            claims.c.claim,
            claims.c.text,
            _RULING_BEFORE.c.label.label("was"),
        )
        .select_from(
            rulings.join(reviews)
            .join(verdicts, verdicts.c.id == rulings.c.verdict_id)
            .join(claims)
            .join(articles, articles.c.id == claims.c.article_id)
            .outerjoin(_RULING_BEFORE, _RULING_BEFORE.c.id == rulings.c.replaces)
        )
        .where(wanted)
        .order_by(rulings.c.id)
    )
    for row in connection.execute(found).mappings():
        yield Entry(
            at=row["reviewed_at"],
            kind=EntryKind.RULING,
            about=row["claim"],
            text=row["text"],
            label=row["label"],
            was=_other(row),
            proposed=row["proposed"],
            by=row["reviewer"],
            decision=row["decision"],
            because=row["reason"],
        )


def _other(row: RowMapping) -> Label | None:
    """The label that was replaced, where it was another one."""
    return Label(row["was"]) if row["was"] is not None and row["was"] != row["label"] else None
