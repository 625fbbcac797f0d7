"""The finest facts: nationality and role, a work and its kind, each time and place by itself."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.extraction.atoms.clause import Clause, only_is, trimmed
from claims.extraction.atoms.fronts import is_beside
from claims.extraction.atoms.noun_phrases import is_person, phrase_before
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens, put_in
from claims.extraction.atoms.wording import fitting_article, is_now
from claims.language.tables import Language

_YEAR = re.compile(r"(?<![\d.,])\d{4}s?$")


def split_finely(clause: Clause, table: Language) -> Iterator[Clause]:
    """The facts of a clause that no other rule takes apart."""
    for one in (_dated_work, _described, _nationality, _region, _origin):
        parts = one(clause, table)
        if parts:
            for part in parts:
                yield from split_finely(part, table)
            return
    yield from _adjuncts(clause, table)


def _is(head: Tokens, told: Tokens, table: Language) -> Clause:
    return Clause(head, (is_now(head, table),), told)


def _dated_work(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A work with its year in brackets: "The Lamp" (1975)."""
    for at, token in enumerate(clause.rest):
        work = clause.rest[at - 1 : at] if at else ()
        if work and work[0].kind is Kind.QUOTED and token.kind is Kind.BRACKETS and token.text[1:-1].isdigit():
            text = token.text[1:-1]
            year = replace(token, text=text, start=token.start + 1, placed=len(text), kind=Kind.NUMBER)
            told = (put_in(table.atoms.of_year), year)
            main = clause.telling((*clause.rest[:at], *clause.rest[at + 1 :]))
            return main, Clause(work, (put_in(table.atoms.is_past, Kind.FINITE),), told)
    return ()


