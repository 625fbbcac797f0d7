"""How the words of a language change, how they are put together, and by what their kind is told."""

from enum import StrEnum

from pydantic import Field

from claims.language.entries.listing import Words
from claims.models import Record


class Tag(StrEnum):
    """Kind of a word."""

    FINITE = "finite"
    """A verb that agrees with a subject, auxiliaries and modals included."""
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    """Of a perfect or passive: "gestiegen", "sold"."""
    GERUND = "gerund"
    ATTRIBUTE = "attribute"
    """An adjective or participle before its noun: "gewonnene Wettbewerbe"."""
    ADJECTIVE = "adjective"
    NOUN = "noun"
    NAME = "name"
    CONJUNCTION = "conjunction"
    PARTICLE = "particle"
    """Part of a verb that stands by itself: "lehnt ... ab"."""
    OTHER = "other"


class Tagger(Record):
    """A model of the Hanover Tagger, where it has one for the language."""

    model: str = ""
    """Name of its file inside the package."""
    tags: dict[Tag, tuple[str, ...]] = Field(default_factory=dict)
    """Kinds of words, each with the tags that the model has for it."""
    inflected: tuple[str, ...] = ()
    """Tags of verbs that have an ending, where a noun may look like them: "aged"."""
    past: tuple[str, ...] = ()
    """Tags of verbs in the past, where a noun may look like them: "rose"."""


class VerbClass(Record):
    """Verbs whose infinitives end alike, for languages without a model of the tagger."""

    infinitive: str
    """The ending of their infinitives: "er"."""
    proofs: Words
    """What it turns into in forms that only verbs have: "era"; the dictionary must know the verb by one of them."""
    participles: Words = ()
    """Endings of participles."""
    gerunds: Words = ()
    either: Words = ()
    """Endings of participles that are those of finite forms too: "dit"; an auxiliary before them tells."""
    guessed: Words = ()
    """Endings of forms that the dictionary may have as nouns or adjectives only: "porte"."""


class Forms(Record):
    """How words change, and by what their kind is told."""

    elisions: Words = ()
    """Beginnings of words that are words of their own before an apostrophe: "l", "qu"; written without it."""
    compounds: bool = False
    """Whether compounds are written in one word."""
    links: Words = ()
    """Letters between the parts of a compound."""
    no_parts: Words = ()
    """Endings that are words by accident: "Mannschaft" is no shaft."""
    short_parts: Words = ()
    """Parts of compounds that are shorter than words of a dictionary by accident mostly are: "gas", "eis"."""
    unfolded: dict[str, str] = Field(default_factory=dict)
    """Letters that lower case folds together, as the dictionary writes them: "fussball" is "fußball"."""
    verb_ends: Words = ()
    """Endings of infinitives; a stem of a verb may open a compound, and no verb is a superlative."""
    case_endings: Words = ()
    """Endings that a case adds to an adjective or noun."""
    adjective_endings: Words = ()
    """Those that it adds to a superlative or to an adjective made of a figure."""
    name_endings: Words = ()
    """Those that it adds to an adjective that opens a name: "Vereinigten Staaten"."""
    genitive_endings: Words = ()
    """Those that the genitive adds to a name: "Lenhams"."""
    superlative: str = ""
    """Regular expression of superlatives without the ending of their case."""
    degrees: str = ""
    """Regular expression of comparatives and superlatives in every form."""
    spellings: dict[str, str] = Field(default_factory=dict)
    """Letters that are written in two ways, each with the one that stands for both: "ß", "colour"."""
    reflexive: str = ""
    """What stands before verbs in the glossary that has no part in their meaning: "sich"."""
    tagger: Tagger = Field(default_factory=Tagger)
    verbs: tuple[VerbClass, ...] = ()
    irregular: dict[str, str] = Field(default_factory=dict)
    """Forms of verbs that the dictionary lacks, or has as other words, with their infinitives."""
    infinitives: Words = ()
    """Infinitives that no proof shows."""
    also_nouns: Words = ()
    """Forms of auxiliaries and modals that are nouns behind an article: "l'est"; others are verbs everywhere."""
    before_nouns: Words = ()
    """Base forms of adjectives behind which a noun follows: "grand"."""
    before_verbs: Words = ()
    """Words behind which a verb follows, and an article is a pronoun: "il la porte"."""

    @property
    def tells_verbs(self) -> bool:
        """Whether verbs are told from other words."""
        return bool(self.tagger.model or self.verbs)
