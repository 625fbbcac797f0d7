"""Verbs whose phrase in the glossary stands apart in the sentence: "kamen 27 Menschen ums Leben", "found X guilty"."""

from collections.abc import Sequence

from claims.language.lexicon import phrases_of_verbs
from claims.language.tables import Language
from claims.language.tagging import VERBS, Tag
from claims.language.words import Word
from claims.models import Span

_BETWEEN = 8
"""Most words between a verb and the rest of its phrase where the rest does not close the clause."""


def join_phrases(bases: list[str], found: Sequence[Word], spans: Sequence[Span], table: Language) -> None:
    """Give the verb of a phrase that stands apart the whole phrase as its base form, and its other words none."""
    known = phrases_of_verbs(table.code)
    for span in spans:
        inside = [number for number, word in enumerate(found) if span.start <= word.start < span.end]
        for place, number in enumerate(inside):
            helping = bases[number] in {*table.clauses.auxiliaries, *table.clauses.modals}
            if found[number].tag not in VERBS or found[number].capital or helping:
                continue
            for rest in known.get(bases[number], ()):
                taken = _places(rest, inside[place + 1 :], found, table)
                if taken and taken[0] > number + 1:
                    bases[number] = " ".join((*rest, bases[number]) if _closes(table) else (bases[number], *rest))
                    bases[taken[0] : taken[-1] + 1] = [""] * (taken[-1] + 1 - taken[0])
                    break


def _closes(table: Language) -> bool:
    """Whether what belongs to a verb stands at the end of its clause."""
    return bool(table.clauses.particles)


def _places(rest: Sequence[str], after: Sequence[int], found: Sequence[Word], table: Language) -> list[int]:
    """Where the rest of a phrase stands among the words after its verb, articles and owners aside."""
    articles = {*table.clauses.determiners, *table.clauses.object_articles}
    wanted = [word for word in rest if word not in articles]
    if not any(word not in table.function_words for word in wanted):
        return []
    free = [number for number in after if found[number].text.casefold() not in articles]
    leading = {*table.clauses.prepositions, *table.clauses.contracted}
    if wanted[0] not in leading and not _is_said_of_it(wanted, after, found):
        return []
    if _closes(table):
        last = free[-len(wanted) :]
        return last if _are(wanted, last, found) else []
    for start in range(1, min(_BETWEEN, len(free))):  # what stands together is read as one anyway
        if any(found[number].tag in VERBS for number in free[:start]):
            return []
        here = free[start : start + len(wanted)]
        if _are(wanted, here, found) and not _opens_a_noun(here[-1], found):
            return here
    return []


def _is_said_of_it(wanted: Sequence[str], after: Sequence[int], found: Sequence[Word]) -> bool:
    """Whether the rest is an adjective that tells of the object, and no object itself: "guilty", but not "troops"."""
    last = [found[number] for number in after if found[number].text.casefold() == wanted[-1]]
    return bool(last) and last[0].tag in (Tag.ADJECTIVE, Tag.ATTRIBUTE, Tag.OTHER, Tag.PARTICIPLE)


def _are(wanted: Sequence[str], places: Sequence[int], found: Sequence[Word]) -> bool:
    words = [found[number] for number in places]
    return len(words) == len(wanted) and all(
        name in (word.lemma, word.text.casefold()) for name, word in zip(wanted, words, strict=True)
    )


def _opens_a_noun(place: int, found: Sequence[Word]) -> bool:
    """Whether a noun follows, to which the last word belongs: "found guilty men"."""
    after = found[place + 1] if place + 1 < len(found) else None
    return after is not None and after.start - found[place].end == 1 and after.tag in (Tag.NOUN, Tag.NAME)
