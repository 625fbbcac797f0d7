"""An index of passages that grows: their words, and the vectors of as many as were ever encoded."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from claims.index.dense import VectorFile
from claims.index.entry import Entry
from claims.index.fusing import Copies, diversified, fused
from claims.index.lexical import Lexical, content_key
from claims.index.terms import terms_of
from claims.index.touching import words_in
from claims.policy import Retrieval
from claims.text.embed import Embedder

Days = tuple[date | None, date | None]
"""The first and the last one; None for no end."""


class PassageIndex:
    """The passages of an archive in a folder; of one thread, and of one process that adds."""

    def __init__(self, folder: Path, embedder: Embedder | None, numbers: Retrieval) -> None:
        """Use a folder, which is made, or made anew where another version has written it.

        Raises:
            IndexUnusable: It cannot be read or written.
        """
        self._words = Lexical(folder / "words")
        self._folder, self._embedder, self._numbers = folder, embedder, numbers

    @property
    def size(self) -> int:
        """Number of passages that can be found."""
        return self._words.size

    def has_group(self, group: str) -> bool:
        """Whether the passages of a snapshot are there."""
        return self._words.has_group(group)

    def add(self, entries: Iterable[Entry]) -> int:
        """Take passages in, all or none; how many are new.

        Raises:
            IndexUnusable: The disk is full, or another process is adding.
        """
        return self._words.add(entries)

    def find(self, text: str, language: str, most: int, days: Days = (None, None)) -> list[Entry]:
        """The passages nearest to a text, the nearest first, of those with the same words one.

        Args:
            text: What is looked for.
            language: Of the text.
            most: How many.
            days: Between which they were published or stored.
        """
        depth = self._numbers.fusion_depth
        told = self._words.nearest(text, language, depth, days)
        entries = {hit.number: self._words.entry(hit) for hit in told}
        meant = self._by_meaning(text, list(entries.values()), self._embedder, days) if self._embedder else {}
        entries.update(meant)
        ranked = fused([[hit.number for hit in told], list(meant)], self._numbers.fusion_constant, depth)
        copies = Copies(1, self._numbers.copies_from)
        best = diversified([number for number, _ in ranked], lambda number: _words(entries[number]), most, copies)
        return [entries[number] for number in best]

    def _by_meaning(self, text: str, near: Sequence[Entry], embedder: Embedder, days: Days) -> dict[int, Entry]:
        """The passages whose vectors are nearest, of all that were ever encoded; those that words found are now."""
        (vector,) = embedder.encode([text])
        kept = VectorFile(self._folder / f"vectors of {embedder.name}", len(vector))
        missing = {content_key(entry.text): entry.text for entry in near if content_key(entry.text) not in kept}
        if missing:
            kept.add(dict(zip(missing, embedder.encode(list(missing.values())), strict=True)))
        depth, candidates = self._numbers.fusion_depth, self._numbers.candidates_by_signs
        keys = [key for key, alike in kept.nearest(vector, depth, candidates) if alike > 0]
        found: dict[int, Entry] = {}
        for hit in (hit for key in keys for hit in self._words.with_content(key)):
            entry = self._words.entry(hit)
            if _is_between(entry.on, days):
                found[hit.number] = entry
        return found


def _words(entry: Entry) -> frozenset[str]:
    return words_in(terms_of(entry.text, entry.language))


def _is_between(day: date | None, days: Days) -> bool:
    if days == (None, None):
        return True
    return day is not None and (days[0] or date.min) <= day <= (days[1] or date.max)
