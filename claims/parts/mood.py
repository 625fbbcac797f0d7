"""Verb forms that tell by themselves that somebody else says it: the German Konjunktiv I."""

from claims.language.tables import Language
from claims.language.words import Word, words
from claims.parts.segments import is_finite


def is_reported_form(verb: Word, text: str, table: Language) -> bool:
    """Whether a verb of a sentence has such a form: "sei", "habe", "plane", but not in "es lebe" or "sei es"."""
    low = verb.text.casefold()
    around = [word.text.casefold() for word in words(text, table.code) if abs(word.start - verb.start) < _NEAR]
    if any(f" {phrase} " in f" {' '.join(around)} " for phrase in table.speech.not_reported):
        return False
    auxiliary = verb.lemma in (*table.clauses.auxiliaries, *table.clauses.modals)
    if around[:1] and around[0] in table.speech.commanding and not auxiliary:
        return False
    if low in table.speech.reported_forms:
        return True
    return is_finite(verb) and not set(around) & {*table.pronouns.first} and _is_by_ending(verb, table)


_NEAR = 30
"""Signs on either side of a verb within which another word makes it a wish or a command."""


def _is_by_ending(verb: Word, table: Language) -> bool:
    """Whether the form is the base form without what the table says: "plane" of "planen"; "plante" is none."""
    low = verb.text.casefold()
    if not table.speech.reported_ending:
        return False
    return low + table.speech.reported_ending == verb.lemma and low != verb.lemma
