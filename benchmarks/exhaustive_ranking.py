"""The ranking that the index has to give, worked out plainly: every passage is scored, by formulas written down anew.

BM25 with k1 = 1.2 and b = 0.75 as Lucene and tantivy have it, lengths rounded as they store them; every word of a claim
by the best of its counterparts, and a tenth of the others; cosines of all vectors; reciprocal ranks of both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.index.terms import Asked, Terms, asked_of, written_terms

_K1, _B = 1.2, 0.75
_FIELDS = Terms._fields
_OTHERS, _RARE = 0.1, 3
_EXACT = 24
_Postings = tuple[NDArray[np.int64], NDArray[np.float64]]


class Exhaustive:
    """All passages, of which only what the claims ask for is kept."""

    def __init__(self, texts: Iterable[tuple[str, str]], claims: Sequence[tuple[str, str]]) -> None:
        """Go through all passages once."""
        self._asked = [asked_of(*claim) for claim in claims]
        wanted = [_wanted(self._asked, field) for field in range(len(_FIELDS))]
        lengths: list[list[int]] = [[] for _ in _FIELDS]
        found: list[dict[str, list[tuple[int, int]]]] = [defaultdict(list) for _ in _FIELDS]
        for number, text in enumerate(texts):
            for field, written in enumerate(written_terms(*text)):
                terms = written.split()
                lengths[field].append(len(terms))
                for term, often in Counter(term for term in terms if term in wanted[field]).items():
                    found[field][term].append((number, often))
        self.size = len(lengths[0])
        self._norms = [self._norm(np.array(own)) for own in lengths]
        self._postings = [{term: _posted(pairs) for term, pairs in own.items()} for own in found]

    def ranked(self, claim: int, depth: int) -> list[int]:
        """The best passages by their words."""
        asked = self._asked[claim]
        scores = np.zeros(self.size)
        for terms in asked.words:
            scores += self._word(terms)
        for field, own in (("senses", asked.phrases), ("figures", asked.figures)):
            for term in own:
                numbers, worth = self._worth(field, term)
                scores[numbers] += worth
        return _best(scores, depth)

    def _word(self, terms: Terms) -> NDArray[np.float64]:
        ways = [self._worth(field, term) for field in ("words", "senses") for term in getattr(terms, field)]
        best, total = np.zeros(self.size), np.zeros(self.size)
        for numbers, worth in [*ways, *self._letters(terms)]:
            best[numbers] = np.maximum(best[numbers], worth)
            total[numbers] += worth
        return best + _OTHERS * (total - best)

    def _letters(self, terms: Terms) -> list[_Postings]:
        if not terms.grams or len(self._worth("words", terms.words[0])[0]) > _RARE:
            return []
        letters = np.zeros(self.size)
        for gram in dict.fromkeys(terms.grams):
            numbers, worth = self._worth("grams", gram)
            letters[numbers] += worth / len(terms.grams)
        return [(np.flatnonzero(letters), letters[letters > 0])]

    def _worth(self, field: str, term: str) -> _Postings:
        """The passages that have a term, and what it is worth in each."""
        at = _FIELDS.index(field)
        numbers, often = self._postings[at].get(term, (np.zeros(0, dtype=np.int64), np.zeros(0)))
        rarity = np.log(1 + (self.size - len(numbers) + 0.5) / (len(numbers) + 0.5))
        return numbers, rarity * (_K1 + 1) * often / (often + self._norms[at][numbers])

    @staticmethod
    def _norm(lengths: NDArray[np.int64]) -> NDArray[np.float64]:
        stored = np.array([_as_stored(length) for length in range(int(lengths.max(initial=0)) + 1)])
        return _K1 * (1 - _B + _B * stored[lengths] / max(lengths.mean(), 1e-9))


def nearest(rows: NDArray[np.float16], vector: NDArray[np.float32], depth: int, alike_from: float) -> list[int]:
    """The best passages by the cosines of all vectors, those that are hardly alike left out."""
    block = 50_000
    alike = [rows[first : first + block].astype(np.float32) @ vector for first in range(0, len(rows), block)]
    every = np.concatenate(alike)
    return _best(np.where(every >= alike_from, every, 0), depth)


def fused(ways: Sequence[Sequence[int]], constant: int) -> list[int]:
    """Passages by the sum of their reciprocal ranks."""
    scores: dict[int, float] = defaultdict(float)
    for way in ways:
        for rank, number in enumerate(way):
            scores[number] += 1 / (constant + rank + 1)
    return sorted(scores, key=lambda number: -scores[number])


def _best(scores: NDArray[np.floating], depth: int) -> list[int]:
    some = np.argpartition(-scores, min(2 * depth, len(scores) - 1))[: 2 * depth] if len(scores) > 2 * depth else None
    numbers = np.arange(len(scores)) if some is None else some
    order = np.lexsort((numbers, -scores[numbers]))[:depth]
    return [int(number) for number in numbers[order] if scores[number] > 0]


def _wanted(asked: Sequence[Asked], field: int) -> frozenset[str]:
    every = {term for one in asked for terms in one.words for term in terms[field]}
    more = {"senses": "phrases", "figures": "figures"}.get(_FIELDS[field])
    return frozenset(every | {term for one in asked for term in (getattr(one, more) if more else ())})


def _posted(pairs: Sequence[tuple[int, int]]) -> _Postings:
    numbers, often = zip(*pairs, strict=True)
    return np.array(numbers, dtype=np.int64), np.array(often, dtype=np.float64)


def _as_stored(length: int) -> int:
    """A length as it is kept in one byte: exact up to 40, then with four bits (Lucene's SmallFloat)."""
    if length < _EXACT + 16:
        return length
    rest = length - _EXACT
    shift = rest.bit_length() - 4
    return _EXACT + ((rest >> shift) << shift)
