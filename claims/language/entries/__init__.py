"""The groups of entries in a language's table."""

from claims.language.entries.atoms import Atoms
from claims.language.entries.clauses import Clauses, Comparisons, Negation
from claims.language.entries.computing import Computing
from claims.language.entries.figures import Dates, Figures, Multiples, Numbers
from claims.language.entries.forms import Forms, Tag, VerbClass
from claims.language.entries.listing import Spellings, Words, listed
from claims.language.entries.names import Names
from claims.language.entries.references import References
from claims.language.entries.signs import Checkability, Kinds, Qualifiers
from claims.language.entries.speech import Pronouns, Speech

__all__ = [
    "Atoms",
    "Checkability",
    "Clauses",
    "Comparisons",
    "Computing",
    "Dates",
    "Figures",
    "Forms",
    "Kinds",
    "Multiples",
    "Names",
    "Negation",
    "Numbers",
    "Pronouns",
    "Qualifiers",
    "References",
    "Speech",
    "Spellings",
    "Tag",
    "VerbClass",
    "Words",
    "listed",
]
