"""When somebody was born and died, told by days in brackets alone: "Mara Quist (3 May 1950 – 8 June 2011)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.language.lexicon import concepts_of
from claims.language.tables import Language
from claims.language.words import listed_words
from claims.models import Span
from claims.parts.statement import Part, PartKind

_TO = re.compile(r"\s*[–—−-]{1,2}\s*|\s*;?\s*†\s*")
_SIGN = re.compile(r"\(\s*\*?\s*$")


def lives_in(text: str, parts: Sequence[Part], table: Language) -> Iterator[Part]:
    """A part for the birth and one for the death that two days in brackets behind a name tell of.

    Two days, not two years: a company and a reign have years as well.
    """
    times = sorted((part for part in parts if _is_day(part)), key=lambda part: part.span.start)
    for first, last in pairwise(times):
        between = text[first.span.end : last.span.start]
        closes = text[last.span.end :].lstrip()[:1] == ")"
        if not closes or not _TO.fullmatch(between):
            continue
        if _SIGN.search(text, 0, first.span.start):
            yield from _act(table.atoms.birth, first.span, text, table)
        yield from _act(table.atoms.death, last.span, text, table)


def _is_day(part: Part) -> bool:
    return part.kind is PartKind.TIME and part.when is not None and part.when.is_one_day and not part.when.relative


def _act(wording: str, span: Span, text: str, table: Language) -> Iterator[Part]:
    """The act that the last word of a wording of the table stands for, where the day stands."""
    word = next(reversed(listed_words(wording, table.code)), None)
    if word is None:
        return
    known = concepts_of(table.code)
    concepts = known.get((word.text.casefold(),), frozenset()) | known.get((word.lemma,), frozenset())
    yield Part(
        PartKind.WORD, span.of(text), span, 0, base=word.lemma, concepts=concepts, predicate=True, verb=word.lemma
    )
