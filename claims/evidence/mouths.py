"""Whose words a passage gives in a certain place: quoted words belong to whoever the narration around them names."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.evidence.sides import Sides, Speakers, hear
from claims.models import Span
from claims.parts.matching import Relation, relate
from claims.parts.reading import names_of_page, read_statement
from claims.parts.speech import Speech, acts
from claims.parts.statement import Part, PartKind, Statement
from claims.parts.voice import Voice, speaks_for
from claims.text.sentences import quotations

_OPENING, _CLOSING = re.compile(r"[„»“]|(?<!\w)[\"]"), re.compile(r"[“”«]|(?<=[\w.,!?…])[\"]")


def marked(text: str, before: str = "", after: str = "") -> tuple[Span, ...]:
    """What a sentence has in quotation marks, one that began before it or goes on behind it included.

    Args:
        text: The sentence.
        before: The sentences before it.
        after: The rest of a quotation that goes on.
    """
    found = list(quotations(text))
    first, last = (found[0].start - 1, found[-1].end + 1) if found else (len(text), 0)
    closing = _CLOSING.search(text, 0, first)
    opening = _OPENING.search(text, last)
    if closing is not None and not _OPENING.search(text, 0, closing.start()):
        found.insert(0, Span(start=0, end=closing.start()))
    elif opening is not None:
        found.append(Span(start=opening.end(), end=len(text)))
    elif not found and (_is_open(before) or (after and not _OPENING.search(after[:1]))):
        found.append(Span(start=0, end=len(text)))
    return tuple(found)


def _is_open(before: str) -> bool:
    """Whether the last mark opens a quotation that does not end."""
    spans = quotations(before)
    opening = _OPENING.search(before, spans[-1].end + 1 if spans else 0)
    return opening is not None and _CLOSING.search(before, opening.end()) is None


def hear_quoted(sides: Sides, quoted: Sequence[Span], place: Span) -> Speakers:
    """Who speaks in a place of a passage that stands in quotation marks.

    The narration of the passage tells it, else that around the quotation; where both leave it open, whoever the
    passage as a whole gives the word to.
    """
    told = _told(sides, quoted, place)
    if told is None:
        return hear(sides)
    voice = _voice(sides, told)
    if sides.claim.speaker is None:
        return Speakers(voice, agree=False)
    speaker = read_statement(sides.claim.speaker, sides.claim.language, sides.today)
    return Speakers(voice, speaks_for(speaker, voice, names_of_page(sides.passage.origin), sides.policy))


def named(voice: Voice) -> str | None:
    """Whose words they are, as the passage calls them; None where it does not."""
    words = dict.fromkeys(part.text for part in (voice.names or voice.roles))
    return ", ".join(words) or None


class _Told(NamedTuple):
    """An act of saying, with its sentence and the names of the narration before it and beside it."""

    act: Speech
    statement: Statement
    names: tuple[Part, ...]


def _told(sides: Sides, quoted: Sequence[Span], place: Span) -> _Told | None:
    """The act of saying that stands nearest to the quotation: in its sentence, where it ends, or before it."""
    passage = sides.passage
    earlier = _read(passage.before, sides)
    before = marked(passage.before)
    names = _names_outside(earlier, before) if earlier is not None else ()
    own = _nearest(sides.told, quoted, place)
    if own is not None or _narrates(passage.text, quoted):
        return _Told(own, sides.told, (*names, *_names_outside(sides.told, quoted))) if own is not None else None
    later = _read(passage.after, sides)
    rest = marked(passage.after, passage.text)
    closing = _nearest(later, rest, rest[0]) if later is not None and rest else None
    if later is not None and closing is not None:
        return _Told(closing, later, (*names, *_names_outside(later, rest)))
    ends = Span(start=len(passage.before), end=len(passage.before))
    opening = _nearest(earlier, before, before[-1] if before else ends) if earlier is not None else None
    return _Told(opening, earlier, names) if earlier is not None and opening is not None else None


def _nearest(statement: Statement, quoted: Sequence[Span], place: Span) -> Speech | None:
    """The act of saying outside quotation marks with the least distance to a place."""
    blank = statement.text
    for span in quoted:
        blank = blank[: span.start] + " " * (span.end - span.start) + blank[span.end :]
    found = (act for act in acts(statement.text, statement.table, blank, quoting=True) if act.speaker is not None)
    return min(found, key=lambda act: max(place.start - act.verb.end, act.verb.start - place.end), default=None)


def _voice(sides: Sides, told: _Told) -> Voice:
    act, statement, around = told
    inside = statement.within(act.speaker) if act.speaker is not None else ()
    names = [part for part in inside if part.kind is PartKind.NAME]
    roles = tuple(part for part in inside if part.kind is PartKind.WORD)
    if not any(map(_is_person, names)) and (act.pronoun or _has_this_role(sides, roles)):
        names += _only_person(around)
    return Voice(reported=True, denied=act.denied, doubted=act.doubted, names=tuple(names), roles=roles)


def _has_this_role(sides: Sides, roles: Sequence[Part]) -> bool:
    """Whether the speaker of the claim is called what the passage calls whoever speaks: "the mayor"."""
    role = sides.claim.saying.role if sides.claim.saying is not None else None
    if role is None:
        return False
    said = read_statement(role, sides.claim.language, sides.today).of(PartKind.WORD)
    return any(relate(one, other, sides.policy) is Relation.SAME for one in said for other in roles)


def _read(text: str, sides: Sides) -> Statement | None:
    origin = sides.passage.origin
    return read_statement(text, origin.language, origin.published_on) if text else None


def _names_outside(statement: Statement, quoted: Sequence[Span]) -> tuple[Part, ...]:
    names = statement.of(PartKind.NAME)
    return tuple(name for name in names if not any(span.holds(name.span) for span in quoted))


def _narrates(text: str, quoted: Sequence[Span]) -> bool:
    """Whether a sentence has words of its own beside what it quotes."""
    done, outside = 0, []
    for span in quoted:
        outside.append(text[done : span.start])
        done = span.end
    return any(map(str.isalnum, "".join((*outside, text[done:]))))


def _is_person(part: Part) -> bool:
    return part.name is not None and not part.name.keys


def _only_person(named: Sequence[Part]) -> list[Part]:
    """The person whom a pronoun or an office points at: the only one that is named."""
    people = [part for part in named if _is_person(part)]
    last = {part.name.sounds[-1] for part in people if part.name is not None and part.name.sounds}
    return people if len(last) == 1 else []
