"""The noun phrase or pronoun that can be the subject of a clause, as far as articles and prepositions tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from claims.language.names import listed_names
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, is_known, words
from claims.models import Span
from claims.parts.segments import is_finite

_JOINING = frozenset({"'", "’", "'s ", "’s "})
"""What may stand between two words of one phrase: an elision, a genitive."""
_LONGEST_GAP = 5
"""Most words between a preposition and the end of what it leads in."""


def subject_in(text: str, stretch: Sequence[Word], table: Language) -> tuple[Span | None, bool]:
    """The first pronoun or noun phrase of a stretch that can be a subject, and whether it is a pronoun."""
    pronoun = next((word for word in stretch if word.text.casefold() in table.pronouns.subjects), None)
    phrase = phrase_in(text, stretch, table)
    if pronoun is not None and (phrase is None or pronoun.end <= phrase.start):
        return Span(start=pronoun.start, end=pronoun.end), True
    return phrase, False


def preferred(text: str, before: Sequence[Word], after: Sequence[Word], table: Language) -> tuple[Span | None, bool]:
    """The subject of a verb among the words before and behind it, and whether it is a pronoun.

    It stands before; but a German thing with an article can be the object there, where a pronoun or the holder of an
    office follows right behind the verb: "Die Anwendung stellte der Minister in Frage".
    """
    found, pronoun = subject_in(text, before, table)
    if found is None:
        return subject_in(text, after, table)
    if table.clauses.punctuated and not pronoun and _is_thing(text, found, table):
        behind, points = subject_in(text, after, table)
        right_behind = behind is not None and bool(after) and behind.start == after[0].start
        if behind is not None and right_behind and (points or can_speak(behind.of(text), table)):
            return behind, points
    return found, pronoun


def can_speak(phrase: str, table: Language, names: frozenset[str] = frozenset()) -> bool:
    """Whether a phrase is a name, a pronoun, or a noun for who can say something.

    Args:
        phrase: A noun phrase.
        table: Of its language.
        names: Words that are names, as other sentences show.
    """
    inside = words(phrase, table.code)
    ends = (*table.names.offices, *table.speech.speakers, *table.references.persons)
    return (
        any(word.text.casefold() in table.pronouns.subjects for word in inside)
        or (bool(inside) and inside[-1].text.casefold() in table.pronouns.aged)
        or any(word.text.casefold().endswith(ends) or word.lemma.endswith(ends) for word in inside)
        or bool(listed_names(inside, table) or unlisted_names(inside, table, names))
    )


def _is_thing(text: str, phrase: Span, table: Language) -> bool:
    """Whether a phrase of several words has neither a name nor a noun for who can say something."""
    return " " in phrase.of(text) and not can_speak(phrase.of(text), table)


def phrase_in(text: str, inside: Sequence[Word], table: Language, *, led: bool = False) -> Span | None:
    """The first noun phrase that no preposition leads in; a name closes it.

    Args:
        text: The sentence.
        inside: Some of its words.
        table: Of its language.
        led: Whether a preposition stands right before, so that any article may open it.
    """
    for start in range(len(inside)):
        if _may_begin(inside, start, table, led=led):
            end = _end_of_phrase(text, inside, start, table)
            if end is not None:
                return Span(start=inside[start].start, end=inside[end].end)
    return None


def _end_of_phrase(text: str, inside: Sequence[Word], start: int, table: Language) -> int | None:
    """The last noun of a phrase; none behind an article that has no noun, as a relative pronoun."""
    end = None
    begin = start + 1
    if table.clauses.punctuated and inside[start].text.casefold() in table.clauses.subject_articles:
        begin = _behind_attribute(inside, start, table)
    for number in (start, *range(begin, len(inside))):
        word = inside[number]
        if number >= begin and (_ends_phrase(text, inside, number, table) or _begins_another(inside, number, table)):
            break
        article = number == start and word.text.casefold() in table.clauses.determiners
        if (word.capital or table.names.cased) and not article:
            end = number
    return end


@dataclass(frozen=True, slots=True)
class MainClause:
    """Subject and verb of a main clause."""

    subject: Span | None
    verb: Word | None


def main_clause(text: str, spans: Sequence[Span], table: Language) -> MainClause:
    """The first main clause among segments that has a subject, an apposition before its verb included."""
    before: list[Word] = []
    verb: Word | None = None
    for span in spans:
        inside = [
            w._replace(start=w.start + span.start, end=w.end + span.start) for w in words(span.of(text), table.code)
        ]
        if not inside or _is_subordinate(inside, table, first=not before):
            continue
        finite = next((word for word in inside if is_finite(word)), None)
        if finite is None:
            before += inside
            continue
        verb = finite
        left = [word for word in inside if word.end <= finite.start]
        right = [word for word in inside if word.start >= finite.end]
        found, _ = preferred(text, before + left, right, table)
        if found is not None:
            return MainClause(found, finite)
        before = []
    return MainClause(subject_in(text, before, table)[0], verb)


def _is_subordinate(inside: Sequence[Word], table: Language, *, first: bool) -> bool:
    low = inside[0].text.casefold()
    relative = low in table.clauses.relative and not first
    return relative or low in table.clauses.subordinating or low in table.speech.that


def is_owner(phrase: str, end: int) -> bool:
    """Whether a genitive ends there, so that its name only says whose: "Lenham's mayor"."""
    return phrase.startswith(("'s ", "’s "), end)


def is_genitive(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article stands right behind a noun, and so in the genitive: "Verlauf der Gespräche"."""
    return number > 0 and inside[number - 1].capital and not table.names.cased


