"""Reading tables, dictionaries, taggers and glossaries at once, before the first sentence asks for them."""

from claims.language.lexicon import concepts_of
from claims.language.names import gazetteer
from claims.language.tables import deciding
from claims.language.words import words


def load_languages() -> None:
    """Read what verdicts are decided with; what is read stays until the process ends.

    The dictionary of another language is read when its first text comes.
    """
    for code in deciding():
        words("x", code)
        concepts_of(code)
        gazetteer(code)
