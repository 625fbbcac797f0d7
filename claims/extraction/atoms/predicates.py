"""Several predicates of one subject: "won the cup and lost the league"; and a clause joined with its own subject."""

from collections.abc import Iterator

from claims.extraction.atoms.clause import Clause, clause_of, is_adverb, trimmed
from claims.extraction.atoms.tokens import NOMINAL, Kind, Tokens
from claims.language.tables import Language

_VERBAL = frozenset({Kind.FINITE, Kind.PARTICIPLE, Kind.INFINITIVE})
_OF_SUBJECT = frozenset({Kind.DETERMINER, Kind.ADJECTIVE, Kind.NUMBER, *NOMINAL})


def split_predicates(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A clause for each predicate; nothing where there is one."""
    cuts = list(_cuts(clause, table))
    if not cuts:
        return ()
    ends = [*(cut for cut, _ in cuts[1:]), len(clause.rest)]
    first = clause.telling(clause.rest[: cuts[0][0]])
    others = (_clause(clause, clause.rest[begin:end], table) for (_, begin), end in zip(cuts, ends, strict=True))
    return (_with_object(first, clause, cuts, ends), *(other for other in others if other is not None))


def _cuts(clause: Clause, table: Language) -> Iterator[tuple[int, int]]:
    """Where a predicate ends and where the next begins; before a comma only if a conjunction follows later on."""
    rest = clause.rest
    last = max((n for n, token in enumerate(rest) if token.kind is Kind.AND), default=-1)
    relative = False
    for at, token in enumerate(rest):
        if token.kind is Kind.RELATIVE:
            relative = True
        if token.kind is Kind.COMMA:
            relative = False
        if relative or token.kind not in {Kind.COMMA, Kind.AND} or at > last:
            continue
        begin = at + 1
        if begin < len(rest) and rest[begin].kind is Kind.AND:
            continue
        if _begins_predicate(clause, begin, table) or (token.kind is Kind.AND and _begins_clause(rest, begin, table)):
            comma = at and token.kind is Kind.AND and rest[at - 1].kind is Kind.COMMA
            yield (at - 1 if comma else at), begin


def _begins_predicate(clause: Clause, at: int, table: Language) -> bool:
    rest = clause.rest
    while at < len(rest) and is_adverb(rest[at], table):
        at += 1
    if at >= len(rest) or rest[at].kind not in _VERBAL:
        return False
    if rest[at].kind is Kind.FINITE:
        return True
    return any(token.kind is rest[at].kind for token in clause.verb[1:])


def _begins_clause(rest: Tokens, at: int, table: Language) -> bool:
    """Whether a subject and its finite verb follow."""
    here = at
    while here < len(rest) and (rest[here].kind in _OF_SUBJECT or rest[here].kind is Kind.SUBJECT):
        here += 1
    while here < len(rest) and is_adverb(rest[here], table):
        here += 1
    return at < here < len(rest) and rest[here].kind is Kind.FINITE


def _clause(clause: Clause, words: Tokens, table: Language) -> Clause | None:
    begin = 0
    while begin < len(words) and is_adverb(words[begin], table):
        begin += 1
    if begin < len(words) and words[begin].kind in _VERBAL:
        lead = clause.verb[:1] if words[begin].kind is not Kind.FINITE else ()
        return clause_of((*clause.subject, *lead, *trimmed(words)), table)
    return clause_of(trimmed(words), table)


def _with_object(first: Clause, clause: Clause, cuts: list[tuple[int, int]], ends: list[int]) -> Clause:
    """The first predicate with the object that it shares with the second: "wrote and directed plays"."""
    if first.rest or not cuts:
        return first
    begin, end = cuts[0][1], ends[0]
    verb = next((n for n in range(begin, end) if clause.rest[n].kind in _VERBAL), end)
    return first.telling(clause.rest[verb + 1 : end])
