"""Claims that were checked before, found as a run finds them by posts that repeat them, among fourteen thousand."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from claims.evidence import Shelf, shelve
from claims.index.entry import Entry
from claims.index.lexical import Lexical
from claims.index.terms import Terms, terms_of
from claims.models import Claim, Passage, Span
from claims.policy import Policy
from claims.policy.retrieval import Retrieval
from claims.text.embed import Embedder
from tests.claims.making import claim, origin, snapshot
from tests.quality.bench import records
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

POSTS, CHECKED = "claimretrieval_ct22/dev.jsonl", "claimretrieval_ct22/corpus.jsonl"
SHIPPED = Policy().retrieval
UNFILTERED = SHIPPED.model_copy(update={"touched_from": 0.0})
DEPTH = 5


@pytest.fixture(scope="module")
def passages() -> tuple[Passage, ...]:
    page = origin(snapshot=snapshot(body=b"checks"), language="en", published_on=None)
    texts = (f"{each['title']}. {each['claim']}" for each in records(CHECKED))
    return tuple(Passage(origin=page, span=Span(start=0, end=len(text)), text=text) for text in texts)


@pytest.fixture(scope="module")
def shelf(passages: tuple[Passage, ...]) -> Shelf:
    return shelve(passages)


@pytest.fixture(scope="module")
def by_words(shelf: Shelf) -> list[float]:
    return by_shelf(shelf, None, SHIPPED)


def posts() -> list[Claim]:
    made = (claim(post["text"], language="en") for post in records(POSTS))
    return [one.model_copy(update={"id": str(number)}) for number, one in enumerate(made)]


def precision(found: Sequence[str], relevant: Iterable[str]) -> float:
    """Average precision of the first five (the measure of the shared task)."""
    wanted, hits, total = set(relevant), 0, 0.0
    for rank, name in enumerate(found[:DEPTH], start=1):
        if name in wanted:
            hits += 1
            total += hits / rank
    return total / min(len(wanted), DEPTH)


def precisions(ranked: Sequence[Sequence[str]]) -> list[float]:
    return [precision(found, post["relevant"]) for found, post in zip(ranked, records(POSTS), strict=True)]


def by_shelf(shelf: Shelf, embedder: Embedder | None, numbers: Retrieval) -> list[float]:
    names = dict(zip(map(id, shelf.statements.passages), (each["id"] for each in records(CHECKED)), strict=True))
    near = shelf.statements.near(posts(), embedder, numbers)
    return precisions([[names[id(passage)] for passage in near[post.id]] for post in posts()])


def by_plain_words(passages: Sequence[Passage]) -> list[float]:
    """The control: BM25 over base forms, as any search engine has it."""
    index = Lexical()
    index.add(Entry(each["id"], passage.text, "en") for each, passage in zip(records(CHECKED), passages, strict=True))
    asked = (Terms(words=terms_of(post["text"], "en").words) for post in records(POSTS))
    return precisions([[index.entry(hit).id for hit in index.nearest_terms(terms, DEPTH)] for terms in asked])


def mean(found: Sequence[float]) -> float:
    return sum(found) / len(found)


def test_checked_claims_are_found_by_words_senses_and_figures(
    by_words: list[float], shelf: Shelf, passages: tuple[Passage, ...], board: Callable[[str], None]
) -> None:
    without = f"without the look at what a passage touches {mean(by_shelf(shelf, None, UNFILTERED)):.3f}"
    control = f"{without}, BM25 of base forms alone {mean(by_plain_words(passages)):.3f}"
    hold("checked_claims_by_words", Measured(mean(by_words), len(by_words), resampled(by_words, mean), control), board)


def test_checked_claims_are_found_with_the_encoder(
    by_words: list[float], shelf: Shelf, encoder: Embedder, board: Callable[[str], None]
) -> None:
    found = by_shelf(shelf, encoder, SHIPPED)
    without = f"without the look at what a passage touches {mean(by_shelf(shelf, encoder, UNFILTERED)):.3f}"
    control = f"{without}, without the encoder {mean(by_words):.3f}"
    hold("checked_claims_with_encoder", Measured(mean(found), len(found), resampled(found, mean), control), board)
