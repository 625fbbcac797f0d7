"""Content without the words that only tie it to what stands before."""

from claims.language.tables import Language
from claims.language.words import first_word, words
from claims.parts.segments import is_finite


def bare(content: str, table: Language) -> str:
    """Content without the conjunction that ties it to what stands before."""
    first, rest = first_word(content, table.code)
    ties = {*table.clauses.coordinating, *table.clauses.contrasting, *table.clauses.causal, *table.speech.that}
    ties -= {*table.clauses.open_questions}
    return bare(rest, table) if rest and first.casefold() in ties else content


def without_topic(content: str, table: Language) -> str:
    """Content without the phrase in front that only says what it is about: "Im Hinblick auf X sollen sich ..."."""
    if not content.casefold().startswith(tuple(f"{topic} " for topic in table.clauses.topics)):
        return content
    verb = next((word for word in words(content, table.code) if is_finite(word)), None)
    return content if verb is None else content[verb.start :]
