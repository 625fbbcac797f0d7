"""Who and what a sentence names, with what tells them apart when a later word points at them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from claims.extraction.mention import Mention, MentionKind, is_office, kind_of_noun, sex_of
from claims.extraction.noun_phrases import noun_phrases
from claims.extraction.voices import Sentence
from claims.language.dates import read_dates
from claims.language.names import Name, listed_names, states_in
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.unlisted import unlisted_names
from claims.language.words import Word, is_known, words
from claims.models import Span
from claims.parts.segments import is_finite, segments

_WORDS_OF_ROLE = 3
"""Most words between a name and the office that a comma parts from it."""
_SOME_DAY = date(2000, 1, 1)
"""Which day is meant does not matter where only the places of times are asked for."""


def mentions_in(sentence: Sentence, table: Language) -> tuple[Mention, ...]:
    """What a sentence names, in its order."""
    found = words(sentence.text, table.code)
    times = [when.span for when in read_dates(sentence.text, table, _SOME_DAY)]
    free = [word for word in found if not any(span.start <= word.start < span.end for span in times)]
    names = [named for named in (_named(name, found, sentence, table) for name in _names(free, table)) if named]
    phrases = (m for m in noun_phrases(found, names, sentence, table) if not _is_time(m, times, sentence))
    pairs = _pairs(names, sentence, table)
    everything = sorted((*names, *phrases, *pairs), key=lambda mention: (mention.at, mention.kind is MentionKind.PAIR))
    subject = subject_of(everything, found, sentence, table)
    return tuple(replace(mention, subject=mention.at == subject) for mention in everything)


def _is_time(mention: Mention, times: Sequence[Span], sentence: Sentence) -> bool:
    return any(span.moved(sentence.span.start).meets(mention.span) for span in times)


def subject_of(mentions: Sequence[Mention], found: Sequence[Word], sentence: Sentence, table: Language) -> int | None:
    """Where the subject of the first main clause begins: what no preposition leads in, the first of it."""
    start = sentence.span.start
    tying = {*table.clauses.subordinating, *table.clauses.relative, *table.speech.that}
    for span in segments(sentence.text, table):
        inside = [word for word in found if span.start <= word.start < span.end]
        tied = not inside or (inside[0].text.casefold() in tying and not _is_main(inside, table))
        if tied or not any(is_finite(word) for word in inside):
            continue
        here = (m for m in mentions if span.start <= m.at - start < span.end)
        return next((m.at for m in here if not _is_led(m, found, start, table)), None)
    return None


def _is_main(inside: Sequence[Word], table: Language) -> bool:
    """Whether a clause with "der" or "that" in front is a main one: its verb does not end it."""
    relative = inside[0].text.casefold() in table.clauses.relative
    return table.clauses.punctuated and relative and not is_finite(inside[-1])


def _is_led(mention: Mention, found: Sequence[Word], start: int, table: Language) -> bool:
    """Whether a preposition, or an article of an object, leads a mention in."""
    at = mention.at - start
    first = next((word.text.casefold() for word in found if word.start == at), "")
    before = [word for word in found if word.end <= at][-1:]
    led = {*table.clauses.prepositions, *table.clauses.contracted, *table.clauses.object_articles}
    if first in {*table.clauses.contracted, *table.clauses.object_articles}:
        return True
    return bool(before) and before[0].text.casefold() in led


# --- names ------------------------------------------------------------------------------------------------------


def _names(found: Sequence[Word], table: Language) -> list[Name]:
    listed = listed_names(found, table)
    free = [word for word in found if not any(name.start <= word.start < name.end for name in listed)]
    return sorted((*listed, *unlisted_names(free, table)), key=lambda name: name.start)


def _named(name: Name, found: Sequence[Word], sentence: Sentence, table: Language) -> Mention | None:
    inside = [word for word in found if name.start <= word.start < name.end]
    titles = list(takewhile(lambda word: _is_title(word, table) or is_office(word, table), inside))
    own = inside[len(titles) :]
    if not own or _is_adjective(name, table):
        return None
    before = next((word for word in reversed(found) if word.end <= own[0].start), None)
    beside = [before] if before is not None and own[0].start - before.end <= 2 else []  # noqa: PLR2004 "Mr. "
    roles = [w for w in (*titles, *beside, *_behind(inside[-1], found, sentence)) if is_office(w, table)]
    kind = _kind_of_name(name, own, [*titles, *beside], roles, table)
    span = Span(start=own[0].start, end=own[-1].end)
    return Mention(
        text=span.of(sentence.text),
        span=span.moved(sentence.span.start),
        at=span.start + sentence.span.start,
        kind=kind,
        agreements=_agreements(kind, own, [*titles, *beside], roles, table),
        key=(own[0] if kind is MentionKind.ORGANISATION else own[-1]).text.casefold(),
        role=roles[0].text.casefold() if roles else _sort(beside, table),
        phrase=_placed(name, own, before, table),
        named=True,
    )


def _sort(beside: Sequence[Word], table: Language) -> str:
    """The noun before a name that says what it names: "die Gewerkschaft Verdi"."""
    nouns = (word for word in beside if kind_of_noun(word, table) is MentionKind.ORGANISATION)
    return next((word.lemma for word in nouns), "")


def _behind(last: Word, found: Sequence[Word], sentence: Sentence) -> list[Word]:
    """The words behind a comma after a name, up to a verb: "Mara Quist, Leiterin des Amtes"."""
    if not sentence.text.startswith(", ", last.end):
        return []
    after = [word for word in found if word.start > last.end][:_WORDS_OF_ROLE]
    return list(takewhile(lambda word: not is_finite(word) and word.tag is not Tag.NAME, after))


def _kind_of_name(
    name: Name, own: Sequence[Word], before: Sequence[Word], roles: Sequence[Word], table: Language
) -> MentionKind:
    references = table.references
    low = [word.text.casefold() for word in own]
    if states_in(name.text, table.code) and any(key.startswith("state:") for key in name.keys):
        return MentionKind.STATE
    if set(low) & set(references.parts_of_organisations):
        return MentionKind.ORGANISATION
    if any(kind_of_noun(word, table) is MentionKind.ORGANISATION for word in before):
        return MentionKind.ORGANISATION
    if roles or any(_is_title(word, table) for word in before) or _first_name(low, table):
        return MentionKind.PERSON
    led = bool(before) and before[-1].text.casefold() in {*table.clauses.places, *table.clauses.contracted}
    return MentionKind.CITY if led and len(own) == 1 else MentionKind.NAME


def _first_name(low: Sequence[str], table: Language) -> str:
    """The agreement that a first name tells; none where the name has only one word."""
    if len(low) < 2 or low[0] in table.references.feminine_names:  # noqa: PLR2004 a first and a last name
        return "f" if len(low) > 1 else ""
    return "m" if low[0] in table.references.masculine_names else ""


def _agreements(
    kind: MentionKind, own: Sequence[Word], before: Sequence[Word], roles: Sequence[Word], table: Language
) -> str:
    if kind is not MentionKind.PERSON:
        article = before[-1].text.casefold() if before else ""
        plain = "n" if kind in (MentionKind.STATE, MentionKind.CITY) else ""
        return table.references.articles.get(article, plain) if table.references.things_agree else plain
    titles = (table.references.titles.get(word.text.casefold(), "") for word in before)
    told = (*titles, _first_name([word.text.casefold() for word in own], table), *(sex_of(w, table) for w in roles))
    return next((agreement for agreement in told if agreement), "")


def _placed(name: Name, own: Sequence[Word], before: Word | None, table: Language) -> str:
    """A name with the preposition of place before it, unless it may be a common noun: "in Kürze"."""
    low = before.text.casefold() if before is not None else ""
    known = name.keys or own[-1].tag is Tag.NAME or not is_known(own[-1].text, table.code)
    return (
        f"{low} {name.text}" if known and len(own) == len(name.text.split()) and low in table.references.placing else ""
    )


def _is_title(word: Word, table: Language) -> bool:
    return word.text.casefold() in table.references.titles


def _is_adjective(name: Name, table: Language) -> bool:
    return not name.text[0].isupper() or name.text.casefold() in _demonyms(table)


@cache
def _demonyms(table: Language) -> frozenset[str]:
    return frozenset(form.casefold() for group in table.names.demonyms.values() for form in group)


def _pairs(names: Sequence[Mention], sentence: Sentence, table: Language) -> Iterator[Mention]:
    """Two names with "and" between."""
    start = sentence.span.start
    for one, other in pairwise(names):
        between = sentence.text[one.span.end - start : other.span.start - start].split()
        if between[:1] != [*table.clauses.coordinating[:1]] or len(between) > 2:  # noqa: PLR2004 an office between
            continue
        span = Span(start=one.span.start, end=other.span.end)
        text = sentence.text[span.start - start : span.end - start]
        yield Mention(text, span, one.at, MentionKind.PAIR, "p", f"{one.key} {other.key}")
