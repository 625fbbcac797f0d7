"""What a negation turns round: the whole segment ("nicht", "no"), or only the name right behind it ("ohne Wien")."""

import re
from collections.abc import Sequence

from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.statement import Part, PartKind


def is_denied(segment: str, table: Language) -> bool:
    """Whether a segment says the contrary of its words: an odd number of negations."""
    text = segment.casefold()
    for phrase in table.negation.not_negation:
        text = re.sub(rf"\b{re.escape(phrase)}\b", " ", text)
    count = sum(_denies(word.text, table) for word in words(text, table.code))
    return count % 2 == 1


def _denies(word: str, table: Language) -> bool:
    return word in table.negation.clause or any(word.endswith(end) for end in table.negation.endings)


def local_denials(found: Sequence[Word], table: Language) -> list[Part]:
    """A part for every word that denies what follows it alone: "ohne Wien" says that Wien did not take part."""
    return [
        Part(
            PartKind.WORD,
            word.text,
            Span(start=word.start, end=word.end),
            0,
            denied=True,
            base=word.lemma,
            concepts=frozenset(table.negation.local_means),
            predicate=True,
        )
        for word in found
        if word.text.casefold() in table.negation.local
    ]
