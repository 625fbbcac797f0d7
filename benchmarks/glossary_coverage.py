"""How many of the content words of news, of the cases and of public texts the glossary knows, and which it does not.

    python benchmarks/glossary_coverage.py [WORDS]

A content word is a noun, a verb or an adjective as the program itself tells it, names, figures, times and function
words left out. It is known if it has a concept, by itself, in a phrase, or by the last part of the compound that it is.
The unknown base forms are listed by how often they occur; WORDS is how much of every set is read.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from claims.documents import read_document
from claims.language.lexicon import broader, opposites
from claims.language.tagging import VERBS, Tag
from claims.language.words import words
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind
from claims.text.sentences import sentences
from tests.conftest import CASES, ROOT
from tests.quality.bench import records

CONTENT = VERBS | {Tag.NOUN, Tag.ADJECTIVE, Tag.ATTRIBUTE}
READ = 5_000
"""Content words of every public set that are read, from its beginning."""
_LISTED = 60
_CASE_KEYS = ("claim", "passage", "text")


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Texts of the public data."""

    name: str
    language: str
    data: str
    keys: tuple[str, ...]
    """Where its records have texts; a path into lists has a stop: "evidences.evidence"."""

    def texts(self) -> Iterator[str]:
        """Its texts in their order."""
        for record in records(self.data):
            for key in self.keys:
                yield from _at(record, key.split("."))


SETS = (
    PublicSet("germeval", "de", "germeval2021/train.jsonl", ("text",)),
    PublicSet("wikinews", "de", "de_wikinews_quotes/train.jsonl", ("text",)),
    PublicSet("gsd", "de", "ud_de_gsd/dev.jsonl", ("sentences",)),
    PublicSet("averitec", "en", "averitec/train.jsonl", ("claim",)),
    PublicSet("climate_fever", "en", "climate_fever/dev.jsonl", ("claim", "evidences.evidence")),
    PublicSet("fever_symmetric", "en", "fever_symmetric/dev.jsonl", ("claim", "evidence")),
    PublicSet("wice", "en", "wice/dev.jsonl", ("claim",)),
    PublicSet("policlaim", "en", "policlaim/train.jsonl", ("text",)),
    PublicSet("ewt", "en", "ud_en_ewt/dev.jsonl", ("sentences",)),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the glossary knows of the content words of a text, each counted by its base form."""

    known: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    opposed: Counter[str] = field(default_factory=Counter)
    """Those of the known that have an opposite, by themselves or as a kind of something."""

    def __add__(self, other: "Coverage") -> "Coverage":
        """Both together."""
        return Coverage(self.known + other.known, self.unknown + other.unknown, self.opposed + other.opposed)

    @property
    def size(self) -> int:
        """Number of content words."""
        return self.known.total() + self.unknown.total()

    @property
    def by_token(self) -> float:
        """Share of the content words that is known."""
        return self.known.total() / max(1, self.size)

    @property
    def by_type(self) -> float:
        """The same, every base form counted once."""
        return len(self.known) / max(1, len(self.known) + len(self.unknown))

    @property
    def with_opposite(self) -> float:
        """Share of the content words that has an entry among the opposites."""
        return self.opposed.total() / max(1, self.size)

    def of_the_commonest(self, number: int) -> float:
        """The share that a glossary of the commonest words of these very texts would know."""
        return sum(count for _, count in (self.known + self.unknown).most_common(number)) / max(1, self.size)


def coverages(texts: Iterable[str], language: str, limit: int = READ) -> list[Coverage]:
    """The coverage of every text, until as many content words as the limit were read."""
    found: list[Coverage] = []
    read = 0
    for text in texts:
        if read > limit:
            break
        found.append(sum((_of_sentence(span.of(text), language) for span in sentences(text, language)), Coverage()))
        read += found[-1].size
    return found


def whole(found: Sequence[Coverage]) -> Coverage:
    """All coverages together."""
    whole = Coverage()
    for one in found:
        for mine, its in ((whole.known, one.known), (whole.unknown, one.unknown), (whole.opposed, one.opposed)):
            mine.update(its)
    return whole


def seed_texts(language: str) -> Iterator[str]:
    """The seed article, which is German, or its references, which are English."""
    article, pages = ROOT / "seeds" / "articles" / "seed-article.txt", ROOT / "seeds" / "references"
    if language == "de":
        yield article.read_text(encoding="utf-8")
    else:
        for page in sorted(pages.glob("*.html")):
            yield from read_document(page.read_bytes(), "text/html").paragraphs


def case_texts(language: str) -> Iterator[str]:
    """What the cases of stances, verdicts and articles are about, in a language."""
    for table in (*(CASES / "stance").glob("*.toml"), *(CASES / "verdicts").rglob("*.toml")):
        for case in tomllib.loads(table.read_text(encoding="utf-8")).get("case", ()):
            yield from _texts_of(case, language)
    for article in sorted((CASES / "articles").glob(f"*/*-{language}/article.txt")):
        yield article.read_text(encoding="utf-8")


def _texts_of(case: Mapping[str, object], language: str) -> Iterator[str]:
    """The texts of a case and of its pages that are in a language."""
    for key in _CASE_KEYS:
        text, own = case.get(key), case.get(f"{key}_language", case.get("language"))
        if isinstance(text, str) and own == language:
            yield text
    pages = case.get("page", ())
    for page in pages if isinstance(pages, list) else ():
        yield from _texts_of(page, language)


def _at(found: object, path: Sequence[str]) -> Iterator[str]:
    if isinstance(found, list):
        for one in found:
            yield from _at(one, path)
    elif isinstance(found, dict) and path:
        yield from _at(found[path[0]], path[1:])
    elif isinstance(found, str):
        yield found


def _of_sentence(sentence: str, language: str) -> Coverage:
    found = words(sentence, language)
    content = [word.start for word in found if word.tag in CONTENT]
    coverage = Coverage()
    parts = (part for part in read_statement(sentence, language).parts if part.kind is PartKind.WORD)
    for span, several in groupby(parts, key=lambda part: part.span):
        if any(span.start <= start < span.end for start in content):
            _count(coverage, list(several)[-1])
    return coverage


def _count(coverage: Coverage, part: Part) -> None:
    concepts = part.concepts | (part.pieces[-1].concepts if part.pieces else frozenset())
    (coverage.known if concepts else coverage.unknown)[part.base] += 1
    if any(_has_opposite(concept) for concept in concepts):
        coverage.opposed[part.base] += 1


@cache
def _has_opposite(concept: str) -> bool:
    return any(opposites(wider) for wider in broader(concept))


def _show(name: str, coverage: Coverage) -> None:
    print(
        f"{name:22}{coverage.size:8} words   known {coverage.by_token:.3f} by token, {coverage.by_type:.3f} by type   "
        f"with an opposite {coverage.with_opposite:.3f}"
    )


def main(limit: int) -> None:
    """Print the table, and the commonest unknown base forms of each language."""
    for language in ("de", "en"):
        own = {"seed": seed_texts(language), "cases": case_texts(language)}
        own |= {one.name: one.texts() for one in SETS if one.language == language}
        total = Coverage()
        for name, texts in own.items():
            coverage = whole(coverages(texts, language, limit))
            _show(f"{language} {name}", coverage)
            total = whole([total, coverage])
        _show(f"{language} together", total)
        print("unknown:", ", ".join(f"{word} {count}" for word, count in total.unknown.most_common(_LISTED)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else READ)
