"""Examples: "several devices, including a lamp and a radio" -> the general thing, and the sentence told of each."""

from collections.abc import Iterator

from claims.extraction.atoms.clause import Clause, trimmed
from claims.extraction.atoms.lists import listings
from claims.extraction.atoms.noun_phrases import phrase_before
from claims.extraction.atoms.tokens import Kind, Tokens, put_in
from claims.extraction.atoms.wording import fitting_article
from claims.language.tables import Language

_OPENS = frozenset({Kind.PREPOSITION, Kind.FINITE, Kind.INFINITIVE, Kind.GERUND, Kind.PARTICIPLE})


def split_examples(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The clause without its examples, and one for each of them; nothing where there are none."""
    at, width, general = _mark(clause.rest, table)
    if at < 1:
        return ()
    before, inside = clause.rest[:at], clause.rest[at + width :]
    if not inside or any(t.kind in {Kind.RELATIVE, Kind.FINITE} for t in inside) or _is_denied(clause, table):
        return ()
    items = _items(inside, table)
    kinds = () if general else _kinds(trimmed(before), items, table)
    start = _start(before, inside, table, general=general)
    if start is None:
        return ()
    return (clause.telling(before), *(clause.telling((*before[:start], *item)) for item in items), *kinds)


def _mark(rest: Tokens, table: Language) -> tuple[int, int, bool]:
    """Where examples are announced, by how many words, and whether they stand for all that was said before."""
    for at, token in enumerate(rest):
        if token.low in table.atoms.including:
            return at, 1, True
        pair = f"{token.low} {rest[at + 1].low}" if at + 1 < len(rest) else ""
        if pair in table.atoms.such_as:
            return at, 2, False
    return -1, 0, False


def _is_denied(clause: Clause, table: Language) -> bool:
    return any(token.low in table.atoms.whole for token in (*clause.subject, *clause.verb))


def _start(before: Tokens, inside: Tokens, table: Language, *, general: bool) -> int | None:
    """Where the words stand that an example takes the place of; None where that is open."""
    if inside[0].kind is Kind.PREPOSITION:
        return next((n for n in range(len(before)) if before[n].kind is Kind.PREPOSITION), len(before))
    cued = [n for n, token in enumerate(before) if token.low in table.atoms.numerous]
    if general and cued:
        return cued[0] - 1 if before[cued[0] - 1].kind is Kind.DETERMINER and cued[0] else cued[0]
    opening = [n for n, token in enumerate(before) if token.kind in _OPENS]
    if not general:
        return opening[-1] + 1 if opening else 0
    several = [n for n, token in enumerate(before) if token.kind is Kind.NOUN and token.lemma != token.low]
    if len(several) != 1:
        return None
    if several[0] == len(trimmed(before)) - 1:
        return several[0] + 1 - len(phrase_before(before, table))
    return max((n + 1 for n in opening if n < several[0]), default=0)


def _items(inside: Tokens, table: Language) -> tuple[Tokens, ...]:
    found = next(listings(inside, table), None)
    if found is None or found.head or found.tail:
        return (trimmed(inside),)
    return tuple(trimmed(item) for item in found.items)


def _kinds(before: Tokens, items: tuple[Tokens, ...], table: Language) -> Iterator[Clause]:
    """What each named example is: "films such as "The Lamp"" tells that it is a film."""
    noun = before[-1]
    if noun.kind is not Kind.NOUN or noun.lemma == noun.low:
        return
    described = tuple(put_in(token.text) for token in before[-2:-1] if token.kind is Kind.NOUN)
    one = (*described, put_in(noun.lemma, Kind.NOUN))
    article = fitting_article(put_in(table.atoms.indefinite[0]), one, table)
    for item in items:
        if all(token.kind in {Kind.QUOTED, Kind.NAME} for token in item):
            yield Clause(item, (put_in(table.atoms.is_present, Kind.FINITE),), (*article, *one), kind_only=True)
