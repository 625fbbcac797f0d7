"""Several predicates of one subject: "won the cup and lost the league"; and a clause joined with its own subject."""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.atoms.clause import Clause, clause_of, is_adverb, is_past_form, trimmed
from claims.extraction.atoms.fronts import main_clause
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.language.tables import Language

_LONGEST_FRONT = 10
_JOINING = frozenset({Kind.AND, Kind.BUT})
_VERBAL = frozenset({Kind.FINITE, Kind.PARTICIPLE, Kind.INFINITIVE})
_OF_SUBJECT = frozenset({Kind.DETERMINER, Kind.ADJECTIVE, Kind.NUMBER, *NOMINAL})


def split_predicates(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A clause for each predicate; nothing where there is one."""
    if table.clauses.punctuated:
        return _split_bracketed(clause, table)
    cuts = list(_cuts(clause, table)) or _passive_pair(clause, table)
    if not cuts or _is_nested(clause, cuts) or (cuts[0][0] and clause.rest[0].kind in _JOINING):
        return ()
    ends = [*(cut for cut, _ in cuts[1:]), len(clause.rest)]
    others = [_clause(clause, clause.rest[begin:end], table) for (_, begin), end in zip(cuts, ends, strict=True)]
    found = tuple(other for other in others if other is not None)
    if len(found) < len(others):
        return ()
    first = clause.telling(clause.rest[: cuts[0][0]])
    return (_with_object(first, clause, clause.rest[cuts[0][1] : ends[0]], table), *found)


def _passive_pair(clause: Clause, table: Language) -> list[tuple[int, int]]:
    """Where the second of two passives begins right behind the first: "was tried and sentenced to prison"."""
    rest = clause.rest
    denied = any(token.low in {*table.negation.clause, *table.atoms.whole} for token in (*clause.subject, *clause.verb))
    paired = len(rest) > 1 and rest[0].kind is Kind.AND and _is_passive(clause, table) and not denied
    taken = paired and (rest[1].kind is Kind.PARTICIPLE or is_past_form(rest[1], table))
    return [(0, 1)] if taken and rest[1].lemma not in table.atoms.intransitive else []


def _is_nested(clause: Clause, cuts: list[tuple[int, int]]) -> bool:
    """Whether a predicate may belong to a clause inside another: "left after Mara Quist won and lost"."""
    begins = [0, *(begin for _, begin in cuts)]
    inside = [clause.rest[begin:end] for begin, (end, _) in zip(begins, cuts, strict=False)]
    counts = [sum(token.kind is Kind.FINITE for token in part) for part in inside]
    return counts[0] > 0 or any(count > 1 for count in counts)


def _cuts(clause: Clause, table: Language) -> Iterator[tuple[int, int]]:
    """Where a predicate ends and where the next begins; before a comma only if a conjunction follows later on."""
    rest = clause.rest
    last = max((n for n, token in enumerate(rest) if token.kind in _JOINING), default=-1)
    relative = False
    for at, token in enumerate(rest):
        if token.kind is Kind.RELATIVE:
            relative = True
        if token.kind not in {Kind.COMMA, *_JOINING} or at > last:
            continue
        if relative and not _begins_clause(rest, at + 1, table):
            continue
        begin = at + 1
        if begin < len(rest) and rest[begin].kind in _JOINING:
            continue
        if _begins_predicate(clause, begin, table) or (token.kind in _JOINING and _begins_clause(rest, begin, table)):
            comma = at and token.kind in _JOINING and rest[at - 1].kind is Kind.COMMA
            yield (at - 1 if comma else at), begin


def _begins_predicate(clause: Clause, begin: int, table: Language) -> bool:
    rest, at = clause.rest, begin
    while at < len(rest) and is_adverb(rest[at], table):
        at += 1
    if at >= len(rest) or rest[at].kind not in {*_VERBAL, Kind.ADJECTIVE}:
        return False
    if rest[at].kind is Kind.ADJECTIVE and (at + 1 == len(rest) or rest[at + 1].kind is not Kind.PREPOSITION):
        return False
    if _may_be_passive(clause, rest[at:], table):
        return False
    denied = any(token.low in table.negation.clause for token in clause.verb)
    if denied and len(clause.verb) > 1 and is_past_form(rest[at], table):
        return False
    if rest[at].kind is Kind.FINITE or (not denied and any(t.kind is rest[at].kind for t in clause.verb[1:])):
        return True
    return rest[begin - 1].kind in _JOINING and _is_taken_for_participle(clause, rest[at], table)


def _is_taken_for_participle(clause: Clause, token: Token, table: Language) -> bool:
    """Whether a past of the same form as its participle follows a verb that takes none: "won and later starred"."""
    helped = any(verb.lemma in table.clauses.auxiliaries for verb in clause.verb)
    return is_past_form(token, table) and not helped and token.kind in {Kind.PARTICIPLE, Kind.ADJECTIVE}


def _begins_clause(rest: Tokens, at: int, table: Language) -> bool:
    """Whether a subject and its finite verb follow."""
    here = _behind_front(rest, at)
    while here < len(rest) and (rest[here].kind in _OF_SUBJECT or rest[here].kind is Kind.SUBJECT):
        here += 1
    while here < len(rest) and is_adverb(rest[here], table):
        here += 1
    return _behind_front(rest, at) < here < len(rest) and rest[here].kind is Kind.FINITE


def _behind_front(rest: Tokens, at: int) -> int:
    """Behind a phrase in front of a subject: "and, during his career, he won"."""
    if at >= len(rest) or rest[at].kind is not Kind.PREPOSITION:
        return at
    return next((n + 1 for n in range(at, min(len(rest), at + _LONGEST_FRONT)) if rest[n].kind is Kind.COMMA), at)


def _clause(clause: Clause, words: Tokens, table: Language) -> Clause | None:
    begin = 0
    while begin < len(words) and is_adverb(words[begin], table):
        begin += 1
    taken = begin < len(words) and _is_taken_for_participle(clause, words[begin], table)
    if begin < len(words) and (words[begin].kind in _VERBAL or taken):
        pair = bool(_passive_pair(clause, table)) and words == clause.rest[1:]
        passive = clause.finite.lemma in table.clauses.passive and (pair or words[begin].low in table.atoms.appointing)
        helped = passive or words[begin].kind is not Kind.FINITE
        helped = helped and (pair or not taken)
        lead = tuple(verb for verb in clause.verb if verb.kind is Kind.FINITE) if helped else ()
        words = (*words[:begin], replace(words[begin], kind=Kind.FINITE), *words[begin + 1 :]) if not helped else words
        words = (*words[:begin], replace(words[begin], kind=Kind.PARTICIPLE), *words[begin + 1 :]) if passive else words
        return clause_of((*clause.subject, *lead, *trimmed(words)), table)
    return main_clause(trimmed(words), table)


def _with_object(first: Clause, clause: Clause, second: Tokens, table: Language) -> Clause:
    """The first predicate with the object that it shares with the second: "wrote and directed plays"."""
    if first.rest or not second or _is_passive(clause, table):
        return first
    alike = (
        second[0].kind is clause.verb[-1].kind
        and len(second) > 1
        and (second[1].kind in _OF_SUBJECT or second[1].low in table.atoms.numerous)
    )
    return first.telling(second[1:]) if alike else first


def _is_passive(clause: Clause, table: Language) -> bool:
    return clause.finite.lemma in table.clauses.passive and clause.verb[-1].kind is Kind.PARTICIPLE


def _may_be_passive(clause: Clause, words: Tokens, table: Language) -> bool:
    """Whether a past behind a passive may be passive too: "was arrested and charged with murder"."""
    verb = words[0]
    if not _is_passive(clause, table) or verb.low in table.atoms.appointing or verb.lemma in table.atoms.intransitive:
        return False
    has_object = len(words) > 1 and words[1].kind in _OF_SUBJECT
    return verb.low.endswith(table.atoms.past_ending or "\n") and not has_object


# --- clauses whose verbs stand at their end ---------------------------------------------------------------------


def _split_bracketed(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The predicates of a German clause: "hat den Pokal gewonnen und die Liga verloren", "gewann und verlor"."""
    if clause.inverted or any(token.low in table.atoms.whole for token in clause.subject):
        return ()
    words = (*clause.rest, *clause.moved)
    for at, token in enumerate(words):
        if token.kind not in _JOINING or not 0 < at < len(words) - 1:
            continue
        before, after = words[:at], words[at + 1 :]
        lead = _lead_of_second(clause, before, after)
        parts = (
            None if lead is None else tuple(clause_of((*clause.subject, *verb, *part), table) for verb, part in lead)
        )
        if parts and all(parts):
            return tuple(part for part in parts if part is not None)
    return ()


def _lead_of_second(clause: Clause, before: Tokens, after: Tokens) -> tuple[tuple[Tokens, Tokens], ...] | None:
    """The verb that each predicate begins with, and the rest of each; None where a conjunction joins no predicates."""
    if any(token.kind is Kind.COMMA for token in (*before, *after)):
        return None
    if after[0].kind is Kind.FINITE:
        return (clause.verb, before), (after[:1], after[1:])
    ends = before[-1].kind, after[-1].kind
    verbal = ends[0] is ends[1] and ends[0] in {Kind.PARTICIPLE, Kind.INFINITIVE}
    return ((clause.verb, before), (clause.verb, after)) if verbal and len(before) > 1 and len(after) > 1 else None
