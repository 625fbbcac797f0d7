"""What bears out a claim that is about to be refuted: sought once more, in everything that was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from claims.evidence.finding import said_by
from claims.evidence.shelf import Shelf
from claims.index.terms import Terms, terms_of
from claims.models import Claim, Evidence, Passage, Stance
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
        shelf: All passages of the run; the nearest are compared.
        today: The day of the article.
        policy: How many passages were compared before; where there are no more, nothing is left to be found.
    """
    against = [item for item in known if item.stance is Stance.REFUTES]
    own = len(shelf.statements.passages)
    searched = max(0, own - len(against))
    if own <= policy.retrieval.passages_per_claim:
        return CounterSearch((), searched)
    near = _nearest(_sought(claim, against), known, shelf, policy.retrieval.passages_per_counter_search)
    compared = (said_by(passage, claim, today, policy) for passage in near)
    found = tuple(item for item in compared if item is not None and item.stance is Stance.SUPPORTS)
    return CounterSearch(found, searched)


def _sought(claim: Claim, against: Sequence[Evidence]) -> Terms:
    told = [terms_of(item.quote, item.origin.language) for item in against]
    every = zip(terms_of(claim.content, claim.language), *told, strict=True)
    return Terms(*(tuple(term for terms in way for term in terms) for way in every))


def _nearest(sought: Terms, known: Sequence[Evidence], shelf: Shelf, most: int) -> list[Passage]:
    """The passages that share most of what is sought, those that are known left out."""
    seen = {(item.origin.snapshot.sha256, item.span.start) for item in known}
    found = shelf.statements.nearest_terms(sought, most + len(seen))
    new = (passage for passage in found if (passage.origin.snapshot.sha256, passage.span.start) not in seen)
    return list(islice(new, most))
