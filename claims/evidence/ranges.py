"""Ranges of a claim ("between 20 and 30 percent"): both ends are answered by one figure, or by a range."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.evidence.match import Match
from claims.language.ranges import is_range
from claims.parts.matching import Relation, relate
from claims.parts.statement import Part, PartKind
from claims.policy import Policy


def answer_ranges(found: Sequence[Match], policy: Policy) -> list[Match]:
    """The matches, those of the two ends of a range with the same figure of the passage."""
    figures = [match for match in found if match.claim.kind is PartKind.FIGURE]
    answered = list(found)
    for low, high in pairwise(figures):
        if _is_range(low.claim, high.claim) and not _is_range(low.evidence, high.evidence):
            told = _told(low, high, policy)
            answered[answered.index(low)], answered[answered.index(high)] = told
    return answered


def _is_range(low: Part | None, high: Part | None) -> bool:
    if low is None or high is None or low.quantity is None or high.quantity is None:
        return False
    return is_range(low.quantity, high.quantity)


def _told(low: Match, high: Match, policy: Policy) -> tuple[Match, Match]:
    """Both ends with the figure that answers both; too coarse to tell where each has another one."""
    figures = [match.evidence for match in (low, high) if match.evidence is not None]
    pairs = [(_by(low, figure, policy), _by(high, figure, policy)) for figure in figures]
    whole = next((pair for pair in pairs if all(match.relation is Relation.SAME for match in pair)), None)
    if whole is not None:
        return whole
    if len({figure.span.start for figure in figures}) == 1:
        return pairs[0]
    return replace(low, relation=Relation.COARSE), replace(high, relation=Relation.COARSE)


def _by(match: Match, figure: Part, policy: Policy) -> Match:
    return replace(match, evidence=figure, relation=relate(match.claim, figure, policy))
