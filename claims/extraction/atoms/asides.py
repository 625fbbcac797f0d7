"""What is told beside the main clause: relative clauses, participles, roles; each becomes a clause of its own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from claims.extraction.atoms.clause import Clause, clause_of, is_adverb, trimmed
from claims.extraction.atoms.lists import is_person
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens, put_in
from claims.extraction.atoms.wording import is_now, is_past, past_of, to_be
from claims.language.tables import Language

_OF_PHRASE = frozenset({Kind.ADJECTIVE, Kind.NUMBER, *NOMINAL})


def split_aside(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The clause without its first aside, and the aside; nothing where there is none that is clear."""
    if table.clauses.punctuated:
        return ()
    for at, token in enumerate(clause.rest):
        if token.kind is Kind.RELATIVE:
            return _relative(clause, at, table)
        if at and (clause.rest[at - 1].kind is Kind.COMMA or _describes_subject(clause, at)):
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
    """What is told right behind the subject: "Mara Quist, head of the office, said", "Mara Quist, who leads it, said"."""
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


# --- relative clauses -------------------------------------------------------------------------------------------


def _relative(clause: Clause, at: int, table: Language) -> tuple[Clause, ...]:
    rest, word = clause.rest, clause.rest[at]
    inside = rest[at + 1 :]
    before = rest[:at]
    if not inside or not before or _may_go_on(inside):
        return ()
    if before[-1].kind is Kind.PREPOSITION:
        return _with_its_subject(clause, before[:-1], inside, table, before[-1:])
    if word.low in table.atoms.at_which:
        return _with_its_subject(clause, before, inside, table, ())
    head = phrase_before(before, table, of_things=word.low in table.atoms.things)
    if not head or (word.low in table.atoms.things and _may_tell_of_all(before, head, inside, table)):
        return ()
    at = len(trimmed(before)) - len(head)
    joined = at > 0 and before[at - 1].kind is Kind.AND
    from_there = at > 0 and before[at - 1].low in table.clauses.places and word.low not in table.atoms.things
    direct = not any(token.kind in {Kind.PREPOSITION, Kind.COMMA} for token in trimmed(before))
    if clause.only_is and (direct or from_there):
        head = clause.subject
    elif joined:
        return ()
    if not _is_certain(clause, before, head, table):
        return ()
    if word.low in table.atoms.whose:
        head = (*head[:-1], put_in(head[-1].text + "'s", head[-1].kind))
        told = clause_of((*head, *inside), table)
    else:
        told = clause_of((*head, *inside), table) if _has_no_subject(inside, table) else _of_object(head, inside, table)
    return () if told is None else (clause.telling(before), told)


def _is_certain(clause: Clause, before: Tokens, head: Tokens, table: Language) -> bool:
    """Whether there is what the relative clause tells of: not in "needs a player who scores", "it was her who won"."""
    if clause.only_is and clause.subject[-1].low in {*table.pronouns.neuter, *table.pronouns.vague}:
        return False
    if before[-1].kind is Kind.COMMA or head == clause.subject:
        return not any(token.low in table.atoms.whole for token in (*clause.verb, *before))
    return head[0].low in table.clauses.definite or head[-1].kind in {Kind.NAME, Kind.QUOTED}


def _may_tell_of_all(before: Tokens, head: Tokens, inside: Tokens, table: Language) -> bool:
    """Whether a clause may tell of the sentence, not of the place that ends it: "fell in Lenham, which forced him"."""
    at = len(trimmed(before)) - len(head)
    led = at > 0 and before[at - 1].kind is Kind.PREPOSITION
    verb = next((token for token in inside if token.kind is Kind.FINITE), None)
    return led and verb is not None and verb.lemma not in table.clauses.auxiliaries and head[-1].kind is Kind.NAME


def _of_object(head: Tokens, inside: Tokens, table: Language) -> Clause | None:
    """A relative clause with a subject of its own, in which the head is the object: "which she starred in"."""
    told = clause_of(inside, table)
    if told is None or inside[-1].kind not in {Kind.PREPOSITION, Kind.FINITE, Kind.PARTICIPLE}:
        return None
    return None if any(t.kind is Kind.COMMA for t in told.words) else told.telling((*told.rest, *head))


