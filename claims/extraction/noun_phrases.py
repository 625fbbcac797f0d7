"""The noun phrases of a sentence that a later word may point at: "die Brücke", "farmers"."""

import re
from collections.abc import Iterator, Sequence

from claims.extraction.mention import Mention, MentionKind, is_office, kind_of_noun, sex_of
from claims.extraction.voices import Sentence
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word
from claims.models import Span
from claims.parts.segments import is_finite

_WORDS_OF_PHRASE = 4
"""Most words of a noun phrase behind its article."""


def noun_phrases(
    found: Sequence[Word], names: Sequence[Mention], sentence: Sentence, table: Language
) -> Iterator[Mention]:
    """The noun phrases among the words of a sentence, names left out."""
    start, index = sentence.span.start, 0
    taken = [(name.span.start - start, name.span.end - start) for name in names]
    while index < len(found):
        head = _head(found, index, taken, table)
        if head is None:
            index += 1
            continue
        span = Span(start=found[index].start, end=found[head].end)
        noun = found[head]
        yield Mention(
            text=span.of(sentence.text),
            span=span.moved(start),
            at=span.start + start,
            kind=kind_of_noun(noun, table),
            agreements=_agreements_of_noun(found, index, noun, table),
            key=noun.lemma,
            role=noun.lemma if kind_of_noun(noun, table) is MentionKind.ORGANISATION else noun.text.casefold(),
        )
        index = head + 1


def _head(found: Sequence[Word], index: int, taken: Sequence[tuple[int, int]], table: Language) -> int | None:
    """The noun of a phrase that begins here, unless a name follows, of which it is the office."""
    low = found[index].text.casefold()
    opens = low in table.references.articles or low in table.references.led_articles
    bare = found[index].tag is Tag.NOUN and re.fullmatch(table.references.plural_nouns, low) is not None
    if not opens and not bare:
        return None
    first = index if bare and not opens else index + 1
    for place in range(first, min(len(found), first + _WORDS_OF_PHRASE)):
        word = found[place]
        if any(begin <= word.start < end for begin, end in taken) or is_finite(word):
            return None
        if word.tag is Tag.NOUN and not _is_followed(found, place, taken, table):
            return place
    return None


def _is_followed(found: Sequence[Word], place: int, taken: Sequence[tuple[int, int]], table: Language) -> bool:
    """Whether a name or another noun belongs to a noun right behind it."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or after.start - found[place].end != 1:
        return False
    return any(begin == after.start for begin, _ in taken) or (table.names.cased and after.tag is Tag.NOUN)


def _agreements_of_noun(found: Sequence[Word], index: int, noun: Word, table: Language) -> str:
    references, low = table.references, found[index].text.casefold()
    led = index > 0 and found[index - 1].text.casefold() in table.clauses.prepositions
    told = (references.led_articles if led or low not in references.articles else references.articles).get(low, "p")
    person = is_office(noun, table)
    several = noun.text.casefold() != noun.lemma or (person and references.things_agree and sex_of(noun, table) == "m")
    if "p" in told and len(told) > 1:
        told = "p" if several and not (led and references.things_agree) else told.replace("p", "")
    if person and not references.things_agree and "p" not in told:
        return sex_of(noun, table)
    return told
