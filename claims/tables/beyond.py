"""What a claim says beyond a figure, so that no figure bears it out alone: "for the first time", "in real terms"."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claims.language.tagging import VERBS, Tag
from claims.models import Bound, Computation, Span
from claims.parts.statement import PartKind
from claims.tables.aims import Aim
from claims.tables.asked import Asked
from claims.tables.cues import Cues
from claims.tables.fields import fields_of
from claims.tables.sheet import Sheet
from claims.tables.words import table_words

_CHANGES = frozenset({Computation.CHANGE, Computation.COMPARISON, Computation.RATIO, Computation.DIFFERENCE})
_EXTREMES = frozenset({Computation.MAXIMUM, Computation.MINIMUM, Computation.RANK})
_NEAR = (Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER, Bound.AT_LEAST, Bound.AT_MOST)
_POSSESSIVE = ("'s", "’s", "'", "’")
_NOUN_AND_PREPOSITION = range(2, 5)
"""How many words stand between a superlative and the row inside which it is: "the highest rent in Lenham"."""
_AMONG = 4
"""Most words between "one of the" and a superlative: "one of the towns with the most"."""
_BETWEEN = 1
"""Most words between one that limits and what it limits."""


def is_otherwise(asked: Asked, aims: Sequence[Aim], sheet: Sheet) -> bool:
    """Whether words make another figure of what a table has, or leave rows out, and it has not the words itself."""
    cues = Cues(asked.statement)
    own = " ".join((*sheet.phrases, *sheet.table.columns)).casefold()
    found = (span.of(asked.statement.text).casefold() for span in cues.of(cues.known.otherwise))
    if any(said not in own for said in found) or _is_loose(cues, aims) or _is_of_each_year(cues, aims):
        return True
    return _is_of_a_lack(cues, aims, sheet) or _is_of_a_rate(cues, aims, sheet) or _leaves_out(cues)


def says_more(asked: Asked, aim: Aim) -> bool:
    """Whether a claim adds to what a figure can show: how often, how steadily, how much in words alone, only here."""
    cues = Cues(asked.statement)
    added = bool(cues.of(cues.known.beyond)) or _is_only_there(cues)
    vague = [span for span in cues.of(cues.known.degree) if not _is_extreme(span, aim)]
    return added or (aim.claimed is None and bool(vague)) or (aim.ever and not aim.earlier and aim.stretch is None)


def is_within(asked: Asked, aim: Aim, name: str) -> bool:
    """Whether a superlative is one inside a row: "Lenham's lowest rent", "the highest rent in Lenham was"."""
    cues, text = Cues(asked.statement), asked.statement.text
    place, end = text.find(name), text.find(name) + len(name)
    extreme = min((span for span in aim.cues), key=_start, default=None)
    if place < 0 or extreme is None:
        return False
    if text[end : extreme.start].strip() in _POSSESSIVE:
        return True
    between = [word.tag for word in cues.words if extreme.end <= word.start < place]
    behind = [word for word in cues.words if word.start >= end and not _is_time(word.start, cues)]
    after = [word.tag for word in behind if word.text.casefold() not in cues.known.since][:2]
    return extreme.end <= place and len(between) in _NOUN_AND_PREPOSITION and _is_verb_next(between, after)


def _is_verb_next(between: Sequence[Tag], after: Sequence[Tag]) -> bool:
    return not any(tag in VERBS for tag in between) and any(tag in VERBS for tag in after)


def _start(span: Span) -> int:
    return span.start


def _is_time(place: int, cues: Cues) -> bool:
    return any(part.span.start <= place < part.span.end for part in cues.statement.of(PartKind.TIME))


def _is_extreme(span: Span, aim: Aim) -> bool:
    """Whether a word is the superlative that is asked for: "stark" in "die stärkste"."""
    return aim.computation in _EXTREMES and any(span.meets(cue) for cue in aim.cues)


def _is_loose(cues: Cues, aims: Sequence[Aim]) -> bool:
    """Whether a word takes off from what is said: "almost as many", "at least the second", "fast alle"."""
    known = cues.known
    asking = [span for aim in aims if aim.claimed is None for span in aim.cues]
    phrases = [phrase for bound in _NEAR for phrase in cues.statement.table.bounds.get(bound, ())]
    ends = (*asking, *cues.of((*known.every, *known.none)))
    if _any_before(cues.of(phrases), ends, cues):
        return True
    extremes = [span for aim in aims if aim.computation in _EXTREMES for span in aim.cues]
    return _any_before(cues.of(known.amid), extremes, cues, _AMONG)


def _is_of_each_year(cues: Cues, aims: Sequence[Aim]) -> bool:
    return any(aim.computation in _CHANGES for aim in aims) and bool(cues.of(cues.known.yearly))


def _is_of_a_lack(cues: Cues, aims: Sequence[Aim], sheet: Sheet) -> bool:
    """Whether more of what is said is less of what the table has: a deficit, where it has balances."""
    lacks = tuple(table_words().lacks - {*cues.known.fall})
    plain = bool(aims) and all(aim.computation is Computation.VALUE for aim in aims)
    return not plain and any(word.lemma.endswith(lacks) for word in cues.words) and _has_negatives(sheet)


@lru_cache(maxsize=64)
def _has_negatives(sheet: Sheet) -> bool:
    figures = (sheet.figure(entry.row, entry.column) for field in fields_of(sheet) for entry in field.entries)
    return any(figure is not None and figure.value < 0 for figure in figures)


def _is_of_a_rate(cues: Cues, aims: Sequence[Aim], sheet: Sheet) -> bool:
    """Whether a claim speaks of a rate, and a table only counts: the birth rate, where it has births."""
    if "share" in sheet.dimensions or any(aim.computation is Computation.PART for aim in aims):
        return False
    rates = tuple(table_words().rates)
    own = " ".join((*sheet.phrases, *sheet.table.columns, sheet.table.unit or "")).casefold().split()
    if any(word.rstrip("s,()").endswith(rates) or word in table_words().per for word in own):
        return False
    return any(word.lemma in rates or (word.capital and word.lemma.endswith(rates)) for word in cues.words)


def _leaves_out(cues: Cues) -> bool:
    """Whether a count is one of others than those that are named: "two other towns"."""
    ends = {part.span.end for part in cues.statement.of(PartKind.FIGURE)}
    return any(span.start - 1 in ends for span in cues.of(cues.known.further))


def _is_only_there(cues: Cues) -> bool:
    """Whether something is said of some rows alone: "only in Lenham"."""
    names = [part.span for part in cues.statement.of(PartKind.NAME)]
    return _any_before(cues.of(cues.known.only), names, cues)


def _any_before(spans: Sequence[Span], others: Iterable[Span], cues: Cues, most: int = _BETWEEN) -> bool:
    """Whether one of some spans stands before one of others, with so many words between them at most."""
    starts, wanted = [word.start for word in cues.words], {other.start for other in others}
    places = (bisect_left(starts, span.end) for span in spans)
    return any(wanted.intersection(starts[place : place + most + 1]) for place in places)
