"""From several rankings to one: fused by reciprocal rank, copies of one text behind what is new."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

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
    ranked: Sequence[_Found], words: Callable[[_Found], frozenset[str]], copies: int, alike: float
) -> list[_Found]:
    """The same, of texts with nearly the same words only so many in their places, the others behind all.

    Args:
        ranked: The best first.
        words: Of one.
        copies: How many of one text keep their places: one that several publishers have is no less worth than another.
        alike: Share of all words of two texts that both have, from which one is a copy of the other.
    """
    leaders: list[tuple[frozenset[str], int]] = []
    kept, behind = list[_Found](), list[_Found]()
    for found in ranked:
        own = words(found)
        place = next((at for at, (other, _) in enumerate(leaders) if _are_alike(own, other, alike)), None)
        count = leaders[place][1] if place is not None else 0
        (kept if count < copies else behind).append(found)
        if place is None:
            leaders.append((own, 1))
        else:
            leaders[place] = (leaders[place][0], count + 1)
    return [*kept, *behind]


def _are_alike(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Whether two sets have a share of all their words in common (Jaccard); quick where their sizes already tell."""
    small, large = sorted((len(one), len(other)))
    return small >= share * large and len(one & other) >= share * len(one | other)
