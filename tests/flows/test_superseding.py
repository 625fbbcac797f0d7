"""An article is reviewed in its newest check, whatever the order in which its reviews begin."""

import asyncio
from collections.abc import Iterator

import pytest

from claims.adapters.ledger import Check, Ledger
from tests.claims.adapters.ledger.making import after, check, quay, review


@pytest.fixture
def book() -> Iterator[Ledger]:
    from flows.wiring import ledger

    with ledger() as opened:
        yield opened


def _checked(book: Ledger, number: int) -> Check:
    made = check(number, about=quay("The quay is 2 miles long.", 1))
    book.record_check(made, after(number))
    return made


def _overtaken(book: Ledger, made: Check) -> str | None:
    from flows.superseding import overtaken_by

    return asyncio.run(overtaken_by(book, made))


def test_the_review_of_an_older_check_that_begins_late_gives_way(book: Ledger) -> None:
    older, newer = _checked(book, 1), _checked(book, 2)
    assert _overtaken(book, older) == newer.id
    assert _overtaken(book, newer) is None


def test_what_was_decided_before_there_was_a_newer_check_is_still_published(book: Ledger) -> None:
    older = _checked(book, 1)
    book.record_review(review(older), older.report.article.key, "run")
    _checked(book, 2)
    assert _overtaken(book, older) is None
