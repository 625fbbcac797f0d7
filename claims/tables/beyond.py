"""What a claim says beyond a figure, so that no figure bears it out alone: "for the first time", "in real terms"."""

from collections.abc import Sequence

from claims.models import Bound, Computation, Span
from claims.parts.statement import PartKind
from claims.tables.aims import Aim
from claims.tables.asked import Asked
from claims.tables.cues import Cues
from claims.tables.sheet import Sheet

_CHANGES = frozenset({Computation.CHANGE, Computation.COMPARISON, Computation.RATIO, Computation.DIFFERENCE})
_EXTREMES = frozenset({Computation.MAXIMUM, Computation.MINIMUM, Computation.RANK})
_NEAR = (Bound.ABOUT, Bound.NEARLY, Bound.JUST_OVER, Bound.AT_LEAST, Bound.AT_MOST)
_BETWEEN = 1
"""Most words between one that limits and what it limits."""


def is_otherwise(asked: Asked, aims: Sequence[Aim], sheet: Sheet) -> bool:
    """Whether words make another figure of what a table has, or leave some of its rows out, and it has not the words."""
    cues = Cues(asked.statement)
    own = " ".join((*sheet.phrases, *sheet.table.columns)).casefold()
    found = (span.of(asked.statement.text).casefold() for span in cues.of(cues.known.otherwise))
    return any(said not in own for said in found) or _is_loose(cues, aims) or _is_of_each_year(cues, aims)


def says_more(asked: Asked, aim: Aim) -> bool:
    """Whether a claim adds to what a figure can show: how often, how steadily, how much in words alone, and only here."""
    cues = Cues(asked.statement)
    added = bool(cues.of(cues.known.beyond)) or _is_only_there(cues)
    vague = [span for span in cues.of(cues.known.degree) if not _is_extreme(span, aim)]
    return added or (aim.claimed is None and bool(vague)) or (aim.ever and not aim.earlier and aim.stretch is None)


def _is_extreme(span: Span, aim: Aim) -> bool:
    """Whether a word is the superlative that is asked for: "stark" in "die stärkste"."""
    return aim.computation in _EXTREMES and any(span.meets(cue) for cue in aim.cues)


def _is_loose(cues: Cues, aims: Sequence[Aim]) -> bool:
    """Whether a word takes off from what is said: "almost as many", "at least the second", "fast alle"."""
    known = cues.known
    asking = [span for aim in aims if aim.claimed is None for span in aim.cues]
    phrases = [phrase for bound in _NEAR for phrase in cues.statement.table.bounds.get(bound, ())]
    ends = (*asking, *cues.of((*known.every, *known.none)))
    if any(_is_before(span, end, cues) for span in cues.of(phrases) for end in ends):
        return True
    extremes = [span for aim in aims if aim.computation in _EXTREMES for span in aim.cues]
    return any(_is_before(span, end, cues) for span in cues.of(known.amid) for end in extremes)


def _is_of_each_year(cues: Cues, aims: Sequence[Aim]) -> bool:
    return any(aim.computation in _CHANGES for aim in aims) and bool(cues.of(cues.known.yearly))


def _is_only_there(cues: Cues) -> bool:
    """Whether something is said of some rows alone: "only in Lenham"."""
    names = [part.span for part in cues.statement.of(PartKind.NAME)]
    return any(_is_before(span, name, cues) for span in cues.of(cues.known.only) for name in names)


def _is_before(span: Span, other: Span, cues: Cues) -> bool:
    """Whether one stands right before another, with a word between them at most."""
    if not 0 <= other.start - span.end:
        return False
    between = [word for word in cues.words if span.end <= word.start < other.start]
    return len(between) <= _BETWEEN
