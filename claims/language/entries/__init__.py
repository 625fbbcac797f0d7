"""The groups of entries in a language's table."""

from claims.language.entries.clauses import Clauses, Comparisons, Negation
from claims.language.entries.figures import Dates, Figures, Multiples, Numbers
from claims.language.entries.listing import Spellings, Words, listed
from claims.language.entries.names import Names
from claims.language.entries.signs import Checkability, Kinds, Qualifiers
from claims.language.entries.speech import Pronouns, Speech

__all__ = [
    "Checkability",
    "Clauses",
    "Comparisons",
    "Dates",
    "Figures",
    "Kinds",
    "Multiples",
    "Names",
    "Negation",
    "Numbers",
    "Pronouns",
    "Qualifiers",
    "Speech",
    "Spellings",
    "Words",
    "listed",
]
