"""The passages of a run on a shelf: found by words, senses and figures, and by meaning where there is an encoder."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from claims.evidence.limits import readable
from claims.index.entry import Entry
from claims.index.fusing import Copies, diversified, fused
from claims.index.lexical import Lexical
from claims.index.terms import Terms, asked_of, terms_of
from claims.index.touching import touched, words_in
from claims.models import Claim, Passage
from claims.policy.retrieval import Retrieval
from claims.text.embed import Embedder, Vectors, cosines


class Row:
    """Passages of one kind; they are indexed when they are first looked for, once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Keep them."""
        self.passages = tuple(passages)
        self._read = dict[int, Terms]()

    @cached_property
    def _index(self) -> Lexical:
        index = Lexical()
        index.add(
            Entry(str(number), passage.text, passage.origin.language) for number, passage in enumerate(self.passages)
        )
        return index

    def near(
        self, claims: Sequence[Claim], embedder: Embedder | None, numbers: Retrieval
    ) -> dict[str, Sequence[Passage]]:
        """The passages to compare with every claim: all of them, or the nearest where they are too many."""
        if len(self.passages) <= numbers.passages_per_claim:
            return {claim.id: self.passages for claim in claims}
        told = {
            claim.id: [hit.number for hit in self._index.nearest(claim.content, claim.language, numbers.fusion_depth)]
            for claim in claims
        }
        meant = self._by_meaning(claims, told, embedder, numbers) if embedder is not None else {}
        return {claim.id: self._best(claim, [told[claim.id], meant.get(claim.id, [])], numbers) for claim in claims}

    def nearest_terms(self, terms: Terms, most: int) -> list[Passage]:
        """The passages that share most of some terms."""
        return [self.passages[hit.number] for hit in self._index.nearest_terms(terms, most)] if self.passages else []

    def _best(self, claim: Claim, ways: Sequence[Sequence[int]], numbers: Retrieval) -> list[Passage]:
        """The best of all ways, those left out that hardly touch the claim: comparing costs far more than finding."""
        ranked = [number for number, _ in fused(ways, numbers.fusion_constant, numbers.fusion_depth)]
        copies = Copies(numbers.copies_per_text, numbers.copies_from)
        most = min(numbers.passages_found, numbers.passages_per_claim)
        asked = asked_of(claim.content, claim.language)
        best = diversified(ranked, lambda number: words_in(self._terms(number)), most, copies)
        return [self.passages[at] for at in best if touched(asked, self._terms(at)) >= numbers.touched_from]

    def _terms(self, number: int) -> Terms:
        if number not in self._read:
            passage = self.passages[number]
            self._read[number] = terms_of(passage.text, passage.origin.language)
        return self._read[number]

    def _by_meaning(
        self, claims: Sequence[Claim], told: Mapping[str, Sequence[int]], embedder: Embedder, numbers: Retrieval
    ) -> dict[str, list[int]]:
        """For every claim the passages whose vectors are nearest, among those that there is time to encode."""
        encoded = self._to_encode(told, numbers.encoded_per_run)
        if not claims or not encoded:
            return {}
        vectors = embedder.encode([self.passages[number].text for number in encoded])
        alike = cosines(embedder.encode([claim.content for claim in claims]), vectors)
        return {claim.id: _nearest(row, encoded, numbers) for claim, row in zip(claims, alike, strict=True)}

    def _to_encode(self, told: Mapping[str, Sequence[int]], most: int) -> list[int]:
        """All passages, or those that words rank highest, the first ones of every claim before its second ones."""
        if len(self.passages) <= most:
            return list(range(len(self.passages)))
        ranks = range(max(map(len, told.values()), default=0))
        by_turns = (found[rank] for rank in ranks for found in told.values() if rank < len(found))
        return sorted(list(dict.fromkeys(by_turns))[:most])


def _nearest(alike: Vectors, encoded: Sequence[int], numbers: Retrieval) -> list[int]:
    order = np.argsort(-alike, kind="stable")[: numbers.fusion_depth]
    return [encoded[place] for place in order if alike[place] >= numbers.alike_from]


class Shelf:
    """The passages of a run, those that somebody has rated by themselves."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Sort them; a passage without end is cut to what is read of it."""
        read = [readable(passage) for passage in passages]
        self.statements = Row([passage for passage in read if passage.rating is None])
        self.rated = Row([passage for passage in read if passage.rating is not None])


def shelve(passages: Sequence[Passage] | Shelf) -> Shelf:
    """Passages made ready to be found; a shelf stays the one that it is."""
    return passages if isinstance(passages, Shelf) else Shelf(passages)
