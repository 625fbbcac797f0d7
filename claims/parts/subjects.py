"""The noun phrase or pronoun that can be the subject of a clause, as far as articles and prepositions tell."""

from collections.abc import Iterator, Sequence

from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.models import Span
from claims.parts.segments import is_finite

_LONGEST_GAP = 5
"""Most words between a preposition and the end of what it leads in."""


def subject_in(text: str, stretch: Sequence[Word], table: Language) -> tuple[Span | None, bool]:
    """The first pronoun or noun phrase of a stretch that can be a subject, and whether it is a pronoun."""
    pronoun = next((word for word in stretch if word.text.casefold() in table.pronouns.subjects), None)
    phrase = phrase_in(text, stretch, table)
    if pronoun is not None and (phrase is None or pronoun.end <= phrase.start):
        return Span(start=pronoun.start, end=pronoun.end), True
    return phrase, False


def phrase_in(text: str, inside: Sequence[Word], table: Language, *, led: bool = False) -> Span | None:
    """The first noun phrase that no preposition leads in; a name closes it.

    Args:
        text: The sentence.
        inside: Some of its words.
        table: Of its language.
        led: Whether a preposition stands right before, so that any article may open it.
    """
    start = next((n for n, word in enumerate(inside) if _may_begin(inside, n, table, led=led)), None)
    if start is None:
        return None
    end = start
    for number in range(start, len(inside)):
        word = inside[number]
        if number > start and _ends_phrase(text, inside, number, table):
            break
        if word.capital or table.names.cased:
            end = number
    return Span(start=inside[start].start, end=inside[end].end)


def is_genitive(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article stands right behind a noun, and so in the genitive: "Verlauf der Gespräche"."""
    return number > 0 and inside[number - 1].capital and not table.names.cased


def _may_begin(inside: Sequence[Word], number: int, table: Language, *, led: bool) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if number and inside[number - 1].text.casefold() in {*_leading(table), *table.clauses.agents}:
        return False
    if low in _leading(table) or low in table.pronouns.neuter:
        return False
    if low in table.clauses.subject_articles:
        return not is_genitive(inside, number, table)
    if not word.capital or low in table.function_words or _inside_prepositional(inside, number, table):
        return False
    return led or not _is_object(inside, number, table)


def _leading(table: Language) -> tuple[str, ...]:
    return (*table.clauses.prepositions, *table.speech.oblique)


def _is_object(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article that no subject has stands before a noun and its attributes: "den neuen Minister"."""
    for place in range(number - 1, -1, -1):
        low = inside[place].text.casefold()
        if low in table.clauses.object_articles or (low in table.clauses.genitives and is_genitive(inside, place, table)):
            return True
        if inside[place].tag is not Tag.ATTRIBUTE:
            return False
    return False


def _inside_prepositional(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether a preposition stands a few words before, with no article of a subject between."""
    for place in range(number - 1, max(-1, number - 1 - _LONGEST_GAP), -1):
        word = inside[place]
        low = word.text.casefold()
        if low in table.clauses.subject_articles and not is_genitive(inside, place, table):
            return place > 0 and inside[place - 1].text.casefold() in _leading(table)
        if low in _leading(table) or low in table.clauses.contracted:
            return True
        if is_finite(word):
            return False
    return False


def _ends_phrase(text: str, inside: Sequence[Word], number: int, table: Language) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if low in _leading(table) or low in table.clauses.contracted or is_finite(word):
        return True
    return text[inside[number - 1].end : word.start].strip(" -") != ""
