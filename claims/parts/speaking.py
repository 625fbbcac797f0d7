"""Who speaks in a segment in which somebody says something: the subject of its verb, or what a preposition leads in."""

import re
from collections.abc import Sequence
from itertools import takewhile

from claims.language.dates import read_dates
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, words
from claims.models import Span
from claims.parts.frames import Frame, is_clause, is_reflexive, words_in
from claims.parts.segments import is_finite, is_verb
from claims.parts.subjects import is_genitive, is_owner, phrase_in, preferred, subject_in


def speaker_of(frame: Frame, *, first: bool) -> tuple[Span | None, bool]:
    """The words for the one who speaks, and whether they are a pronoun.

    Args:
        frame: Where somebody says something.
        first: Whether it is the first one of its sentence.
    """
    table, verb, inside = frame.table, frame.verb, frame.inside()
    before = _behind_a_time([word for word in inside if word.end <= verb.start], frame)
    after = [word for word in inside if word.start >= verb.end]
    if frame.is_phrase:
        return phrase_in(frame.text, _named_by_phrase(frame, before, after), table, led=True), False
    if verb.lemma == ":" and not is_clause(inside):
        return subject_in(frame.text, inside, table)
    if verb.lemma in table.speech.citing:
        return _cited(frame, before, after)
    if verb.lemma in table.speech.impersonal and frame.has_neuter:
        return _place_of_words(frame, inside), False
    return _subject_of_verb(frame, before, after, first=first)


def _behind_a_time(before: Sequence[Word], frame: Frame) -> Sequence[Word]:
    """Words without a time that opens them: a preposition before it leads in the time, and not who speaks."""
    opening = next((time.span for time in read_dates(frame.text, frame.table, None) if _opens(time.span, before)), None)
    return before if opening is None else [word for word in before if word.start >= opening.end]


def _opens(time: Span, before: Sequence[Word]) -> bool:
    """Whether words begin with a time, with or without a word that leads it in, and go on behind it."""
    first = [word for word in before[:2] if word.start >= time.start]
    return bool(first) and first[0].start < time.end <= before[-1].start


def _subject_of_verb(
    frame: Frame, before: Sequence[Word], after: Sequence[Word], *, first: bool
) -> tuple[Span | None, bool]:
    table = frame.table
    if _is_passive_saying(frame.inside(), frame.verb, table):
        return None, False
    if not before and not frame.is_carried_on and not _opens_with_pronoun(after, table):
        apposed = _apposed(frame)
        if apposed is not None:
            return apposed, False
    found = preferred(frame.text, before, after if _may_follow(frame, before, after) else (), table)
    return found if found[0] is not None else (_speaker_of_clause_before(frame, before, first=first), False)


