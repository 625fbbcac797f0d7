"""The public pairs of a claim and a passage, read as the program reads its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from claims.evidence.weighing.model import Outcome
from claims.evidence.weighing.signs import signs_of
from claims.parts.reading import read_statement
from claims.policy import Policy
from claims.text.embed import Embedder, Vectors
from tests.quality.bench import records

FEVER, CLIMATE, WICE = "fever_symmetric/dev.jsonl", "climate_fever/dev.jsonl", "wice/dev.jsonl"
_OUTCOMES = MappingProxyType(
    {
        "SUPPORTS": Outcome.SUPPORTS,
        "REFUTES": Outcome.REFUTES,
        "NOT_ENOUGH_INFO": Outcome.NEITHER,
        "supported": Outcome.SUPPORTS,
        "partially_supported": Outcome.NEITHER,
        "not_supported": Outcome.NEITHER,
    }
)
_BRACKETS = MappingProxyType({"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'})
_SPACED = re.compile(r"\s+(?=[.,;:!?)\]]|'s\b|n't\b)|(?<=[(\[])\s+")


@dataclass(frozen=True, slots=True)
class Example:
    """A claim and a passage with what people say of them."""

    claim: str
    passage: str
    outcome: Outcome
    group: str
    """Examples of one group never stand on both sides of a split."""
    language: str = "en"
    passage_language: str = "en"


@cache
def examples_of(name: str) -> tuple[Example, ...]:
    """The pairs of a set, in its order."""
    readers = {FEVER: _fever_symmetric, CLIMATE: _climate_fever, WICE: _wice}
    return tuple(readers[name]())


@cache
def signs_of_example(example: Example) -> Mapping[str, float]:
    """The shipped signs of a pair."""
    said = read_statement(example.claim, example.language)
    return signs_of(said, read_statement(example.passage, example.passage_language), Policy())


class Remembering:
    """An encoder that encodes every text once."""

    def __init__(self, embedder: Embedder) -> None:
        """Remember nothing yet."""
        self.name = embedder.name
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._embedder.encode(new), strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32)


def _fever_symmetric() -> Iterator[Example]:
    """Pairs of FEVER-Symmetric; those that share a claim or a passage, mostly four, are one group."""
    pairs = [(untokenized(r["claim"]), untokenized(r["evidence"]), r["label"]) for r in records(FEVER)]
    groups = joined_groups([(claim, passage) for claim, passage, _ in pairs])
    for (claim, passage, label), group in zip(pairs, groups, strict=True):
        yield Example(claim, passage, _OUTCOMES[label], group)


def _climate_fever() -> Iterator[Example]:
    """Every claim with each of its five sentences; a claim is a group."""
    for record in records(CLIMATE):
        for found in record["evidences"]:
            yield Example(
                record["claim"], found["evidence"], _OUTCOMES[found["evidence_label"]], f"climate {record['claim_id']}"
            )


def _wice() -> Iterator[Example]:
    """Every claim with the fewest sentences that people name for it; those on one page of Wikipedia are a group.

    A claim that is only supported in part counts as neither, and so does one for which nobody names a sentence,
    with the first sentences of the article.
    """
    for record in records(WICE):
        sets = [found for found in record["supporting_sentences"] if found]
        chosen = min(sets, key=len) if sets else range(min(3, len(record["evidence"])))
        passage = " ".join(record["evidence"][number] for number in sorted(chosen))
        yield Example(record["claim"], passage, _OUTCOMES[record["label"]], f"wice {record['title']}")


def untokenized(text: str) -> str:
    """A sentence of the Penn treebank's tokens as it would be printed."""
    for sign, printed in _BRACKETS.items():
        text = text.replace(sign, printed)
    return _SPACED.sub("", text)


def joined_groups(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """For every pair the name of its group: pairs with a common side are in one."""
    parents: dict[tuple[int, str], tuple[int, str]] = {}
    for claim, passage in pairs:
        parents[_root(parents, (0, claim))] = _root(parents, (1, passage))
    return tuple(_root(parents, (0, claim))[1] for claim, _ in pairs)


def _root(parents: dict[tuple[int, str], tuple[int, str]], side: tuple[int, str]) -> tuple[int, str]:
    parents.setdefault(side, side)
    while parents[side] != side:
        side = parents[side]
    return side
