"""How a statement is built: its opening and end, its subject, the form of its verb, what it is said to be."""

from collections.abc import Iterator, Sequence

from claims.language.tables import Language
from claims.language.tagging import Tag, Tagged
from claims.language.words import lemma

Tokens = Sequence[tuple[str, int, Tagged]]

_OPENING = 3
_BEHIND_COPULA = 2
_NAMED = frozenset({Tag.NOUN, Tag.NAME})
_FULL = frozenset({Tag.INFINITIVE, Tag.PARTICIPLE, Tag.GERUND})


def structure_of(tokens: Tokens, table: Language) -> Iterator[str]:
    """The traits of a statement, each as a few words: "opens there", "subject we", "verb VVD", "main rise"."""
    low = [token.casefold() for token, _, _ in tokens]
    for length in range(1, min(_OPENING, len(low)) + 1):
        yield f"opens {' '.join(low[:length])}"
    if low:
        yield f"ends {low[-1]}"
    finite = next((n for n, (_, _, tagged) in enumerate(tokens) if tagged.tag is Tag.FINITE), None)
    if finite is None:
        yield "no verb"
        return
    form, subject = tokens[finite][2].kind or "finite", _subject(tokens[:finite], table)
    yield from (f"verb {form}", f"subject {subject}", f"subject {subject} verb {form}")
    yield f"main {_main_verb(tokens, finite, table)}"
    if lemma(tokens[finite][0], table.code) in table.checkability.copulas:
        yield from (f"is {word}" for word in low[finite + 1 : finite + 1 + _BEHIND_COPULA])


def _subject(before: Tokens, table: Language) -> str:
    """The nearest pronoun, or kind of noun, before a verb."""
    pronouns = {*table.pronouns.first, *table.pronouns.second, *table.pronouns.person, *table.pronouns.neuter}
    pronouns |= {*table.pronouns.vague, *table.pronouns.subjects}
    for token, _, tagged in reversed(before):
        if token.casefold() in pronouns:
            return token.casefold()
        if tagged.tag in _NAMED:
            return tagged.kind or tagged.tag
    return "none"


def _main_verb(tokens: Tokens, finite: int, table: Language) -> str:
    """The verb that says what is done: behind an auxiliary or modal the next full one."""
    own = lemma(tokens[finite][0], table.code)
    if own not in {*table.clauses.auxiliaries, *table.clauses.modals} and tokens[finite][0] not in table.clauses.moods:
        return own
    full = (token for token, _, tagged in tokens[finite + 1 :] if tagged.tag in _FULL)
    return lemma(next(full, tokens[finite][0]), table.code)
