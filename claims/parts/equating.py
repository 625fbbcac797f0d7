"""What a subject is said to be: "is a British comedy film", "war eine Politikerin und Autorin"."""

from collections.abc import Iterator, Sequence

from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word
from claims.parts.segments import is_finite

_NOMINAL = (Tag.NOUN, Tag.NAME)


def equated_nouns(text: str, found: Sequence[Word], table: Language) -> frozenset[int]:
    """Where the nouns begin that say what the subject of a sentence is, each the head of its phrase."""
    return frozenset(
        head
        for number, word in enumerate(found)
        if is_finite(word) and word.lemma in table.checkability.copulas and word.lemma in table.clauses.auxiliaries
        for head in _heads(text, found[number + 1 :], table)
    )


def _heads(text: str, behind: Sequence[Word], table: Language) -> Iterator[int]:
    """The heads of the phrase behind "is", and of those that "and" joins to it."""
    clauses = table.clauses
    opening = behind[:1]
    while opening and opening[0].text.casefold() in (*table.negation.clause, *table.decisive):
        behind = behind[1:]
        opening = behind[:1]
    bare = bool(opening) and clauses.punctuated and opening[0].tag is Tag.NOUN  # "ist Ärztin"
    if not opening or not (bare or opening[0].text.casefold() in clauses.determiners):
        return
    chunks = _chunks(text, behind, table)
    heads = [head for head in (_head(chunk, table) for chunk in chunks) if head is not None]
    yield from (head.start for head in heads)


def _chunks(text: str, behind: Sequence[Word], table: Language) -> list[list[Word]]:
    """Phrases of a list up to the first word that leads in something else; a list counts where "and" closes it."""
    chunks: list[list[Word]] = [[]]
    closed = 0
    for number, word in enumerate(behind):
        low = word.text.casefold()
        gap = text[behind[number - 1].end : word.start] if number else " "
        if low in table.clauses.coordinating and chunks[-1]:
            chunks.append([])
            closed = len(chunks)
            continue
        if _ends(word, gap, table) or (gap.strip(" -0123456789'’") not in ("", ",")):
            break
        if "," in gap:
            chunks.append([])
        chunks[-1].append(word)
    return chunks[: max(closed, 1)]


def _ends(word: Word, gap: str, table: Language) -> bool:
    clauses = table.clauses
    low = word.text.casefold()
    leads = {*clauses.prepositions, *clauses.contracted, *clauses.belonging, *clauses.relative, *clauses.places}
    if "," in gap and low in clauses.determiners and table.clauses.punctuated:
        return True  # a relative clause, or what is only put beside it
    is_article = low in clauses.determiners and not gap.strip()
    return (low in leads and not is_article) or (word.tag in VERBS and word.tag is not Tag.PARTICIPLE)


def _head(chunk: Sequence[Word], table: Language) -> Word | None:
    """The noun that a phrase is about: the last before a participle in English, the first in German."""
    nouns: list[Word] = []
    for word in chunk:
        if word.tag is Tag.PARTICIPLE and nouns:
            break
        nouns += [word] if word.tag in _NOMINAL else []
    if not nouns:
        return None
    return nouns[-1] if table.names.cased else nouns[0]
