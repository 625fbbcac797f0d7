"""What a negation turns round: the whole segment ("nicht", "no"), or only what stands behind it ("ohne Wien").

And comparisons ("more births than deaths"), which are borne out by nothing but a comparison.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word, spelled
from claims.models import Span
from claims.parts.statement import Part, PartKind

WITH, WITHOUT = "with", "without"


def is_denied(segment: str, table: Language) -> bool:
    """Whether a segment says the contrary of its words: an odd number of negations."""
    text = segment.casefold()
    for phrase in table.negation.not_negation:
        text = re.sub(rf"\b{re.escape(phrase)}\b", " ", text)
    found = spelled(text, table.code)
    if table.negation.seconds and not any(word in table.negation.seconds for word in found):
        return False
    return sum(_denies(word, table) for word in found) % 2 == 1


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


def company(part: Part, found: Sequence[Word], table: Language) -> str:
    """Whether "with" or "without" leads a name or noun in: ``with``, ``without`` or nothing."""
    if part.predicate:
        return ""
    before = [word for word in found if word.end <= part.span.start]
    near = takewhile(lambda word: word.tag not in VERBS and word.tag not in (Tag.NOUN, Tag.NAME), reversed(before))
    for word in near:
        low = word.text.casefold()
        if low in table.negation.local:
            return WITHOUT
        if low in table.clauses.prepositions or low in table.clauses.contracted:
            return WITH if low in table.negation.company else ""
    return ""


def comparisons(found: Sequence[Word], taken: Sequence[Part], table: Language) -> Iterator[Part]:
    """A part for every "more ... than" that binds no figure: nothing but the same comparison bears it out."""
    for number, word in enumerate(found):
        concept = table.comparisons.more.get(word.text.casefold())
        span = Span(start=word.start, end=word.end)
        bound = any(part.span.start <= word.start < part.span.end and part.span != span for part in taken)
        than = any(after.text.casefold() in table.comparisons.than for after in found[number + 1 :])
        if concept is not None and than and not bound:
            yield Part(PartKind.WORD, word.text, span, 0, base=concept, concepts=frozenset({concept}), decisive=True)
