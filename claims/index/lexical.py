"""The lexical index: BM25 over base forms, senses, letters and figures, kept by tantivy in memory or in a folder.

A query is built of terms and never parsed, so no sign in a claim is a command. In a folder the files are mapped into
memory; what was added is there when ``add`` has returned, all of it or nothing, whoever is killed.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tantivy import DocAddress, Document, FieldType, Index, Occur, Query, Schema, SchemaBuilder, Searcher

from claims.errors import IndexUnusable
from claims.index.entry import Entry
from claims.index.terms import Asked, Terms, asked_of, fingerprint, written_terms

OTHERS = 0.1
"""How much of what a word is worth counts for each of its counterparts but the best one; compared: decision 0017."""
RARE = 3
"""Up to so many passages that have a strange word it is also looked for by its letters, as others may spell it."""
_LARGE, _SMALL = 256_000_000, 64_000_000
"""Bytes of memory of a writer, in a folder and in memory."""
_MARK = "form.txt"
_KEPT = ("id", "group", "text", "language", "note")
_SAME = 4
"""Most passages of one text that are found by its content."""
_CODEC = ("utf-8", "surrogatepass")


Days = tuple[date | None, date | None]
"""The first and the last one; None for no end."""


class Hit(NamedTuple):
    """A passage that was found."""

    number: int
    """Passages are counted from 0 as they were added."""
    content: int
    """The key of its text."""
    likeness: float
    """BM25; comparable within one query only."""
    place: DocAddress


class Lexical:
    """Passages by their words; of one thread, and of one process that adds."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use a folder, which is made, or made anew where another version has written it; without one, memory.

        Raises:
            IndexUnusable: The folder cannot be read or written.
        """
        self._folder = folder
        with self._guarded():
            self._index = Index(_schema()) if folder is None else _opened(folder)
        self._schema: Schema = self._index.schema
        self._searcher: Searcher = self._index.searcher()

    @property
    def size(self) -> int:
        """Number of passages that can be found."""
        return self._searcher.num_docs

    def add(self, entries: Iterable[Entry]) -> int:
        """Take passages in, those left out whose id is known, and make them found; how many are new.

        Raises:
            IndexUnusable: The disk is full, or another process is adding.
        """
        with self._guarded():
            writer = self._index.writer(_SMALL if self._folder is None else _LARGE, 1)
            self._reload()  # nobody else can add from here on
            new = set[str]()
            first = self.size
            for entry in entries:
                if entry.id not in new and not self._searcher.doc_freq("id", entry.id.encode(*_CODEC)):
                    writer.add_document(_document(entry, first + len(new)))
                    new.add(entry.id)
            writer.commit()
            writer.wait_merging_threads()
            self._reload()
        return len(new)

    def has_group(self, group: str) -> bool:
        """Whether passages of a group are there; a group that was added at once is there as a whole."""
        return self._searcher.doc_freq("group", group.encode(*_CODEC)) > 0

    def nearest(self, text: str, language: str, depth: int, days: Days = (None, None)) -> list[Hit]:
        """The passages that are most like a text, by what its words stand for.

        Args:
            text: A claim or a question.
            language: Of the text.
            depth: How many, at most.
            days: The first and the last day; None for no end.
        """
        query = self._query(asked_of(text, language))
        if query is None or not self.size:
            return []
        return self._hits(self._within(query, days), depth)

    def nearest_terms(self, terms: Terms, depth: int) -> list[Hit]:
        """The passages that share most of some words and senses, none in the place of another."""
        parts = [*self._each("words", terms.words), *self._each("senses", terms.senses)]
        parts += self._each("figures", terms.figures)
        return self._hits(_any(parts), depth) if parts and self.size else []

    def with_contents(self, keys: Sequence[int], days: Days = (None, None)) -> list[Hit]:
        """The passages with some texts, by the keys of their contents, in the order of the keys."""
        if not keys or not self.size:
            return []
        query = Query.term_set_query(self._schema, "content", list(keys))
        order = {key: place for place, key in enumerate(keys)}
        hits = self._hits(self._within(query, days), _SAME * len(keys))
        return sorted(hits, key=lambda hit: (order[hit.content], hit.number))

    def entry(self, hit: Hit) -> Entry:
        """A passage that was found."""
        kept = self._searcher.doc(hit.place)
        found = {name: bytes(kept.get_first(name) or b"").decode(*_CODEC) for name in _KEPT}
        day = kept.get_first("on")
        return Entry(**found, on=date.fromordinal(day) if isinstance(day, int) else None)

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _within(self, query: Query, days: Days) -> Query:
        if days == (None, None):
            return query
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, _between(self._schema, days))])

    def _query(self, asked: Asked) -> Query | None:
        """Every word by the best of what may stand for it, so that one with many senses counts no more than another."""
        words = [self._word(terms) for terms in asked.words]
        parts = [*words, *self._each("senses", asked.phrases), *self._each("figures", asked.figures)]
        return _any(parts) if parts else None

    def _word(self, terms: Terms) -> Query:
        ways = [*self._each("words", terms.words), *self._each("senses", terms.senses)]
        if terms.grams and self._searcher.doc_freq("words", terms.words[0]) <= RARE:
            share = 1 / len(terms.grams)
            ways.append(_any([Query.boost_query(gram, share) for gram in self._each("grams", terms.grams)]))
        return ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways, OTHERS)

    def _each(self, field: str, terms: Sequence[str]) -> list[Query]:
        return [Query.term_query(self._schema, field, term, "freq") for term in dict.fromkeys(terms)]

    def _hits(self, query: Query, depth: int) -> list[Hit]:
        with self._guarded():
            found = self._searcher.search(query, depth, count=False).hits
            places = [place for _, place in found]
            numbers = self._searcher.fast_field_values("number", places)
            contents = self._searcher.fast_field_values("content", places)
        told = zip(numbers, contents, found, strict=True)
        hits = [Hit(int(number or 0), int(content or 0), *one) for number, content, one in told]
        return sorted(hits, key=lambda hit: (-hit.likeness, hit.number))

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError) as error:  # all that tantivy raises
            raise IndexUnusable(self._folder, str(error)) from error


def content_key(text: str) -> int:
    """The key of a text, the same for the same words: 64 bits, with a sign."""
    return int.from_bytes(blake2b(text.encode(*_CODEC), digest_size=8).digest(), "little", signed=True)


def _document(entry: Entry, number: int) -> Document:
    words, senses, grams, figures = written_terms(entry.text, entry.language)
    kept = (entry.id, entry.group, entry.text, entry.language, entry.note)
    document = Document(
        words=words,
        senses=senses,
        grams=grams,
        figures=figures,
        number=number,
        content=content_key(entry.text),
        **{name: value.encode(*_CODEC) for name, value in zip(_KEPT, kept, strict=True)},
    )
    if entry.on is not None:
        document.add_integer("on", entry.on.toordinal())
    return document


def _schema() -> Schema:
    builder = SchemaBuilder()
    for name in Terms._fields:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("id", "group"):
        builder.add_bytes_field(name, stored=True, indexed=True)
    for name in ("text", "language", "note"):
        builder.add_bytes_field(name, stored=True)
    builder.add_integer_field("content", indexed=True, fast=True)
    builder.add_integer_field("number", fast=True)
    builder.add_integer_field("on", stored=True, indexed=True, fast=True)
    return builder.build()


def _opened(folder: Path) -> Index:
    """The index of a folder; an empty one where there is none, or one that this version has not written."""
    mark, form = folder / _MARK, f"tantivy {version('tantivy')}, tables {fingerprint()}\n"
    if mark.is_file() and mark.read_text(encoding="utf-8") == form and Index.exists(str(folder)):
        return Index.open(str(folder))
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    made = Index(_schema(), path=str(folder))
    mark.write_text(form, encoding="utf-8")
    return made


def _any(parts: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, part) for part in parts])


def _between(schema: Schema, days: Days) -> Query:
    first, last = (days[0] or date.min).toordinal(), (days[1] or date.max).toordinal()
    return Query.range_query(schema, "on", FieldType.Integer, first, last)