def _described(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A work or somebody with what they are: the comedy "The Lamp", the rapper Jonas Brandauer."""
    rest = clause.rest
    for at in range(1, len(rest)):
        end = _end_of_name(rest, at)
        if end == at or rest[at - 1].kind is not Kind.NOUN or rest[at - 1].capital:
            continue
        described = phrase_before(rest[:at], table)
        if rest[at].kind is not Kind.QUOTED and not _has_names(rest[at - 1], table):
            continue
        if not described or described[-1].lemma != described[-1].low or _is_joined(rest, at - len(described), end):
            return ()
        told = _as_role(described, table)
        main = clause.telling((*rest[: at - len(described)], *rest[at:]))
        return (main, _is(rest[at:end], told, table)) if told else ()
    return ()


def _is_joined(rest: Tokens, start: int, end: int) -> bool:
    """Whether the description or the name may go on: "film and drama "The Lamp"", the band Quist and Berg"."""
    before, behind = rest[start - 1 : start] if start else (), rest[end : end + 1]
    return any(token.kind is Kind.AND for token in (*before, *behind))


def _has_names(noun: Token, table: Language) -> bool:
    """Whether a noun is one of people or bodies, which bear names: "rapper", "club"."""
    return noun.lemma in table.atoms.bodies or is_person(noun, table)


def _end_of_name(rest: Tokens, at: int) -> int:
    if rest[at].kind is Kind.QUOTED:
        return at + 1
    end = at
    while end < len(rest) and rest[end].kind in NOMINAL and rest[end].capital and rest[end].kind is not Kind.QUOTED:
        end += 1
    return end if end == len(rest) or end - at > 1 else at


def _as_role(described: Tokens, table: Language) -> Tokens:
    """A description as it is told of a name: "the Dutch club" is "a Dutch club", "her partner" stays."""
    led = described[0].kind is Kind.DETERMINER
    if led and described[0].low not in {*table.atoms.indefinite, *table.clauses.definite}:
        return described
    bare = described[1:] if led else described
    if not bare:
        return ()
    return (*fitting_article(put_in(table.atoms.indefinite[0]), bare, table), *bare)


def _nationality(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """Where somebody is from, and what they are: "is a retired Danish painter"."""
    rest = clause.rest
    if not only_is(clause, table) or not rest or rest[0].low not in table.atoms.indefinite:
        return ()
    for at in range(1, len(rest)):
        width = next((n for n in (2, 1) if _is_demonym(" ".join(t.text for t in rest[at : at + n]), table)), 0)
        behind = rest[at + width :]
        if width and behind and behind[0].kind in {Kind.NOUN, Kind.ADJECTIVE}:
            what = (*rest[1:at], *behind)
            return clause.telling(rest[at : at + width]), clause.telling(
                (*fitting_article(rest[0], what, table), *what)
            )
        if rest[at].kind is not Kind.ADJECTIVE:
            break
    return ()


def _is_demonym(text: str, table: Language) -> bool:
    return text in table.atoms.peoples or any(text in names for names in table.names.demonyms.values())


def _region(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """A place with what it lies in: "Lenham, Kent"."""
    rest = clause.rest
    for at, token in enumerate(rest):
        if token.kind is not Kind.COMMA or not at or at + 1 >= len(rest):
            continue
        place = phrase_before(rest[:at], table)
        end = _end_of_places(rest, at)
        ends = [n for n in range(at + 1, end + 1) if n == end or rest[n].kind is Kind.COMMA]
        places = [place, *(rest[a + 1 : b] for a, b in pairwise([at, *ends]))]
        led = at > len(place) and rest[at - len(place) - 1].low in table.clauses.places
        if led and all(one and all(t.kind in NOMINAL and t.capital for t in one) for one in places):
            within = tuple(_is(a, (put_in(table.atoms.inside), *b), table) for a, b in pairwise(places))
            return clause.telling((*rest[:at], *rest[end + 1 :])), *within
    return ()


def _end_of_places(rest: Tokens, at: int) -> int:
    """Where a run of places between commas ends: at its end, or at a comma behind which another phrase stands."""
    leads = (n for n in range(at + 2, len(rest) - 1) if rest[n].kind is Kind.COMMA)
    return next((n for n in leads if rest[n + 1].kind is Kind.PREPOSITION), len(rest))


def _origin(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """Who somebody is, and from where: "is a cyclist from Borland"."""
    rest = clause.rest
    at = next((n for n, token in enumerate(rest) if token.kind is Kind.PREPOSITION), 0)
    behind = rest[at + 1 :]
    if not at or not only_is(clause, table) or rest[at].low not in table.atoms.origin or not behind:
        return ()
    named = all(token.kind in NOMINAL and token.capital for token in behind)
    return (clause.telling(rest[:at]), clause.telling(rest[at:])) if named else ()


def _adjuncts(clause: Clause, table: Language) -> Iterator[Clause]:
    """The clause without its times, and with each of them: "was born in Lenham", "was born on 8 May 1980"."""
    if clause.moved and is_beside(clause.moved, table):
        clause = replace(clause, moved=())
    core, *rest = _phrases(clause.rest, table)
    fronted = clause.moved if not table.clauses.punctuated else ()
    phrases = [*rest, *([fronted] if fronted else [])]
    is_role = not core and bool(phrases) and _is_role(phrases[0], table)
    if not core and phrases and not _is_time(phrases[0], table):
        core, *phrases = phrases
    places = [p for n, p in enumerate(phrases) if is_role and _is_place(phrases, n, table)]
    free = [p for n, p in enumerate(phrases) if p in places or _is_free(phrases, n, clause, table)]
    others = tuple(token for phrase in phrases if phrase not in free for token in phrase)
    joined = any(_joins_another(phrase) for phrase in phrases)
    if joined or not free or not (core or others) or _is_ranked(clause, table):
        yield clause
        return
    bare = replace(clause, moved=()) if fronted else clause
    yield bare.telling((*core, *others))
    for phrase in free:
        yield bare.telling(phrase if is_role and not _is_time(phrase, table) else (*core, *phrase))


def _joins_another(phrase: Tokens) -> bool:
    """Whether a phrase with a number goes on to another thing: "in 2000 and the hall of fame"."""
    return {Kind.AND, Kind.NUMBER} <= {token.kind for token in phrase}


def _is_role(phrase: Tokens, table: Language) -> bool:
    """Whether somebody does something in a role: "plays as a striker | for Lenham United"."""
    return len(phrase) > 1 and phrase[0].low in table.atoms.roles and phrase[1].low in table.atoms.indefinite


def _is_place(phrases: list[Tokens], number: int, table: Language) -> bool:
    phrase = phrases[number]
    if any(before[0].low in table.atoms.bounding for before in phrases[:number]):
        return False
    return phrase[0].low in table.atoms.posts and not any(token.kind is Kind.COMMA for token in phrase)


def _is_free(phrases: list[Tokens], number: int, clause: Clause, table: Language) -> bool:
    """Whether a time is the one of the clause: not "until her death | in 1961", "is known for it | in 1961"."""
    phrase = phrases[number]
    if not _is_time(phrase, table):
        return False
    of_another = any(before[0].low in table.atoms.bounding for before in phrases[:number])
    is_now = clause.finite.low in {table.atoms.is_present, table.atoms.are_present}
    return not of_another and not is_now


def _is_ranked(clause: Clause, table: Language) -> bool:
    """Whether it says that something was the first or the greatest, which may be so at that time alone."""
    return any(token.lemma in table.kinds.ranking or token.low in table.decisive for token in clause.words)


def _is_time(phrase: Tokens, table: Language) -> bool:
    """Whether a phrase ends in a year, or has a word for a time: not "at the 2014 games"."""
    dated = any(token.kind is Kind.NUMBER and _YEAR.search(token.text) for token in phrase[1:][-2:])
    return bool(phrase) and (dated or any(token.lemma in table.atoms.times for token in phrase[1:]))


def _phrases(rest: Tokens, table: Language) -> list[Tokens]:
    """What stands before the first preposition, and each phrase behind one; "from 1979 to 1997" is one."""
    cuts = [n for n, token in enumerate(rest) if token.kind is Kind.PREPOSITION and not _goes_on(rest, n, table)]
    edges = [0, *cuts, len(rest)]
    return [part for a, b in pairwise(edges) if (part := trimmed(rest[a:b])) or not a]


def _goes_on(rest: Tokens, at: int, table: Language) -> bool:
    since = at > 1 and rest[at - 2].low in table.dates.range_from and rest[at].low in table.dates.range_to
    doubled = at > 0 and rest[at - 1].kind is Kind.PREPOSITION
    return since or doubled or rest[at].low in table.clauses.belonging
