"""An index of passages that grows: their words, and the vectors of as many as were ever encoded."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from claims.index.dense import VectorFile
from claims.index.entry import Entry
from claims.index.fusing import Copies, diversified, fused
from claims.index.lexical import Days, Hit, Lexical
from claims.index.terms import terms_of
from claims.index.touching import words_in
from claims.policy.retrieval import Retrieval
from claims.text.embed import Embedder


class PassageIndex:
    """The passages of an archive in a folder; of one thread, and of one process that adds."""

    def __init__(self, folder: Path, embedder: Embedder | None, numbers: Retrieval) -> None:
        """Use a folder, which is made, or made anew where another version has written it.

        Raises:
            IndexUnusable: It cannot be read or written.
        """
        self._words = Lexical(folder / "words")
        self._folder, self._embedder, self._numbers = folder, embedder, numbers
        self._opened: VectorFile | None = None

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
        """The passages nearest to a text, the nearest first, those with the words of a nearer one at the end.

        Args:
            text: What is looked for.
            language: Of the text.
            most: How many.
            days: Between which they were published or stored.
        """
        depth = self._numbers.fusion_depth
        told = self._words.nearest(text, language, depth, days)
        meant = self._by_meaning(text, told, self._embedder, days) if self._embedder else []
        hits = {hit.number: hit for hit in (*told, *meant)}
        ways = [[hit.number for hit in way] for way in (told, meant)]
        ranked = [number for number, _ in fused(ways, self._numbers.fusion_constant, depth)]
        entries = _Read(self._words, hits)
        copies = Copies(1, self._numbers.copies_from)
        return [entries[number] for number in diversified(ranked, entries.words, most, copies)]

    def _by_meaning(self, text: str, near: Sequence[Hit], embedder: Embedder, days: Days) -> list[Hit]:
        """The passages whose vectors are nearest, of all that were ever encoded; those that words found are now."""
        (vector,) = embedder.encode([text])
        kept = self._vectors(embedder.name, len(vector))
        known = kept.known([hit.content for hit in near])
        missing = {hit.content: self._words.entry(hit).text for hit in near if hit.content not in known}
        if missing:
            kept.add(dict(zip(missing, embedder.encode(list(missing.values())), strict=True)))
        numbers = self._numbers
        nearest = kept.nearest(vector, numbers.fusion_depth, numbers.candidates_by_signs)
        return self._words.with_contents([key for key, alike in nearest if alike >= numbers.alike_from], days)

    def _vectors(self, name: str, dimensions: int) -> VectorFile:
        if self._opened is None:
            self._opened = VectorFile(self._folder / f"vectors of {name}", dimensions)
        return self._opened


class _Read:
    """Passages that are read from the disk when they are asked for."""

    def __init__(self, index: Lexical, hits: Mapping[int, Hit]) -> None:
        self._index, self._hits = index, hits
        self._entries = dict[int, Entry]()

    def __getitem__(self, number: int) -> Entry:
        if number not in self._entries:
            self._entries[number] = self._index.entry(self._hits[number])
        return self._entries[number]

    def words(self, number: int) -> frozenset[str]:
        return words_in(terms_of(self[number].text, self[number].language))
