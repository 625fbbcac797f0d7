"""Whom an act that is a noun hits: "a tariff on steel from A"."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.evidence.match import Match
from claims.language.lexicon import broader
from claims.language.words import Word, words
from claims.models import Finding, FindingName
from claims.parts.matching import names_agree
from claims.parts.statement import Part, PartKind, Statement

_REACH = 40
"""Code points between a noun of an act and the word that leads in its target."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act with the name that it hits and the names beside it."""

    target: Part
    others: tuple[Part, ...]


def turned_target(claim: Statement, passage: Statement, match: Match) -> Finding | None:
    """A finding where the act hits somebody in the passage who only stands beside it in the claim."""
    said, told = _act(claim, match.claim), _act(passage, match.evidence) if match.evidence is not None else None
    if said is None or told is None or names_agree(said.target, told.target):
        return None
    if any(names_agree(said.target, other) or _belongs(said.target, other) for other in told.others):
        return changed_sides(said.target, told.target)
    return None


def _act(statement: Statement, noun: Part) -> _Act | None:
    leads = {
        lead for concept in noun.concepts for key in broader(concept) for lead in statement.table.directed.get(key, ())
    }
    if not leads:
        return None
    found = words(statement.text, statement.table.code)
    near = [w for w in found if w.text.casefold() in leads and _distance(w, noun) <= _REACH]
    for lead in sorted(near, key=lambda word: _distance(word, noun)):
        target = _led_in(statement, found, lead)
        if target is not None:
            others = tuple(name for name in statement.of(PartKind.NAME) if name is not target)
            return _Act(target, others)
    return None


def _distance(word: Word, part: Part) -> int:
    return max(part.span.start - word.end, word.start - part.span.end, 0)


def _led_in(statement: Statement, found: Sequence[Word], lead: Word) -> Part | None:
    """The name behind a word that leads in a target; a pronoun there stands for the one name before it."""
    following = next((word for word in found if word.start >= lead.end), None)
    if following is not None and following.text.casefold() in statement.table.pronouns.person:
        before = [name for name in statement.of(PartKind.NAME) if name.span.end <= lead.start]
        return before[0] if len(before) == 1 else None
    behind = [n for n in statement.of(PartKind.NAME) if 0 <= n.span.start - lead.end <= _REACH // 2]
    return behind[0] if behind else None


def _belongs(target: Part, other: Part) -> bool:
    """Whether one name is the region of the other: the Europeans and the European Union."""
    keys = {*(target.name.keys if target.name else ()), *(other.name.keys if other.name else ())}
    return {"state:EU", "state:150"} <= keys


def changed_sides(said: Part, told: Part) -> Finding:
    """A finding of two names that have changed sides."""
    return Finding(name=FindingName.ROLES_SWAPPED, claim=said.text, evidence=told.text, slot=said.slot)
