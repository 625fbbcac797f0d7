"""What is told beside the main clause: participles, roles, relative clauses; each becomes a clause of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from claims.extraction.atoms.clause import Clause, clause_of, is_adverb, only_is, trimmed
from claims.extraction.atoms.noun_phrases import phrase_before
from claims.extraction.atoms.relatives import split_relative
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.extraction.atoms.wording import is_now, is_past, past_of, to_be
from claims.language.tables import Language


def split_aside(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The clause without its first aside, and the aside; nothing where there is none that is clear."""
    if table.clauses.punctuated:
        return ()
    for at, token in enumerate(clause.rest):
        if token.kind is Kind.RELATIVE:
            return split_relative(clause, at, table)
        if at and (clause.rest[at - 1].kind is Kind.COMMA or _describes_subject(clause, at, table)):
            comma = 1 if clause.rest[at - 1].kind is Kind.COMMA else 0
            reduced = _reduced(clause, at, table)
            if reduced is not None:
                return clause.telling(clause.rest[: at - comma]), reduced
            role = _role(clause, at, table)
            if role is not None:
                behind = clause.rest[at + len(role.rest) + 1 :]
                return clause.telling((*clause.rest[: at - comma], *behind)), role
    return ()


def split_subject(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """What is told right behind the subject: "Mara Quist, the head of the office, left"; nothing where it is open."""
    if table.clauses.punctuated:
        return ()
    if clause.subject[0].kind is Kind.PARTICIPLE:
        return _front_participle(clause, table)
    marks = [n for n, token in enumerate(clause.subject) if token.kind is Kind.COMMA]
    if len(marks) != 2 or marks[1] != len(clause.subject) - 1 or marks[0] == 0:  # noqa: PLR2004 one on each side
        return ()
    name, inside = clause.subject[: marks[0]], clause.subject[marks[0] + 1 : marks[1]]
    if any(token.kind is Kind.AND for token in (*name, *inside)) or not inside:
        return ()
    main = Clause(name, clause.verb, clause.rest, clause.moved)
    if inside[0].kind is Kind.RELATIVE:
        told = clause_of((*name, *inside[1:]), table) if inside[0].low in table.atoms.relative else None
    elif inside[0].kind is Kind.PARTICIPLE:
        told = Clause(name, (to_be(name, clause, table, inside[0]),), inside)
    else:
        told = Clause(name, (to_be(name, clause, table),), inside) if _is_role(inside) else None
    return () if told is None else (main, told)


def _front_participle(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """What a participle in front tells of the subject: "Born in Lenham, Mara Quist won"."""
    marks = [n for n, token in enumerate(clause.subject) if token.kind is Kind.COMMA]
    name = clause.subject[marks[-1] + 1 :] if marks else ()
    if not name or name[0].kind not in {Kind.NAME, Kind.SUBJECT}:
        return ()
    first = clause.subject[0]
    low = replace(first, text=first.low, placed=0)
    told = Clause(name, (to_be(name, clause, table, first), low), trimmed(clause.subject[1 : marks[-1]]))
    return replace(clause, subject=name), told


def _is_role(inside: Tokens) -> bool:
    inside = tuple(takewhile(lambda token: token.kind is not Kind.RELATIVE, inside))
    nominal = any(token.kind is Kind.NOUN for token in inside)
    return nominal and inside[0].kind is Kind.DETERMINER and not any(t.kind is Kind.FINITE for t in inside)


def _describes_subject(clause: Clause, at: int, table: Language) -> bool:
    """Whether a participle right behind a role tells of the subject: "is an actor | born in Lenham"."""
    token = clause.rest[at]
    before = clause.rest[:at]
    plain = not any(t.kind in {Kind.PREPOSITION, Kind.COMMA, Kind.RELATIVE} for t in before)
    return only_is(clause, table) and token.kind is Kind.PARTICIPLE and plain and before[-1].kind in NOMINAL


def _reduced(clause: Clause, at: int, table: Language) -> Clause | None:
    """What a participle tells of the subject: "born in Lenham", "appearing in films"."""
    rest = clause.rest
    first = at
    while first < len(rest) and is_adverb(rest[first], table):
        first += 1
    if first >= len(rest):
        return None
    token, front = rest[first], rest[at:first]
    if " ".join(word.low for word in rest[first : first + 2]) in table.speech.according_to:
        return None
    if clause.finite.low in table.clauses.modals or any(word.low in table.hedges for word in clause.verb):
        return None
    if token.kind is Kind.PARTICIPLE and (only_is(clause, table) or token.low in table.atoms.of_subject):
        return Clause(
            clause.subject, (to_be(clause.subject, clause, table, token), *front, token), trimmed(rest[first + 1 :])
        )
    if token.kind is Kind.GERUND and token.low not in table.atoms.including and not _is_noun(rest, first):
        return Clause(clause.subject, (*front, *_told(clause, token, table)), trimmed(rest[first + 1 :]))
    return None


def _is_noun(rest: Tokens, at: int) -> bool:
    """Whether a word in "-ing" is an item of a list: "his pace, tackling ability, and skill"."""
    if at + 1 >= len(rest):
        return False
    joins = [n for n in range(at, len(rest)) if rest[n].kind is Kind.AND]
    enumerated = any(rest[n - 1].kind is Kind.COMMA for n in joins)
    alone = rest[at + 1].kind in {Kind.COMMA, Kind.AND}
    return bool(joins) and (alone or (enumerated and rest[at + 1].kind is Kind.NOUN))


def _told(clause: Clause, token: Token, table: Language) -> Iterator[Token]:
    if clause.finite.lemma in table.atoms.perfect or is_past(clause.finite, table):
        yield past_of(token, table)
    else:
        yield to_be(clause.subject, clause, table)
        yield token


def _role(clause: Clause, at: int, table: Language) -> Clause | None:
    """What something is, told right behind its name: "mezzotint, a printing technique"."""
    rest = clause.rest
    end = next((n for n in range(at, len(rest)) if rest[n].kind is Kind.COMMA), len(rest))
    end = len(rest) if any(token.kind is Kind.RELATIVE for token in rest[at:end]) else end
    if end < len(rest) - 1 and rest[end + 1].kind is not Kind.PREPOSITION:
        return None
    inside = rest[at:end]
    before = phrase_before(rest[: at - 1], table)
    if _may_be_item(rest, at, before) or not before or rest[at - 2].kind not in NOMINAL or not _is_role(inside):
        return None
    if inside[0].low not in (*table.atoms.indefinite, *table.clauses.definite):
        return None
    return Clause(before, (is_now(before, table),), trimmed(inside))


def _may_be_item(rest: Tokens, at: int, before: Tokens) -> bool:
    """Whether what looks like a role may be the next item of a list: "the mayor, the police and the council"."""
    joins = [n for n in range(at + 1, len(rest) - 1) if rest[n].kind is Kind.AND]
    named = bool(before) and before[-1].kind in {Kind.NAME, Kind.QUOTED}
    behind = any(rest[n - 1].kind is Kind.COMMA or rest[n + 1].kind in {Kind.NAME, Kind.QUOTED} for n in joins)
    plain = all(rest[n - 1].kind is Kind.NOUN and rest[n + 1].kind is Kind.NOUN for n in joins)
    return behind or (bool(joins) and not (named and plain))
