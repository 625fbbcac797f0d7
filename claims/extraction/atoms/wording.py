"""Words that a wording needs and the statement lacks: a form of "to be", the past of a verb, another article."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from claims.extraction.atoms.clause import Clause, is_past_form
from claims.extraction.atoms.tokens import Kind, Token, Tokens, put_in
from claims.language.tables import Language

_NO_SPACE_BEFORE = frozenset(",;)]!?:")


def fitting_article(article: Token, item: Tokens, table: Language) -> Tokens:
    """The article of one thing for another item; nothing before a plural."""
    own = tuple(takewhile(lambda token: token.kind not in {Kind.PREPOSITION, Kind.PARTICIPLE, Kind.GERUND}, item))
    noun = next((token for token in reversed(own) if token.kind is Kind.NOUN), None)
    if noun is not None and noun.lemma != noun.low:
        return ()
    forms = table.atoms.indefinite
    if len(forms) != 2:  # noqa: PLR2004 one form before a consonant, one before a vowel
        return (article,)
    form = max(forms, key=len) if item[0].low[:1] in table.atoms.vowels else min(forms, key=len)
    return (put_in(form, Kind.DETERMINER),)


def to_be(subject: Tokens, clause: Clause, table: Language, participle: Token | None = None) -> Token:
    """The form of "to be" for a role or participle of a subject, in the time of the clause."""
    once = participle is not None and participle.low in table.atoms.events
    if not once and not is_past(clause.finite, table):
        return is_now(subject, table)
    return put_in(table.atoms.were_past if _is_plural(subject, table) else table.atoms.is_past, Kind.FINITE)


def is_now(subject: Tokens, table: Language) -> Token:
    """The present of "to be" for a subject."""
    return put_in(table.atoms.are_present if _is_plural(subject, table) else table.atoms.is_present, Kind.FINITE)


def _is_plural(subject: Tokens, table: Language) -> bool:
    noun = next((token for token in subject if token.kind in {Kind.NOUN, Kind.NAME, Kind.QUOTED}), subject[-1])
    several = noun.kind is Kind.NOUN and noun.lemma != noun.low and not noun.capital
    return several or noun.low in table.atoms.several or any(token.kind is Kind.AND for token in subject)


def is_past(token: Token, table: Language) -> bool:
    """Whether a finite verb tells of the past."""
    return is_past_form(token, table) or token.low == table.atoms.were_past


def past_of(token: Token, table: Language) -> Token:
    """The form of a verb that tells the past, put where its other form stood."""
    base = token.lemma
    stem = base[:-1] + "i" if base.endswith("y") and base[-2:-1] not in table.atoms.vowels else base.removesuffix("e")
    doubled = base[-1] if token.low.startswith(base + base[-1]) else ""
    return put_in(table.atoms.past.get(base, stem + doubled + table.atoms.past_ending), Kind.FINITE)


def written(words: Tokens) -> Iterator[tuple[int, Token]]:
    """Where each token stands in the wording."""
    at = 0
    for number, token in enumerate(words):
        if number and not _is_tight(words[number - 1], token):
            at += 1
        yield at, token
        at += len(token.text)


def text_of(words: Tokens) -> str:
    """The wording of tokens."""
    return "".join(
        f"{' ' if n and not _is_tight(words[n - 1], token) else ''}{token.text}" for n, token in enumerate(words)
    )


def capitalised(words: Tokens) -> Tokens:
    """Tokens of which the first begins like a sentence."""
    first = words[0]
    if first.text[:1].upper() == first.text[:1]:
        return words
    return (replace(first, text=first.text[:1].upper() + first.text[1:], placed=0), *words[1:])


def _is_tight(before: Token, token: Token) -> bool:
    return token.text[0] in _NO_SPACE_BEFORE or before.text in {"(", "["}
