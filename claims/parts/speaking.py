"""Who speaks in a segment in which somebody says something: the subject of its verb, or what a preposition leads in."""

import re
from collections.abc import Sequence
from itertools import takewhile

from claims.language.tables import Language
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.frames import Frame, is_clause, is_reflexive, words_in
from claims.parts.segments import is_finite

_APOSTROPHES = ("'", "’")
_LONGEST_GAP = 5
"""Most words between a preposition and the end of what it leads in."""


def speaker_of(frame: Frame, *, first: bool) -> tuple[Span | None, bool]:
    """The words for the one who speaks, and whether they are a pronoun.

    Args:
        frame: Where somebody says something.
        first: Whether it is the first one of its sentence.
    """
    table, verb, inside = frame.table, frame.verb, frame.inside()
    before = [word for word in inside if word.end <= verb.start]
    after = [word for word in inside if word.start >= verb.end]
    if frame.is_phrase:
        return _phrase(frame.text, _named_by_phrase(frame, before, after), table), False
    if _is_passive_saying(inside, verb, table):
        return None, False
    stretches = (before, after) if _may_follow(frame, before, after) else (before,)
    subjects = (_subject(frame.text, stretch, table) for stretch in stretches)
    beside = next((subject for subject in subjects if subject[0] is not None), None)
    return beside if beside is not None else (_speaker_of_clause_before(frame, before, first=first), False)


def _may_follow(frame: Frame, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the subject may stand behind its verb: not in "and praised X", "reminded X", "said X went well"."""
    if frame.verb.lemma in frame.table.speech.addressing or (frame.is_carried_on and len(before) == 1):
        return False
    return not (frame.table.speech.silent_that and is_clause(after[1:]))


def _named_by_phrase(frame: Frame, before: Sequence[Word], after: Sequence[Word]) -> Sequence[Word]:
    """The words for whom "laut" leads in and "zufolge" follows: between it and the verb of the clause."""
    if frame.is_behind:
        near = list(takewhile(lambda word: not is_finite(word), reversed(before)))[::-1]
        return near[1:] if len(near) > 1 and _is_genitive(near, 1, frame.table) else near
    near = list(takewhile(lambda word: not is_finite(word), after))
    return near[1:] if near and near[0].text.casefold() in frame.table.clauses.belonging else near


def _subject(text: str, stretch: Sequence[Word], table: Language) -> tuple[Span | None, bool]:
    """The first pronoun or noun phrase of a stretch that can be a subject."""
    pronoun = next((word for word in stretch if word.text.casefold() in table.pronouns.subjects), None)
    phrase = _phrase(text, stretch, table)
    if pronoun is not None and (phrase is None or pronoun.end <= phrase.start):
        return Span(start=pronoun.start, end=pronoun.end), True
    return phrase, False


def _speaker_of_clause_before(frame: Frame, before: Sequence[Word], *, first: bool) -> Span | None:
    """A subject in an earlier segment; none where the clause has one that points at nothing ("es hieß")."""
    if (frame.is_carried_on and not first) or any(
        word.text.casefold() in frame.table.pronouns.neuter for word in before
    ):
        return None
    return _speaker_before(frame)


def _is_passive_saying(inside: Sequence[Word], verb: Word, table: Language) -> bool:
    """Whether something is said of the subject, and not by it: "was described as"."""
    passive = any(word.lemma in table.clauses.passive for word in inside) and not is_reflexive(inside, table)
    return passive and re.fullmatch(table.clauses.participle, verb.text.casefold()) is not None


def _speaker_before(frame: Frame) -> Span | None:
    """A subject parted from its verb by commas ("Anna Berg, Leiterin des Amtes, sagte") or by "und"."""
    found: Span | None = None
    for number in range(frame.index - 1, -1, -1):
        inside = words_in(frame.text, frame.spans[number], frame.table)
        if not inside or (number and _is_relative(inside, frame.table)):
            continue
        if frame.is_carried_on:
            return _phrase(frame.text, inside, frame.table)
        if is_clause(inside):
            if found is not None:
                break
            continue
        phrase = _phrase(frame.text, inside, frame.table)
        if phrase is not None and (found is None or _is_named(phrase, frame) or not _is_named(found, frame)):
            found = phrase
    return found


def _is_named(phrase: Span, frame: Frame) -> bool:
    """Whether a person's name stands in a phrase: it tells more than the office beside it."""
    return bool(unlisted_names(words(phrase.of(frame.text), frame.table.code), frame.table))


def _is_relative(inside: Sequence[Word], table: Language) -> bool:
    """Whether a segment is a relative clause; a German one ends with its verb, unlike "der Minister kam gestern"."""
    ends = not table.clauses.punctuated or is_finite(inside[-1])
    return inside[0].text.casefold() in table.clauses.relative and is_clause(inside) and ends


def _phrase(text: str, inside: Sequence[Word], table: Language) -> Span | None:
    """The first noun phrase that no preposition leads in; a name closes it."""
    start = next((n for n, word in enumerate(inside) if _may_begin(inside, n, table)), None)
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


def _may_begin(inside: Sequence[Word], number: int, table: Language) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if number and inside[number - 1].text.casefold() in {*table.clauses.prepositions, *table.clauses.agents}:
        return False
    if low in table.clauses.prepositions or low in table.pronouns.neuter:
        return False
    if low in table.clauses.subject_articles:
        return not _is_genitive(inside, number, table)
    return word.capital and low not in table.function_words and not _inside_prepositional(inside, number, table)


def _is_genitive(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article stands right behind a noun, and so in the genitive: "Verlauf der Gespräche"."""
    return number > 0 and inside[number - 1].capital and not table.names.cased


def _inside_prepositional(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether a preposition stands a few words before, with no article of a subject between."""
    for place in range(number - 1, max(-1, number - 1 - _LONGEST_GAP), -1):
        word = inside[place]
        low = word.text.casefold()
        if low in table.clauses.subject_articles and not _is_genitive(inside, place, table):
            return False
        if low in table.clauses.prepositions or low in table.clauses.contracted:
            return True
        if is_finite(word):
            return False
    return False


def _ends_phrase(text: str, inside: Sequence[Word], number: int, table: Language) -> bool:
    word = inside[number]
    low = word.text.casefold()
    if low in table.clauses.prepositions or low in table.clauses.contracted or is_finite(word):
        return True
    between = text[inside[number - 1].end : word.start]
    return between not in _APOSTROPHES and between.strip(" -") != ""