def _may_begin(inside: Sequence[Word], number: int, table: Language, *, led: bool) -> bool:
    word = inside[number]
    low = word.text.casefold()
    led_in = number > 0 and _leads_in(inside[number - 1], table)
    if led_in or _leads_in(word, table) or low in table.pronouns.neuter:
        return False
    if low in table.clauses.subject_articles or _is_one_of(inside, number, table):
        return not is_genitive(inside, number, table)
    if number == 0 and _is_bare(inside, table, led=led):
        return True
    if not word.capital or low in table.function_words or _inside_prepositional(inside, number, table):
        return False
    if number == 0 and _is_adverb(inside, table):
        return False
    return led or not _is_object(inside, number, table)


def _is_bare(inside: Sequence[Word], table: Language, *, led: bool) -> bool:
    """Whether a phrase opens without an article that names who can speak: "health officials said"."""
    phrase = list(takewhile(lambda word: word.tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.ATTRIBUTE), inside))
    if not table.names.cased or not phrase or phrase[-1].tag is not Tag.NOUN:
        return False
    return led or phrase[-1].lemma.endswith(table.speech.speakers)


def _begins_another(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article opens a phrase of its own: "hatte Norland | eine Brücke ...", "der | die Brücke ..."."""
    low = inside[number].text.casefold()
    behind_noun = is_genitive(inside, number, table)
    another = low in table.clauses.determiners and low not in (table.clauses.genitives if behind_noun else ())
    return another and (behind_noun or inside[number - 1].text.casefold() in table.clauses.relative)


def _behind_attribute(inside: Sequence[Word], start: int, table: Language) -> int:
    """Where a phrase goes on whose attribute begins with a preposition: "die in Norbury geborene Ida Kovac"."""
    after = inside[start + 1].text.casefold() if start + 1 < len(inside) else ""
    if after not in (*_leading(table), *table.clauses.contracted):
        return start + 1
    stretch = range(start + 2, min(len(inside), start + 2 + _LONGEST_GAP))
    return next((n + 1 for n in stretch if inside[n].tag is Tag.ATTRIBUTE and not inside[n].capital), start + 1)


def _is_one_of(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether a first word picks one of a group: "Einer der Zeugen"."""
    follows = inside[number + 1].text.casefold() if number + 1 < len(inside) else ""
    return number == 0 and inside[0].text.casefold() in table.clauses.determiners and follows in table.clauses.genitives


def _is_adverb(inside: Sequence[Word], table: Language) -> bool:
    """Whether a first word has its capital letter from its place alone: "Relativierend sagte ..."."""
    first = inside[0]
    names_on = len(inside) > 1 and inside[1].capital
    noun = table.names.cased or names_on or first.tag in (Tag.NOUN, Tag.NAME)
    return not noun and is_known(first.text.casefold(), table.code)


def _leads_in(word: Word, table: Language) -> bool:
    """Whether a word leads in what is no subject; the noun in "sein Gegenüber" does not."""
    noun = word.capital and word.tag is Tag.NOUN
    return not noun and word.text.casefold() in {*_leading(table), *table.clauses.agents}


def _leading(table: Language) -> tuple[str, ...]:
    return (*table.clauses.prepositions, *table.speech.oblique)


def _is_object(inside: Sequence[Word], number: int, table: Language) -> bool:
    """Whether an article that no subject has stands before a noun and its attributes: "den neuen Minister"."""
    for place in range(number - 1, -1, -1):
        low = inside[place].text.casefold()
        genitive = low in table.clauses.genitives and is_genitive(inside, place, table)
        if genitive or low in table.clauses.object_articles:
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
    if _leads_in(word, table) or low in table.clauses.contracted or is_finite(word):
        return True
    between = text[inside[number - 1].end : word.start]
    if number == 1 and inside[0].text.casefold() in table.clauses.determiners:
        between = between.strip("0123456789 -")  # "the 14 states", "der 58-Jährige"
    return between not in _JOINING and between.strip(" -.") != ""  # no stop inside a segment ends a sentence
