"""Reading the word lists of every language at once, before the first sentence asks for them."""

from claims.language.lexicon import concepts_of
from claims.language.names import gazetteer
from claims.language.tables import languages
from claims.language.words import words


def load_languages() -> None:
    """Read tables, dictionaries, taggers and glossaries; what is read stays until the process ends."""
    for code in languages():
        words("x", code)
        concepts_of(code)
        gazetteer(code)
