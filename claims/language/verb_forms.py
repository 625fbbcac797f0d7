"""Kinds of words from data, where the tagger has no model: verbs by the dictionary, their endings and the word before.

A word is a verb whose base form is an infinitive, as a form shows that only verbs have ("parlera" for "parler"), or
whose ending makes one of it ("porte" for "porter"), unless the word before it leads in a noun.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claims.language.bases import lemma
from claims.language.entries import Tag, VerbClass
from claims.language.tables import Language, language

_REACH = 6
"""Most words and signs from an auxiliary to its participle: "a-t-il dit"."""


class Verb(NamedTuple):
    """What a word is if it is a verb."""

    tag: Tag
    infinitive: str
    either: bool = False
    """Whether it may be a participle or a finite form."""
    guessed: bool = False
    """Whether the dictionary has it as another word."""


def kinds_by_forms(tokens: Sequence[str], table: Language) -> list[tuple[Tag, str]]:
    """Kind and base form of every word, number and sign of a text; the base form is empty but for verbs."""
    low = [token.casefold() for token in tokens]
    return [_kind(tokens[number], low, number, table) for number in range(len(tokens))]


@lru_cache(maxsize=65536)
def verb_by_form(low: str, code: str) -> Verb | None:
    """A word as a verb, whatever stands before it; None where it can be none."""
    table = language(code)
    if table is None or not low.isalpha():
        return None
    listed = table.forms.irregular.get(low)
    base = lemma(low, code) if listed is None else listed
    if base in {*table.clauses.auxiliaries, *table.clauses.modals} or listed is not None:
        return _formed(low, base, table)
    if low in table.function_words:
        return None
    if _is_infinitive(base, code):
        return _formed(low, base, table)
    guessed = next((verb for verb in _guesses(low, table) if _is_infinitive(verb, code)), None)
    return None if guessed is None else _formed(low, guessed, table)._replace(guessed=True)


def _kind(token: str, low: Sequence[str], number: int, table: Language) -> tuple[Tag, str]:
    clauses = table.clauses
    verb = verb_by_form(low[number], table.code)
    if verb is None or (token[0].isupper() and verb.infinitive not in clauses.auxiliaries):
        joins = low[number] in clauses.subordinating or low[number] in clauses.coordinating
        return (Tag.CONJUNCTION if joins else _noun_or_other(token, low, number, table)), ""
    helping = verb.infinitive in clauses.auxiliaries or verb.infinitive in clauses.modals
    if helping and low[number] not in table.forms.also_nouns:
        return verb.tag, verb.infinitive
    is_counted = verb.guessed and number > 0 and low[number - 1][0].isdigit()
    if is_counted or _leads_in_a_noun(low, number, table, verb.tag):
        return Tag.NOUN, ""
    if verb.either and _has_auxiliary(low[max(0, number - _REACH) : number], table):
        return Tag.PARTICIPLE, verb.infinitive
    return verb.tag, verb.infinitive


def _noun_or_other(token: str, low: Sequence[str], number: int, table: Language) -> Tag:
    content = token[0].isalpha() and token[0].islower() and low[number] not in table.function_words
    is_noun = content and lemma(low[number], table.code) not in table.forms.before_nouns
    return Tag.NOUN if is_noun and _leads_in_a_noun(low, number, table, Tag.OTHER) else Tag.OTHER


def _leads_in_a_noun(low: Sequence[str], number: int, table: Language, tag: Tag) -> bool:
    """Whether the words before say that a noun follows: "la", "de la première"; not "il la", nor "de" of a verb."""
    place = number - 1
    while place >= 0 and (low[place] in ("'", "’") or lemma(low[place], table.code) in table.forms.before_nouns):
        place -= 1
    if place < 0:
        return False
    before = low[place]
    if before in table.clauses.determiners or before in table.clauses.contracted:
        earlier = low[place - 1] if place else ""
        earlier = low[place - 2] if earlier in ("'", "’") and place > 1 else earlier
        return earlier not in table.forms.before_verbs
    return before in table.clauses.prepositions and tag not in (Tag.INFINITIVE, Tag.GERUND)


def _has_auxiliary(before: Sequence[str], table: Language) -> bool:
    verbs = (verb_by_form(word, table.code) for word in before)
    return any(verb is not None and verb.infinitive in table.clauses.auxiliaries for verb in verbs)


def _formed(low: str, infinitive: str, table: Language) -> Verb:
    if low == infinitive:
        return Verb(Tag.INFINITIVE, infinitive)
    own = next((verbs for verbs in table.forms.verbs if infinitive.endswith(verbs.infinitive)), None)
    if own is None:
        return Verb(Tag.FINITE, infinitive)
    if low + own.infinitive[-1] != infinitive:  # "porte" of "porter" ends like no participle
        if low.endswith(own.gerunds):
            return Verb(Tag.GERUND, infinitive)
        if low.endswith(own.participles):
            return Verb(Tag.PARTICIPLE, infinitive)
    return Verb(Tag.FINITE, infinitive, either=low.endswith(own.either))


def _guesses(low: str, table: Language) -> list[str]:
    """The infinitives that a word has the ending of a form of."""
    return [
        low.removesuffix(ending) + verbs.infinitive
        for verbs in table.forms.verbs
        for ending in sorted(verbs.guessed, key=len, reverse=True)
        if low.endswith(ending)
    ]


@lru_cache(maxsize=65536)
def _is_infinitive(base: str, code: str) -> bool:
    table = language(code)
    if table is None:
        return False
    return base in table.forms.infinitives or any(_is_proved(base, verbs, code) for verbs in table.forms.verbs)


def _is_proved(base: str, verbs: VerbClass, code: str) -> bool:
    if not base.endswith(verbs.infinitive) or len(base) <= len(verbs.infinitive):
        return False
    stem = base.removesuffix(verbs.infinitive)
    return any(lemma(stem + proof, code) == base for proof in verbs.proofs)