def _with_its_subject(
    clause: Clause, before: Tokens, inside: Tokens, table: Language, lead: Tokens
) -> tuple[Clause, ...]:
    told, head = clause_of(inside, table), phrase_before(before, table)
    if told is None or told.subject[-1].kind is Kind.COMMA or not head:
        return ()
    return clause.telling(before), told.telling((*told.rest, *lead, *(head if lead else ())))


def _may_go_on(inside: Tokens) -> bool:
    """Whether the main clause may go on behind it: ", who won the cup, and moved to Lenham"."""
    return any(
        token.kind is Kind.COMMA and inside[n + 1].kind is Kind.AND and inside[n + 2].kind is Kind.FINITE
        for n, token in enumerate(inside[:-2])
    )


def _has_no_subject(inside: Tokens, table: Language) -> bool:
    here = 0
    while here < len(inside) and is_adverb(inside[here], table):
        here += 1
    return here < len(inside) and inside[here].kind is Kind.FINITE


def phrase_before(before: Tokens, table: Language, *, of_things: bool = False) -> Tokens:
    """The noun phrase that ends a stretch, a time between left out: "a laboratory in 1936"."""
    end = len(before)
    while end and before[end - 1].kind in {Kind.COMMA, Kind.BRACKETS}:
        end -= 1
    if end > 1 and before[end - 1].kind is Kind.NUMBER and before[end - 2].low in table.atoms.time_of:
        end -= 2
    start = _start_of_phrase(before, end)
    while start > 1 and before[start - 1].low in table.clauses.belonging:
        if of_things:
            return before[start:end] if is_person(before[start - 2], table) else ()
        start = _start_of_phrase(before, start - 1)
    return before[start:end]


def _start_of_phrase(before: Tokens, end: int) -> int:
    start = end
    while start and (before[start - 1].kind in _OF_PHRASE or (start < end and _is_degree(before[start - 1]))):
        start -= 1
    return start - 1 if start and start < end and before[start - 1].kind is Kind.DETERMINER else start


def _is_degree(token: Token) -> bool:
    return token.kind is Kind.OTHER and token.low.endswith("ly")


# --- participles and roles --------------------------------------------------------------------------------------


def _describes_subject(clause: Clause, at: int) -> bool:
    """Whether a participle right behind a role tells of the subject: "is an actor | born in Lenham"."""
    token = clause.rest[at]
    before = clause.rest[:at]
    plain = not any(t.kind in {Kind.PREPOSITION, Kind.COMMA, Kind.RELATIVE} for t in before)
    return clause.only_is and token.kind is Kind.PARTICIPLE and plain and before[-1].kind in NOMINAL


def _reduced(clause: Clause, at: int, table: Language) -> Clause | None:
    """What a participle tells of the subject: "born in Lenham", "appearing in films"."""
    rest = clause.rest
    first = at
    while first < len(rest) and is_adverb(rest[first], table):
        first += 1
    if first >= len(rest):
        return None
    token, front = rest[first], rest[at:first]
    if clause.finite.low in table.clauses.modals or any(word.low in table.hedges for word in clause.verb):
        return None
    if token.kind is Kind.PARTICIPLE and (clause.only_is or token.low in table.atoms.of_subject):
        return Clause(clause.subject, (to_be(clause.subject, clause, table, token), *front, token), trimmed(rest[first + 1 :]))
    if token.kind is Kind.GERUND and token.low not in table.atoms.including and not _is_noun(rest, first):
        return Clause(clause.subject, (*front, *_told(clause, token, table)), trimmed(rest[first + 1 :]))
    return None


def _is_noun(rest: Tokens, at: int) -> bool:
    """Whether a word in "-ing" is an item of a list: "his pace, tackling ability, and skill"."""
    listed = any(t.kind is Kind.AND and rest[n - 1].kind is Kind.COMMA for n, t in enumerate(rest) if n > at)
    ends = {Kind.COMMA, Kind.AND, Kind.NOUN}
    return listed and at + 1 < len(rest) and rest[at + 1].kind in ends


def _told(clause: Clause, token: Token, table: Language) -> Iterator[Token]:
    if clause.finite.lemma == "have" or is_past(clause.finite, table):
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
    return behind or (bool(joins) and not named)
