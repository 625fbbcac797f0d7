"""Whom and what the words of an article point at: resolved where one antecedent clearly fits, and open elsewhere."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extraction.antecedents import antecedent_of
from claims.extraction.mention import Mention, MentionKind
from claims.extraction.mentions import mentions_in, subject_of
from claims.extraction.people import Before, Context, People, known_people
from claims.extraction.pointing import Pointer, Way, pointers_in
from claims.extraction.voices import Sentence
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import words

SENTENCES_BEFORE = 5
"""How far back an antecedent is looked for."""
_LONGEST_SENTENCE = 2000
"""Characters of the longest sentence whose pronouns are looked at; a longer one is a list or broken."""


_OF_SOMEBODY = (Way.PERSONAL, Way.OPEN, Way.PAIR)


@dataclass(frozen=True, slots=True)
class Reference:
    """A word that points, with what it points at."""

    pointer: Pointer
    antecedent: Mention | None
    """None where nobody can tell."""
    readings: tuple[str, ...]
    """What it may mean, the nearest first."""


def references(sentences: Sequence[Sentence], table: Language) -> tuple[tuple[Reference, ...], ...]:
    """The words of every sentence that point, in the order of the sentences."""
    named = [mentions_in(sentence, table) if _is_read(sentence) else () for sentence in sentences]
    people = known_people(named)
    before: deque[Before] = deque(maxlen=SENTENCES_BEFORE)
    found: list[tuple[Reference, ...]] = []
    for sentence, mentions in zip(sentences, named, strict=True):
        resolved, seen = _of_sentence(sentence, mentions, Context(tuple(before), people, sentence, table))
        found.append(resolved)
        before.appendleft(Before(sentence, seen))
    return tuple(found)


def _is_read(sentence: Sentence) -> bool:
    return len(sentence.text) <= _LONGEST_SENTENCE


def _of_sentence(
    sentence: Sentence, mentions: Sequence[Mention], context: Context
) -> tuple[tuple[Reference, ...], tuple[Mention, ...]]:
    """The references of a sentence, and what it mentions, pronouns included."""
    seen, found = list(mentions), list[Reference]()
    if not _is_read(sentence):
        return (), ()
    for pointer in pointers_in(sentence, mentions, context.table):
        antecedent, readings = antecedent_of(pointer, seen, context)
        found.append(Reference(pointer, antecedent, readings))
        resolved = list(_as_mentions(pointer, antecedent, context.people))
        seen = [m for m in seen if not resolved or m.at != pointer.span.start] + resolved
    return tuple(found), tuple(_with_subject(seen, sentence, context.table))


def _as_mentions(pointer: Pointer, antecedent: Mention | None, people: People) -> Iterator[Mention]:
    """A pronoun as a mention of its antecedent; an open one, lest a later word pass it over."""
    if pointer.way not in (Way.PERSONAL, Way.DESCRIPTION):
        return
    if antecedent is None:
        kind = pointer.kind if pointer.way is Way.DESCRIPTION else MentionKind.OPEN
        if kind is MentionKind.OPEN:
            yield Mention("", pointer.span, pointer.span.start, kind, pointer.agreements, f"? {pointer.span.start}")
        return
    told = people.of(antecedent).agreements or pointer.agreements
    yield replace(antecedent, at=pointer.span.start, agreements=told, phrase="", subject=pointer.opens)


def _with_subject(seen: Sequence[Mention], sentence: Sentence, table: Language) -> Iterator[Mention]:
    """The mentions in their order, pronouns counted where the subject is looked for."""
    ordered = sorted(seen, key=lambda mention: (mention.at, mention.kind is MentionKind.PAIR))
    subject = subject_of(ordered, words(sentence.text, table.code), sentence, table)
    return (replace(mention, subject=mention.at == subject) for mention in ordered)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word of a statement of which nobody can tell what it points at."""

    readings: tuple[str, ...]
    """What it may mean, the nearest first."""
    leads: bool
    """Whether the statement is about it: no noun stands before."""


def unknown_in(references: Sequence[Reference], start: int, content: str, table: Language) -> Unknown | None:
    """What a statement only points at, the first such word; None where all is told.

    Args:
        references: The words that point in the sentence of the statement.
        start: Where the statement begins in the text of the article.
        content: The statement.
        table: Of its language.
    """
    for reference in references:
        pointer = reference.pointer
        place = pointer.span.start - start
        if not 0 <= place < len(content) or pointer.way not in _OF_SOMEBODY or reference.antecedent is not None:
            continue
        before = (word for word in words(content, table.code) if word.end <= place)
        leads = pointer.opens and not any(word.tag in (Tag.NOUN, Tag.NAME) for word in before)
        return Unknown(reference.readings, leads)
    return None
