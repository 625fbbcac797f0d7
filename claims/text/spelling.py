"""Which word of a list another one was probably meant to be."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

_SHORTEST = 5
"""Letters of the shortest word that is put right: shorter ones are words of their own with one letter changed."""
_ALIKE = 0.84
_LONGER = 2


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The listed word that is spelled nearly like a word and begins with the same letter; None where none is."""
    if len(word) < _SHORTEST:
        return None
    alike = [one for one in known if one[:1] == word[:1] and len(one) >= _SHORTEST]
    likely = [one for one in alike if abs(len(one) - len(word)) <= _LONGER]
    found = process.extractOne(word, likely, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
    return None if found is None else str(found[0])
