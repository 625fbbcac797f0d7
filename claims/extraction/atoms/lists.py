"""Lists: "films, plays and shows" -> one wording for each item."""

from collections.abc import Iterator

from claims.extraction.atoms.clause import Clause, is_past_form, trimmed
from claims.extraction.atoms.one_thing import Listing, is_one_thing
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.extraction.atoms.wording import fitting_article
from claims.language.tables import Language

_ENDS = frozenset({Kind.COMMA, Kind.AND, Kind.BUT, Kind.SIGN, Kind.RELATIVE, Kind.FINITE})
_LEADS = frozenset({Kind.PREPOSITION, Kind.DETERMINER, Kind.GERUND, Kind.INFINITIVE, Kind.FINITE, Kind.PARTICIPLE})
_LIKE_ITSELF = frozenset({Kind.PREPOSITION, Kind.DETERMINER, Kind.GERUND, Kind.INFINITIVE, Kind.QUOTED, Kind.NUMBER})
_PLAIN = frozenset({Kind.DETERMINER, Kind.ADJECTIVE, Kind.NUMBER, Kind.BRACKETS, *NOMINAL})
_TELLING = frozenset({Kind.NUMBER, Kind.GERUND, Kind.INFINITIVE, *NOMINAL})
_PARTING = frozenset("!?;–—…")
_DOUBTFUL = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
"""Kinds of first words at which an item may begin elsewhere than at the nearest: where there are two, it stays open."""


