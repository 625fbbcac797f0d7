"""Finding the passage worth comparing among many: by names and senses, by letters, and by meaning."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from claims.articles import RawArticle, read_article
from claims.evidence import find_evidence, shelve
from claims.extraction import extract_claims
from claims.models import Claim, Evidence, Passage, Stance
from claims.policy import Policy
from claims.text.embed import Embedder, SentenceEncoder, Vectors
from tests.claims.evidence.holding import passage_of

DAY = date(2025, 3, 6)
POLICY = Policy()
MANY = 2 * POLICY.retrieval.passages_per_claim


class NoEncoderIsAsked:
    """An encoder that must not be asked."""

    name = "none"

    def encode(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(texts)


class PointsAt:
    """An encoder to which one text is like every claim, and nothing else is."""

    name = "pointing"

    def __init__(self, text: str, claim: str) -> None:
        self._alike = {text, claim}

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([[1, 0] if text in self._alike else [0, 1] for text in texts], dtype=np.float32)


class Counting:
    """An encoder that counts what it is given."""

    name = "counting"

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        return np.ones((len(texts), 1), dtype=np.float32)


def claim(text: str) -> Claim:
    raw = RawArticle(name="claim", url=None, media_type="text/plain", body=text.encode(), published_on=DAY)
    article = read_article(raw).model_copy(update={"language": "en"})
    return extract_claims(article, DAY, POLICY)[0]


def passage(text: str, language: str = "en") -> Passage:
    return passage_of(
        {
            "passage": text,
            "passage_language": language,
            "passage_day": DAY,
            "before": "",
            "title": "Page",
            "publisher": "Paper",
            "tier": 1,
        }
    )


def found(text: str, passages: Sequence[Passage], embedder: Embedder | None) -> tuple[Evidence, ...]:
    asked = claim(text)
    return find_evidence([asked], passages, embedder, DAY, POLICY)[asked.id]


def others(count: int) -> list[Passage]:
    return [passage(f"Train number {number} left the station of Sudbury on time.") for number in range(count)]


def test_where_all_can_be_compared_nothing_is_encoded() -> None:
    passages = [*others(3), passage("The council of Norbury approved the new library.")]
    evidence = found("The council of Norbury approved the new library.", passages, NoEncoderIsAsked())
    assert evidence[0].stance is Stance.SUPPORTS


def test_among_many_the_passage_is_found_without_an_encoder() -> None:
    passages = [*others(MANY), passage("The council of Norbury approved the new library.")]
    assert found("The council of Norbury approved the new library.", passages, None)[0].stance is Stance.SUPPORTS


def test_among_many_the_passage_is_found_across_languages() -> None:
    told = "Der Gemeinderat von Norbury hat die neue Bibliothek genehmigt."
    passages = [*others(MANY), passage(told, "de")]
    evidence = found("The council of Norbury approved the new library.", passages, SentenceEncoder())
    assert [item.quote for item in evidence if item.stance is Stance.SUPPORTS] == [told]


def test_many_copies_of_another_text_do_not_hide_the_passage() -> None:
    asked = "The council of Norbury approved the new library."
    wire = [passage("The council of Norbury discussed the new library on Monday.") for _ in range(MANY)]
    assert found(asked, [*wire, passage(asked)], None)[0].stance is Stance.SUPPORTS


def test_what_has_nothing_of_a_claim_is_not_compared() -> None:
    asked = claim("The council of Norbury approved the new library.")
    near = shelve(others(MANY)).statements.near([asked], None, POLICY.retrieval)
    assert near == {asked.id: []}


def test_hostile_passages_are_found_in_like_any_others() -> None:
    asked = "The council of Norbury approved the new library."
    hostile = ["library " * 60_000, "“", "\u202eyrarbil\u202c", "LIBRARY " * 100, "9" * 50_000, '+ - " ( ) : *']
    passages = [*others(MANY), *map(passage, hostile), passage(asked)]
    evidence = found(asked, passages, None)
    assert evidence[0].stance is Stance.SUPPORTS
    assert all(item.stance is Stance.MENTIONS for item in evidence[1:])


def test_only_so_many_passages_are_encoded() -> None:
    few = POLICY.retrieval.model_copy(update={"encoded_per_run": 5})
    asked = claim("The council of Norbury approved the new library.")
    counting = Counting()
    shelve([*others(MANY), passage(asked.content)]).statements.near([asked], counting, few)
    assert counting.encoded <= 5 + 1


def test_a_likeness_that_is_wrong_decides_nothing() -> None:
    asked, near = "The council of Norbury approved the new library.", "The weather in Sudbury was fine."
    evidence = found(asked, [*others(MANY), passage(near)], PointsAt(near, asked))
    assert all(item.stance is Stance.MENTIONS for item in evidence)


def test_evidence_that_decides_comes_first() -> None:
    passages = [
        passage("The library of Norbury may be approved."),
        passage("The council of Norbury approved the new library."),
    ]
    evidence = found("The council of Norbury approved the new library.", passages, None)
    assert evidence[0].stance is Stance.SUPPORTS
    assert {item.stance for item in evidence[1:]} <= {Stance.MENTIONS}


def test_an_empty_pool_gives_nothing() -> None:
    assert found("The council of Norbury approved the new library.", [], SentenceEncoder()) == ()
