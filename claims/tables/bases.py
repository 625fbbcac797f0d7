"""What a claim compares with: "than in Lenham", "since 2015", "than the year before"."""

import re
from dataclasses import replace
from typing import NamedTuple

from claims.language.tagging import VERBS
from claims.models import Span
from claims.parts.statement import Part, PartKind
from claims.tables.asked import Asked
from claims.tables.cues import Cues

_SEASON = re.compile(r"\d{4}\s*[/–-]\s*\d{2}")
"""One year of a school, a budget or a league: "2022/23"."""

_ARTICLES = 2
"""Most words between "than" and the time before: "als in dem Vorjahr"."""


class Base(NamedTuple):
    """What is compared with."""

    cues: tuple[Span, ...] = ()
    other: tuple[Part, ...] = ()
    earlier: tuple[Part, ...] = ()
    now: tuple[Part, ...] = ()
    previous: str = ""
    lost: bool = False
    """Whether it cannot be told what is compared with."""

    @property
    def is_told(self) -> bool:
        """Whether anything is named."""
        return bool(self.other or self.earlier or self.previous)


def base_of(asked: Asked, cues: Cues) -> Base:
    """What a claim compares with: a row or a time behind "than", the time before, or the earlier of two times."""
    known = cues.known.previous
    before = tuple(span for span in cues.of(tuple(known)) if cues.low(span) in known)
    led = cues.of((*cues.known.than, *cues.known.against))
    if before:
        return Base((*before, *led, *cues.of(cues.known.back)), previous=known[cues.low(before[0])])
    leads = [(lead, cues.next_parts(lead.end)) for lead in (*reversed(led), *cues.of(cues.known.back))]
    found = [(lead, parts) for lead, parts in leads if parts and not _is_figure_between(lead, parts[0], asked)]
    for lead, parts in found:
        if parts[0].kind is PartKind.TIME:
            return Base((*led, lead), earlier=parts)
        if parts[0].kind is PartKind.NAME and lead in led:
            return Base(led, other=parts)
    times = sorted((part for part in asked.statement.of(PartKind.TIME) if part.when is not None), key=_first_day)
    if len(times) > 1:
        return Base(led, earlier=(times[0],))
    if times and (ends := _ends_of(times[0])) is not None:
        return Base(led, earlier=(ends[0],), now=(ends[1],))
    others = [parts for lead, parts in found if lead in led]
    return Base(led, other=others[0]) if others else Base(led, lost=bool(led))


def compares_changes(cues: Cues) -> bool:
    """Whether one change is held against another: "rose faster than in 2023", "weniger stark gesunken als"."""
    text = cues.statement.text
    before = [span.start for span in cues.of(tuple(cues.known.previous))]
    for span in cues.of(cues.known.than):
        if any(part.kind in (PartKind.NAME, PartKind.TIME) for part in cues.next_parts(span.end)):
            return True
        if any(span.end <= start and len(text[span.end : start].split()) <= _ARTICLES for start in before):
            return True
    return False


def compares_twice(cues: Cues) -> bool:
    """Whether two things are named behind "than": "more than Lenham, but fewer than Hallstein"."""
    found = [parts for span in cues.of(cues.known.than) if (parts := cues.next_parts(span.end))]
    if not (cues.of(cues.known.more) and cues.of(cues.known.less)):
        found = [parts for parts in found if parts[0].kind in (PartKind.NAME, PartKind.TIME)]
    return len({parts[0].span for parts in found}) > 1


def moving(cues: Cues) -> tuple[Span, ...]:
    """The verbs of a rise or fall; a noun may be what is measured: "growth"."""
    verbs = {word.start for word in cues.words if word.tag in VERBS}
    return tuple(span for span in cues.of((*cues.known.rise, *cues.known.fall)) if span.start in verbs)


def moves_most(superlative: Span, cues: Cues) -> bool:
    """Whether it is a rise or fall that is the highest, and not what it leads to: "rose most", but "rose to a peak"."""
    ends = {word.casefold() for word, end in cues.statement.table.numbers.ends.items() if end == "to"}
    before = {low for word, low in zip(cues.words, cues.lows, strict=True) if word.start < superlative.start}
    return bool(moving(cues)) and not before & ends


def _ends_of(part: Part) -> tuple[Part, Part] | None:
    """The first and the last year of a stretch of several: "from 2015 to 2024"; None for any other time."""
    when = part.when
    if when is None or when.last.year == when.first.year or _SEASON.fullmatch(part.text.strip()):
        return None
    first = when.model_copy(update={"last": when.first.replace(month=12, day=31)})
    last = when.model_copy(update={"first": when.last.replace(month=1, day=1)})
    return replace(part, when=first), replace(part, when=last)


def _is_figure_between(lead: Span, part: Part, asked: Asked) -> bool:
    return any(lead.end <= figure.span.start < part.span.start for figure in asked.figures)


def _first_day(part: Part) -> str:
    return part.when.first.isoformat() if part.when is not None else ""
