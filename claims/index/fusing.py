"""From several rankings to one: fused by reciprocal rank, copies of one text behind what is new."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar


class Copies(NamedTuple):
    """What becomes of passages that say the same in the same words."""

    most: int
    """How many keep their places: one that several publishers have is no less worth than another."""
    alike: float
    """Share of all words of two texts that both have, from which one is a copy of the other."""


_Found = TypeVar("_Found", bound=Hashable)


def fused(ways: Sequence[Sequence[_Found]], constant: int, depth: int) -> list[tuple[_Found, float]]:
    """What any way has found, by reciprocal rank (Cormack, Clarke and Büttcher, SIGIR 2009), the best first.

    Of two that come out equal, the one that was found first by the first way that has either.

    Args:
        ways: Rankings, none with the same twice.
        constant: Added to every rank, which is counted from 1.
        depth: What a way has beyond this rank counts nothing, so that a score does not hang on how far it was asked.
    """
    scores: dict[_Found, float] = {}
    for way in ways:
        for rank, found in enumerate(way[:depth], start=1):
            scores[found] = scores.get(found, 0.0) + 1 / (constant + rank)
    return sorted(scores.items(), key=lambda item: -item[1])


def diversified(
    ranked: Sequence[_Found], words: Callable[[_Found], frozenset[str]], most: int, copies: Copies
) -> list[_Found]:
    """The best, of texts with nearly the same words only so many in their places, the others behind all.

    Args:
        ranked: The best first.
        words: Of one.
        most: How many are wanted.
        copies: How many of one text keep their places, and what is one.
    """
    leaders, counts = list[frozenset[str]](), list[int]()
    kept, behind = list[_Found](), list[_Found]()
    for found in ranked:
        if len(kept) == most:
            break
        own = words(found)
        place = next((at for at, other in enumerate(leaders) if _are_alike(own, other, copies.alike)), len(leaders))
        if place == len(leaders):
            leaders.append(own)
            counts.append(0)
        counts[place] += 1
        (kept if counts[place] <= copies.most else behind).append(found)
    return [*kept, *behind][:most]


def _are_alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Whether two sets have a share of all their words in common (Jaccard); quick where their sizes already tell."""
    small, large = sorted((len(one), len(other)))
    return small >= share * large and len(one & other) >= share * len(one | other)
