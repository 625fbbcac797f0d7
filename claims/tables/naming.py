"""What a table names: its measure, its publisher, its rows, in the languages of claim and table."""

from collections.abc import Sequence
from functools import lru_cache

from claims.models import Row, Table
from claims.parts.matching import Relation, relate
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind
from claims.policy import Policy


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
    """The rows whose name the parts have, whole."""
    return [row for row in table.rows if _is_named(row.cells[table.entity], parts, languages, policy)]


def _is_named(cell: str, parts: Sequence[Part], languages: tuple[str, ...], policy: Policy) -> bool:
    for language in languages:
        own = parts_of_phrase(cell, (language,))
        if own and all(any(relate(part, mine, policy) is Relation.SAME for part in parts) for mine in own):
            return True
    return False
