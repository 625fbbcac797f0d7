"""Shorter facts in a fact: "won the cup in Lenham" tells "won the cup"; what stands last may go, whatever it is of."""

from collections.abc import Iterator

from claims.extraction.atoms.clause import Clause, only_is
from claims.extraction.atoms.tokens import NOMINAL, Kind, Tokens
from claims.language.tables import Language

_ENDS = frozenset({Kind.NUMBER, Kind.BRACKETS, *NOMINAL})
_OTHER_CLAUSE = frozenset({Kind.RELATIVE, Kind.FINITE, Kind.BUT})
_VERBAL = frozenset({Kind.PARTICIPLE, Kind.INFINITIVE, Kind.OTHER})


def shortened(clause: Clause, table: Language) -> Iterator[Clause]:
    """The clause without one or more of the phrases that end it, the shortest first; nothing where less may be wrong.

    Where a phrase belongs does not matter: "known for the defence of a king in 1957" was known for that defence.
    """
    if clause.inverted or _needs_all_of_it(clause, table):
        return
    found = False
    for at in range(1, len(clause.rest)):
        if _is_beyond(clause.rest, at, found=found):
            return
        if _may_go(clause.rest, at, table):
            found = True
            yield clause.telling(clause.rest[:at])


def _is_beyond(rest: Tokens, at: int, *, found: bool) -> bool:
    """Whether another clause begins, or the second of two things of which the first has phrases of its own."""
    verbal = at + 1 < len(rest) and rest[at + 1].kind in _VERBAL
    return rest[at].kind in _OTHER_CLAUSE or (rest[at].kind is Kind.AND and (found or verbal))


def _needs_all_of_it(clause: Clause, table: Language) -> bool:
    """Whether less would say more: not, all, the first, or what somebody stopped; or whether it is the only one."""
    limiting = {
        *table.atoms.whole,
        *table.atoms.limiting,
        *table.decisive,
        *table.negation.clause,
        *table.kinds.ranking,
    }
    if any({token.lemma, token.low, *token.low.split("-")} & limiting for token in clause.words):
        return True
    return only_is(clause, table) and bool(clause.rest) and clause.rest[0].low not in table.atoms.indefinite


def _may_go(rest: Tokens, at: int, table: Language) -> bool:
    """Whether a phrase begins that says more of what is complete without it."""
    if rest[at].kind is not Kind.PREPOSITION or rest[at].low not in table.atoms.droppable or at + 1 == len(rest):
        return False
    lead = next((token for token in reversed(rest[:at]) if token.kind is Kind.PREPOSITION), rest[0])
    if lead.low in table.atoms.bounding or rest[0].low in table.atoms.reasons:
        return False
    ranged = at > 1 and rest[at - 2].low in table.dates.range_from
    last = rest[at - 2] if at > 1 and rest[at - 1].kind is Kind.COMMA else rest[at - 1]
    return last.kind in _ENDS and not ranged and _is_plain(rest, at, table)


def _is_plain(rest: Tokens, at: int, table: Language) -> bool:
    """Whether a phrase is of things or says when: "before joining the club", not "from joining it"."""
    return rest[at + 1].kind is not Kind.GERUND or rest[at].low in table.atoms.bounding
