"""When somebody was born and died, told in brackets behind the name: "Mara Quist (3 May 1950 – 8 June 2011)"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.atoms.clause import Clause, only_is
from claims.extraction.atoms.noun_phrases import is_person
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens, put_in
from claims.language.tables import Language

_DATE = r"(?:[^\W\d]\w+ )?(?:\d{1,2}(?:st|nd|rd|th|[.,])* )?(?:[^\W\d]\w+ )?\d{4}"
_LIFE = re.compile(rf"(?P<first>{_DATE})(?:\s?[–—-]\s?(?P<last>{_DATE}))?")


def split_life(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The clause without the brackets, and what they tell; nothing where they may tell something else."""
    name, brackets = clause.subject[:-1], clause.subject[-1]
    if brackets.kind is not Kind.BRACKETS or not name or not all(t.kind in NOMINAL and t.capital for t in name):
        return ()
    cue, _, _ = brackets.text[1:-1].partition(" ")
    led = cue.casefold() in table.atoms.birth_signs
    match = _LIFE.fullmatch(brackets.text, len(cue) + 2 if led else 1, len(brackets.text) - 1)
    if match is None or not (led or (match["last"] and _is_of_person(clause, table))):
        return ()
    return (replace(clause, subject=name), *_told(name, brackets, match, table))


def _is_of_person(clause: Clause, table: Language) -> bool:
    """Whether it is said of a name that it is a painter: a company and a reign have years as well."""
    role = next((token for token in clause.rest if token.kind is Kind.NOUN), None)
    return only_is(clause, table) and role is not None and is_person(role, table)


def _told(name: Tokens, brackets: Token, match: re.Match[str], table: Language) -> Iterator[Clause]:
    birth, death = table.atoms.birth, table.atoms.death
    verb, *participle = birth.split()
    moved = tuple(put_in(word, Kind.PARTICIPLE) for word in participle)
    born = _date(brackets, match, "first", table)
    if table.clauses.punctuated:
        yield Clause(name, (put_in(verb, Kind.FINITE),), born, moved)
    else:
        yield Clause(name, (put_in(verb, Kind.FINITE), *moved), born)
    if match["last"]:
        yield Clause(name, (put_in(death, Kind.FINITE),), _date(brackets, match, "last", table))


def _date(brackets: Token, match: re.Match[str], part: str, table: Language) -> Tokens:
    text, start = match[part], brackets.start + match.start(part)
    lead = _lead(text, table)
    date = Token(text, start, len(text), Kind.NUMBER, text.casefold())
    return (put_in(lead, Kind.PREPOSITION), date) if lead else (date,)


def _lead(text: str, table: Language) -> str:
    """The word before a date: before a year, a month with its year, or a day."""
    if text.isdigit():
        return table.atoms.in_year
    return table.atoms.on_day if re.search(r"\d", text[:-4]) else table.atoms.in_month
