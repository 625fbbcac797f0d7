"""Lists: "films, plays and shows" -> one wording for each item."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from claims.extraction.atoms.clause import Clause, is_past_form, trimmed
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.extraction.atoms.wording import fitting_article
from claims.language.tables import Language

_ENDS = frozenset({Kind.COMMA, Kind.AND, Kind.BUT, Kind.SIGN, Kind.RELATIVE, Kind.FINITE})
_LEADS = frozenset({Kind.PREPOSITION, Kind.DETERMINER, Kind.GERUND, Kind.INFINITIVE, Kind.FINITE, Kind.PARTICIPLE})
_LIKE_ITSELF = frozenset(
    {Kind.PREPOSITION, Kind.DETERMINER, Kind.GERUND, Kind.INFINITIVE, Kind.QUOTED, Kind.NUMBER}
)
_DOUBTFUL = frozenset({Kind.PREPOSITION, Kind.DETERMINER})
"""Kinds of first words at which an item may begin elsewhere than at the nearest: where there are two, it stays open."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list inside tokens."""

    head: Tokens
    """What stands before the first item."""
    items: tuple[Tokens, ...]
    tail: Tokens
    """What stands behind the last item."""


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
    endings = table.negation.endings or ("\n",)
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
        if listing is not None and not _is_one(found, at, listing, table):
            yield listing


def _listing(found: Tokens, at: int, table: Language) -> Listing | None:
    end = _end_of_item(found, at + 1)
    last = found[at + 1 : end]
    if not last or last[0].low in table.atoms.openers or _may_be_predicate(last, table):
        return None
    if end < len(found) and found[end].text == ";":
        return None
    edge = at - 1 if at and found[at - 1].kind is Kind.COMMA else at
    first, middle = _before(found, edge)
    start = _start_of_first(found, first, last, table)
    if start is None:
        return None
    items = (found[start : first[1]], *middle, last)
    if any(not any(token.kind in NOMINAL or token.kind is Kind.NUMBER for token in item) for item in items[1:]):
        return None
    return Listing(found[:start], _sharing_noun(items, table), found[end:])


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
        if not of_kind and kind is Kind.DETERMINER and not low and Kind.PREPOSITION not in {t.kind for t in found[:high]}:
            return low
        alike = [n for n in of_kind if _is_alike(found[n], last[0], table)] or of_kind
        return alike[-1] if alike and (len(alike) == 1 or kind not in _DOUBTFUL) else None
    for at in range(high - 1, low - 1, -1):
        if found[at].kind in _LEADS:
            return at + 1 if at + 1 < high else None
    return low


def _is_alike(token: Token, last: Token, table: Language) -> bool:
    """Whether both articles are of one thing, or none is."""
    return (token.low in table.atoms.indefinite) == (last.low in table.atoms.indefinite)


def _sharing_noun(items: tuple[Tokens, ...], table: Language) -> tuple[Tokens, ...]:
    """Items that are adjectives of one noun, with the noun: "a short and quiet | film"."""
    last = items[-1]
    if any(item[-1].kind is not Kind.ADJECTIVE for item in items[:-1]) or last[0].kind is not Kind.ADJECTIVE:
        return items
    noun = next(n for n, token in enumerate(last) if token.kind is not Kind.ADJECTIVE)
    degree = items[0][:1] if items[0][0].low in table.kinds.ranking else ()
    return (*((*item, *last[noun:]) for item in items[:-1]), (*degree, *last))


def _is_one(found: Tokens, at: int, listing: Listing, table: Language) -> bool:
    """Whether what looks like a list may be one thing, or cannot be taken apart safely."""
    before, after = listing.items[-2], listing.items[-1]
    around = " ".join(token.low for token in found[max(0, at - 2) : at + 3])
    named = any(f" {name} " in f" {around} " for name in table.atoms.fixed)
    misled = is_person(after[-1], table) and not is_person(before[-1], table) and bool(listing.head)
    misled = misled and after[0].kind is not Kind.DETERMINER and listing.head[-1].kind is Kind.PREPOSITION and after[-1].lemma == after[-1].low
    cut = before[-1].text.endswith("-") or after[0].text.startswith("-")
    return named or cut or misled or _is_long_name(listing, before, after, names_only=table.names.cased) or _shares_head(before, after, table) or _is_counted(listing)


def _is_long_name(listing: Listing, before: Tokens, after: Tokens, *, names_only: bool) -> bool:
    """Whether both sides belong to one name: "the Academy of Painting and Sculpture"."""
    head = listing.head
    if not head or (head[-1].kind is Kind.DETERMINER and _names_a_thing(listing.items[0], after)):
        return bool(head)
    if not (before[0].capital and after[0].capital) or after[0].kind is Kind.QUOTED or not names_only:
        return False
    if head[-1].kind is Kind.DETERMINER:
        return len(listing.items) == 2  # noqa: PLR2004 a pair
    return head[-1].kind is Kind.PREPOSITION and len(head) > 1 and head[-2].capital and head[-2].kind in NOMINAL


def _names_a_thing(before: Tokens, after: Tokens) -> bool:
    """Whether an article belongs to a noun with its names: "the towns Lenham and Borland"."""
    nouns = [token for token in before if token.kind in NOMINAL]
    return len(nouns) > 1 and all(token.kind in NOMINAL and token.capital for token in after)


def _shares_head(before: Tokens, after: Tokens, table: Language) -> bool:
    """Whether the noun behind the second may belong to the first too: "the film and television industry"."""
    last = before[-1]
    if last.kind is not Kind.NOUN or last.capital or last.lemma != last.low or is_person(last, table):
        return False
    own = tuple(takewhile(lambda token: token.kind in {Kind.NOUN, Kind.ADJECTIVE}, after))
    nouns = [token for token in own if token.kind is Kind.NOUN]
    several = bool(nouns) and nouns[-1].lemma != nouns[-1].low
    return len(nouns) > 1 and (several or len(before) == 1)


def is_person(token: Token, table: Language) -> bool:
    return token.low.endswith(table.atoms.person_endings or ("\n",))


def _is_counted(listing: Listing) -> bool:
    """Whether a number was said of the whole list: "three titles in Lenham and Borland"."""
    return any(token.kind is Kind.NUMBER and not _is_year(token) for token in listing.head)


def _is_year(token: Token) -> bool:
    return token.text[-4:].isdigit() or token.text[:4].isdigit()


def _worded(head: Tokens, item: Tokens, number: int, table: Language) -> Tokens:
    if number == 0 or not head or head[-1].low not in table.atoms.indefinite:
        return trimmed((*head, *item))
    return trimmed((*head[:-1], *fitting_article(head[-1], item, table), *item))
