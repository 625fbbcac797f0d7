"""What looks like a list and is one thing, or may be: "the Academy of Painting and Sculpture"."""

from dataclasses import dataclass
from itertools import takewhile

from claims.extraction.atoms.noun_phrases import is_person
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.language.tables import Language


@dataclass(frozen=True, slots=True)
class Listing:
    """A list inside tokens."""

    head: Tokens
    """What stands before the first item."""
    items: tuple[Tokens, ...]
    tail: Tokens
    """What stands behind the last item."""


def is_one_thing(around: Tokens, listing: Listing, table: Language) -> bool:
    """Whether what looks like a list may be one thing, or cannot be taken apart safely."""
    before, after = listing.items[-2], listing.items[-1]
    phrase = f" {' '.join(token.low for token in around)} "
    if any(f" {name} " in phrase for name in table.atoms.fixed):
        return True
    if before[-1].text.endswith("-") or after[0].text.startswith("-"):
        return True
    if _is_misled(listing, before, after, table) or _is_counted(listing):
        return True
    return _is_long_name(listing, before, after, table) or _shares_head(before, after, table)


def _is_misled(listing: Listing, before: Tokens, after: Tokens, table: Language) -> bool:
    """Whether somebody's second role would be told of things: "a writer of novels and painter"."""
    led = bool(listing.head) and listing.head[-1].kind is Kind.PREPOSITION
    one = after[-1].lemma == after[-1].low and after[0].kind is not Kind.DETERMINER
    return led and one and is_person(after[-1], table) and not is_person(before[-1], table)


def _is_long_name(listing: Listing, before: Tokens, after: Tokens, table: Language) -> bool:
    """Whether both sides belong to one name: "the Academy of Painting and Sculpture"."""
    head = listing.head
    if not head or (head[-1].kind is Kind.DETERMINER and _names_a_thing(listing.items[0], after)):
        return bool(head)
    if not (before[0].capital and after[0].capital) or after[0].kind is Kind.QUOTED or not table.names.cased:
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


def _is_counted(listing: Listing) -> bool:
    """Whether a number was said of the whole list: "three titles in Lenham and Borland"."""
    return any(token.kind is Kind.NUMBER and not _is_year(token) for token in listing.head)


def _is_year(token: Token) -> bool:
    return token.text[-4:].isdigit() or token.text[:4].isdigit()
