"""Words that set the bounds of a claim or a passage: "only", "first", "largest", hedges, and what calls it wrong."""

from collections.abc import Collection, Mapping

from claims.evidence.weighing.pair import Pair, Side
from claims.language.words import superlative


def limits(both: Pair) -> Mapping[str, float]:
    """Signs of words that narrow, leave open, reject or bear out."""
    said, told = both.said.statement.table, both.told.statement.table
    return {
        "bound_missing": float(any(match.claim.decisive and not match.is_covered for match in both.found)),
        "bound_added": float(_is_bounded(both.told) and not _is_bounded(both.said)),
        "hedge_in_claim": float(_has(both.said, said.hedges)),
        "hedge_in_passage": float(_has(both.told, told.hedges)),
        "rejection_in_claim": float(_has(both.said, said.speech.rejecting)),
        "rejection_in_passage": float(_has(both.told, told.speech.rejecting)),
        "contrast_in_passage": float(_has(both.told, told.clauses.contrasting)),
        "borne_out_in_passage": float(_has(both.told, told.clauses.affirming)),
    }


def superlative_missing(both: Pair) -> float:
    """Whether the claim has a superlative that the passage, in the same language, has not."""
    found = (word for word in both.said.words if superlative(word, both.said.statement.table.code))
    return float(any(word.lemma not in both.told.bases for word in found))


def _has(side: Side, listed: Collection[str]) -> bool:
    return not side.bases.isdisjoint(listed)


def _is_bounded(side: Side) -> bool:
    return any(part.decisive for part in side.parts)
