"""What stands in front of a colon: "The following is false: …" turns round whatever comes behind it."""

import re
from collections.abc import Iterator

from claims.evidence.match import finding
from claims.evidence.sides import Sides
from claims.language.words import words
from claims.models import Finding, FindingName
from claims.parts.speech import somebody_says
from claims.parts.statement import PartKind

_COLON = re.compile(r":(?=\s|[\"“„»«‘])")


def led_in(sides: Sides) -> Iterator[Finding]:
    """A passage that says a claim behind a colon asserts it only where a place, a day or a speaker stands before.

    "Berlin: …" and "Ada Merrin said: …" do, and whether a speaker's word is enough is decided elsewhere; nobody knows
    what "The following is false: …" or "Repeat after me: …" makes of what follows.
    """
    text = sides.passage.text
    for colon in (found for found in _COLON.finditer(text) if not _is_enclosed(text, found.start())):
        told = [m for m in sides.found if not m.around and (m.is_covered or m.conflicts)]
        behind = [m for m in told if m.evidence is not None and m.evidence.span.start > colon.start()]
        if behind and not _is_plain(sides, colon.start()):
            yield finding(FindingName.NOT_ASSERTED, behind[0], text[: colon.end()])
            return


def _is_enclosed(text: str, place: int) -> bool:
    """Whether a place lies in brackets, as a pronunciation or another name does."""
    return any(text.rfind(opening, 0, place) > text.rfind(closing, 0, place) for opening, closing in ("()", "[]"))


def _is_plain(sides: Sides, end: int) -> bool:
    """Whether what leads in is nothing but names and times, or says who says it."""
    table, head = sides.told.table, sides.passage.text[:end]
    known = [part for part in sides.told.parts if part.kind in (PartKind.NAME, PartKind.TIME) and part.span.end <= end]
    others = [
        word for word in words(head, table.code) if not any(p.span.start <= word.start < p.span.end for p in known)
    ]
    return not others or (any(part.kind is PartKind.NAME for part in known) and somebody_says(head, table))
