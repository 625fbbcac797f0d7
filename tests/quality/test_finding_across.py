"""The one right sentence in another language among near-copies: found first, with the encoder and without."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claims.evidence import shelve
from claims.models import Claim, Passage, Span
from claims.policy import Policy
from claims.text.embed import Embedder
from tests.claims.making import claim, origin, snapshot
from tests.conftest import CASES
from tests.quality.measuring import wilson

NUMBERS = Policy().retrieval.model_copy(update={"passages_per_claim": 1, "passages_found": 10})
FIRST_FROM, FIRST_FROM_BY_WORDS = 23, 23
"""Claims whose sentence must come first, with the encoder and without: what is reached today."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the sentence that says it, and those that nearly do."""

    claim: str
    right: str
    near: tuple[str, ...]


@cache
def cases() -> tuple[Case, ...]:
    raw = tomllib.loads((CASES / "finding" / "across.toml").read_text(encoding="utf-8"))
    return tuple(Case(each["claim"], each["right"], tuple(each["near"])) for each in raw["case"])


def pool() -> list[Passage]:
    texts = sorted({text for case in cases() for text in (case.right, *case.near)})
    return [
        Passage(
            origin=origin(snapshot=snapshot(body=text.encode()), language="en", published_on=None),
            span=Span(start=0, end=len(text)),
            text=text,
        )
        for text in texts
    ]


def claims() -> list[Claim]:
    made = (claim(case.claim, language="de") for case in cases())
    return [one.model_copy(update={"id": str(number)}) for number, one in enumerate(made)]


def missed(embedder: Embedder | None) -> list[str]:
    """The claims whose sentence does not come first."""
    near = shelve(pool()).statements.near(claims(), embedder, NUMBERS)
    first = {number: [passage.text for passage in found][:1] for number, found in near.items()}
    return [case.claim for number, case in enumerate(cases()) if first[str(number)] != [case.right]]


def test_the_right_sentence_is_found_first_across_languages(encoder: Embedder, board: Callable[[str], None]) -> None:
    size, silent, told = len(cases()), missed(None), missed(encoder)
    low, high = wilson(size - len(told), size)
    board(
        f"German claims, English sentences: {size - len(told)} of {size} right ones first among {len(pool())} with the "
        f"encoder (95 %: {low:.2f} to {high:.2f}); control: {size - len(silent)} by words, senses and figures alone"
    )
    assert size - len(told) >= FIRST_FROM, told
    assert size - len(silent) >= FIRST_FROM_BY_WORDS, silent