def split_list(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A clause for each item of its first list; nothing where there is none that can be taken apart."""
    found = next(listings(clause.rest, table), None)
    if found is None or _is_bound(clause, found, table) or (clause.inverted and not _is_led(found)):
        return ()
    items = [_worded(found.head, item, number, table) for number, item in enumerate(found.items)]
    words = [*items[:-1], (*items[-1], *found.tail)]
    return tuple(clause.telling(one) for one in words)


def _is_led(found: Listing) -> bool:
    """Whether a preposition leads the list in, so that none of its items is the subject."""
    first = found.items[0][0].kind is Kind.PREPOSITION
    return first or (bool(found.head) and found.head[-1].kind is Kind.PREPOSITION)


def _is_bound(clause: Clause, found: Listing, table: Language) -> bool:
    """Whether a word of the clause denies or compares, or one before the last item speaks of several together."""
    endings = table.negation.endings
    if any(token.low in table.atoms.whole or token.low.endswith(endings) for token in clause.words):
        return True
    before = (*clause.subject, *clause.verb, *found.head, *(token for item in found.items[:-1] for token in item))
    return any({token.lemma, token.low} & set(table.atoms.collective) for token in (*before, *clause.moved))


def listings(found: Tokens, table: Language) -> Iterator[Listing]:
    """The lists of a stretch that can be taken apart, in their order."""
    for at, token in enumerate(found):
        if token.kind is not Kind.AND:
            continue
        listing = _listing(found, at, table)
        if listing is not None and not is_one_thing(found[max(0, at - 2) : at + 3], listing, table):
            yield listing


def _listing(found: Tokens, at: int, table: Language) -> Listing | None:
    end = _end_of_item(found, at + 1)
    last = found[at + 1 : end]
    if not _may_be_last(last, found[end:], table):
        return None
    edge = at - 1 if at and found[at - 1].kind is Kind.COMMA else at
    first, middle = _before(found, edge)
    start = _start_of_first(found, first, last, table)
    if start is None or _is_parted(found, start, first[0], table):
        return None
    items = _sharing_noun((found[start : first[1]], *middle, last), table)
    if any(not any(token.kind in _TELLING for token in item) for item in items):
        return None
    return Listing(found[:start], items, found[end:])


def _may_be_last(last: Tokens, tail: Tokens, table: Language) -> bool:
    if not last or last[0].low in table.atoms.openers or _may_be_predicate(last, table):
        return False
    if table.clauses.punctuated:
        return _is_plain(last, tail)
    return not tail or tail[0].text != ";"


def _is_parted(found: Tokens, start: int, low: int, table: Language) -> bool:
    """Whether a list goes on behind another, or stands in a clause of its own."""
    parting = {Kind.RELATIVE, Kind.COMMA} if table.clauses.punctuated else {Kind.RELATIVE}
    behind_another = low > 0 and found[low - 1].kind is Kind.AND
    return behind_another or any(token.kind in parting or token.text in _PARTING for token in found[:start])


def _is_plain(last: Tokens, tail: Tokens) -> bool:
    """Whether a last item holds nothing that may belong to all of them, as German puts it: "A und B | zum Ziel"."""
    return not tail and all(token.kind in _PLAIN for token in last[1:])


def _may_be_predicate(last: Tokens, table: Language) -> bool:
    """Whether the tagger may have taken a verb for a noun: "and served as captain"."""
    followed = len(last) > 1 and last[1].kind is Kind.PREPOSITION and last[1].low not in table.clauses.belonging
    verbal = followed and not last[0].capital and last[0].lemma != last[0].low
    return verbal and last[0].kind not in {Kind.GERUND, Kind.INFINITIVE} and is_past_form(last[0], table)


def _end_of_item(found: Tokens, at: int) -> int:
    end = at
    while end < len(found) and found[end].kind not in _ENDS:
        end += 1
    return end


def _before(found: Tokens, edge: int) -> tuple[tuple[int, int], tuple[Tokens, ...]]:
    """The stretch in which the first item ends, and the items between commas behind it."""
    middle: list[Tokens] = []
    end = edge
    while True:
        start = end
        while start and found[start - 1].kind not in {Kind.COMMA, Kind.AND, Kind.SIGN}:
            start -= 1
        if not start or found[start - 1].kind is not Kind.COMMA or _is_clause(found[start:end]):
            return (start, end), tuple(middle)
        middle.insert(0, found[start:end])
        end = start - 1


def _is_clause(part: Tokens) -> bool:
    return any(token.kind in {Kind.FINITE, Kind.RELATIVE, Kind.SUBJECT} for token in part)


def _start_of_first(found: Tokens, first: tuple[int, int], last: Tokens, table: Language) -> int | None:
    """Where the first item begins: at a word of the kind with which the last one begins, or behind what leads it in."""
    (low, high), kind = first, last[0].kind
    if high <= low or (found[high - 1].kind is Kind.NUMBER and kind is not Kind.NUMBER and kind not in _DOUBTFUL):
        return None
    if kind in _LIKE_ITSELF:
        of_kind = [n for n in range(low, high) if found[n].kind is kind]
        plain = not low and Kind.PREPOSITION not in {token.kind for token in found[:high]}
        if (not of_kind and kind is Kind.DETERMINER and plain) or _opens_alike(found, low, high, last):
            return low
        alike = [n for n in of_kind if _is_alike(found[n], last[0], table)] or of_kind
        return alike[-1] if alike and (len(alike) == 1 or kind not in _DOUBTFUL) else None
    for at in range(high - 1, low - 1, -1):
        if table.clauses.punctuated and found[at].kind not in {*_PLAIN, *_LEADS}:
            return None
        if found[at].kind in _LEADS:
            return at + 1 if at + 1 < high else None
    return low


def _opens_alike(found: Tokens, low: int, high: int, last: Tokens) -> bool:
    """Whether both items open with one word that stands nowhere between: "her medal from the mayor and her prize"."""
    same = [n for n in range(low, high) if found[n].low == last[0].low]
    return not low and last[0].kind is Kind.DETERMINER and same == [0]


def _is_alike(token: Token, last: Token, table: Language) -> bool:
    """Whether both articles are of one thing, or none is."""
    return (token.low in table.atoms.indefinite) == (last.low in table.atoms.indefinite)


def _sharing_noun(items: tuple[Tokens, ...], table: Language) -> tuple[Tokens, ...]:
    """Items that are adjectives of one noun, with the noun: "a short and quiet | film"."""
    last = items[-1]
    if any(item[-1].kind is not Kind.ADJECTIVE for item in items[:-1]) or last[0].kind is not Kind.ADJECTIVE:
        return items
    noun = next((n for n, token in enumerate(last) if token.kind is not Kind.ADJECTIVE), len(last))
    degree = items[0][:1] if items[0][0].low in table.kinds.ranking else ()
    return (*((*item, *last[noun:]) for item in items[:-1]), (*degree, *last))


def _worded(head: Tokens, item: Tokens, number: int, table: Language) -> Tokens:
    if number == 0 or not head or head[-1].low not in table.atoms.indefinite:
        return trimmed((*head, *item))
    return trimmed((*head[:-1], *fitting_article(head[-1], item, table), *item))
