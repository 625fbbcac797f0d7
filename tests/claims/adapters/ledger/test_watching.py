"""Watched places in the ledger, on SQLite and on PostgreSQL alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.adapters.ledger import Ledger
from claims.adapters.ledger.watching import WatchBook
from claims.models.watching import PUBLISHED, Look, Notice, Sighting
from tests.claims.adapters.ledger.making import QUAY, after

FEED = "https://lenham.example/feed"


@pytest.fixture(params=["sqlite", "postgresql"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WatchBook]:
    sqlite = request.param == "sqlite"
    address = f"sqlite:///{tmp_path}/l.sqlite" if sqlite else request.getfixturevalue("postgres").url("watching")
    with Ledger(address) as ledger:
        yield WatchBook(ledger)


def seen(url: str = QUAY, number: int = 1, event: str = PUBLISHED, place: str = FEED) -> Sighting:
    return Sighting(
        url=url, title="The quay", version="a" * 64, place=place, number=number, event=event, at=after(number)
    )


def test_the_last_look_at_a_place_counts(book: WatchBook) -> None:
    first = Look(place=FEED, etag='"1"', last_modified="then", final_url=FEED, content="b" * 64, listed="2031")
    last = first.model_copy(update={"etag": None})
    book.record([], [first, Look(place="other")], after(1))
    book.record([], [last], after(2))
    assert book.looks([FEED, "never"]) == {FEED: last}


def test_what_was_seen_is_found_by_every_form_of_its_address(book: WatchBook) -> None:
    book.record([seen(), seen(number=2)], [], after(1))
    (found,) = book.sightings([f"{QUAY}#top", "https://lenham.example/other"]).values()
    assert [(s.number, s.model_copy(update={"row": 0})) for s in found] == [(1, seen()), (2, seen(number=2))]


def test_of_two_looks_at_a_time_one_puts_it_on_record(book: WatchBook) -> None:
    book.record([seen()], [], after(1))
    book.record([seen(), seen(place="other", event="")], [], after(2))
    assert book.count_waiting() == 1


def test_what_was_sent_waits_no_longer(book: WatchBook) -> None:
    book.record([seen(f"{QUAY}/{number}", event=PUBLISHED if number else "") for number in range(4)], [], after(1))
    first, second = book.waiting(2)
    assert (first.url, second.url) == (f"{QUAY}/1", f"{QUAY}/2")
    book.record_sent([first], after(2))
    assert (book.sent_at(first), book.sent_at(second)) == (after(2), None)
    assert (book.waiting(1), book.count_waiting()) == ((second,), 2)


def test_many_are_asked_for_at_once(book: WatchBook) -> None:
    urls = [f"{QUAY}/{number}" for number in range(12_000)]
    book.record([seen(url, event="") for url in urls], [], after(1))
    assert len(book.sightings(urls)) == len(urls)


def test_the_last_notice_of_a_place_counts(book: WatchBook) -> None:
    for number, problem in enumerate(("it is empty.", "", "it is broken."), start=1):
        book.record_notices([Notice(place=FEED, problem=problem, number=number, at=after(number))])
    assert book.notices([FEED, "well"]) == {
        FEED: Notice(place=FEED, problem="it is broken.", number=3, at=after(3)),
    }
