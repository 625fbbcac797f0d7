"""What a table names: its measure, its publisher, its rows, in the languages of claim and table."""

from collections.abc import Sequence
from functools import lru_cache

from claims.language.lexicon import opposites
from claims.language.tables import languages as known_languages
from claims.language.tagging import VERBS, Tag
from claims.language.words import words
from claims.models import Row, Table
from claims.parts.matching import Relation, relate
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind, Statement
from claims.policy import Policy

_AGGREGATES = frozenset({"total", "in-total", "whole", "sum", "average", "mean", "median"})
"""Senses of the glossary by which a row adds up the others."""
_WHAT_AND_WHICH = frozenset({Tag.NOUN, Tag.NAME, Tag.ATTRIBUTE})


@lru_cache(maxsize=256)
def parts_of_phrase(phrase: str, languages: tuple[str, ...]) -> tuple[Part, ...]:
    """The names, words and times of a title, header or cell, read in each of the languages."""
    kinds = (PartKind.NAME, PartKind.WORD, PartKind.TIME)
    return tuple(p for code in languages for p in read_statement(phrase, code).parts if p.kind in kinds)


def measure_parts(table: Table, languages: tuple[str, ...]) -> tuple[Part, ...]:
    """What the figures of a table are and who publishes them."""
    phrases = (table.measure, *table.aliases, table.origin.publisher, table.columns[table.entity], table.unit or "")
    return tuple(part for phrase in phrases for part in parts_of_phrase(phrase, languages))


def matched(parts: Sequence[Part], others: Sequence[Part], policy: Policy) -> list[Part]:
    """Those parts that find their counterpart among the others."""
    return [p for p in parts if any(relate(p, other, policy) in (Relation.SAME, Relation.WIDER) for other in others)]


def rows_named(table: Table, parts: Sequence[Part], languages: tuple[str, ...], policy: Policy) -> list[Row]:
    """The rows whose name the parts have, whole; a row that adds up the others is named by too many words."""
    singles = [row for row in table.rows if not is_aggregate(row.cells[table.entity])]
    return [row for row in singles if _is_named(row.cells[table.entity], parts, languages, policy)]


def _is_named(cell: str, parts: Sequence[Part], languages: tuple[str, ...], policy: Policy) -> bool:
    for language in languages:
        own = parts_of_phrase(cell, (language,))
        if own and all(any(relate(part, mine, policy) is Relation.SAME for part in parts) for mine in own):
            return True
    return False


def is_of_something_else(missing: Sequence[Part], statement: Statement) -> bool:
    """Whether a claim measures something that a table does not, by the parts of it that the table lacks.

    A noun, a name or an attribute says what or of whom ("roads", "eastern members"), a verb what is done ("save"), a
    word with an opposite which way ("raised"). An adverb ("still") or a plain verb ("stands at") may be missing.
    """
    tags = {word.start: word.tag for word in words(statement.text, statement.table.code)}
    return any(_weighs(part, tags.get(part.span.start, Tag.OTHER), statement) for part in missing)


def _weighs(part: Part, tag: Tag, statement: Statement) -> bool:
    if part.kind is PartKind.NAME:
        return not part.adjective
    table, figures = statement.table, statement.table.figures
    forms = {part.base, part.verb}
    if forms & {*figures.reach, *figures.below, *figures.above, *table.speech.verbs}:
        return False
    is_verb = bool(part.verb) or tag in VERBS
    turns = part.decisive or ((part.predicate or is_verb) and any(opposites(concept) for concept in part.concepts))
    return turns or part.attribute or tag in _WHAT_AND_WHICH or (is_verb and not forms & {*table.clauses.levels})


def is_aggregate(cell: str) -> bool:
    """Whether a row adds up the others, in whatever language: "Total", "Durchschnitt"."""
    readings = [parts_of_phrase(cell, (language,)) for language in known_languages()]
    return any(own and all(part.concepts & _AGGREGATES for part in own) for own in readings)
