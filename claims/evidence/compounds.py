"""What one language says in one word and the other in several: "gas contract" and "Gasvertrag"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.evidence.match import Match
from claims.parts.matching import Relation
from claims.parts.statement import PartKind, Statement

_JOINED_BY = ("", "-", "of", "of the")
"""What may stand between the words of a phrase that is a compound elsewhere."""


def told_in_one_word(found: Sequence[Match], claim: Statement) -> Iterator[Match]:
    """The matches, those made whole whose word is the front of the compound that says the word beside it."""
    for number, match in enumerate(found):
        beside = [found[other] for other in (number - 1, number + 1) if 0 <= other < len(found)]
        whole = _is_front(match) and any(_are_one(match, other, claim) for other in beside)
        yield replace(match, relation=Relation.SAME) if whole else match


def _is_front(match: Match) -> bool:
    """Whether the passage has a noun only as what narrows another."""
    narrows = match.relation is Relation.WIDER and match.evidence is not None and not match.around
    return narrows and match.claim.kind is PartKind.WORD and not match.claim.verb


def _are_one(front: Match, head: Match, claim: Statement) -> bool:
    """Whether the passage says two words that stand together in the claim in one word."""
    if not head.is_covered or head.evidence is None or front.evidence is None or head.claim.verb:
        return False
    first, last = sorted((front.claim.span, head.claim.span), key=lambda span: span.start)
    between = claim.text[first.end : last.start].strip().casefold()
    return front.evidence.span == head.evidence.span and first != last and between in _JOINED_BY
