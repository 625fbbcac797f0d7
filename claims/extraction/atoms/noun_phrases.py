"""Noun phrases: where the one begins that ends a stretch, and whether a noun is one of people."""

from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.language.tables import Language

_OF_PHRASE = frozenset({Kind.ADJECTIVE, Kind.NUMBER, *NOMINAL})


def phrase_before(before: Tokens, table: Language, *, of_things: bool = False, of_people: bool = False) -> Tokens:
    """The noun phrase that ends a stretch, a time between left out: "a laboratory in 1936"."""
    end = len(before)
    while end and before[end - 1].kind in {Kind.COMMA, Kind.BRACKETS}:
        end -= 1
    if end > 1 and before[end - 1].kind is Kind.NUMBER and before[end - 2].low in table.atoms.time_of:
        end -= 2
    start = _start_of_phrase(before, end, table)
    while start > 1 and before[start - 1].low in table.clauses.belonging:
        if of_things or of_people:
            return before[start:end] if is_person(before[start - 2], table) is of_things else ()
        start = _start_of_phrase(before, start - 1, table)
    return before[start:end]


def _start_of_phrase(before: Tokens, end: int, table: Language) -> int:
    start = end
    while start and (before[start - 1].kind in _OF_PHRASE or (start < end and _is_degree(before[start - 1], table))):
        start -= 1
    return start - 1 if start and start < end and before[start - 1].kind is Kind.DETERMINER else start


def _is_degree(token: Token, table: Language) -> bool:
    return token.kind is Kind.OTHER and token.low.endswith(table.atoms.adverb_endings)


def is_person(token: Token, table: Language) -> bool:
    """Whether a noun is one of people, by its ending."""
    return token.low.endswith(table.atoms.person_endings)
