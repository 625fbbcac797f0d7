"""Posted events stay on record until something has come of them."""

from claims.adapters.ledger import Ledger
from claims.adapters.ledger.posted import Posted, PostedBook
from tests.claims.adapters.ledger.making import after


def posted(number: int, hours: int = 1) -> Posted:
    return Posted(event=f"event-{number}", name="article.published", body="[]", at=after(hours))


def test_an_event_waits_until_it_is_settled(ledger: Ledger) -> None:
    book = PostedBook(ledger)
    book.keep([posted(1), posted(2, hours=2)])
    assert book.waiting(after(3), 10) == (posted(1), posted(2, hours=2))
    assert book.waiting(after(2), 10) == (posted(1),)
    book.settle("event-1", "a run has begun", after(3))
    book.settle("event-1", "another run has begun", after(4))
    assert book.waiting(after(3), 10) == (posted(2, hours=2),)


def test_an_event_that_is_posted_again_is_on_record_once(ledger: Ledger) -> None:
    book = PostedBook(ledger)
    book.keep([posted(1), posted(1)])
    book.keep([posted(1, hours=2)])
    assert book.waiting(after(9), 10) == (posted(1),)


def test_what_was_never_posted_is_not_settled(ledger: Ledger) -> None:
    book = PostedBook(ledger)
    book.settle("event-9", "a run has begun", after(1))
    assert book.waiting(after(9), 10) == ()


def test_only_so_many_are_given_at_once(ledger: Ledger) -> None:
    book = PostedBook(ledger)
    book.keep(posted(number) for number in range(5))
    assert [event.event for event in book.waiting(after(9), 2)] == ["event-0", "event-1"]
