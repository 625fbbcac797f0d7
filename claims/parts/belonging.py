"""Which noun another belongs to: "the library's roof", "the roof of the library", "das Dach der Bibliothek"."""

from collections.abc import Sequence

from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.parts.statement import Part, PartKind

_POSSESSIVE = ("'s", "’s")


def head_of(part: Part, found: Sequence[Word], text: str, table: Language) -> int | None:
    """Where the noun begins that a noun belongs to, or None where it stands for itself."""
    if part.kind is not PartKind.WORD or part.predicate or part.attribute:
        return None
    if text[part.span.end : part.span.end + 2] in _POSSESSIVE:
        return next((w.start for w in found if w.start > part.span.end and w.tag is Tag.NOUN), None)
    after = next((word for word in found if word.start > part.span.end), None)
    if table.names.cased and after is not None and after.start - part.span.end == 1 and after.tag is Tag.NOUN:
        return after.start  # "the hospital kitchen"
    before = [word for word in found if word.end <= part.span.start]
    genitive = False
    while before and (before[-1].tag in (Tag.ATTRIBUTE, Tag.ADJECTIVE) or _determines(before[-1], table)):
        genitive = before.pop().text.casefold() in table.clauses.genitives or genitive
    if before and before[-1].text.casefold() in table.clauses.belonging:
        before.pop()
        genitive = True
    return before[-1].start if genitive and before and before[-1].tag is Tag.NOUN else None


def _determines(word: Word, table: Language) -> bool:
    return word.text.casefold() in {*table.clauses.determiners, *table.clauses.genitives}
