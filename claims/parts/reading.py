"""From a sentence to its parts: times and figures, then names, phrases of the glossary, and the words left."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from claims.language.dates import months_in, read_dates
from claims.language.designations import Designation
from claims.language.multiples import says_by_itself
from claims.language.names import Name, listed_names, sound
from claims.language.neutral import table_for
from claims.language.quantities import read_figures
from claims.language.relative_dates import weekdays_in
from claims.language.tables import Language
from claims.language.unlisted import unlisted_names, words_of_names
from claims.language.words import Word, words
from claims.models import Bound, Claim, Origin, Passage, Quantity, Span, When
from claims.parts.belonging import head_of
from claims.parts.clauses import main_verbs
from claims.parts.denial import company, comparisons, is_denied, local_denials
from claims.parts.elapsed import days_ago
from claims.parts.equating import equated_nouns
from claims.parts.lives import lives_in
from claims.parts.segments import is_finite, segments
from claims.parts.slots import with_slots
from claims.parts.statement import Part, PartKind, Segment, Statement
from claims.parts.wording import is_taken, phrases, single_words, word_by_word


@lru_cache(maxsize=8192)
def read_statement(
    text: str, language: str, today: date | None = None, given: frozenset[str] = frozenset()
) -> Statement:
    """The parts of a sentence.

    Args:
        text: One sentence.
        language: Code of a language that has a table.
        today: The day of the text, for times that are counted from it.
        given: Words that are names, as other sentences of the same text show.
    """
    table = table_for(language)[0]
    found = words(text, language)
    spans = segments(text, table)
    parts = [*_times(text, table, today), *_figures(text, table, today)]
    parts += _names(text, listed_names(_free(found, parts), table), found, table)
    wording = word_by_word(found, spans, table)
    parts += phrases(wording, parts)
    parts += _names(text, unlisted_names(_free(found, parts), table, given), found, table)
    parts += single_words(wording, parts)
    compared = tuple(comparisons(found, parts, table))
    parts = [part for part in parts if part.span not in [word.span for word in compared]]
    parts += [*local_denials(found, table), *compared, *lives_in(text, parts, table)]
    denied = tuple(is_denied(span.of(text), table) for span in spans)
    equated = equated_nouns(text, found, table)
    placed = [
        replace(  # once for all: it is most of what a part costs
            part,
            company=company(part, found, table),
            head=head_of(part, found, text, table),
            equated=_is_equated(part, equated),
            segment=(index := _segment_of(part, spans)),
            denied=part.denied or (bool(denied) and denied[index]),
        )
        for part in sorted(parts, key=lambda part: part.span.start)
    ]
    told = with_slots(placed, found, spans, table)
    return Statement(text, table, _segments(text, spans, denied, _outside(found, placed), table), tuple(told))


def read_claim(claim: Claim, today: date | None, given: frozenset[str] = frozenset()) -> Statement:
    """The parts of a claim; words are names too that are given as such."""
    named = words_of_names(claim.entities, claim.language) | given
    return read_statement(claim.content, claim.language, today, named)


def read_passage(passage: Passage, given: frozenset[str] = frozenset()) -> Statement:
    """The parts of a passage; names in the title and the publisher of its page are names in it too."""
    origin = passage.origin
    named = words_of_names((name.text for name in names_of_page(origin)), origin.language) | given
    return read_statement(passage.text, origin.language, origin.published_on, named)


def names_known_from(other: Statement, text: str) -> frozenset[str]:
    """The words of a text that are a name of several words in another: "Kai Norden" is no north of a quay."""
    whole = (name.text for name in other.of(PartKind.NAME) if " " in name.text and name.text in text)
    return frozenset(word for name in whole for word in name.split())


@lru_cache(maxsize=1024)
def names_of_page(origin: Origin) -> tuple[Part, ...]:
    """The names in the title and the publisher of a page."""
    texts = (origin.title, origin.publisher)
    return tuple(n for text in texts if text for n in read_statement(text, origin.language).of(PartKind.NAME))


def _free(found: Sequence[Word], taken: Sequence[Part]) -> list[Word]:
    return [word for word in found if not is_taken(word, taken)]


def _outside(found: Sequence[Word], parts: Sequence[Part]) -> list[Word]:
    """The words that belong to no time: "May" is no verb there."""
    times = [part for part in parts if part.kind is PartKind.TIME]
    return [word for word in found if not is_taken(word, times)]


def _segments(
    text: str, spans: Sequence[Span], denied: Sequence[bool], found: Sequence[Word], table: Language
) -> tuple[Segment, ...]:
    inside = [[word for word in found if span.start <= word.start < span.end] for span in spans]
    return tuple(
        Segment(
            span,
            denial,
            _is_hedged(span.of(text), own, table),
            verbs=tuple(verb.start for verb in main_verbs(own, table)),
            finite=any(is_finite(word) and not (word.capital and word.start) for word in own),
        )
        for span, denial, own in zip(spans, denied, inside, strict=True)
    )


def _is_hedged(text: str, inside: Sequence[Word], table: Language) -> bool:
    if text.partition(" ")[0].casefold() in table.clauses.open_questions:
        return True
    return any(w.lemma in table.hedges or w.text.casefold() in table.hedges for w in inside)


def _is_equated(part: Part, heads: frozenset[int]) -> bool:
    """Whether it is what the subject is said to be."""
    inside = any(part.span.start <= head < part.span.end for head in heads)
    return inside and not part.modifier and not part.predicate


def _segment_of(part: Part, spans: Sequence[Span]) -> int:
    return next((number for number, span in enumerate(spans) if span.meets(part.span)), 0)


# --- times and figures ------------------------------------------------------------------------------------------


def _times(text: str, table: Language, today: date | None) -> list[Part]:
    dates = read_dates(text, table, today)
    parts = [
        Part(
            PartKind.TIME,
            when.text,
            when.span,
            0,
            when=when,
            weekday=when.first.weekday() if _is_day(when.first, when.last) else None,
            month=when.first.month if when.relative and when.text.isalpha() and _is_month(when) else None,
        )
        for when in dates
    ]
    for weekday, span in weekdays_in(text, table).items():
        if not any(span.meets(when.span) for when in dates):
            parts.append(Part(PartKind.TIME, span.of(text), span, 0, weekday=weekday))
    parts += [
        Part(PartKind.TIME, span.of(text), span, 0, month=month)
        for month, span in months_in(text, table)
        if not any(span.meets(part.span) for part in parts)
    ]
    return parts


def _is_day(first: date, last: date) -> bool:
    return first == last


def _is_month(when: When) -> bool:
    """Whether days are a whole month, so that its name alone may mean another year's: "in October"."""
    first, last = when.first, when.last
    return (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day >= 28  # noqa: PLR2004


def _figures(text: str, table: Language, today: date | None) -> list[Part]:
    taken = tuple(when.span for when in read_dates(text, table, today))
    found = read_figures(text, table, taken)
    figures = [_figure(quantity, today) for quantity in found.quantities if not says_by_itself(quantity, table)]
    return figures + [_designation(each, text) for each in found.designations]


def _designation(found: Designation, text: str) -> Part:
    """A score, a time of day, a number that says which: it must be the same."""
    return Part(PartKind.WORD, found.span.of(text), found.span, 0, base=found.key, decisive=True)


def _figure(quantity: Quantity, today: date | None) -> Part:
    """A figure; a time that has passed is the days that it leads back to."""
    if not quantity.ago or today is None:
        return Part(PartKind.FIGURE, quantity.text, quantity.span, 0, quantity=quantity)
    first, last = days_ago(quantity.model_copy(update={"bound": Bound.NONE}), today, 0.0)
    when = When(span=quantity.span, text=quantity.text, first=first, last=last, relative=True)
    return Part(PartKind.TIME, quantity.text, quantity.span, 0, quantity=quantity, when=when, counted_from=today)


# --- names ------------------------------------------------------------------------------------------------------


def _names(text: str, names: Sequence[Name], found: Sequence[Word], table: Language) -> list[Part]:
    before = {after.start: word.text.casefold() for word, after in pairwise(found) if after.start - word.end == 1}
    led = {*table.clauses.prepositions, *table.clauses.contracted}
    return [
        Part(
            PartKind.NAME,
            name.text,
            Span(start=name.start, end=name.end),
            0,
            base=name.text.casefold(),
            name=_with_first_name(name, text),
            adjective=_is_adjective(name, table) or text[name.end : name.end + 1] == "-",
            led=before.get(name.start, "") in led,
            placed=before.get(name.start, "") in table.clauses.places,
        )
        for name in names
    ]


def _with_first_name(name: Name, text: str) -> Name:
    """A family name with the first name that a nickname parts from it: "Tom “Ace” Wick"."""
    before = _NICKNAMED.search(text, max(0, name.start - _NEAR), name.start) if len(name.sounds) == 1 else None
    return name if before is None else name._replace(sounds=(sound(before[1]), *name.sounds))


_NICKNAMED = re.compile(r"([^\W\d_]+) ?[\"“”„`´'‘’]+ ?[^\W\d_][\w. -]{0,20} ?[\"“”„`´'‘’]+ $")
_NEAR = 60
"""Code points before a name within which its first name may stand."""


def _is_adjective(name: Name, table: Language) -> bool:
    """Whether a listed name is the adjective of a state: "russisch", "Russian"."""
    if not any(key.startswith("state:") for key in name.keys):
        return False
    forms = {form.casefold() for group in table.names.demonyms.values() for form in group[:1]}
    return not name.text[0].isupper() or name.text.casefold() in forms
