"""What the words of a language point at."""

from typing import Literal

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record

Agreement = Literal["m", "f", "n", "p"]
"""Masculine, feminine or neuter of one; several."""


class References(Record):
    """Words that stand for somebody or something named before, and what tells whom."""

    personal: dict[str, str] = Field(default_factory=dict)
    """Pronouns with the agreements that they may have: "sie" is ``fp``."""
    possessive: dict[str, str] = Field(default_factory=dict)
    """The same for words of possession: "ihre"."""
    articles: dict[str, str] = Field(default_factory=dict)
    """Articles of a subject or object with the agreements of their noun."""
    led_articles: dict[str, str] = Field(default_factory=dict)
    """Those of a noun behind a preposition."""
    things_agree: bool = False
    """Whether things have a gender too, so that "er" may be a plan."""
    inverted: bool = False
    """Whether a subject may stand behind the verb of a statement."""
    plural_nouns: str = "(?!)"
    """Regular expression of nouns that are several without an article telling so."""
    plural_verbs: str = "(?!)"
    """Regular expression of finite verbs that have several for a subject."""
    singular_verbs: Words = ()
    """Verb forms of one that look like those of several."""
    titles: dict[str, Agreement] = Field(default_factory=dict)
    """Words before a person's name: "Frau"."""
    feminine_endings: Words = ()
    masculine_endings: Words = ()
    """Endings of nouns for women and for men: "Ministerin", "spokesman"."""
    feminine_names: Words = ()
    masculine_names: Words = ()
    """First names."""
    persons: Words = ()
    """Offices and nouns for a person beside ``names.offices``; compounds of them count."""
    organisations: Words = ()
    """Nouns for an organisation: "company"."""
    businesses: Words = ()
    """Those among them that any firm may be called."""
    parts_of_organisations: Words = ()
    """Words that only names of organisations have: "AG", "Inc"."""
    cities: Words = ()
    states: Words = ()
    """Nouns for a place: "town", "country"."""
    impersonal: Words = ()
    """Verbs of clauses in which "es" or "it" points at nothing: "geben", "rain"."""
    there: Words = ()
    placing: Words = ()
    """Prepositions of where something is: "in", not "from"."""
    then: Words = ()
    """Phrases for a time that was named: "damals"."""
    then_year: Words = ()
    """Phrases for the year of a time that was named: "im selben Jahr"."""
    demonstrative: Words = ()
    """Words that, alone before a verb, point at what was said: "das"."""
    two: Words = ()
    """Phrases for two who were named: "die beiden"."""
    animate: Words = ()
    """Verbs of what only people and organisations do, beside those of saying: "resign"."""
    belongs: str = ""
    """What makes a name the one of a possessor."""
    silent_endings: str = ""
    """Last letters of names that get an apostrophe instead."""
