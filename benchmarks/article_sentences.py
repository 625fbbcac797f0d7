"""The sentences of a whole article that may bear a claim out: what every one of them is among its neighbours.

Words are weighed by their rarity in the article, so that all its sentences can be gone through without reading them;
only the few best are read in full and get the shipped signs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from claims.evidence.weighing.signs import signs_of
from claims.language.bases import lemma
from claims.language.neutral import table_for
from claims.language.words import spelled
from claims.parts.reading import read_statement
from claims.policy import Policy
from claims.text.embed import Embedder, cosines

CANDIDATES = 12
"""Sentences of an article that are read; in .94 of the claims a set that people name lies wholly among them."""
_GATHERED = 4
_LONGEST = 600
"""Code points of a sentence that are read: what is longer is a list or a page without stops."""
_BEGINNING = 5
"""Letters by which two forms of a word are taken for one."""
_FAR = 0.6
_TAKEN = (
    "covered",
    "letters_in_order",
    "words_covered",
    "another_name",
    "another_figure",
    "name_missing",
    "time_missing",
    "figure_missing",
    "verb_met",
)
"""The shipped signs that a few hundred claims are enough to weigh."""
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
    known: frozenset[str]
    """The words of the title under which the claim stands: of whom it speaks."""
    names: frozenset[str]
    """Words of the claim that begin with a capital, its first one left out."""

    def cover(self, words: frozenset[str]) -> float:
        """The share of the claim that words make up, by rarity."""
        return self.weight(words & self.wanted) / (self.weight(self.wanted) or 1)

    def weight(self, words: frozenset[str]) -> float:
        """How rare words are together."""
        return sum(self.rarity[word] for word in words)


def article(claim: str, sentences: Sequence[str], title: str) -> Article:
    """A claim and an article, ready to be searched.

    Args:
        claim: The claim.
        sentences: The article that it is said to rest on.
        title: Of the page on which the claim stands.
    """
    words, wanted = tuple(map(_words, sentences)), _words(claim)
    counts = Counter(word for own in words for word in own)
    rarity = {word: log(1 + len(sentences) / max(1, counts[word])) for word in {*counts, *wanted}}
    names = frozenset(lemma(word, _LANGUAGE) for word in spelled(claim, _LANGUAGE)[1:] if word[0].isupper())
    return Article(claim, tuple(sentences), wanted, words, rarity, _words(title), names)


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


def signs_of_claim(found: Article, embedder: Embedder) -> Mapping[str, float]:
    """Shipped signs of the claim against the sentences that were gathered, and what of it these and the rest lack."""
    places = gathered(found)
    shipped = read_signs(found.claim, " ".join(found.sentences[place][:_LONGEST] for place in sorted(places)))
    pools = {"one": places[:1], "two": places[:2], "four": places, "all": range(len(found.words))}
    return {
        **{name: shipped[name] for name in _TAKEN},
        **{
            f"{sign}_by_{name}": value
            for name, pool in pools.items()
            for sign, value in _lacking(found, frozenset().union(*(found.words[place] for place in pool)))
        },
        **_nearness(found, places, embedder),
    }


def _lacking(found: Article, pool: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What some words have of the claim; words of the page on which it stands are known."""
    begins = {word[:_BEGINNING].casefold() for word in pool}
    missing = [w for w in found.wanted - found.known if w not in pool and w[:_BEGINNING].casefold() not in begins]
    numbers, names = sum(word[0].isdigit() for word in missing), sum(word in found.names for word in missing)
    yield "rare_covered", found.cover(pool)
    yield "missing", float(len(missing))
    yield "missing_share", len(missing) / max(1, len(found.wanted))
    yield "numbers_missing", float(numbers)
    yield "names_missing", float(names)


def _nearness(found: Article, places: Sequence[int], embedder: Embedder) -> dict[str, float]:
    """How near in meaning the sentences come to the claim, and their words to its words."""
    sentences = [found.sentences[place][:_LONGEST] for place in (places or range(1))]
    wanted, told = sorted(found.wanted), sorted(frozenset().union(*(found.words[place] for place in places)))
    near = cosines(embedder.encode(wanted), embedder.encode(told)) if wanted and told else np.zeros((1, 1))
    nearest = near.max(axis=1)
    alike = cosines(embedder.encode([found.claim]), embedder.encode([*sentences, " ".join(sentences)]))[0]
    return {
        "meaning_covered": float(nearest.mean()),
        "meaning_of_furthest": float(nearest.min()),
        "far_words": float((nearest < _FAR).sum()),
        "meaning_of_one": float(alike[:-1].max()),
        "meaning_of_all": float(alike[-1]),
    }


def read_signs(claim: str, passage: str) -> Mapping[str, float]:
    """The shipped signs of a claim and a passage."""
    return signs_of(read_statement(claim, _LANGUAGE), read_statement(passage, _LANGUAGE), Policy())
