"""Who does it to whom: an act turned round is another act."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.evidence.matches import Match
from claims.language.lexicon import broader, is_symmetric
from claims.language.words import Word, words
from claims.models import Finding, FindingName, Span
from claims.parts.matching import Relation, names_agree
from claims.parts.statement import Part, PartKind, Statement

_REACH = 40
"""Code points between a noun of an act and the word that leads in its target."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act with the name that it hits and the names beside it."""

    target: Part
    others: tuple[Part, ...]


def swapped_roles(claim: Statement, passage: Statement, found: Sequence[Match]) -> Finding | None:
    """A finding where claim and passage have the same act with its sides turned round."""
    for match in found:
        touched = match.relation in (Relation.SAME, Relation.WIDER) and not match.around
        if match.claim.kind is not PartKind.WORD or not touched:
            continue
        finding = _directed(claim, passage, match) or _of_a_verb(claim, passage, match)
        if finding is not None:
            return finding
    return None


# --- acts as nouns: "a tariff on steel from A" -----------------------------------------------------------------------


def _directed(claim: Statement, passage: Statement, match: Match) -> Finding | None:
    said, told = _act(claim, match.claim), _act(passage, match.evidence) if match.evidence is not None else None
    if said is None or told is None or names_agree(said.target, told.target):
        return None
    if any(names_agree(said.target, other) or _belongs(said.target, other) for other in told.others):
        return Finding(name=FindingName.ROLES_SWAPPED, claim=said.target.text, evidence=told.target.text)
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


# --- acts as verbs: "A beat B" ----------------------------------------------------------------------------------


def _of_a_verb(claim: Statement, passage: Statement, match: Match) -> Finding | None:
    if match.evidence is None or not match.claim.concepts or any(is_symmetric(c) for c in match.claim.concepts):
        return None
    said, told = _doers(claim, match.claim), _doers(passage, match.evidence)
    if said is None or told is None:
        return None
    turned = names_agree(said[0], told[1]) and names_agree(said[1], told[0])
    if not turned:
        return None
    return Finding(name=FindingName.ROLES_SWAPPED, claim=said[0].text, evidence=told[0].text)


def _doers(statement: Statement, verb: Part) -> tuple[Part, Part] | None:
    """Who does it and to whom, where the segment has just two names around a verb; turned in the passive."""
    names = [n for n in statement.of(PartKind.NAME) if n.segment == verb.segment and not n.adjective and not n.placed]
    if len(names) != 2 or not verb.predicate:  # noqa: PLR2004 the doer and the other
        return None
    segment = statement.segments[verb.segment].span
    if _is_turned(statement, segment, names):
        return names[1], names[0]
    return names[0], names[1]


def _is_turned(statement: Statement, segment: Span, names: Sequence[Part]) -> bool:
    """Whether the first name is the one to whom it is done: in the passive, or with an article of the object."""
    clauses = statement.table.clauses
    inside = [w for w in words(statement.text, statement.table.code) if segment.start <= w.start < segment.end]
    before = {after.start: word.text.casefold() for word, after in pairwise(inside)}
    passive = any(word.lemma in clauses.passive for word in inside)
    agent_second = before.get(names[1].span.start, "") in clauses.agents
    return (passive and agent_second) or before.get(names[0].span.start, "") in clauses.object_articles
