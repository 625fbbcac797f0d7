"""The wording of a claim that can be understood without its article, and where each stretch of it stands there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_date

from claims.extraction.mention import Mention, MentionKind
from claims.extraction.pieces import Piece, Wording
from claims.extraction.pointing import Way
from claims.extraction.references import Reference
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, words
from claims.models import Span, When
from claims.parts.segments import is_finite

_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a wording with what stands there instead."""

    span: Span
    text: str
    origin: Span | None = None
    """Where the new words stand in the article, those before ``lead`` and behind its length left out."""
    lead: int = 0


def edited(wording: Wording, edits: Iterable[Edit]) -> Wording:
    """A wording with stretches replaced; of edits that overlap the first one counts."""
    text, pieces, end = "", list[Piece](), 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        if edit.span.start < end:
            continue
        pieces += _kept(wording, end, edit.span.start, len(text))
        text += wording.text[end : edit.span.start]
        if edit.origin is not None:
            pieces.append(Piece(len(text) + edit.lead, edit.origin.start, edit.origin.end - edit.origin.start))
        text, end = text + edit.text, edit.span.end
    pieces += _kept(wording, end, len(wording.text), len(text))
    return Wording(text + wording.text[end:], tuple(pieces))


def _kept(wording: Wording, start: int, end: int, at: int) -> Iterator[Piece]:
    """The pieces of a stretch that is taken over, which begins at ``at`` in the new text."""
    for piece in wording.pieces:
        first, last = max(start, piece.start), min(end, piece.start + piece.length)
        if first < last:
            yield Piece(at + first - start, piece.origin + first - piece.start, last - first)


# --- what is filled in ------------------------------------------------------------------------------------------


def self_contained(wording: Wording, references: Sequence[Reference], table: Language) -> Wording:
    """The wording with names and times in place of the words that point at them, as far as they are known."""
    return edited(wording, (edit for edit, _ in _edits(wording, references, table)))


def explained(wording: Wording, references: Sequence[Reference], times: Sequence[When], table: Language) -> str:
    """The wording as it is, with names and days in square brackets behind the words that point at them.

    Args:
        wording: What is said.
        references: Words of its article that point.
        times: Those that are counted from the day of the article, spans in its text.
        table: Of its language.
    """
    names = [
        Edit(Span(start=edit.span.end, end=edit.span.end), f" [{told}]")
        for edit, told in _edits(wording, references, table)
    ]
    spans = ((when, wording.found(when.span)) for when in times)
    ends = ((when, span.end) for when, span in spans if span is not None and _ends_word(wording.text, span.end))
    days = [Edit(Span(start=end, end=end), f" [{day_of(when, table)}]") for when, end in ends]
    return edited(wording, [*names, *days]).text


def _ends_word(text: str, end: int) -> bool:
    """Whether a word ends there, with no more of it behind: not "Montag" in "Montagabend"."""
    return not text[end : end + 1].isalnum() and text[end : end + 1] not in ("'", "’", "-")


def _edits(wording: Wording, references: Sequence[Reference], table: Language) -> Iterator[tuple[Edit, str]]:
    """What stands instead of each word, and what explains it."""
    told: set[str] = set()
    for reference in sorted(references, key=lambda reference: reference.pointer.way is Way.POSSESSIVE):
        span, antecedent = wording.found(reference.pointer.span), reference.antecedent
        if span is None or antecedent is None or antecedent.key in told or _is_held(wording, antecedent):
            continue
        told.add(antecedent.key)
        yield _edit(span, reference, antecedent, table)


def _is_held(wording: Wording, antecedent: Mention) -> bool:
    """Whether the wording names the antecedent itself."""
    if wording.found(antecedent.span) is not None:
        return True
    named = antecedent.kind in (MentionKind.PERSON, MentionKind.NAME, MentionKind.STATE, MentionKind.CITY)
    return named and antecedent.key in {word.strip("„“”»«.,").casefold() for word in wording.text.split()}


def _edit(span: Span, reference: Reference, antecedent: Mention, table: Language) -> tuple[Edit, str]:
    way, name = reference.pointer.way, antecedent.text
    if way is Way.POSSESSIVE:
        ending = "’" if name.endswith(tuple(table.references.silent_endings)) else table.references.belongs
        return Edit(span, name + ending, antecedent.span), name + ending
    if way is Way.PLACE:
        phrase = antecedent.phrase
        return Edit(span, phrase, antecedent.span, len(phrase) - len(name)), phrase
    if way in (Way.DESCRIPTION, Way.YEAR):
        return Edit(Span(start=span.end, end=span.end), f" {name}", antecedent.span, 1), name
    return Edit(span, name, antecedent.span), name


def day_of(when: When, table: Language) -> str:
    """A time in words: its day, its month, its year, or the days between which it lies."""
    first, last = when.first, when.last
    if when.is_one_day:
        return format_date(first, "long", locale=table.code)
    if first.day == 1 and (last - first).days < _MONTH_DAYS and (last + timedelta(days=1)).day == 1:
        return format_date(first, "LLLL y", locale=table.code)
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    if whole_year:
        return str(first.year)
    return "–".join(format_date(day, "medium", locale=table.code) for day in (first, last))


def is_placed_in_time(when: When, clause: str, table: Language) -> bool:
    """Whether a time in a clause has its day for sure: a weekday alone is the last one only where the past is told."""
    dates = table.dates
    leads = {*dates.days, *dates.periods, *dates.last, *dates.this, *dates.next}
    if set(when.text.casefold().split()) & leads:
        return True
    found = words(clause, table.code)
    finite = [word for word in found if is_finite(word)]
    if any(word.text.casefold() in {*table.clauses.moods, *table.checkability.prediction} for word in finite):
        return False
    perfect = any(word.tag is Tag.PARTICIPLE for word in found)
    return any(_is_past(word, table, perfect=perfect) for word in finite)


def _is_past(word: Word, table: Language, *, perfect: bool) -> bool:
    """Whether a finite verb tells of the past by its form, or as the auxiliary of a perfect."""
    low = word.text.casefold()
    if perfect and word.lemma in table.clauses.auxiliaries and word.lemma not in table.clauses.passive:
        return True
    return low != word.lemma and re.fullmatch(table.dates.past_forms, low) is not None
