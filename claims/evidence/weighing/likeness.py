"""How near a claim and a passage are in meaning, by an encoder: optional, since it is a package of its own."""

from collections.abc import Mapping, Sequence

from claims.evidence.match import Match
from claims.evidence.weighing.pair import Pair
from claims.text.embed import Embedder, cosines

SIGNS = ("meaning", "meaning_covered", "meaning_of_furthest", "meaning_of_last", "far_parts")
_FAR = 0.6
"""Cosine below which a part has nothing in the passage that is near it."""
_LETTERS = 1_000


def likeness(both: Pair, embedder: Embedder) -> Mapping[str, float]:
    """The cosine of both as they stand, and how near words of the passage come to the parts of the claim."""
    texts = [side.statement.text[:_LETTERS] for side in (both.said, both.told)]
    said, told = [m.claim.text for m in both.found], list(dict.fromkeys(part.text for part in both.told.parts))
    vectors = embedder.encode([*texts, *said, *told])
    near = cosines(vectors[2 : 2 + len(said)], vectors[2 + len(said) :])
    nearest = _nearest(both.found, near.max(axis=1).tolist() if near.size else [0.0] * len(said))
    values = (
        float(vectors[0] @ vectors[1]),
        sum(nearest) / max(1, len(nearest)),
        min(nearest, default=1.0),
        nearest[-1] if nearest else 1.0,
        sum(one < _FAR for one in nearest) / max(1, len(nearest)),
    )
    return dict(zip(SIGNS, values, strict=True))


def _nearest(found: Sequence[Match], near: Sequence[float]) -> list[float]:
    """For every part how near the passage comes: 1 where it has it, 0 where it excludes it."""
    return [
        1.0 if match.is_covered else 0.0 if match.conflicts else max(0.0, own)
        for match, own in zip(found, near, strict=True)
    ]
