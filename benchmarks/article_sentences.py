"""The sentences of a whole article that may bear a claim out: what every one of them is among its neighbours.

Words are weighed by their rarity in the article, so that all its sentences can be gone through without reading them;
only the few best are read in full and get the shipped signs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from claims.evidence.weighing.signs import signs_of
from claims.language.bases import lemma
from claims.language.neutral import table_for
from claims.language.words import spelled
from claims.parts.reading import read_statement
from claims.policy import Policy

CANDIDATES = 12
"""Sentences of an article that are read; in .94 of the claims a set that people name lies wholly among them."""
_GATHERED = 4
_LONGEST = 600
"""Code points of a sentence that are read: what is longer is a list or a page without stops."""
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Article:
    """A claim with the sentences of the article that it is said to rest on."""

    claim: str
    sentences: tuple[str, ...]
    wanted: frozenset[str]
    """The words of the claim."""
    words: tuple[frozenset[str], ...]
    """Of every sentence."""
    rarity: Mapping[str, float]

    def cover(self, words: frozenset[str]) -> float:
        """The share of the claim that words make up, by rarity."""
        return self.weight(words & self.wanted) / (self.weight(self.wanted) or 1)

    def weight(self, words: frozenset[str]) -> float:
        """How rare words are together."""
        return sum(self.rarity[word] for word in words)


def article(claim: str, sentences: Sequence[str]) -> Article:
    """A claim and an article, ready to be searched."""
    words, wanted = tuple(map(_words, sentences)), _words(claim)
    counts = Counter(word for own in words for word in own)
    rarity = {word: log(1 + len(sentences) / max(1, counts[word])) for word in {*counts, *wanted}}
    return Article(claim, tuple(sentences), wanted, words, rarity)


def _words(text: str) -> frozenset[str]:
    function_words = table_for(_LANGUAGE)[0].function_words
    content = (word for word in spelled(text, _LANGUAGE) if word.casefold() not in function_words)
    return frozenset((*(lemma(word, _LANGUAGE) for word in content), *_NUMBER.findall(text)))


def candidates(found: Article) -> tuple[int, ...]:
    """The places of the sentences that have most of the claim, the best first."""
    covers = [found.cover(words) for words in found.words]
    return tuple(sorted(range(len(covers)), key=lambda number: -covers[number])[:CANDIDATES])


def signs_among(found: Article, places: Sequence[int]) -> Iterator[Mapping[str, float]]:
    """For each of these sentences the shipped signs, and what it is among the others."""
    for rank, place in enumerate(places):
        yield {**read_signs(found.claim, found.sentences[place][:_LONGEST]), **_standing(found, places, rank)}


def _standing(found: Article, places: Sequence[int], rank: int) -> dict[str, float]:
    """How a sentence compares with the best one, and how near it stands."""
    place, best = places[rank], places[0]
    own, cover = found.words[place], found.cover(found.words[place])
    beside = [found.cover(found.words[n]) for n in (place - 1, place + 1) if 0 <= n < len(found.words)]
    return {
        "rare_covered": cover,
        "rare_covered_of_best": cover / (found.cover(found.words[best]) or 1),
        "rare_added": found.cover(own - found.words[best]) if rank else cover,
        "rare_used": found.weight(own & found.wanted) / (found.weight(own) or 1),
        "rank": 1 / (1 + rank),
        "best": float(rank == 0),
        "beside_covered": sum(beside) / max(1, len(beside)),
        "near_best": 1 / (1 + abs(place - best)),
        "place": place / len(found.words),
        "article_length": log(len(found.words)),
        "article_covered": found.cover(frozenset().union(*found.words)),
    }


def gathered(found: Article) -> tuple[int, ...]:
    """The places of the few sentences that together have most of the claim, each chosen for what it adds."""
    chosen: list[int] = []
    had: frozenset[str] = frozenset()
    for _ in range(_GATHERED):
        gains = [found.cover(words - had) for words in found.words]
        best = max(range(len(gains)), key=lambda number: gains[number])
        if not gains[best]:
            break
        chosen.append(best)
        had |= found.words[best]
    return tuple(chosen)


def signs_of_claim(found: Article) -> Mapping[str, float]:
    """The shipped signs of the claim against the sentences that were gathered, and how its coverage grows with them."""
    places = gathered(found)
    text = " ".join(found.sentences[place][:_LONGEST] for place in sorted(places))
    covers = [found.cover(frozenset().union(*(found.words[n] for n in places[:much]))) for much in (1, 2, _GATHERED)]
    grown = {f"rare_covered_by_{name}": cover for name, cover in zip(("one", "two", "four"), covers, strict=True)}
    whole = found.cover(frozenset().union(*found.words))
    return {**read_signs(found.claim, text), **grown, "article_covered": whole}


def read_signs(claim: str, passage: str) -> Mapping[str, float]:
    """The shipped signs of a claim and a passage."""
    return signs_of(read_statement(claim, _LANGUAGE), read_statement(passage, _LANGUAGE), Policy())
