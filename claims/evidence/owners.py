"""What a figure belongs to, where a passage has several: "A 31, B 28" does not bear out "A 28"."""

import re
from collections.abc import Iterator, Sequence

from claims.evidence.match import Match
from claims.language.units import dimension
from claims.parts.matching import Relation
from claims.parts.statement import Part, PartKind, Statement

_FROM, _TO, _BY = "from", "to", "by"
_MARK = re.compile("[,;:]")
_WORD = re.compile(r"\w+")


def bound_figures(found: Sequence[Match], claim: Statement, passage: Statement) -> Iterator[Match]:
    """Matches, without those of figures that the passage gives of something else, or as another end of a change."""
    covered = (match for match in found if match.is_covered and not match.around)
    matched = [match.evidence for match in covered if match.evidence is not None]
    for match in found:
        figure = match.evidence if match.claim.kind is PartKind.FIGURE else None
        if figure is None or (
            _is_same_end(_end(match.claim, claim), _end(figure, passage))
            and not _is_of_another(figure, matched, passage)
            and not _is_the_whole(figure, passage)
        ):
            yield match
        else:
            yield Match(match.claim, figure, Relation.NONE)


def _is_the_whole(figure: Part, passage: Statement) -> bool:
    """Whether another figure is a part of this one: "40 of its 400 people"."""
    before = passage.text[: figure.span.start].casefold().split()
    clauses = passage.table.clauses
    if before[-1:] and before[-1] in clauses.determiners:
        before.pop()
    if not before or before[-1] not in {*clauses.belonging, *clauses.genitives}:
        return False
    return any(0 < figure.span.start - other.span.end <= len(" of their ") for other in passage.of(PartKind.FIGURE))


def _is_of_another(figure: Part, matched: Sequence[Part], passage: Statement) -> bool:
    """Whether something that the claim has stands with another figure of the same dimension, and not with this one."""
    own = _stretch(figure, passage)
    others = (part for part in passage.of(PartKind.FIGURE) if part is not figure and part not in matched)
    rivals = [part for part in others if _dimension(part) == _dimension(figure)]
    foreign = [stretch for rival in rivals if (stretch := _stretch(rival, passage)) != own]
    return any(start <= part.span.start < end for part in matched for start, end in foreign)


def _dimension(part: Part) -> str:
    return dimension(part.quantity) if part.quantity is not None else ""


def _stretch(figure: Part, statement: Statement) -> tuple[int, int]:
    """The words around a figure, up to the next mark or conjunction."""
    cuts = _cuts(statement)
    start = max((cut for cut in cuts if cut <= figure.span.start), default=0)
    return start, min((cut for cut in cuts if cut >= figure.span.end), default=len(statement.text))


def _cuts(statement: Statement) -> list[int]:
    parting = {*statement.table.clauses.coordinating, *statement.table.clauses.contrasting}
    figures = [part.span for part in statement.of(PartKind.FIGURE)]
    signs = (match.start() for match in _MARK.finditer(statement.text))
    marks = [n for n in signs if not any(figure.start <= n < figure.end for figure in figures)]
    return [*marks, *(m.start() for m in _WORD.finditer(statement.text) if m[0].casefold() in parting)]


def _is_same_end(said: str, told: str) -> bool:
    """Whether both are where a change comes from, or both are not, and none is its size where the other is its end."""
    return (said == _FROM) == (told == _FROM) and {said, told} != {_BY, _TO}


def _end(figure: Part, statement: Statement) -> str:
    """The end of a change that a figure is; "von" leads in a start only where another figure is the end."""
    lead = _lead(figure, statement)
    same = (p for p in statement.of(PartKind.FIGURE) if _dimension(p) == _dimension(figure))
    return "" if lead == _FROM and not any(_lead(other, statement) == _TO for other in same) else lead


def _lead(figure: Part, statement: Statement) -> str:
    """Which end of a change the preposition before a figure says: ``from``, ``to``, ``by`` or nothing."""
    before = statement.text[: figure.span.start].split()[-1:]
    return next((statement.table.numbers.ends.get(word.casefold(), "") for word in before), "")
