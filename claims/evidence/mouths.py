"""Whose words a passage gives in a certain place: quoted words belong to whoever the narration around them names."""

import re
from collections.abc import Iterator, Sequence

from claims.evidence.sides import Sides, Speakers, hear
from claims.language.tables import Language
from claims.models import Span
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


def hear_quoted(sides: Sides, quoted: Sequence[Span]) -> Speakers:
    """Who speaks in a passage that gives somebody's words in quotation marks.

    The narration of the passage tells it, else that of the sentences before; where both leave it open, whoever the
    passage as a whole gives the word to.
    """
    voice = _voice(sides, quoted)
    if voice is None:
        return hear(sides)
    if sides.claim.speaker is None:
        return Speakers(voice, agree=False)
    speaker = read_statement(sides.claim.speaker, sides.claim.language, sides.today)
    return Speakers(voice, speaks_for(speaker, voice, names_of_page(sides.passage.origin), sides.policy))


def named(voice: Voice) -> str | None:
    """Whose words they are, as the passage calls them; None where it does not."""
    words = dict.fromkeys(part.text for part in (voice.names or voice.roles))
    return ", ".join(words) or None


def _voice(sides: Sides, quoted: Sequence[Span]) -> Voice | None:
    for act, statement, earlier in _told(sides, quoted):
        inside = statement.within(act.speaker) if act.speaker is not None else ()
        names = [part for part in inside if part.kind is PartKind.NAME]
        roles = tuple(part for part in inside if part.kind is PartKind.WORD)
        if not any(map(_is_person, names)) and (act.pronoun or roles):
            names += _only_person([*earlier, *_names_outside(statement, quoted)], pronoun=act.pronoun)
        if names or roles:
            return Voice(reported=True, denied=act.denied, doubted=act.doubted, names=tuple(names), roles=roles)
    return None


def _told(sides: Sides, quoted: Sequence[Span]) -> Iterator[tuple[Speech, Statement, tuple[Part, ...]]]:
    """The acts of saying in the narration, each with its sentence and the names before it.

    A passage that is nothing but quoted words has its speaker where the quotation ends, or before it.
    """
    passage, table = sides.passage, sides.told.table
    earlier = _read(passage.before, sides)
    names = _names_outside(earlier, marked(passage.before)) if earlier is not None else ()
    own = [act for act in _acts(sides.told, quoted, table) if act.speaker is not None]
    yield from ((act, sides.told, names) for act in own)
    if own or _narrates(passage.text, quoted):
        return
    for text, context in ((passage.after, names), (passage.before, ())):
        statement = _read(text, sides)
        if statement is not None:
            found = _acts(statement, marked(text, passage.text if text == passage.after else ""), table)
            yield from ((act, statement, context) for act in reversed(found) if act.speaker is not None)


def _read(text: str, sides: Sides) -> Statement | None:
    origin = sides.passage.origin
    return read_statement(text, origin.language, origin.published_on) if text else None


def _names_outside(statement: Statement, quoted: Sequence[Span]) -> tuple[Part, ...]:
    names = statement.of(PartKind.NAME)
    return tuple(name for name in names if not any(span.holds(name.span) for span in quoted))


def _acts(statement: Statement, quoted: Sequence[Span], table: Language) -> tuple[Speech, ...]:
    blank = statement.text
    for span in quoted:
        blank = blank[: span.start] + " " * (span.end - span.start) + blank[span.end :]
    return acts(statement.text, table, blank, quoting=True)


def _narrates(text: str, quoted: Sequence[Span]) -> bool:
    """Whether a sentence has words of its own beside what it quotes."""
    outside = "".join(sign for n, sign in enumerate(text) if not any(span.start <= n < span.end for span in quoted))
    return any(map(str.isalnum, outside))


def _is_person(part: Part) -> bool:
    return part.name is not None and not part.name.keys


def _only_person(named: Sequence[Part], *, pronoun: bool) -> list[Part]:
    """The person whom a pronoun or an office points at: for a pronoun the only one that is named."""
    people = [part for part in named if _is_person(part)]
    last = {part.name.sounds[-1] for part in people if part.name is not None and part.name.sounds}
    return people if len(last) == 1 or not pronoun else []
