"""What stands between commas where commas part every clause, as in German: relative clauses and roles."""

from dataclasses import replace

from claims.extraction.atoms.clause import Clause
from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens, put_in
from claims.language.tables import Language
from claims.language.words import lemma


def split_inserted(clause: Clause, table: Language) -> tuple[Clause, ...]:
    """The clause without its first insertion, and what that tells; nothing where there is none that is clear."""
    if not table.clauses.punctuated:
        return ()
    for part in ("subject", "rest"):
        words: Tokens = clause.subject if part == "subject" else clause.rest
        found = _first_inserted(words, clause, table)
        if found is not None:
            without, told = found
            main = replace(clause, subject=without) if part == "subject" else replace(clause, rest=without)
            return main, told
    return ()


def _first_inserted(words: Tokens, clause: Clause, table: Language) -> tuple[Tokens, Clause] | None:
    marks = [n for n, token in enumerate(words) if token.kind is Kind.COMMA]
    ends = [*marks[1:], len(words)]
    for mark, end in zip(marks, ends, strict=False):
        inside, name = words[mark + 1 : end], _name_before(words[:mark], table)
        listed = any(token.kind is Kind.AND for token in words[mark + 1 :]) and not _is_closed(inside)
        if not inside or not name or listed:
            continue
        again = words[end + 1 : end + 2]
        if again and again[0].low in table.atoms.relative and end < marks[-1]:
            continue
        led = mark > len(name) and words[mark - len(name) - 1].kind is Kind.PREPOSITION and len(name) == 1
        named = not led and any(token.kind is Kind.NAME for token in name)
        told = (_relative(name, inside, table) if named else None) or _role(name, inside, clause, table)
        if told is not None:
            return (*words[:mark], *words[end + 1 :]), told
    return None


def _is_closed(inside: Tokens) -> bool:
    return bool(inside) and inside[-1].kind is Kind.FINITE


def _name_before(before: Tokens, table: Language) -> Tokens:
    """The name that ends a stretch; a noun with its article would need another case."""
    start = len(before)
    while start and before[start - 1].kind in NOMINAL and before[start - 1].capital:
        start -= 1
    names = before[start:] if not start or before[start - 1].kind is not Kind.COMMA else ()
    led = start and (
        before[start - 1].kind in {Kind.DETERMINER, Kind.ADJECTIVE, Kind.AND}
        or before[start - 1].low in table.clauses.contracted
    )
    return names if names and not led and all(_is_name(token, table) for token in names) else ()


def _is_name(token: Token, table: Language) -> bool:
    return token.kind is Kind.NAME or (token.kind is Kind.NOUN and not token.low.endswith(table.atoms.thing_endings))


def _relative(name: Tokens, inside: Tokens, table: Language) -> Clause | None:
    """What a relative clause tells of a name, its verb moved to the second place: "die das Amt leitet"."""
    verb = inside[-1]
    if inside[0].low not in table.atoms.relative or verb.kind is not Kind.FINITE or len(inside) < 3:  # noqa: PLR2004
        return None
    body = inside[1:-1]
    if any(token.kind in {Kind.FINITE, Kind.COMMA, Kind.SUBJECT} for token in body) or not _is_subject(inside, table):
        return None
    end = len(body)
    while end and body[end - 1].kind in {Kind.PARTICIPLE, Kind.INFINITIVE}:
        end -= 1
    verbs = _parted(verb, table)
    return None if verbs is None else Clause(name, verbs[:1], body[:end], (*body[end:], *verbs[1:]))


def _parted(verb: Token, table: Language) -> Tokens | None:
    """A verb without the part that leaves it in a main clause, and that part: "aufwuchs"; None where that is open."""
    parts = [part for part in table.clauses.particles if verb.low.startswith(part) and verb.lemma.startswith(part)]
    part = max(parts, key=len, default="")
    rest = verb.text[len(part) :]
    if not part or lemma(rest, table.code) != verb.lemma[len(part) :]:
        return (verb,)
    if part not in table.atoms.separable:
        return None
    front = replace(verb, text=rest, start=verb.start + len(part), placed=len(rest))
    return front, replace(verb, text=part, placed=len(part), kind=Kind.OTHER)


def _is_subject(inside: Tokens, table: Language) -> bool:
    """Whether the pronoun is the subject of its clause, as its own form shows, or an object beside it."""
    follows = inside[1]
    if follows.kind in {Kind.PREPOSITION, Kind.NUMBER, Kind.PARTICIPLE, Kind.ADJECTIVE, Kind.OTHER}:
        return follows.low not in table.pronouns.subjects and not follows.capital
    return inside[0].low in table.atoms.only_subject or follows.low in table.clauses.object_articles


def _role(name: Tokens, inside: Tokens, clause: Clause, table: Language) -> Clause | None:
    """What somebody is, told behind the name: "Mara Quist, Leiterin des Amtes"."""
    noun = next((token for token in inside if token.kind is Kind.NOUN), None)
    if noun is None or any(token.kind in {Kind.FINITE, Kind.AND, Kind.NUMBER, Kind.RELATIVE} for token in inside):
        return None
    plain = inside[0].kind in {Kind.NOUN, Kind.ADJECTIVE} or inside[0].low in {
        *table.atoms.relative,
        *table.atoms.indefinite,
    }
    if not plain or not noun.low.endswith(table.names.offices) or len(name) < 2:  # noqa: PLR2004 first and last name
        return None
    del clause
    return Clause(name, (put_in(table.atoms.is_present, Kind.FINITE),), inside)