def _may_follow(frame: Frame, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the subject may stand behind its verb: not in "and praised X", "reminded X", "said X went well"."""
    if frame.verb.lemma in frame.table.speech.addressing or (frame.is_carried_on and len(before) == 1):
        return False
    speech = frame.table.speech
    describes = frame.verb.lemma in speech.evaluating and not before and frame.index > 0
    return not (speech.silent_that and (describes or is_clause(after[1:])))


def _named_by_phrase(frame: Frame, before: Sequence[Word], after: Sequence[Word]) -> Sequence[Word]:
    """The words for whom "laut" leads in and "zufolge" follows: between it and the verb of the clause."""
    if frame.is_behind:
        near = list(takewhile(lambda word: not is_finite(word), reversed(before)))[::-1]
        return near[1:] if len(near) > 1 and is_genitive(near, 1, frame.table) else near
    near = list(takewhile(lambda word: not is_finite(word), after))
    return near[1:] if near and near[0].text.casefold() in frame.table.clauses.belonging else near


def _cited(frame: Frame, before: Sequence[Word], after: Sequence[Word]) -> tuple[Span | None, bool]:
    """Who is quoted: the object ("zitiert Anna Berg mit den Worten"), in the passive the subject."""
    table = frame.table
    if any(word.lemma in table.clauses.passive for word in frame.inside()):
        found = subject_in(frame.text, before or after, table)
        return found if found[0] is not None else (_apposed(frame) or _speaker_before(frame), False)
    subject, _ = subject_in(frame.text, before, table)
    first = phrase_in(frame.text, after, table, led=True)
    if first is None:
        return subject, False
    rest = [word for word in after if word.start >= first.end]
    second = phrase_in(frame.text, rest, table, led=True) if subject is None else None
    return second or first, False


def _place_of_words(frame: Frame, inside: Sequence[Word]) -> Span | None:
    """Where "it says" something: "heißt es in dem Bericht"."""
    table = frame.table
    leading = (*table.clauses.prepositions, *table.clauses.contracted)
    led = next((n for n, word in enumerate(inside) if word.text.casefold() in leading), None)
    return None if led is None else phrase_in(frame.text, inside[led + 1 :], table, led=True)


def _opens_with_pronoun(after: Sequence[Word], table: Language) -> bool:
    return bool(after) and after[0].text.casefold() in table.pronouns.subjects


def _apposed(frame: Frame) -> Span | None:
    """The subject before a verb that opens its segment, with an apposition between: "Anna Berg, die Chefin, warnte"."""
    found: list[Span | None] = []
    for number in range(frame.index - 1, -1, -1):
        inside = words_in(frame.text, frame.spans[number], frame.table)
        if not inside:
            return None
        if number and inside[0].text.casefold() in frame.table.clauses.relative and is_verb(inside[-1]):
            continue
        if any(map(is_verb, inside)):
            break
        found.append(phrase_in(frame.text, inside, frame.table))
    if len(found) < 2:  # noqa: PLR2004 the subject and its apposition
        return None
    phrases = [phrase for phrase in reversed(found) if phrase is not None]
    return next((phrase for phrase in phrases if _is_named(phrase, frame)), phrases[0] if phrases else None)


def _speaker_of_clause_before(frame: Frame, before: Sequence[Word], *, first: bool) -> Span | None:
    """A subject in an earlier segment; none where the clause has one that points at nothing ("es hieß")."""
    if (frame.is_carried_on and not first) or any(
        word.text.casefold() in frame.table.pronouns.neuter for word in before
    ):
        return None
    return _speaker_before(frame)


def _is_passive_saying(inside: Sequence[Word], verb: Word, table: Language) -> bool:
    """Whether something is said of the subject, and not by it: "was described as"."""
    near = inside if table.clauses.punctuated else [word for word in inside if word.start < verb.start]
    passive = any(word.lemma in table.clauses.passive for word in near) and not is_reflexive(inside, table)
    return passive and re.fullmatch(table.clauses.participle, verb.text.casefold()) is not None


def _speaker_before(frame: Frame) -> Span | None:
    """A subject parted from its verb by commas ("Anna Berg, Leiterin des Amtes, sagte") or by "und"."""
    found: Span | None = None
    for number in range(frame.index - 1, -1, -1):
        inside = words_in(frame.text, frame.spans[number], frame.table)
        if not inside or (number and _is_relative(inside, frame.table)):
            continue
        if frame.is_carried_on:
            return phrase_in(frame.text, inside, frame.table)
        if is_clause(inside):
            if found is not None:
                break
            continue
        phrase = phrase_in(frame.text, inside, frame.table)
        if phrase is not None and (found is None or _is_named(phrase, frame) or not _is_named(found, frame)):
            found = phrase
    return found


def _is_named(phrase: Span, frame: Frame) -> bool:
    """Whether a person's name stands in a phrase: it tells more than the office beside it."""
    inside = phrase.of(frame.text)
    names = unlisted_names(words(inside, frame.table.code), frame.table)
    return any(not is_owner(inside, name.end) for name in names)


def _is_relative(inside: Sequence[Word], table: Language) -> bool:
    """Whether a segment is a relative clause; a German one ends with its verb, unlike "der Minister kam gestern"."""
    ends = not table.clauses.punctuated or is_finite(inside[-1])
    return inside[0].text.casefold() in table.clauses.relative and is_clause(inside) and ends
