"""Relative clauses: "Mara Quist, who led the inquiry" tells that Mara Quist led it."""

from claims.extraction.atoms.clause import Clause, clause_of, is_adverb, only_is, trimmed
from claims.extraction.atoms.noun_phrases import phrase_before
from claims.extraction.atoms.tokens import Kind, Tokens, put_in
from claims.language.tables import Language


def split_relative(clause: Clause, at: int, table: Language) -> tuple[Clause, ...]:
    """The clause without the relative clause that its rest has at a place, and that; nothing where it is unclear."""
    rest, word = clause.rest, clause.rest[at]
    before, inside = rest[:at], rest[at + 1 :]
    if not inside or not before or _may_go_on(inside):
        return ()
    led = before[-1].kind is Kind.PREPOSITION
    if led or word.low in table.atoms.at_which:
        told = _with_its_subject(before[:-1] if led else before, inside, before[-1:] if led else (), table)
    else:
        head = _head(clause, before, inside, table, of_things=word.low in table.atoms.things)
        told = None if not head else _told(head, inside, table, whose=word.low in table.atoms.whose)
    return () if told is None else (clause.telling(before[:-1] if led else before), told)


def _told(head: Tokens, inside: Tokens, table: Language, *, whose: bool) -> Clause | None:
    if whose:
        return clause_of((*head[:-1], put_in(head[-1].text + table.atoms.possessive, head[-1].kind), *inside), table)
    if _has_no_subject(inside, table):
        return clause_of((*head, *inside), table)
    return _of_object(head, inside, table)


def _head(clause: Clause, before: Tokens, inside: Tokens, table: Language, *, of_things: bool) -> Tokens:
    """What the relative clause tells of; nothing where that is open."""
    head = phrase_before(before, table, of_things=of_things, of_people=not of_things)
    at = len(trimmed(before)) - len(head)
    lead = before[at - 1] if head and at > 0 else None
    from_there = lead is not None and lead.low in table.clauses.places and not of_things
    direct = not any(token.kind in {Kind.PREPOSITION, Kind.COMMA} for token in trimmed(before))
    if not head or (of_things and _may_tell_of_all(before, head, inside, table)):
        return ()
    if only_is(clause, table) and (direct or from_there):
        head = clause.subject
    elif lead is not None and lead.kind is Kind.AND:
        return ()
    return head if _is_certain(clause, before, head, table) else ()


def _is_certain(clause: Clause, before: Tokens, head: Tokens, table: Language) -> bool:
    """Whether there is what the relative clause tells of: not in "needs a player who scores", "it was her who won"."""
    if only_is(clause, table) and clause.subject[-1].low in {*table.pronouns.neuter, *table.pronouns.vague}:
        return False
    if before[-1].kind is Kind.COMMA or head == clause.subject:
        return not any(token.low in table.atoms.whole for token in (*clause.verb, *before))
    return head[0].low in table.clauses.definite or head[-1].kind in {Kind.NAME, Kind.QUOTED}


def _may_tell_of_all(before: Tokens, head: Tokens, inside: Tokens, table: Language) -> bool:
    """Whether a clause may tell of the sentence, not of the place that ends it: "fell in Lenham, which forced him"."""
    at = len(trimmed(before)) - len(head)
    led = at > 0 and before[at - 1].kind is Kind.PREPOSITION
    if led and head[0].kind is Kind.NAME and before[at - 1].low not in table.clauses.belonging:
        return True
    verb = next((token for token in inside if token.kind is Kind.FINITE), None)
    return led and verb is not None and verb.lemma not in table.clauses.auxiliaries and head[-1].kind is Kind.NAME


def _of_object(head: Tokens, inside: Tokens, table: Language) -> Clause | None:
    """A relative clause with a subject of its own, in which the head is the object: "which she starred in"."""
    told = clause_of(inside, table)
    if told is None or inside[-1].kind not in {Kind.PREPOSITION, Kind.FINITE, Kind.PARTICIPLE}:
        return None
    return None if any(t.kind is Kind.COMMA for t in told.words) else told.telling((*told.rest, *head))


def _with_its_subject(before: Tokens, inside: Tokens, lead: Tokens, table: Language) -> Clause | None:
    """A relative clause with a subject of its own, behind "where" or "with which"."""
    told, head = clause_of(inside, table), phrase_before(before, table)
    if told is None or told.subject[-1].kind is Kind.COMMA or not head:
        return None
    return told.telling((*told.rest, *lead, *(head if lead else ())))


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
