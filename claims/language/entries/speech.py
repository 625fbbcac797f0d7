"""How a language says who speaks, and whom it points at."""

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Speech(Record):
    """How a text says that somebody said something."""

    verbs: Words
    denying: Words
    doubting: Words = ()
    """Those that leave open whether it is so, whoever uses them: "allege"."""
    rejecting: Words = ()
    """Base forms by which a text calls wrong what others say: "myth", "misleading"."""
    evaluating: Words
    """Those among them that say something with their own clause: "lobte ... als", "called ... useful"."""
    addressing: Words = ()
    """Those whose object is the one who is told; it never stands for the speaker."""
    quoting: Words = ()
    """Verbs beside which a quotation stands, though they say nothing with a clause of their own: "spoke of"."""
    likening: Words = ()
    """Words between such a verb and the words that it quotes: "as"."""
    naming: Words = ()
    """Verbs that give something its name."""
    named: Words = ()
    """Nouns for what has a name in quotation marks, and words that say so: "magazine", "so-called"."""
    words: Words = ()
    """Nouns for what somebody says: "statement", "remark"."""
    citing: Words = ()
    """Verbs whose object is the one who speaks: "quote"; in the passive it is their subject."""
    impersonal: Words = ()
    """Verbs that, with a word that points at nothing, say where it stands: "heißt es in dem Bericht"."""
    speakers: Words = ()
    """Ends of nouns for who can say something, beside the offices: "Polizei", "report"."""
    oblique: Words = ()
    """Words beside the prepositions of the clauses that lead in what is no subject: "trotz", "despite"."""
    according_to: Words
    also_else: Words = ()
    """Those among them that say something else where they open a sentence or lead in a clause: "so"."""
    according_to_after: Words = ()
    sourced: Words = ()
    """Words beside the name of whoever something is taken from: "Quelle", "via"."""
    contrary: Words = ()
    """Phrases that set a statement against what somebody else says: "anders als", "contrary to"."""
    agencies: Words = ()
    """What news agencies are called in marks on their reports: "dpa", "Reuters"."""
    that: Words
    hearsay: Words
    reported_forms: Words = ()
    """Verb forms that mark reported speech by themselves (Konjunktiv I)."""
    reported_ending: str = ""
    """What such a form of any other verb lacks of its base form: "n" in "plane", of "planen"."""
    not_reported: Words = ()
    """Phrases in which such a form reports nothing: "es sei denn"."""
    commanding: Words = ()
    """Words beside which such a form of any other verb is a command: "man nehme"."""
    viewing: Words = ()
    """Words that, opening a sentence, lead in whose view it gives: "Für Weber ist das ..."."""
    filling: Words = ()
    """Words that a quotation may have or lack without saying anything else: "well", "auch"."""
    restricting: dict[str, Words] = Field(default_factory=dict)
    """Words that, put into quoted words or left out of them, change what was said: those of one key say the same."""
    silent_that: bool = False
    """Whether a clause may follow a verb of saying without any word between ("said the talks went well")."""


class Pronouns(Record):
    """Words that point at somebody."""

    person: Words
    subjects: Words
    """Those that can be the subject of a verb of saying."""
    neuter: Words
    expletive: Words = ()
    """Phrases in which such a word points at nothing: "es gibt"."""
    aged: Words = ()
    """Last words of what somebody is called by their age: "der 58-Jährige"."""
    first: Words
    second: Words = ()
    """Words that speak to the reader or hearer: "you"."""
    vague: Words
