"""The finest facts: nationality and role, each time and place by itself."""

from collections.abc import Iterator

from claims.extraction.atoms.clause import Clause
from claims.language.tables import Language


def split_finely(clause: Clause, table: Language) -> Iterator[Clause]:
    """The facts of a clause that no other rule takes apart."""
    yield clause
