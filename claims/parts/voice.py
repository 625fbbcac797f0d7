"""Whose words a passage gives: the publisher's own, or somebody's whom it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.lexicon import is_collective
from claims.language.words import words
from claims.parts.matching import Relation, names_agree, relate
from claims.parts.reading import read_statement
from claims.parts.segments import is_finite
from claims.parts.speech import somebody_says, speeches
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of a passage as parts that a claim's speaker can be held against."""

    reported: bool
    """Whether the passage says that somebody says it."""
    denied: bool
    """Whether that somebody denies it."""
    doubted: bool
    """Whether its verb leaves open whether it is so."""
    names: tuple[Part, ...]
    roles: tuple[Part, ...]
    """Words for the speaker that are no names: "foreign minister"."""


def voice_of(text: str, statement: Statement, before: str, around: Sequence[Part]) -> Voice:
    """Who speaks in a passage.

    Args:
        text: The passage.
        statement: Its parts.
        before: The sentences before, for a speaker that the passage only points at.
        around: Names of title and publisher, for whom the page speaks.
    """
    table = statement.table
    found = [speech for speech in speeches(text, table) if speech.speaker is not None]
    if not found:
        nameless = somebody_says(text, table)
        reported = nameless or _is_indirect(text, statement)
        own = () if nameless else tuple(_names(around))
        return Voice(reported=reported, denied=False, doubted=nameless, names=own, roles=())
    speech = found[0]
    inside = statement.within(speech.speaker) if speech.speaker is not None else ()
    names, roles = _names(inside), [part for part in inside if part.kind is PartKind.WORD]
    if not any(name.name is not None and not name.name.keys for name in names):
        names += _people_before(before, table.code) if speech.pronoun or roles else []
        names += _names(around) if speech.pronoun or roles else []
    return Voice(reported=True, denied=speech.denied, doubted=speech.doubted, names=tuple(names), roles=tuple(roles))


def _is_indirect(text: str, statement: Statement) -> bool:
    """Whether a verb form tells that somebody else says it: "habe gefälscht"."""
    forms = statement.table.speech.reported_forms
    return any(is_finite(word) and word.text.casefold() in forms for word in words(text, statement.table.code))


def _names(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.kind is PartKind.NAME]


def _people_before(before: str, language: str) -> list[Part]:
    return list(read_statement(before, language).of(PartKind.NAME)) if before else []


def speaks_for(claimed: Statement, voice: Voice, around: Sequence[Part], policy: Policy) -> bool:
    """Whether the speaker of a claim is the one whose words a passage gives.

    A person must be named, and the holder of an office must be called by it. A state, government or delegation is
    spoken for by whoever belongs to it, as the words for the speaker, the title or the publisher say.
    """
    people = [part for part in _names(claimed.parts) if part.name is not None and not part.name.keys]
    if people:
        return any(names_agree(people[-1], name) for name in voice.names)
    offices = [part for part in claimed.of(PartKind.WORD) if not any(map(is_collective, part.concepts))]
    if not all(any(relate(office, role, policy) is Relation.SAME for role in voice.roles) for office in offices):
        return False
    states = [part for part in _names(claimed.parts) if part.name is not None and part.name.keys]
    affiliated = (*voice.names, *_names(around))
    return bool(states) and all(any(names_agree(state, name) for name in affiliated) for state in states)
