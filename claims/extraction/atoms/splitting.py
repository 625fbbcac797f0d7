"""From a statement to its atoms: rule by rule, until none takes anything apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.atoms.asides import split_aside, split_subject
from claims.extraction.atoms.clause import Clause
from claims.extraction.atoms.examples import split_examples
from claims.extraction.atoms.fine import split_finely
from claims.extraction.atoms.fronts import main_clause
from claims.extraction.atoms.lists import split_list
from claims.extraction.atoms.predicates import split_predicates
from claims.extraction.atoms.tokens import Tokens, tokens
from claims.extraction.atoms.wording import capitalised, text_of, written
from claims.language.tables import Language

MOST_TOKENS = 100
"""Longer statements stay whole: they are lists or tables, and no sentence of prose."""
MOST_ATOMS = 24


class Grain(StrEnum):
    """How finely statements are taken apart."""

    FACTS = "facts"
    FINE = "fine"
    """Also the role from the nationality, and each time and place by itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an atom that stands in its statement word by word."""

    at: int
    """Where it begins in the wording of the atom."""
    start: int
    """Where it begins in the statement."""
    length: int


@dataclass(frozen=True, slots=True)
class Atom:
    """One fact with a wording of its own."""

    content: str
    pieces: tuple[Piece, ...]


_RULES: tuple[Callable[[Clause, Language], tuple[Clause, ...]], ...] = (
    split_subject,
    split_predicates,
    split_aside,
    split_examples,
    split_list,
)


def atoms(statement: str, table: Language, grain: Grain = Grain.FACTS) -> tuple[Atom, ...]:
    """The facts that a statement tells, in their order; the statement itself where nothing can be taken apart."""
    whole = (Atom(statement, (Piece(0, 0, len(statement)),)),)
    found = tokens(statement, table) if table.atoms.joining and len(statement) < MOST_TOKENS * 12 else ()
    if not found or len(found) > MOST_TOKENS or statement.rstrip().endswith("?"):
        return whole
    main = main_clause(found, table)
    if main is None:
        return whole
    clauses = list(_taken_apart(main, table, grain))
    made = tuple(dict.fromkeys(_atom(clause.words) for clause in clauses))
    return made if len(made) <= MOST_ATOMS and (len(made) > 1 or grain is Grain.FINE) else whole


def _taken_apart(main: Clause, table: Language, grain: Grain) -> Iterator[Clause]:
    open_clauses = [main]
    steps = 0
    while open_clauses:
        clause = open_clauses.pop(0)
        steps += 1
        parts = next((parts for rule in _RULES if (parts := rule(clause, table))), ())
        if parts and steps < MOST_ATOMS * 4:
            open_clauses[:0] = parts
        elif grain is Grain.FINE:
            yield from split_finely(clause, table)
        else:
            yield clause


def _atom(words: Tokens) -> Atom:
    words = capitalised(words)
    pieces = tuple(Piece(at, token.start, token.placed) for at, token in written(words) if token.placed)
    return Atom(text_of(words), pieces)
