"""What bears out a claim that is about to be refuted: sought once more, in everything that was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from claims.evidence.finding import Shelf, keys_of, said_by
from claims.models import Claim, Evidence, Passage, Stance
from claims.parts.reading import read_claim, read_statement
from claims.policy import Policy


@dataclass(frozen=True, slots=True)
class CounterSearch:
    """What was found, and in how much it was sought."""

    evidence: tuple[Evidence, ...]
    """What bears the claim out, of passages that were not known to."""
    searched: int
    """Passages beside those that speak against the claim."""


def counter_search(
    claim: Claim, known: Sequence[Evidence], shelf: Shelf, today: date | None, policy: Policy
) -> CounterSearch:
    """Whatever else bears a claim out, by its words and those of the passages that refute it.

    Args:
        claim: What is about to be refuted.
        known: The evidence for and against it.
        shelf: All passages of the run; they are gone through once, and the nearest are compared.
        today: The day of the article.
        policy: How many passages were compared before; where there are no more, nothing is left to be found.
    """
    against = [item for item in known if item.stance is Stance.REFUTES]
    told = (read_statement(item.quote, item.origin.language, item.origin.published_on) for item in against)
    sought = keys_of(read_claim(claim, today)).union(*map(keys_of, told))
    own = sum(passage.rating is None for passage in shelf.passages)
    searched = max(0, own - len(against))
    if own <= policy.retrieval.passages_per_claim:
        return CounterSearch((), searched)
    near = _nearest(sought, known, shelf, policy.retrieval.passages_per_counter_search)
    compared = (said_by(passage, claim, today, policy) for passage in near)
    found = tuple(item for item in compared if item is not None and item.stance is Stance.SUPPORTS)
    return CounterSearch(found, searched)


def _nearest(sought: frozenset[str], known: Sequence[Evidence], shelf: Shelf, most: int) -> list[Passage]:
    """The passages that share most of what is sought, those that are known left out."""
    seen = {(item.origin.snapshot.sha256, item.span.start) for item in known}
    weights = [
        (sum(shelf.rarity[key] for key in sought & keys), number)
        for number, (passage, keys) in enumerate(zip(shelf.passages, shelf.keys, strict=True))
        if passage.rating is None and (passage.origin.snapshot.sha256, passage.span.start) not in seen
    ]
    return [shelf.passages[number] for weight, number in nlargest(most, weights) if weight]
